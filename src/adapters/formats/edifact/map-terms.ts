/** Money and transport: CUX, MOA, PCD, TOD, TDT, ALC, TAX, PAI. */
import { finding } from '../../../model/codes.ts';
import type { DraftField } from '../../../model/draft.ts';
import { rateAmount } from '../../edi/rate-amount.ts';
import { INCOTERMS, repeatsTerms } from '../../edi/terms-words.ts';
import { isInForce, settlementWords } from '../../edi/settlement.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { addReference, code, cut, giveBack, joined, kindField, markRead, put, type Cursor } from './map-cursor.ts';
import { computable, cutNumber } from './map-numbers.ts';
import { mapTermsPercent, seeTermsAmount } from './map-payment-terms.ts';
import { openSummaryAllowance, seeSummaryAmount } from './summary-allowances.ts';
import { ALLOWANCE_AMOUNTS, LINE_AMOUNT, TOTALS } from './map-tables.ts';

/**
 * CUX: the reference currency (6347 = 2), which the prices are in, also when it stands below a price. A rate or a target
 * currency stays unused.
 */
export function mapCurrency(cursor: Cursor, segment: Segment): void {
  if (code(segment, 1, 1) !== '2') return;
  if (!agreesOnCurrency(cursor, segment, 1, 2)) return;
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3); // 6343: for an order, an invoice, a price list; it is the same currency.
}

/** One order has one currency: an amount that names another is a conflict. */
function agreesOnCurrency(cursor: Cursor, segment: Segment, element: number, component: number): boolean {
  const text = code(segment, element, component);
  if (text === '') return false;
  const { order } = cursor;
  if (order.currency === undefined || order.currency.text.trim() === text) {
    const field = cut(cursor, segment, element, component);
    if (field !== undefined) order.currency ??= field;
    cursor.currencies.see(cursor.line);
    return true;
  }
  const message = `The order is in ${order.currency.text.slice(0, 20)}, but this segment says ${text.slice(0, 20)}.`;
  const at = componentPlace(segment, element, component);
  const hint = 'Find out which currency the prices are in.';
  cursor.findings.push(finding('value-conflict', message, { severity: 'error', at, hint }));
  return false;
}

/** MOA: of an allowance, a tax, the line or the whole order, by where it stands. */
export function mapAmount(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1, 1);
  if (cursor.group === 'PAT' || cursor.group === 'PYT') {
    seeTermsAmount(cursor, segment);
    return;
  }
  if (cursor.group === TAX_OF_ALLOWANCE) return;
  if (cursor.group === 'ALC' && cursor.allowance === undefined) {
    // Else of a sum that is left out, and told.
    if (cursor.summaryAllowance !== undefined) seeSummaryAmount(cursor, cursor.summaryAllowance, segment);
    return;
  }
  if (code(segment, 1, 3) !== '' && !agreesOnCurrency(cursor, segment, 1, 3)) return; // An amount in other money is not ours.
  const field = cutNumber(cursor, segment, 1, 2, qualifier);
  if (field === undefined || !placeAmount(cursor, segment, qualifier, field)) {
    giveBack(cursor);
    return;
  }
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 4);
}

function placeAmount(cursor: Cursor, segment: Segment, qualifier: string, field: DraftField): boolean {
  const { allowance, tax, line, order } = cursor;
  if (tax !== undefined) return qualifier === '124' && put(cursor, tax, 'amount', segment, field);
  if (allowance !== undefined) {
    return ALLOWANCE_AMOUNTS.has(qualifier) && put(cursor, allowance, 'amount', segment, field);
  }
  if (line !== undefined && qualifier === LINE_AMOUNT) return put(cursor, line, 'amount', segment, field);
  const total = cursor.section === 'summary' ? TOTALS.get(qualifier) : undefined;
  if (total !== undefined && put(cursor, (order.totals ??= {}), total.to, segment, field)) return true;
  const type = kindField(cursor, segment, 1, 1, 'amount');
  if (type === undefined) return false;
  addReference(cursor, type, field);
  return true;
}

