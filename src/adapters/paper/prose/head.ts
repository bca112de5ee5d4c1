/** What sentences say of the order as a whole: its number, the day it is wanted, where it goes. */
import type { Found } from '../found.ts';
import type { HeadField } from '../head/fields.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import { isAddressLine, isCompanyName, isContactLine, isSuffixAlone } from '../lexicon/companies.ts';
import type { Paper } from '../page.ts';
import type { Reading } from '../table/item.ts';
import { dayOfWriting, daysIn, type ProseDay, type Written } from './days.ts';
import { shipToIn } from './place.ts';
import { firmOfSender } from './sender-firm.ts';
import { numberIn } from './order-number.ts';
import { foundAt, quoteOf, type Paragraph } from './paragraphs.ts';
import { isInSubject } from './subject.ts';
import { termsIn } from './terms.ts';

export interface ProseHead {
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  /** The day it is wanted, when that was counted from the day of writing. */
  readonly relative?: { readonly day: ProseDay; readonly found: Found };
}

export function headIn(
  paragraphs: readonly Paragraph[],
  reading: Reading,
  written: Written & Pick<Paper, 'sender' | 'from'>,
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
  const firm = firmOfSender(paragraphs, written);
  const buyer = firm === undefined ? signerIn(paragraphs) : { name: firm, address: [] };
  if (buyer !== undefined) parties.buyer = buyer;
  return { head, parties, ...(delivery?.day.isRelative === true ? { relative: delivery } : {}) };
}

function isSubject({ spans: [first] }: Paragraph): boolean {
  return first !== undefined && isInSubject(first.token);
}

const WANTED =
  /(?:\b(?:by|before|until|till|have (?:it|them|these|this|everything) (?:by|on|for)|need(?:ed)?(?: it| them| these| this)?(?: by| on| for)?|require[ds]?(?: by| on| for)?|deliver(?:y|ed)?(?: date)?(?: by| on| for)?|for delivery(?: by| on)?|due(?: date)?|arrive|eta|no later than|not later than|non oltre(?: il)?|no más tarde del|nicht später als(?: am)?|latest|asap|wanted|bis(?: spätestens| zum)?|spätestens|liefer(?:ung|termin|datum)(?: bitte)?(?: bis| am| zum)?|liefern sie(?: bitte)?(?: uns)?(?: bis| am| zum)?|livrer(?: le| pour le| avant le)?|entregar(?: el| antes del)?|zum|benötigt|avant(?: le)?|au plus tard(?: le)?|pour(?: le)?|livraison(?: souhaitée)?(?: le| pour le| avant le)?|d['’]ici(?: le| au)?|antes del?|a(?:l)? más tardar(?: el)?|para (?:el|la)?|per(?: il)?|entrega(?: el)?|entro(?: il)?|consegna(?: il| entro il)?|voor|uiterlijk|levering|consegnare(?: il| entro(?: il)?)?|leverans(?: senast)?|levering senest|senast|senest|(?:order|bestellung|commande|pedido|ordine|bestelling|bitte|please)\s(?:for|für|pour|para|per|voor))\b|交期|交货期|交货日期|到货|请于|在)\s*[:：(]?\s*(?:the |dem |den |der )?(?:\p{L}+\.?,?\s){0,2}\(?$/iu;
const AFTER =
  /^\s*(?:[(（][^)）]*[)）])?\s*(?:(?:geleverd|afgeleverd|geliefert|delivered|livrée?s?|consegnat[oaie])(?!\p{L})|之?前|以前|到货|交货|まで|bis \d{1,2}(?:[.:]\d{2})?\s?uhr)/iu;

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
      // `decaf for Monday`
      const isWeekday = /^\p{L}+$/u.test(paragraph.text.slice(day.start, day.end)) && /\bfor\s$/iu.test(before);
      if (!isWeekday && !WANTED.test(before) && !AFTER.test(paragraph.text.slice(day.end))) continue;
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
  const last = paragraphs.filter((each) => !each.isSigned && !each.isCell && !isSubject(each)).slice(-2);
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
    const [street = '', town = '', next = ''] = signed.slice(index + 1, index + 4).map((each) => each.text);
    // `i. A. Gudrun Pflüger` over the name of her parish: the line at once above the street is meant.
    if (!/\d/.test(street) && /\d{4}/.test(`${town} ${next}`) && isAddressLine(town) && /\d/.test(town)) continue;
    const below = /\d{4}/.test(street) ? street : `${street}, ${town}`;
    const isAddress = /\d.*\b\d{4,5}\b/.test(below) && isAddressLine(street) && !isContactLine(below);
    if (!isAddress || /[\d@:]/.test(text) || !/\p{L}{3}/u.test(text) || text.length > 60) continue;
    return { name: foundAt(paragraph, 0, text.length, 'paper/prose/buyer', 0.75), address: [] };
  }
  return undefined;
}
