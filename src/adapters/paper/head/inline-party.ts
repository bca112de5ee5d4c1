/** A party on one line: what commas, dashes and strokes part in it. */
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import { textOf, type Segment, type Token } from '../layout/layout.ts';
import type { PartyLines } from './blocks.ts';
import { withAddressInBrackets } from './bracketed.ts';

/** `(gate 2, 7.00-16.30)`: a comma inside parts nothing. */
function isInBrackets(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

function isNamed(tokens: readonly Token[]): boolean {
  return isCompanyName(tokens.map(({ text }) => text).join(' '));
}

/** Up to the next dash or comma: `Goods Inward` and `Whse` are parts of a name. */
function startsAddress(tokens: readonly Token[]): boolean {
  const piece = pieceOf(tokens);
  return /\p{L}.*\d/u.test(piece) || isAddressLine(piece);
}

function pieceOf(tokens: readonly Token[]): string {
  const end = tokens.findIndex(({ text }) => /^[-–—]$|,$/.test(text));
  return textOf(end < 0 ? tokens : tokens.slice(0, end + 1));
}

/** `Hotel Playa Cortadura - Paseo Marítimo, 22`: a street behind the dash. */
function isStreetBehind(tokens: readonly Token[]): boolean {
  const piece = pieceOf(tokens).replace(/[\s,–—-]+$/u, '');
  return !/^\d/.test(piece) && isAddressLine(piece);
}

/** `Atelier - ZA de Taulhac 43000 LE PUY-EN-VELAY`: a place with its postal code and town behind the dash. */
function isPlaceBehind(tokens: readonly Token[]): boolean {
  return /^\p{Lu}\p{L}*\s.*\b\d{5}\s\p{Lu}[\p{L}' -]+$/u.test(textOf(tokens));
}

/** `5701 KC Helmond (achterom)`: words in brackets behind a town say how to get in; `(VE)` is a part of it. */
function withoutRemark(part: readonly Token[]): readonly Token[] {
  const at = part.findIndex((token, index) => {
    const end = part.findIndex(({ text }, other) => other >= index && text.includes(')'));
    const inside = part.slice(index, end < 0 ? part.length : end + 1);
    return token.text.startsWith('(') && /(?<!\p{L})\p{Ll}{3}/u.test(textOf(inside));
  });
  const isTown = at > 1 && part.slice(0, at).some(({ text }) => /^\d{4,5}$/.test(text));
  return isTown ? part.slice(0, at) : part;
}

/** One line that says it all: `Laiterie Garonnet SARL, 77 chemin du Moulin, 64000 Pau`. */
export function inlineParty(segment: Segment): PartyLines | undefined {
  const bracketed = withAddressInBrackets(segment);
  if (bracketed !== undefined) return bracketed;
  const parts: Token[][] = [[]];
  for (const [index, token] of segment.tokens.entries()) {
    // `株式会社北栄精機 岐阜工場 岐阜県各務原市那加新町9`: neither does one before a province with its town.
    if (
      parts.length === 1 &&
      parts[0]?.length !== 0 &&
      /^.{2,4}[都道府県省].{1,6}[市区郡县町]|^.{2,3}[市县區縣].+[路街道號号]/u.test(token.text)
    )
      parts.push([]);
    // A postal code begins the address where no comma does: `東洋精工 〒530-0001 …`.
    if (token.text.startsWith('〒') && parts.length === 1 && parts[0]?.length !== 0) parts.push([]);
    // `HEARTHSTEAD DC 3 / 18800 LOGISTICS BLVD / FONTERRA CA`: the strokes part what commas part elsewhere.
    // So do dashes behind a name that ends with its suffix: `SERRA AZUL LTDA - ROD. SC-418 KM 12 - GALPAO 2`.
    const isBehindName =
      /^[-–—]$/.test(token.text) &&
      parts.length === 1 &&
      (isNamed(parts[0] ?? []) ||
        isPlaceBehind(segment.tokens.slice(index + 1)) ||
        isStreetBehind(segment.tokens.slice(index + 1)));
    if (isBehindName && !startsAddress(segment.tokens.slice(index + 1))) continue;
    if (isBehindName || (token.text === '/' && !token.glued)) {
      parts.push([]);
      continue;
    }
    parts.at(-1)?.push(token);
    // `… 6236 Alpbach. Zahlungsziel 14 Tage`: a sentence ends behind the town.
    if (
      parts.length > 1 &&
      /^\p{L}{5,}\.$/u.test(token.text) &&
      parts.at(-1)?.some(({ text }) => /^\d{4,5}$/.test(text)) === true
    )
      break;
    if (/[,，;]$/.test(token.text) && !isInBrackets(parts.at(-1) ?? [])) parts.push([]);
  }
  const filled = parts.map(withoutRemark).filter(({ length }) => length > 0);
  const [name, ...address] = filled;
  if (name === undefined || address.length === 0) return undefined;
  // `Pruitt, Inc.`: a suffix behind a comma belongs to the name.
  const [next] = address;
  const suffix = (next ?? [])
    .map(({ text }) => text)
    .join(' ')
    .replace(/[,;]$/, '');
  if (
    next !== undefined &&
    ((isCompanyName(next[0]?.text ?? '') && next.length <= 1) || /^s\.?\s?a\.?(?: de c\.?\s?v\.?)?$/i.test(suffix))
  )
    return { name: [...name, ...next], address: address.slice(1), contacts: [] };
  return { name, address, contacts: [] };
}
