/**
 * ITD and G23: terms of payment. An order holds days, days of the calendar, one cash discount and words; what is said
 * beyond that (amounts, parts, a day of the month, a second discount) is told, because what it does hold is then not all.
 */
import type { DraftField } from '../../../model/draft.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { tellTerms, type OddTerm } from '../../edi/odd-terms.ts';
import { applyRules, compileRules, cut, type CompiledRules, type Cursor } from './map-cursor.ts';
import { HEADER_RULES } from './map-tables.ts';

type Field = 'text' | 'netDays' | 'netDate' | 'discountPercent' | 'discountDays' | 'discountDate';

/** Which element is which; 0 where the segment has none. */
interface Layout {
  readonly discount: Readonly<Record<'percent' | 'day' | 'days' | 'amount', number>>;
  readonly net: Readonly<Record<'day' | 'days', number>>;
  readonly text: number;
  readonly share: number;
  /** Elements that say parts of the whole, or their day, beside the share. */
  readonly parts: readonly number[];
  readonly dayOfMonth: number;
}

const LAYOUTS: ReadonlyMap<string, Layout> = new Map([
  [
    'ITD',
    {
      discount: { percent: 3, day: 4, days: 5, amount: 8 },
      net: { day: 6, days: 7 },
      text: 12,
      share: 11,
      parts: [9, 10],
      dayOfMonth: 13,
    },
  ],
  [
    'G23',
    {
      discount: { percent: 5, day: 6, days: 7, amount: 10 },
      net: { day: 8, days: 9 },
      text: 15,
      share: 14,
      parts: [13],
      dayOfMonth: 0,
    },
  ],
]);

/** Element 336: kinds of terms under which days are not simply counted, or the whole is not due at once. */
const UNPLAIN_TYPES: ReadonlyMap<string, string> = new Map([
  ['02', 'the end of a month'],
  ['04', 'deferred, or in instalments'],
  ['06', 'mixed'],
  ['09', 'a day of the next month'],
  ['12', '10 days after the end of the month'],
  ['15', 'a day of the next month'],
  ['33', 'the month after the invoice'],
  ['54', 'yearly instalments'],
  ['55', 'half-yearly instalments'],
  ['56', 'monthly instalments'],
  ['57', 'quarterly instalments'],
  ['NC', 'no charge'],
]);
const NO_DISCOUNT = '05';

/** Element 333: what the days are counted from. Days of an order are those after the date of the invoice. */
const BASES: ReadonlyMap<string, string> = new Map([
  ['1', 'the day of shipment'],
  ['2', 'the day of delivery'],
  ['4', 'a day that is named'],
  ['5', 'the receipt of the invoice'],
  ['6', 'the expected day of delivery'],
  ['7', 'the day on which it becomes effective'],
  ['8', 'the transmission of the invoice'],
  ['09', 'the date of the order'],
  ['10', 'the check of the invoice'],
  ['11', 'completion and acceptance'],
  ['15', 'the receipt of the goods'],
]);
const INVOICE_DATE = '3';

const rulesOf = (...fields: readonly Field[]): CompiledRules =>
  compileRules(HEADER_RULES.filter(({ tag, to }) => LAYOUTS.has(tag) && fields.some((field) => to === `paymentTerms/${field}`))); // prettier-ignore
const TEXT = rulesOf('text');
const DISCOUNT = rulesOf('discountPercent', 'discountDate');
const DISCOUNT_DAYS = rulesOf('discountDays');
const NET = rulesOf('netDate');
const NET_DAYS = rulesOf('netDays');

/** @param segment an ITD or G23 of the header; one of a line is told, because an order has terms for the whole only. */
export function mapTermsOfPayment(cursor: Cursor, segment: Segment): void {
  const layout = LAYOUTS.get(segment.tag);
  if (layout === undefined) return;
  if (cursor.line !== undefined) {
    tell(cursor, segment, [
      { element: 0, words: 'what holds for one line, and an order has terms for the whole only' },
    ]);
    return;
  }
  mapText(cursor, segment, layout.text);
  const odd: Odd[] = [];
  mapDiscount(cursor, segment, layout, odd);
  mapNet(cursor, segment, layout, odd);
  odd.push(...oddParts(segment, layout));
  tell(cursor, segment, odd);
}

interface Odd extends OddTerm {
  readonly element: number;
}

function tell(cursor: Cursor, segment: Segment, odd: readonly Odd[]): void {
  const [first] = odd;
  if (first !== undefined) tellTerms(cursor.findings, segment.tag, elementPlace(segment, first.element), odd);
}

function said(segment: Segment, element: number): string {
  return element === 0 ? '' : (segment.elements[element] ?? '').trim();
}

/** ITD05, as messages name it. */
function nameOf({ tag }: Segment, element: number): string {
  return `${tag}${String(element).padStart(2, '0')}`;
}

const NOTE: DraftField = { text: '', rule: 'default/note-type', value: 'paymentTerms' };

