/** What sentences say of the order as a whole: its number, the day it is wanted, where it goes. */
import type { Found } from '../found.ts';
import type { HeadField } from '../head/fields.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import type { Token } from '../layout/layout.ts';
import { isAddressLine, isCompanyName, isContactLine, isSuffixAlone } from '../lexicon/companies.ts';
import type { Reading } from '../table/item.ts';
import { dayOfWriting, daysIn, type ProseDay, type Written } from './days.ts';
import { shipToIn } from './place.ts';
import { foundAt, quoteOf, type Paragraph } from './paragraphs.ts';
import { termsIn } from './terms.ts';

export interface ProseHead {
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  /** The day it is wanted, when that was counted from the day of writing. */
  readonly relative?: { readonly day: ProseDay; readonly found: Found };
}

const CODE = String.raw`(?<code>(?=[\p{L}\d\-_/.#]*\d)[\p{L}\d][\p{L}\d\-_/#]*(?:\.[\p{L}\d]+)*)`;
const BE = String.raw`(?:\s*(?:is|ist|est|es|number|no\.?|nr\.?|n°|#|:|：|lautet|the|le|la|die|=)(?![\p{L}])\s*){0,4}`;
/** In the order of their strength. */
const NUMBERS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})(?:our|my|unsere?r?|notre|nostro|nuestro|onze|ons|vårt|vores|vår|nasz|naše|quote our|quoting|under|unter)\s(?:p\.?\s?o\.?|purchase order|order|bestell-?(?:nummer|nr\.?|ung)?|bestellnummer|bestellung|auftrags-?(?:nummer|nr\.?)|numéro de commande|n° de commande|commande|bon de commande|ordine|pedido|bestelling|bestelnummer|ordernummer|inkoop(?:order)?nummer|ordrenummer|inköpsnummer|zamówienie|objednávka)\s?(?:number|no\.?|nr\.?|n°|#|n\.)?${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?o\.?|purchase order|order|bestellung|bestell-?nummer|bestell-?nr\.?|commande|bon de commande|pedido|orden de compra|ordine|bestelling|inkooporder)\s?(?:number|no\.?|nr\.?|n°|n\.|#|num)${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:订单编号|订单号|采购单号|采购订单|单号|訂單號|注文番号|発注番号)(?:码)?(?:是|为)?\s?[:：#]?\s?${CODE}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?\s?o\.?|purchase order|bestellung|bestellnummer|commande|pedido|ordine|bestelling)${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(String.raw`(?<!\p{L})(?:order)${BE}\s?${CODE}`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}\d])(?<code>(?:P\.?O|BE|CG|CGDD|ORD)[-#_]?\d[\d\-/]{3,})(?![\p{L}\d])`, 'u'),
];
/** Numbers of other documents: a sentence that names them gives no order number. */
const OTHER =
  /\b(?:quote|quotation|offer|angebot|invoice|rechnung|devis|previous|last|old|earlier|vorige|letzte)\b[^.]{0,20}$/i;

export function headIn(
  paragraphs: readonly Paragraph[],
  reading: Reading,
  written: Written,
  entries: ReadonlySet<Paragraph>,
): ProseHead {
  // The subject of an answer names the order that was answered; the text itself goes first.
  const own = paragraphs
    .filter(({ isSigned }) => !isSigned)
    .toSorted((a, b) => Number(isSubject(a)) - Number(isSubject(b)));
  const head: ProseHead['head'] = {};
  const parties: ProseHead['parties'] = {};
  const number = numberIn(own);
  if (number !== undefined) head.poNumber = number;
  const delivery = deliveryIn(own, reading, written, entries);
  if (delivery !== undefined) head.deliveryDate = delivery.found;
  const issued = issuedIn(own, reading);
  if (issued !== undefined) head.orderDate = issued;
  const terms = termsIn(own);
  if (terms !== undefined) head.paymentTerms = terms;
  const shipTo = shipToIn(own, reading, written);
  if (shipTo !== undefined) parties.shipTo = shipTo;
  const buyer = signerIn(paragraphs);
  if (buyer !== undefined) parties.buyer = buyer;
  return { head, parties, ...(delivery?.day.isRelative === true ? { relative: delivery } : {}) };
}

function isSubject({ spans: [first] }: Paragraph): boolean {
  return first !== undefined && isInSubject(first.token);
}

