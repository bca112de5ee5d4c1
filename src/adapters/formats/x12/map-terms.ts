/** Money and transport: CUR, SAC, ITA, TAX, TXI, TD5, TD4, AMT. */
import { finding } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { addReference, applyRules, cut, markRead, put, type CompiledRules, type Cursor } from './map-cursor.ts';
import { AMOUNTS } from './map-codes.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

const EXCHANGE_RATE: DraftField = { text: '', rule: 'default/reference-type', value: 'exchangeRate' };

/**
 * CUR02, and the rate of CUR03. One order has one currency: a line that names another is a conflict, and so is CUR05, which is
 * that of the other party (CUR04). Which of two the prices are in no element says.
 */
export function mapCurrency(cursor: Cursor, segment: Segment): void {
  const { order } = cursor;
  const [text = '', , , other = ''] = segment.elements.slice(2).map((one) => one.trim());
  if (text === '') return;
  if (other === text) for (const element of [4, 5]) markRead(cursor, element);
  else if (other !== '') tellOther(cursor, segment, 5, text, other);
  if (order.currency !== undefined && order.currency.text.trim() !== text) {
    tellOther(cursor, segment, 2, order.currency.text.trim(), text);
    return;
  }
  put(cursor, order, ['currency'], segment, 2);
  cursor.currencies.see(cursor.line);
  markRead(cursor, 1);
  // Zeros fill the element of who has no rate.
  const rate = /[1-9]/.test(segment.elements[3] ?? '') ? cut(cursor, segment, 3) : undefined;
  if (rate !== undefined) addReference(cursor.line ?? order, EXCHANGE_RATE, rate);
}

function tellOther({ findings }: Cursor, segment: Segment, element: number, first: string, second: string): void {
  const label = `CUR${String(element).padStart(2, '0')}`;
  const message = `The order is in ${first.slice(0, 10)}, but this segment says ${second.slice(0, 10)} (${label}).`;
  findings.push(
    finding('value-conflict', message, {
      severity: 'error',
      at: elementPlace(segment, element),
      hint: 'Find out which currency the prices are in.',
    }),
  );
}

/**
 * SAC05, ITA07 and G7608 are type N2: digits with two implied decimals, 1250 is 12.50. A sender who writes a point
 * means what is written; that is told, because a partner who does both cannot be read.
 */
export function wholeCents(cursor: Cursor, segment: Segment, element: number): string | undefined {
  const text = (segment.elements[element] ?? '').trim();
  if (/^-?\d{1,30}$/.test(text)) {
    const negative = text.startsWith('-');
    const digits = text.slice(negative ? 1 : 0).padStart(3, '0');
    const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
    return `${negative && /[1-9]/.test(digits) ? '-' : ''}${whole}.${digits.slice(-2)}`;
  }
  if (text.includes('.')) {
    const message = `The amount "${text}" has a decimal point where whole cents are due; it was taken as written.`;
    cursor.findings.push(finding('amount-has-point', message, { at: elementPlace(segment, element) }));
  }
  return undefined;
}

/** TXI: kind, amount, percent of a tax. */
export function mapTax(cursor: Cursor, segment: Segment): void {
  const type = cut(cursor, segment, 1);
  if (type === undefined) return;
  const tax: Record<string, DraftField | undefined> & { type: DraftField } = { type };
  put(cursor, tax, ['amount'], segment, 2);
  put(cursor, tax, ['percent'], segment, 3, percentOfFraction(cursor, segment, 3));
  const owner = cursor.line ?? cursor.order;
  owner.taxes ??= [];
  owner.taxes.push(tax);
}

/**
 * Element 954 is a share: .0825 is 8.25 percent. One or more would be all of it, which no tax is: that sender writes
 * percents, which is told, because a partner who does both cannot be read.
 */
function percentOfFraction(cursor: Cursor, segment: Segment, element: number): string | undefined {
  const text = (segment.elements[element] ?? '').trim();
  const [, whole = '', fraction = ''] = /^(\d{0,28})\.?(\d{0,15})$/.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  if (/[1-9]/.test(whole)) {
    const message = `The percent "${text.slice(0, 40)}" is one or more, where a share of one is due; it was taken for percent.`;
    cursor.findings.push(finding('percent-not-share', message, { at: elementPlace(segment, element) }));
    return undefined;
  }
  const digits = fraction.padEnd(2, '0');
  const rest = digits.slice(2).replace(/0+$/, '');
  const percent = digits.slice(0, 2).replace(/^0/, '');
  return rest === '' ? percent : `${percent}.${rest}`;
}

const TAX_ID: DraftField = { text: '', rule: 'default/reference-type', value: 'taxId' };

/** TAX01: the buyer's tax registration, which an exemption rests on. */
export function mapTaxId(cursor: Cursor, segment: Segment): void {
  const value = cut(cursor, segment, 1);
  if (value === undefined) return;
  const owner = cursor.line ?? cursor.order;
  owner.references ??= [];
  owner.references.push({ type: TAX_ID, value });
}

/**
 * TD5, TD4 and G66. TD503 is the carrier's code and TD505 the routing in words. The code is the carrier when there is
 * one; the words are then a transport requirement ("SEE ROUTING GUIDE"), otherwise they name the carrier.
 */
export function mapCarrier(cursor: Cursor, rules: CompiledRules, segment: Segment): void {
  const owner = cursor.line ?? cursor.order;
  if (cursor.line === undefined && cursor.party === undefined) {
    applyRules(cursor, rules, cursor.order, segment);
    if (segment.tag === 'TD5') {
      const hasCode = (segment.elements[3] ?? '') !== '';
      const read = put(cursor, cursor.order, ['deliveryTerms', 'carrier'], segment, hasCode ? 3 : 5);
      if (read && hasCode) markRead(cursor, 2);
      if (read && !hasCode) return;
    }
  }
  put(cursor, owner, ['requirements', 'transport'], segment, segment.tag === 'TD4' ? 4 : 5);
}

/** G76 ends an 875: the sum of the quantities, and what the order is worth. */
export function mapGroceryTotals(cursor: Cursor, rules: CompiledRules, segment: Segment): void {
  applyRules(cursor, rules, cursor.order, segment);
  put(cursor, cursor.order, ['totals', 'grand'], segment, 8, wholeCents(cursor, segment, 8));
}

/** AMT: totals of the order after the lines, the amount of the line inside one. */
export function mapAmount(cursor: Cursor, segment: Segment): void {
  const qualifier = (segment.elements[1] ?? '').trim();
  if (cursor.line !== undefined) {
    if (qualifier === '1' && put(cursor, cursor.line, ['amount'], segment, 2, undefined, qualifier))
      markRead(cursor, 1);
    return;
  }
  const to = AMOUNTS.get(qualifier);
  if (to !== undefined && put(cursor, cursor.order, ['totals', to], segment, 2, undefined, qualifier))
    markRead(cursor, 1);
}