/** The words of a second segment are a note: they are kept in any case. */
function mapText(cursor: Cursor, segment: Segment, element: number): void {
  const present = cursor.order.paymentTerms?.text;
  if (present === undefined || present.text.trim() === said(segment, element)) {
    applyRules(cursor, TEXT, cursor.order, segment);
    return;
  }
  const text = cut(cursor, segment, element);
  if (text !== undefined) (cursor.order.notes ??= []).push({ type: NOTE, text });
}

function mapDiscount(cursor: Cursor, segment: Segment, { discount }: Layout, odd: Odd[]): void {
  const { percent, day, days } = discount;
  if (![percent, day, days].some((element) => said(segment, element) !== '')) return;
  const shown = `${said(segment, percent)} % in ${said(segment, days) || said(segment, day) || 'no number of'} days`;
  if (isStep(cursor, 'discount', segment, [percent, day, days])) {
    odd.push({ element: percent, words: `another discount (${shown.slice(0, 40)}) after the first, which stands` });
    return;
  }
  if (said(segment, percent).startsWith('-'))
    odd.push({ element: percent, words: `a discount below nothing (${shown.slice(0, 40)})` });
  if (said(segment, 1) === NO_DISCOUNT && isMore(said(segment, percent)))
    odd.push({ element: percent, words: `a discount (${shown.slice(0, 40)}) under terms that have none (${nameOf(segment, 1)} ${NO_DISCOUNT})` }); // prettier-ignore
  applyRules(cursor, DISCOUNT, cursor.order, segment);
  if (said(segment, days) === '') return;
  const type = UNPLAIN_TYPES.get(said(segment, 1));
  if (type !== undefined) {
    odd.push({ element: 1, words: `days of a discount that are not simply counted (${type}), which were left out` });
    return;
  }
  applyRules(cursor, DISCOUNT_DAYS, cursor.order, segment);
  const basis = basisOf(segment);
  if (basis !== undefined && isMore(said(segment, percent)))
    odd.push({ element: 2, words: `days of a discount that count from ${basis}, not from the date of the invoice` });
}

function mapNet(cursor: Cursor, segment: Segment, { net, discount }: Layout, odd: Odd[]): void {
  const { day, days } = net;
  const type = UNPLAIN_TYPES.get(said(segment, 1));
  if (said(segment, day) === '' && said(segment, days) === '') {
    const hasDay = [discount.day, discount.days].some((element) => said(segment, element) !== '');
    if (type !== undefined && !hasDay) odd.push({ element: 1, words: `${type} (${nameOf(segment, 1)} ${said(segment, 1)})` }); // prettier-ignore
    return;
  }
  if (isStep(cursor, 'net', segment, [day, days])) {
    const shown = (said(segment, days) || said(segment, day)).slice(0, 20);
    odd.push({ element: days, words: `another time of payment (${shown}) after the first, which stands` });
    return;
  }
  applyRules(cursor, NET, cursor.order, segment);
  if (said(segment, days) === '') return;
  if (type !== undefined) {
    odd.push({ element: 1, words: `${said(segment, days).slice(0, 20)} days that are not simply counted (${type}), which were left out` }); // prettier-ignore
    return;
  }
  applyRules(cursor, NET_DAYS, cursor.order, segment);
  const basis = basisOf(segment);
  // The whole is due some days earlier or later; what is due is the same.
  if (basis !== undefined)
    odd.push({ element: 2, words: `days that count from ${basis}, not from the date of the invoice`, isMild: true });
}

function basisOf(segment: Segment): string | undefined {
  const code = said(segment, 2);
  if (code === '' || code === INVOICE_DATE) return undefined;
  return BASES.get(code) ?? `what code ${code.slice(0, 10)} names`;
}

/** Whether a segment before this one said the same side of the terms in another way. */
function isStep(cursor: Cursor, side: 'discount' | 'net', segment: Segment, elements: readonly number[]): boolean {
  const text = elements.map((element) => said(segment, element)).join('\n');
  const first = (cursor.terms[side] ??= text);
  return first !== text;
}

function oddParts(segment: Segment, { discount, share, parts, dayOfMonth }: Layout): Odd[] {
  const odd: Odd[] = [];
  const amount = said(segment, discount.amount);
  if (isMore(amount)) odd.push({ element: discount.amount, words: `an amount of discount (${nameOf(segment, discount.amount)} ${amount.slice(0, 20)}, in cents)` }); // prettier-ignore
  const percent = said(segment, share);
  const isPart = percent !== '' && Number(percent) !== 100;
  const part = parts.find((element) => isMore(said(segment, element)));
  if (isPart) odd.push({ element: share, words: `${percent.slice(0, 20)} % of the invoice only (${nameOf(segment, share)})` }); // prettier-ignore
  if (part !== undefined) odd.push({ element: part, words: `a part that is due later (${nameOf(segment, part)} ${said(segment, part).slice(0, 20)})` }); // prettier-ignore
  const day = said(segment, dayOfMonth);
  if (isMore(day)) odd.push({ element: dayOfMonth, words: `day ${day.slice(0, 20)} of a month (${nameOf(segment, dayOfMonth)})` }); // prettier-ignore
  return odd;
}

/** More than nothing; what is no number at all is more as well. */
function isMore(text: string): boolean {
  return text !== '' && Number(text) !== 0;
}