/** The subject line of a mail. */
export function isInSubject({ at }: Pick<Token, 'at'>): boolean {
  return 'part' in at && at.part === 'subject';
}

function numberIn(paragraphs: readonly Paragraph[]): Found | undefined {
  for (const pattern of NUMBERS.keys()) {
    const [found] = paragraphs.flatMap((paragraph) => numbersBy(pattern, paragraph));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every order number that sentences name, in reading order; of several patterns the one that finds one first. */
export function numbersIn(paragraphs: readonly Paragraph[]): Found[] {
  for (const pattern of NUMBERS.keys()) {
    const found = paragraphs.flatMap((paragraph) => numbersBy(pattern, paragraph));
    if (found.length > 0) return found;
  }
  return [];
}

function numbersBy(rank: number, paragraph: Paragraph): Found[] {
  const pattern = NUMBERS[rank];
  if (pattern === undefined) return [];
  return [...paragraph.text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].flatMap((match) => {
    const code = match.groups?.['code']?.replace(/[-/.]+$/, '') ?? '';
    // `Per your quote, this is our PO 66108`: what is ours is no number of another paper.
    const isOther = rank > 0 && OTHER.test(paragraph.text.slice(0, match.index));
    if (code.length < 3 || isOther || isDay(code)) return [];
    const start = match.index + match[0].lastIndexOf(code);
    return [foundAt(paragraph, start, start + code.length, 'paper/prose/poNumber', rank < 4 ? 0.93 : 0.85)];
  });
}

function isDay(code: string): boolean {
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(code);
}

const WANTED =
  /(?:\b(?:by|before|until|till|need(?:ed)?(?: it| them| these| this)?(?: by| on| for)?|require[ds]?(?: by| on| for)?|deliver(?:y|ed)?(?: date)?(?: by| on| for)?|for delivery(?: by| on)?|due(?: date)?|arrive|eta|no later than|not later than|latest|asap|wanted|bis(?: spätestens| zum)?|spätestens|liefer(?:ung|termin|datum)(?: bitte)?(?: bis| am| zum)?|liefern sie(?: bitte)?(?: uns)?(?: bis| am| zum)?|livrer(?: le| pour le| avant le)?|entregar(?: el| antes del)?|zum|benötigt|avant(?: le)?|au plus tard(?: le)?|pour(?: le)?|livraison(?: souhaitée)?(?: le| pour le| avant le)?|d['’]ici(?: le| au)?|antes del?|para el|entrega(?: el)?|entro(?: il)?|consegna(?: il| entro il)?|voor|uiterlijk|levering|consegnare(?: il| entro(?: il)?)?|leverans(?: senast)?|levering senest|senast|senest|(?:order|bestellung|commande|pedido|ordine|bestelling|bitte|please)\s(?:for|für|pour|para|per|voor))\b|交期|交货期|交货日期|到货|请于|在)\s*[:：(]?\s*(?:the |dem |den |der )?(?:\p{L}+\.?,?\s){0,2}\(?$/iu;
const AFTER =
  /^\s*(?:[(（][^)）]*[)）])?\s*(?:(?:geleverd|afgeleverd|geliefert|delivered|livrée?s?|consegnat[oaie])(?!\p{L})|之?前|以前|到货|交货|まで)/u;

function deliveryIn(
  paragraphs: readonly Paragraph[],
  { order }: Reading,
  written: Written,
  entries: ReadonlySet<Paragraph>,
): { day: ProseDay; found: Found } | undefined {
  for (const paragraph of paragraphs) {
    // The day of an entry is that of its item.
    if (entries.has(paragraph)) continue;
    for (const day of daysIn(paragraph.text, order, dayOfWriting(written, quoteOf(paragraph)))) {
      const before = paragraph.text.slice(0, day.start);
      // `CANCEL IF NOT SHIPPED BY 5/2/25` says when nothing is wanted any more.
      if (/\b(?:cancel|void|stornier|annul|anul)\w*\b[^.]*$/iu.test(before)) continue;
      if (!WANTED.test(before) && !AFTER.test(paragraph.text.slice(day.end))) continue;
      const rule = day.isRelative ? 'paper/relative-date' : 'paper/prose/deliveryDate';
      const sure = day.isRelative ? (day.isVague ? 0.75 : 0.85) : 0.92;
      return { day, found: foundAt(paragraph, day.start, day.end, rule, sure, day.value) };
    }
  }
  return undefined;
}

const ISSUED =
  /\b(?:dated|issued(?: on)?|ordered(?: on)?|order date|date of (?:order|issue)|placed on|vom|datum|du|en date du|del|van)\s*:?\s*(?:the |dem |den )?$/iu;

/** `our purchase order T-6 of 20 May 2026`. */
const OF_ORDER =
  /\b(?:order|po|bestellung|auftrag|commande|pedido|ordine|bestelling)\s+(?:(?:no|nr|number)\.?\s+)?\S*\d\S*,?\s+(?:of|from|on|le)\s+(?:the )?$/iu;

/** `Purchase order 4511330004 dated September 26, 2025`. */
function issuedIn(paragraphs: readonly Paragraph[], { order }: Reading): Found | undefined {
  for (const paragraph of paragraphs) {
    for (const day of daysIn(paragraph.text, order, undefined))
      if (ISSUED.test(paragraph.text.slice(0, day.start)) || OF_ORDER.test(paragraph.text.slice(0, day.start)))
        return foundAt(paragraph, day.start, day.end, 'paper/prose/orderDate', 0.85, day.value);
  }
  return undefined;
}

const DEPARTMENT =
  /\s*(?:采购部|采购|供应链|purchasing(?: department| dept)?|einkauf|service achats|achats|compras|acquisti|inkoop)\s*$/i;

/** The firm that signs. */
function signerIn(paragraphs: readonly Paragraph[]): PaperParty | undefined {
  const signed = paragraphs.filter(({ isSigned, text }) => isSigned && text.length <= 80);
  const last = paragraphs.filter(({ isSigned, isCell }) => !isSigned && !isCell).slice(-2);
  for (const paragraph of [...signed, ...last]) {
    const { text, isSigned } = paragraph;
    if (!isCompanyName(text) || /@|https?:|amtsgericht|registered|vat\b|ust-?id/i.test(text) || text.length > 80)
      continue;
    // `Pueblo CO 81064` is no company, for all its `CO`.
    if (isAddressLine(text) && !isSigned && /\d{4}/.test(text)) continue;
    // `Delivery address: …` names somebody by its label.
    if (/^[^,:：]{2,30}[:：]\s/.test(text)) continue;
    // `Riegos del Genil, S.L.`: the comma before a legal form parts nothing.
    const parts = text
      .split(/\s*[|·•]\s*|\s{3,}|\s+[-–]\s+|(,\s+)(?=\p{L})/u)
      .filter((part) => part !== undefined)
      .reduce<string[]>((all, part) => {
        const before = all.at(-1);
        const isFollowed = before !== undefined && all.length > 1 && /^,\s+$/.test(before) && isSuffixAlone(part);
        if (!isFollowed) return [...all, part];
        return [...all.slice(0, -2), `${all.at(-2) ?? ''}${before}${part}`];
      }, [])
      .filter((part) => !/^,\s+$/.test(part));
    const name = (parts.find((part) => isCompanyName(part)) ?? text).replace(DEPARTMENT, '').trim();
    const whole =
      parts.length > 1 && (/^(?:inc|llc|ltd|corp|co)\b/i.test(parts[1] ?? '') || isSuffixAlone(parts[1] ?? ''))
        ? text.replace(DEPARTMENT, '').trim()
        : name;
    const start = text.indexOf(whole);
    return {
      name: foundAt(paragraph, start, start + whole.length, 'paper/prose/buyer', 0.85),
      address: [],
    };
  }
  return aboveAddress(signed);
}

/** A line of the signature over one with a street and a postal code: a firm without a suffix, such as a craftsman's. */
function aboveAddress(signed: readonly Paragraph[]): PaperParty | undefined {
  for (const [index, paragraph] of signed.entries()) {
    const { text } = paragraph;
    // The street may have a line of its own.
    const [street = '', town = ''] = signed.slice(index + 1, index + 3).map((each) => each.text);
    const below = /\d{4}/.test(street) ? street : `${street}, ${town}`;
    const isAddress = /\d.*\b\d{4,5}\b/.test(below) && isAddressLine(street) && !isContactLine(below);
    if (!isAddress || /[\d@:]/.test(text) || !/\p{L}{3}/u.test(text) || text.length > 60) continue;
    return { name: foundAt(paragraph, 0, text.length, 'paper/prose/buyer', 0.75), address: [] };
  }
  return undefined;
}
