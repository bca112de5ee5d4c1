/** Item numbers in running text: with a label, with whose they are, or bare. */
import { isUnitWord } from '../values/unit-words.ts';
import { type Slots, CODE, isFree, LETTER } from './slot.ts';
import { PRODUCT } from './slot-prices.ts';
import { inBrackets } from './slot-quantity.ts';

const OURS = String.raw`our|my|unsere?r?|notre|nos|nostr[oa]|ns\.?|nuestr[oa]s?|onze?|noss[oa]|vårt?|vores|vort|nasz[ae]?|náš|naše|我方|我司`;

const YOURS = String.raw`your|ihre?r?|deine?|votre|vos|ton|vostr[oa]|vs\.?|vuestr[oa]s?|su|tu|uw|jullie|voss[oa]|seu|sua|ert?|deres|jeres|wasz[ae]?|państwa|váš|vaše|贵司|你方|supplier|vendor|lieferanten-?|mfr|cat(?:alogue|alog)?`;

const LABEL = String.raw`(?:art(?:icle|ikel)?\.?\s?-?\s?(?:nr|no|nummer|number|code)?\.?|item\s?(?:no|number|code|#)?\.?|part\s?(?:no|number|#)?\.?|p\/n|sku|material(?:nummer)?\s?(?:no|nr|number)?\.?|mat\.?-?\s?nr\.?|(?:catalogue|catalog|cat)\.?\s?(?:no|number)?\.?|product\s?(?:no|code|number)?\.?|stock\s?(?:no|code)\.?|r[ée]f(?:[ée]rence|erencia|er[êe]ncia)?\.?|rif(?:erimento)?\.?|c[óo]d(?:ice|igo)?\.?|articolo|art[íi]culo|code|clave|kod|indeks|symbol|varenr\.?|artikkelnr\.?|cikksz[áa]m|(?:teile|bestell|sach|katalog|produkt|modell)-?(?:nummer|nr\.?)|(?:unter )?(?:der )?nummer|nr\.?|no\.?|n°|number|#|料号|物料编码|编码|编号|货号|型号)`;

/** `ref. vuestra GB609`. */
const BEHIND = String.raw`vuestr[oa]|nuestr[oa]|vostr[oa]|nostr[oa]|suy[oa]|de (?:ustedes|vous)`;

export const LABELLED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<owner>${OURS}|${YOURS})\s?)?(?<label>${LABEL})\s*(?:(?<behind>${BEHIND})(?![\p{L}])\s*)?[:：#]?\s*(?<code>(?:(?<=[\s:：])\p{L}{1,3}\s(?=\d{3,}(?![\p{L}\d])))?(?=[^\s,;()]*\d|\p{L}{2,}[-/]\p{L}{2,})${CODE})`,
  'giu',
);

/** `(your AJ-30, 30cl)`: whose it is says enough where a code follows. */
const OWNED =
  /(?<![\p{L}\d])(?:your|ihre?|votre|vos|uw)\s+(?:(?:ref|no|code|item|part|artikel|art)\.?\s+(?=\p{Lu}{2,}-\p{Lu}{2,}))?(?<code>(?:\p{Lu}{2,}-\p{Lu}{2,}(?=\)))|(?=[\p{L}-]*\d)[\p{Lu}\d][\p{Lu}\d\-_./]*[\p{Lu}\d])(?![\p{L}\d])/u;

export function readLabelled(text: string, slots: Slots): void {
  for (const match of text.matchAll(LABELLED)) {
    const { behind } = match.groups ?? {};
    // `Artikel RS 3050`; in `Artikel mit 3050` the word is none of it.
    const code = (match.groups?.['code'] ?? '').replace(/^(?!\p{Lu}+\s)\p{L}+\s/u, '');
    const owner = match.groups?.['owner'] ?? behind;
    const start = match.index + match[0].length - code.length;
    if (!isFree(slots, match.index, start + code.length)) continue;
    // `ref. vuestra HD-PIL`, `réf. LC-TMR`: a code without digits is one in capitals, behind a word that names nothing else.
    const isNamed =
      owner !== undefined ||
      /^(?:r[ée]f|art|sku|symbol|indeks|cod|cód|kod|clave)/iu.test(match.groups?.['label'] ?? '');
    if (!/\d/.test(code) && (!isNamed || !/^\p{Lu}{2,}(?:[-/]\p{Lu}{2,})+$/u.test(code))) continue;
    // `nº 10 botes pintura`: so many of them.
    const isCount = /^\d{1,4}$/.test(code) && /^\W*$/u.test(text.slice(0, match.index));
    if (isCount && owner === undefined && /^\s\p{Ll}{2}/u.test(text.slice(start + code.length))) continue;
    const isYours = owner !== undefined && new RegExp(`^(?:${YOURS}|suy[oa]|de .*)$`, 'iu').test(owner);
    const isCatalogue = /^cat/i.test(match.groups?.['label'] ?? '');
    // Who writes `£7.70 × 6` is a shop, which has numbers of its own.
    const isShop = /^sku/i.test(match.groups?.['label'] ?? '') && PRODUCT.test(text);
    const name = isYours || isCatalogue || isShop ? 'supplierSku' : 'buyerSku';
    if (slots[name] !== undefined) continue;
    slots[name] = { start, end: start + code.length };
    if (owner !== undefined && !isYours) slots.isOurs = true;
    slots.taken.push({ start: match.index, end: start + code.length });
  }
}

