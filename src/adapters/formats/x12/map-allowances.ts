/** Allowances and charges: SAC, ITA and G72. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { rateAmount } from '../../edi/rate-amount.ts';
import { isInForce, settlementWords } from '../../edi/settlement.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { cut, markRead, put, type Cursor } from './map-cursor.ts';
import { tellShiftedSum } from './shifted.ts';
import { wholeCents } from './map-terms.ts';

interface AllowanceLayout {
  readonly code: number;
  /** Element 331: how it is settled. */
  readonly method: number;
  readonly percent: number;
  readonly amount: number;
  readonly reason: number;
  readonly rate: number;
  readonly unit: number;
  readonly quantity: number;
  /** The end of a range of quantities, for which no amount can be told; 0: there is none. */
  readonly range: number;
}
const SAC: AllowanceLayout = {
  code: 2,
  method: 12,
  percent: 7,
  amount: 5,
  reason: 15,
  rate: 8,
  unit: 9,
  quantity: 10,
  range: 11,
};
/** Up to 003030, where SAC replaced it. */
const ITA: AllowanceLayout = {
  code: 3,
  method: 4,
  percent: 9,
  amount: 7,
  reason: 13,
  rate: 6,
  unit: 11,
  quantity: 10,
  range: 0,
};
const G72: AllowanceLayout = {
  code: 1,
  method: 2,
  percent: 9,
  amount: 8,
  reason: 12,
  rate: 5,
  unit: 7,
  quantity: 6,
  range: 0,
};

interface Entry extends Record<string, DraftField | undefined> {
  readonly kind: DraftField;
}

/** Indicators of element 248 that ask for money or promise it, without a word of whether the receiver has to agree. */
const REQUESTS = new Map([
  ['P', 'a promotion'],
  ['Q', 'a request for a charge'],
  ['R', 'a request for an allowance'],
]);

/**
 * SAC and ITA: A is an allowance, C a charge. A request or a promotion, and a sum behind another indicator, is no amount in
 * force: a person says what becomes of it. Others move no money and stay unused.
 */
export function mapAllowance(cursor: Cursor, segment: Segment): void {
  const indicator = (segment.elements[1] ?? '').trim();
  const kindValue = indicator === 'A' ? 'allowance' : indicator === 'C' ? 'charge' : undefined;
  const layout = segment.tag === 'SAC' ? SAC : ITA;
  if (kindValue === undefined) {
    const request = REQUESTS.get(indicator);
    const hasSum = [layout.amount, layout.percent, layout.rate].some((at) => /[1-9]/.test(segment.elements[at] ?? ''));
    if (request === undefined && !hasSum && indicator.length <= 1) return;
    const what = request ?? 'neither allowance nor charge';
    const message = `${segment.tag}01 is "${indicator.slice(0, 10)}", ${what}; it was left out.`;
    tell(cursor, 'allowance-kind-unknown', segment, 1, message);
    return;
  }
  if (isUnsettled(cursor, segment, layout)) return;
  const kind = cut(cursor, segment, 1, kindValue);
  if (kind === undefined) return;
  const entry: Entry = { kind };
  // ZZZZ is mutually defined: it says that there is no code.
  if (segment.elements[layout.code] !== 'ZZZZ') put(cursor, entry, ['code'], segment, layout.code);
  // SAC04 is the code of the agency in SAC03; without an agency it means nothing.
  if (segment.tag === 'SAC' && (segment.elements[3] ?? '') !== '' && put(cursor, entry, ['code'], segment, 4))
    markRead(cursor, 3);
  mapMoney(cursor, entry, segment, layout, undefined);
  if (entry['percent'] !== undefined) markRead(cursor, layout.percent - 1);
}

/** Tells a sum whose element 331 does not put it into force; it is left out of the order, and a person says what it is. */
function isUnsettled(cursor: Cursor, segment: Segment, { method }: AllowanceLayout): boolean {
  const code = segment.elements[method] ?? '';
  if (isInForce(code)) return false;
  const name = `${segment.tag}${String(method).padStart(2, '0')}`;
  const message = `${name} is "${code.slice(0, 10)}"${settlementWords(code)}, so that the amount is not plainly in force; it was left out.`;
  tell(cursor, 'allowance-kind-unknown', segment, method, message);
  return true;
}

