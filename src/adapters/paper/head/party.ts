/** A firm or a place of an order as a paper names it, and what may be its name. */
import { foundIn, type Found } from '../found.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { hasLegalForm, isAddressLine, isCompanyName, isSuffixAlone } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { datesIn } from '../values/date.ts';
import { isSubBox, type PartyLines } from './blocks.ts';

export type PartyRole = 'buyer' | 'supplier' | 'shipTo' | 'billTo';

export interface PaperParty {
  readonly name: Found;
  readonly address: readonly Found[];
}

export function isSameParty(a: PaperParty, b: PaperParty | undefined): boolean {
  return b !== undefined && isSameName(a.name.text, b.name.text);
}

/** Names vary in case and punctuation; one may be a part of the other. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  if (x === '' || y === '') return false;
  return x === y || (x.length > 5 && y.startsWith(`${x} `)) || (y.length > 5 && x.startsWith(`${y} `));
}

/** Goods may go to a place that no name is given for. */
export function isFirm({ name, address }: PaperParty, role: PartyRole): boolean {
  if (role === 'shipTo' && isAddressLine(name.text)) return true;
  // A note below a name has numbers as well, and is longer than a street.
  return (
    isCompanyName(name.text) ||
    address.some(({ text }) => text.length <= 60 && /\p{L}{3}/u.test(text) && isAddressLine(text))
  );
}

/** A name has letters, and is no date, code or sentence: `WLUY0000302` stands before the name of a plant. */
export function isName(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    text.length <= 80 &&
    !/^\d[\d/.-]*$/.test(text) &&
    !/^[A-Z\d-]*\d{2}[A-Z\d-]*$/.test(text) &&
    !/^\((?!(?:주|유|재|사|합|株|有)\))|^\p{Ll}+\s\p{Ll}/u.test(text) &&
    !isSuffixAlone(text) &&
    !TOWN_ALONE.test(text) &&
    !NOBODY.test(text) &&
    !SENTENCE.test(text) &&
    !isSubBox(text) &&
    // `Delivery on or before: 17th February 2026`.
    !(/[:：]\s/.test(text) && datesIn(text, 'dmy').length > 0) &&
    // `An: Markus Vogt <vogt@…>` in the head of a mail that was passed on.
    !/<\S+@\S+>/.test(text)
  );
}