/** `codice FMAN`: letters alone are a number where they are capitals behind a word that names nothing else. */
const LETTERED =
  /(?<![\p{L}\d])(?:[Rr][ée]f(?:[ée]rence|erencia|\.)?|[Rr]if\.|[CcKk][óo]d(?:e|ice|igo|\.)?|[Cc]lave|[Aa]rt\.(?:-?Nr\.)?|[Aa]rtikel|SKU)\s?[:：#]?\s?(?<code>\p{Lu}{3,8})(?![\p{L}\d])/u;

export function readLettered(text: string, slots: Slots): void {
  const match = LETTERED.exec(text);
  const code = match?.groups?.['code'];
  if (match === null || code === undefined || (slots.buyerSku ?? slots.supplierSku) !== undefined) return;
  const end = match.index + match[0].length;
  if (!isFree(slots, match.index, end)) return;
  slots.buyerSku = { start: end - code.length, end };
  slots.taken.push({ start: match.index, end });
}

export function readOwned(text: string, slots: Slots): void {
  const match = OWNED.exec(text);
  const code = match?.groups?.['code'];
  if (match === null || code === undefined || slots.supplierSku !== undefined) return;
  const end = match.index + match[0].length;
  if (!isFree(slots, match.index, end)) return;
  slots.supplierSku = { start: end - code.length, end };
  slots.taken.push({ start: match.index, end });
}

const WORD = new RegExp(String.raw`(?<!${LETTER}|\d)${CODE}`, 'gu');

const SIZE =
  /^\d+(?:[.,/]\d+)?(?:["']|x\d|mm|cm|m|in|ft|hp|rpm|kg|g|lb|oz|ml|l|v|w|kw|a|gal|vdc|vac|t|pcs|er|e|st|nd|rd|th|%)?$|^\d[\d.,/]*[x×]\d|^\d+\/\d+|^[a-z]{1,2}\d{1,2}$|^\d{1,2}[.)]$|^(?:19|20)\d\d$|^\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$/i;

/** `Tel 01326 555 0190`. */
const PHONE = /(?<!\p{L})(?:tel|tél|telefon|phone|ph|fax|mob|mobile|cell)\.?\s?:?\s*[+(]?[\d\s()/.-]*$/iu;

const DAY =
  /^(?:\d{1,2}(?:[.:h]\d{2})?(?:am|pm|uhr|h)|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})$/i;

/** Sizes of pipes, plugs and housings look like short item numbers: `DN40`, `RJ45`, `IP67`. */
const NORM = /^(?:DN|PN|NB|RJ|IP|OD|ID|UN|NR|SW|LW|RAL|ISO|DIN|EN)\d+$/;

function isPostal(text: string): boolean {
  const state = POSTAL.exec(text)?.[1];
  return state !== undefined && !isUnitWord(state);
}

/** `0418.117.0`, and no `1.250.000`. */
function isDotted(code: string): boolean {
  return /^\d{3,}(?:\.\d+){2,}$/.test(code) && !/^\d{1,3}(?:\.\d{3})+$/.test(code);
}

/** `ME  04428`: state and postal code. */
const POSTAL = /\b([A-Z]{2}),?\s+\d{5}(?:-\d{4})?$/;

/** A number or code that no label announces: the first one outside of brackets that is no size. */
export function readCode(text: string, slots: Slots): void {
  const candidates = [...text.matchAll(WORD)].flatMap((match) => {
    const code = match[0].replace(/[./-]+$/, '');
    const [start, end] = [match.index, match.index + code.length];
    if (!isFree(slots, start, end) || inBrackets(text, start)) return [];
    const digits = code.replaceAll(/\D/g, '').length;
    const isLong =
      /^\d{5,}$/.test(code) || /^\d{2,}[-/]\d{2,}(?:[-/]\d+)*$|^\d{2,}(?:\.\d{2,}){2,}$/.test(code) || isDotted(code);
    const isNext =
      slots.isCounted === true &&
      start - takenEnd(slots) <= 1 &&
      (/^\d{3,}$/.test(code) ||
        // `6 x PL-WRAP pallet wrap`.
        (/^\p{Lu}{2,}(?:-\p{Lu}{2,})+$/u.test(code) && /^\s+\p{Ll}{2}/u.test(text.slice(end))) ||
        (/^[A-Z]{2,4}\d{2,}[A-Z\d]*$/.test(code) && !NORM.test(code) && /^\s+\p{L}/u.test(text.slice(end))));
    // `3 boxes - RB-T4 bread clips`: behind a dash one digit is enough.
    const isBehindDash = /[-–:]\s*$/.test(text.slice(0, start)) && /^[A-Z]{1,6}-[A-Z]{1,3}\d$/.test(code);
    const isHyphened = isBehindDash || (/^[A-Z]{1,6}-\d+[A-Z\d-]*$/.test(code) && code.length >= 4);
    const isMixed = (digits >= 2 || isHyphened) && code.length >= 4 && /\p{L}/u.test(code) && !/\p{Ll}{3}/u.test(code);
    if (isNext) return [{ start, end, score: 3 }];
    if (DAY.test(code) || PHONE.test(text.slice(0, start))) return [];
    if ((SIZE.test(code) && !isLong) || (!isLong && !isMixed) || isPostal(text.slice(0, end))) return [];
    const near = slots.quantity === undefined ? 0 : Math.abs(start - takenEnd(slots)) <= 3 ? 2 : 0;
    const apart = /(?:^|[-–:,(]\s*)$/.test(text.slice(0, start).trimEnd()) ? 1 : 0;
    // `M16-8` in the text of an item whose number a label gave is a part of its name.
    if (slots.supplierSku !== undefined && near === 0) return [];
    return [{ start, end, score: near + apart + (isLong ? 0.5 : 0) + (/[-/]/.test(code) ? 0.3 : 0) - start * 0.01 }];
  });
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  // `harina fuerza W300 (HF300)`: in the middle of the name it is a part of it, where brackets hold a number by itself.
  const bracketed = BRACKETED.exec(text)?.groups?.['code'];
  if (best === undefined || (best.score < 1 && bracketed !== undefined && !NORM.test(bracketed))) return;
  slots.buyerSku = { start: best.start, end: best.end };
  slots.isBare = true;
  slots.taken.push({ start: best.start, end: best.end });
}

/** `(KC12-1000)`, `(70-8201)`, `(201172)`; `(2400)` is how many are in a box, and `(1-2-2026)` a day. */
export const BRACKETED =
  /\((?<code>\p{Lu}{1,3}\s\d{3,}|(?=[^\s)]*\d)(?=[^\s)]*\p{Lu})[\p{Lu}\d][\p{Lu}\d\-_./]{3,}|\d{5,}|(?!\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\))(?=(?:\D?\d){5})\d{2,}(?:[-./]\d{1,}){1,3})\)/u;

/** `12oz kraft cups (KC12-1000)`: a code that has a bracket to itself. */
export function readBracketed(text: string, slots: Slots): void {
  const match = BRACKETED.exec(text);
  const code = match?.groups?.['code'];
  const letters = /\(\p{Lu}{2,}(?:-\p{Lu}{2,})+\)/u.exec(text);
  if (code === undefined && letters !== null)
    slots.lettersInBrackets = { start: letters.index + 1, end: letters.index + letters[0].length - 1 };
  if (match === null || code === undefined) return;
  slots.buyerSku = { start: match.index + 1, end: match.index + 1 + code.length };
  slots.isBare = true;
  slots.taken.push({ start: match.index, end: match.index + match[0].length });
}

function takenEnd({ taken, quantity }: Slots): number {
  return (
    taken.find((slot) => quantity !== undefined && slot.start <= quantity.start && quantity.end <= slot.end)?.end ?? 0
  );
}