/** Element 340 says which it is. Codes that are not listed may be either, so that a person must say. */
const GROCERY_ALLOWANCES = new Set(
  '1 2 4 5 40 41 43 44 45 46 47 48 51 52 53 54 55 57 58 60 61 62 63 64 65 66 67 68 75 80 90 91 93 97 100 101 105 106 107 490 491 499'.split(
    ' ',
  ),
);
const GROCERY_CHARGES = new Set(
  '6 7 10 15 16 19 21 501 502 503 504 505 506 507 508 509 510 511 512 513 514 515 516 517 518 519 520 522 523 524 525 526 527'.split(
    ' ',
  ),
);
/** G7202 of a charge (element 331). */
const CHARGE_HANDLING = new Set(['05', '06', '11']);

/** G72 of a grocery order. Its rate counts for the quantity of the line, unless G7206 names another. */
export function mapGroceryAllowance(cursor: Cursor, segment: Segment): void {
  const code = (segment.elements[1] ?? '').trim();
  const isCharge = GROCERY_CHARGES.has(code) || CHARGE_HANDLING.has((segment.elements[2] ?? '').trim());
  if (!isCharge && !GROCERY_ALLOWANCES.has(code)) {
    const message = `G7201 is "${code.slice(0, 10)}", which says neither allowance nor charge; it was left out.`;
    tell(cursor, 'allowance-kind-unknown', segment, 1, message);
    return;
  }
  if (isUnsettled(cursor, segment, G72)) return;
  const kind = cut(cursor, segment, 1, isCharge ? 'charge' : 'allowance');
  if (kind === undefined) return;
  const entry: Entry = { kind };
  put(cursor, entry, ['code'], segment, 1);
  const { line } = cursor;
  const unit = (segment.elements[G72.unit] ?? '').trim();
  const isOfLine = unit === '' || unit === line?.sourceUom?.text.trim();
  mapMoney(cursor, entry, segment, G72, isOfLine ? line?.quantity : undefined);
}

/** Percent and amount; from rate and quantity the amount is computed where it is not given. */
function mapMoney(
  cursor: Cursor,
  entry: Entry,
  segment: Segment,
  layout: AllowanceLayout,
  usual: DraftField | undefined,
): void {
  put(cursor, entry, ['percent'], segment, layout.percent);
  put(cursor, entry, ['amount'], segment, layout.amount, wholeCents(cursor, segment, layout.amount));
  if (entry['amount'] === undefined && entry['percent'] === undefined) mapRate(cursor, entry, segment, layout, usual);
  put(cursor, entry, ['reason'], segment, layout.reason);
  const owner = cursor.line ?? cursor.order;
  owner.allowancesCharges ??= [];
  owner.allowancesCharges.push(entry);
}

function mapRate(
  cursor: Cursor,
  entry: Entry,
  segment: Segment,
  layout: AllowanceLayout,
  usual: DraftField | undefined,
): void {
  const text = (element: number): string => (segment.elements[element] ?? '').trim();
  const rate = text(layout.rate);
  if (rate === '') {
    if (segment.tag === 'SAC' && tellShiftedSum(cursor, segment)) return;
    const message = `The ${said(entry)} says neither amount, rate nor percent.`;
    tell(cursor, 'allowance-amount-missing', segment, 1, message, 'warning');
    return;
  }
  const quantity = text(layout.quantity) === '' ? (usual?.text.trim() ?? '') : text(layout.quantity);
  const amount = layout.range > 0 && text(layout.range) !== '' ? undefined : rateAmount(rate, quantity);
  if (amount === undefined) {
    const message = `The ${said(entry)} is ${rate.slice(0, 40)} a unit, but for how many is not said.`;
    tell(cursor, 'allowance-amount-missing', segment, layout.rate, message);
    return;
  }
  for (const element of [layout.rate, layout.unit, layout.quantity]) markRead(cursor, element);
  entry['amount'] = { text: '', rule: 'computed/allowance-rate', value: amount };
}

function said({ kind }: Entry): string {
  return String(kind.value);
}

function tell(
  cursor: Cursor,
  code: Extract<FindingCode, 'allowance-amount-missing' | 'allowance-kind-unknown'>,
  segment: Segment,
  element: number,
  message: string,
  severity?: 'warning',
): void {
  const at = elementPlace(segment, element);
  cursor.findings.push(finding(code, message, severity === undefined ? { at } : { at, severity }));
}