/** PCD: of the open allowance or charge, else of the terms of payment. */
export function mapPercent(cursor: Cursor, segment: Segment): void {
  const { allowance } = cursor;
  if (allowance === undefined) {
    if (cursor.group === 'PAT' || cursor.group === 'PYT') mapTermsPercent(cursor, segment);
    return;
  }
  const field = cutNumber(cursor, segment, 1, 2, code(segment, 1, 1));
  if (put(cursor, allowance, 'percent', segment, field)) markRead(cursor, 1, 1);
}

/** TOD: the terms code (an Incoterm), who pays the freight, and the place in words, unless they are those of the code. */
export function mapDeliveryTerms(cursor: Cursor, segment: Segment): void {
  if (cursor.line !== undefined) return;
  const terms = (cursor.order.deliveryTerms ??= {});
  const isTerms = put(cursor, terms, 'incoterm', segment, cut(cursor, segment, 3, 1));
  const isFreight = put(cursor, terms, 'freightPayment', segment, cut(cursor, segment, 2, 1));
  const text = joined(cursor, segment, 3, 4, 5, 70);
  const term = code(segment, 3, 1);
  if (text !== undefined && (term === '' || !repeatsTerms(term, String(text.value ?? text.text))))
    put(cursor, terms, 'place', segment, text);
  if (isTerms || isFreight) markRead(cursor, 1, 1);
  if (isTerms && !INCOTERMS.has(term.toUpperCase()) && !OWN_TERMS.test(term)) {
    const message = `TOD 4053 is "${term.slice(0, 10)}", which is none of the Incoterms; it was kept as it is.`;
    cursor.findings.push(finding('code-unknown', message, { at: componentPlace(segment, 3, 1) }));
  }
}

/** 4053 as the directories list it themselves, and as GS1 does. */
const OWN_TERMS = /^(?:[12]|\d\dE)$/;

/** TDT: mode (8067) and carrier (C040). A carrier's code is the carrier when there is one, else its name. */
export function mapTransport(cursor: Cursor, segment: Segment): void {
  if (cursor.line !== undefined) return;
  const terms = (cursor.order.deliveryTerms ??= {});
  const isMode = put(cursor, terms, 'transportMode', segment, cut(cursor, segment, 3, 1));
  const isCarrier = put(cursor, terms, 'carrier', segment, cut(cursor, segment, 5, 1) ?? cut(cursor, segment, 5, 4));
  if (isMode || isCarrier) markRead(cursor, 1, 1);
}

/**
 * ALC: A is an allowance, C a charge, N neither. Another indicator, and a settlement (4471) that does not put it into force,
 * is told and left out with the amounts below it: a person says whether it counts.
 */
export function mapAllowance(cursor: Cursor, segment: Segment): void {
  cursor.allowance = undefined;
  cursor.allowanceQuantity = '';
  cursor.tax = undefined;
  const indicator = code(segment, 1);
  const kindValue = indicator === 'A' ? 'allowance' : indicator === 'C' ? 'charge' : undefined;
  const settlement = code(segment, 3);
  if ((kindValue === undefined && indicator !== 'N') || !isInForce(settlement)) {
    const [name, said, element] = kindValue === undefined ? ['5463', indicator, 1] : ['4471', settlement, 3];
    const words = kindValue === undefined ? '' : settlementWords(settlement);
    const message = `ALC ${name} is "${said.slice(0, 10)}"${words}, so that the sum is not plainly in force; it was left out.`;
    cursor.findings.push(finding('allowance-kind-unknown', message, { at: componentPlace(segment, element, 1) }));
    return;
  }
  if (cursor.section === 'summary') {
    if (kindValue !== undefined) openSummaryAllowance(cursor, segment, kindValue);
    return;
  }
  const kind = kindValue === undefined ? undefined : cut(cursor, segment, 1, 1, kindValue);
  if (kind === undefined) return;
  const entry: NonNullable<Cursor['allowance']> = { kind };
  put(cursor, entry, 'code', segment, cut(cursor, segment, 5, 1));
  put(cursor, entry, 'reason', segment, joined(cursor, segment, 5, 4, 5, 35));
  cursor.allowance = entry;
  const owner = cursor.line ?? cursor.order;
  owner.allowancesCharges ??= [];
  owner.allowancesCharges.push(entry);
  cursor.allowanceSegments.set(entry, segment);
}