/** `7881 AB Emmer-Compascuum`: the second line of an address. */
const TOWN_ALONE = /^\d{4}\s?[A-Z]{2}\s\p{Lu}[\p{L}' -]+$/u;

/** `SAME AS BLOCK 9`, `VENDOR COPY`, `see below`: what stands where a name could. */
const NOBODY =
  /^(?:same as|see|siehe|voir|véase|vedi|zie)\s|^(?:copy|original|duplicate|kopie|copie|copia|exemplar|page|seite)(?:\s\d+)?$/i;

/** `Please send invoices of Halvorsen GmbH to accounting.` names a firm and is no name. */
export const SENTENCE =
  /^(?:SA|SAS|SARL|S\.A\.S?\.?)\s+au capital\b|\bcapital social\b|(?:\s\p{Ll}{2,}){3}[^.]*\.$|^(?:[Ff]or|[Pp]lease|[Bb]itte|[Mm]erci|[Pp]or favor|[Ss]i prega)\b/u;

export function toParty({ name, address }: PartyLines, confidence: number, rule: string): PaperParty {
  const street = streetBehind(name);
  const lines = street === name.length ? address : [name.slice(street), ...address];
  return {
    name: withoutAccount(withoutTail(name.slice(0, street), rule, confidence)),
    address: lines.map((tokens) => withoutTail(tokens, rule, confidence)),
  };
}

/** `Bäckerei Aeschlimann AG Industriestrasse Nord 12`: where, behind the legal form, the street begins. */
function streetBehind(words: readonly Token[]): number {
  for (let at = 2; at < words.length; at++) {
    const [name, rest] = [textOf(words.slice(0, at)), textOf(words.slice(at))];
    if (isSuffixAlone(words[at - 1]?.text ?? '') && hasLegalForm(name) && /\d/.test(rest) && isAddressLine(rest))
      return at;
  }
  return words.length;
}

/** `00041827 HEXTON TRANSIT PARTS INC`. */
function withoutAccount(name: Found): Found {
  // `10008782 - Suryaketan Components`: the number is an account.
  const text = name.text
    .replace(/^[A-Z]{0,3}\d{3,}\s+[-–]\s+(?=\p{L})/u, '')
    .replace(/^\d{5,}\s+(?=\p{L})|^\[\d{1,8}\]\s*(?=\p{L})/u, '');
  const [, firm = ''] = /^[A-Z]{1,3}-?\d{3,}\s+(.+)$/.exec(text) ?? []; // `A84243 鑫泰電子材料有限公司`.
  return { ...name, text: isCompanyName(firm) ? firm : text };
}

/** Without the comma or the polite word (`御中`, `귀중`) behind it. */
function withoutTail(tokens: readonly Token[], rule: string, confidence: number): Found {
  const kept = tokens.filter(({ text }) => !/^(?:御中|様|貴中|귀중|귀하)$/u.test(text));
  const found = foundIn(kept.length === 0 ? tokens : kept, rule, confidence);
  const text = found.text
    .replace(/[,，;]$/, '')
    .replace(/\s*(?:御中|귀중|귀하)$/u, '')
    // `Entreprise Malgras & Fils – SAS au capital de 180 000 €`.
    .replace(/\s[-–—]\s(?:SAS?U?|SARL|EURL|SNC|SCOP|S\.A\.(?:S\.)?)(?:\s+au capital\b.*)?$/u, '')
    // `Industriestraße 5, 74219 Möckmühl (Anlieferung 7–15 Uhr)`.
    .replace(/(?<=\d{4}.*)\s\([^)]*(?:\bUhr|\d\s?h\b|\bhrs?\b|anlieferung|deliver(?:y|ies)|livraison)[^)]*\)$/iu, '')
    // `Site: Weir House`: what kind of place it is.
    .replace(
      /^(?:site|address|adresse|anschrift|standort|chantier|obra|cantiere)\s?:\s*(?=\p{L})|^账套\s?[:：]\s*/iu,
      '',
    )
    .replace(
      /^(?:dear|hi|hello|hallo|messrs\.?|m\/s\.?|firma(?!\s\p{L}+(?:ow[ao]|lana|yjna|iczna|[sc]ka|inna)(?!\p{L}))|an die firma|attn\.?:?)\s+(?=\p{L})/iu,
      '',
    )
    .trim();
  const bare = withoutTitle(text);
  const [, name] = NAME_AND_MORE.exec(bare) ?? [];
  return { ...found, text: name ?? bare };
}

export function withoutTitle(text: string): string {
  return text.replace(TITLE_BEFORE, '').replace(TITLE_BEHIND, '');
}

/** `Order AH-2231 – AudioHire Ltd`, `Decor Direct Ltd — order`: the title of the paper in one line with who writes it. */
const ORDER = String.raw`(?:(?:purchase|weekly|daily|kiosk) )?orders?(?: form)?|bestell(?:ung|formular)|bon de commande|commande|pedido(?: de compra)?|ordine(?: d['’]acquisto)?|bestelling|inkooporder`;
const TITLE_BEFORE = new RegExp(
  String.raw`^(?:\p{L}+ )?(?:${ORDER})(?: (?:no\.?|nr\.?|n°|#)?\s?\S*\d\S*)?\s[-–—|]\s(?=\p{L})`,
  'iu',
);
const TITLE_BEHIND = new RegExp(String.raw`\s[-–—|]\s(?:${ORDER})$`, 'iu');

/** `Verdance Millwork, LLC · 5550 Foundry Road` and `Corwin Plastics, LLC - Whse 2`: what follows the firm's suffix is more. */
const NAME_AND_MORE =
  /^(.{3,60}?(?:\b(?:inc|llc|ltd|corp|co|gmbh|ag|kg|sarl|sas|sa|bv|nv|plc|llp|limited|company|corporation)|\bl\.p|\bs\.?p\.?a|\bs\.?r\.?l)\.?(?:\s?[(（](?:l\.?l\.?c|pvt|p|pte|pty)\.?[)）](?:\s?(?:ltd|limited)\.?)?)?|.{2,20}?(?:公司|株式会社))(?!\s?[(（](?:l\.?l\.?c|pvt|p|pte|pty)\.?[)）])\s*(?:[·•|–]|\s-\s|（|\().*$/i;
