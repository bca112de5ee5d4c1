/** The number of the order, as sentences and subjects say it. */
import type { Found } from '../found.ts';
import { isOfOther } from './other-orders.ts';
import { foundAt, type Paragraph } from './paragraphs.ts';
import { isInSubject } from './subject.ts';

const CODE = String.raw`(?<code>(?=[\p{L}\d\-_/.#]*\d)[\p{L}\d][\p{L}\d\-_/#]*(?:\.[\p{L}\d]+)*)`;
const BE = String.raw`(?:\s*(?:is|['’]s|ist|est|es|è|number|no\.?|nr\.?|n°|nº|#|:|：|lautet|the|le|la|die|el|il|=)(?![\p{L}])\s*){0,4}`;
const NO = String.raw`(?:number|num\.?|no\.?|nr\.?|n°|nº|n\.|#|号)`;
const OURS = String.raw`our|my|unsere?r?|notre|nostro|nuestr[oa]|onze|ons|vårt|vores|vår|nasz|naše|ns\.?|n\/|quote our|quoting|under|unter`;
/** What orders are called, and their number in one word with them. */
const ORDER = String.raw`p\.?\s?o\.?|purchase order|order|bestell-?(?:nummer|nr\.?|ung)?|bestellung|auftrags-?(?:nummer|nr\.?)|numéro de (?:bon de )?commande|n° de commande|commande|bon de commande|(?:numero (?:d['’]|di )?)?ordine|n[uú]mero de (?:pedido|orden)|pedido|orden de compra|bestelling|bestelnummer|ordernummer|inkoop(?:order)?nummer|ordrenummer|inköpsnummer|zamówienie|objednávka`;
/** Short forms, which mean an order only before a number: `OC 7741`, `BC 2026-311`, `Best.-Nr. 40418`. */
const SHORT = String.raw`o\.?\s?c\.?|o\/c|b\.?\s?c\.?|bdc|best\.?(?:-?\s?nr\.?)?|ord\.?|cde\.?|p\/o`;

/** In the order of their strength. */
const NUMBERS: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\p{L})(?:${OURS})\s?(?:${ORDER})\s?${NO}?${BE}\s?${CODE}`, 'iu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?o\.?|purchase order|order|bestellung|bestell-?nummer|bestell-?nr\.?|commande|bon de commande|pedido|orden de compra|ordine|bestelling|inkooporder)\s?(?:nostro |nuestro |nuestra )?${NO}${BE}\s?${CODE}`,
    'iu',
  ),
  // `Bestellnummer bitte auf der Rechnung angeben: 2026/14`.
  new RegExp(
    String.raw`(?<!\p{L})(?:(?:order|po) number|bestell-?nummer|numéro de commande|n[uú]mero de pedido|numero d['’]ordine|bestelnummer)\s[^.:\n\d]{0,45}:\s?${CODE}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:订单编号|订单号|采购单号|采购订单|单号|訂單號|合同编号|合同号|采购编号|PO号|注文番号|発注番号)(?:码)?(?:是|为)?\s?[:：#]?\s?${CODE}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?\s?o\.?|purchase order|bestellung|bestellnummer|commande|pedido|orden de compra|ordine|bestelling)${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\p{L}\d.,/-])(?:${SHORT})\s?${NO}?\s?[:：]?\s(?=\d|\p{Lu})${CODE}`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})(?:order)${BE}\s?${CODE}`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}\d])(?<code>(?:P\.?O|BE|CG|CGDD|ORD)[-#_]?\d[\d\-/]{3,})(?![\p{L}\d])`, 'u'),
  // `n/réf. AR-0126`, `unser Zeichen 2026/14`: who writes gives the order that name, and no other.
  new RegExp(
    String.raw`(?<!\p{L})(?:our ref(?:erence)?|unser (?:zeichen|az)|n\/r[ée]f(?:érence)?|notre référence|nuestra ref(?:erencia)?|n\/ref|ns\.? rif(?:erimento)?|rif\.?(?:erimento)? nostro|bestell\p{L}* [^.:\n\d]{0,20}(?:zur|unter) (?:der )?nummer)\.?\s?${NO}?\s?[:：]?\s?${CODE}`,
    'iu',
  ),
];
/** Ranks from this one on are said less surely. */
const WEAK = 5;
/** A short number is one where a word says so. */
const SHORT_SURE = 2;
const SHORT_FORMS = 5;

/** Numbers of other documents: a sentence that names them gives no order number. */
const OTHER =
  /\b(?:quote|quotation|offer|angebot|invoice|rechnung|devis|previous|last|old|earlier|vorige|letzte)\b[^.]{0,20}$/i;
/** `(art. PO135)`: a number of a thing that begins like one of an order. */
const OF_THING = /(?:art|ref|réf|cod|cód|item|sku|code|part|rif)\.?\s?[:#]?\s?$/iu;

/** What the subject of a first mail and its text both name is its number, however surely a sentence names another one. */
export function numberIn(paragraphs: readonly Paragraph[]): Found | undefined {
  const all = [...NUMBERS.keys()].flatMap((rank) => paragraphs.flatMap((paragraph) => numbersBy(rank, paragraph)));
  const ofSubject = new Set(paragraphs.filter(isFirstSubject).flatMap(({ text }) => text.split(/[\s,;:]+/)));
  return all.find(({ text, tokens }) => ofSubject.has(text) && !tokens.some(isInSubject)) ?? all[0];
}

function isFirstSubject({ text, spans: [first] }: Paragraph): boolean {
  return first !== undefined && isInSubject(first.token) && !/^\s*(?:re|aw|antw|回复|答复)\s*[::]/iu.test(text);
}

/** Every order number that sentences name, in reading order; of several patterns the one that finds one first. */
export function numbersIn(paragraphs: readonly Paragraph[]): Found[] {
  for (const rank of NUMBERS.keys()) {
    const found = paragraphs.flatMap((paragraph) => numbersBy(rank, paragraph));
    if (found.length > 0) return found;
  }
  return [];
}

function numbersBy(rank: number, paragraph: Paragraph): Found[] {
  const pattern = NUMBERS[rank];
  if (pattern === undefined) return [];
  return [...paragraph.text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].flatMap((match) => {
    const code = match.groups?.['code']?.replace(/[-/.]+$/, '') ?? '';
    const before = paragraph.text.slice(0, match.index);
    // `Per your quote, this is our PO 66108`: what is ours is no number of another paper.
    const isOther = rank > 0 && OTHER.test(before);
    const isOfThing = OF_THING.test(before) && !/[\s:：]/.test(match[0]);
    const least = leastOf(rank, match[0].slice(0, -code.length));
    const start = match.index + match[0].lastIndexOf(code);
    if (code.length < least || isOther || isOfThing || isDay(code)) return [];
    if (isOfOther(before, paragraph.text.slice(start + code.length))) return [];
    return [foundAt(paragraph, start, start + code.length, 'paper/prose/poNumber', rank < WEAK ? 0.93 : 0.85)];
  });
}

/** Characters of a number: `ordine n. 88` says that it is one, and `BC 547` is a transistor. */
function leastOf(rank: number, front: string): number {
  if (rank === SHORT_FORMS) return 4;
  return rank < SHORT_SURE && SAYS_NUMBER.test(front) ? 2 : 3;
}
const SAYS_NUMBER = new RegExp(String.raw`${NO}[\s:：]*$`, 'iu');

function isDay(code: string): boolean {
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(code);
}