/** Told at the end, because MOA, PCD and RTE may follow in any order: an allowance of goods, or with a damaged PCD. */
export function settleAllowances({ allowanceSegments, findings }: Cursor): void {
  for (const [{ kind, amount, percent }, segment] of allowanceSegments) {
    if (amount !== undefined || percent !== undefined) continue;
    const message = `The ${String(kind?.value)} says neither amount, rate nor percent.`;
    const at = componentPlace(segment, 1, 1);
    findings.push(finding('allowance-amount-missing', message, { severity: 'warning', at }));
  }
}

/**
 * RTE of an allowance or charge: so much a unit. Where no amount or percent stands before it, the amount is that of the
 * quantity in its QTY; without one nobody knows what it comes to.
 */
export function mapRate(cursor: Cursor, segment: Segment): void {
  const { allowance } = cursor;
  if (allowance === undefined || allowance.amount !== undefined || allowance.percent !== undefined) return;
  const rate = code(segment, 1, 2);
  if (rate === '') return;
  const basis = code(segment, 1, 3);
  const number = (text: string): string => computable(cursor, text);
  const amount = rateAmount(number(rate), cursor.allowanceQuantity, basis === '' ? '1' : number(basis));
  if (amount === undefined) {
    const message = `The ${String(allowance.kind?.value)} is ${rate.slice(0, 40)} a unit (RTE), but for how many is not said.`;
    cursor.allowanceSegments.delete(allowance);
    cursor.findings.push(finding('allowance-amount-missing', message, { at: componentPlace(segment, 1, 2) }));
    return;
  }
  markRead(cursor, 1);
  allowance.amount = { text: '', rule: 'computed/allowance-rate', value: amount };
}

/** What `Cursor.group` says inside such a group; a TAX after ALC always belongs to it. */
export const TAX_OF_ALLOWANCE = 'ALC TAX';

/** TAX: type and rate; its amount follows in MOA. Below an allowance it is the tax of that, and stays unused. */
export function mapTax(cursor: Cursor, segment: Segment): void {
  if (cursor.group === 'ALC' || cursor.group === TAX_OF_ALLOWANCE) {
    cursor.group = TAX_OF_ALLOWANCE; // The amount that follows is not that of the allowance.
    cursor.allowance = undefined;
    return;
  }
  cursor.tax = undefined;
  const type = cut(cursor, segment, 2, 1) ?? cut(cursor, segment, 2, 4);
  if (type === undefined) return;
  markRead(cursor, 1, 1);
  const tax: NonNullable<Cursor['tax']> = { type };
  put(cursor, tax, 'percent', segment, cutNumber(cursor, segment, 5, 4));
  cursor.tax = tax;
  cursor.allowance = undefined;
  const owner = cursor.line ?? cursor.order;
  owner.taxes ??= [];
  owner.taxes.push(tax);
}

/** PAI: how it is to be paid, as a reference `payment/…` of each of its three codes. */
export function mapPaymentMeans(cursor: Cursor, segment: Segment): void {
  for (const [index, kind] of ['paymentConditions', 'paymentGuarantee', 'paymentMeans'].entries()) {
    const value = cut(cursor, segment, 1, index + 1);
    if (value !== undefined) addReference(cursor, { text: '', rule: 'default/reference-type', value: kind }, value);
  }
}
