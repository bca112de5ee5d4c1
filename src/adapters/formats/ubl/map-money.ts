/** Allowances and charges, taxes, sums and terms of payment (UBL 2.3, AllowanceCharge, TaxTotal, MonetaryTotal). */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { DraftLine, DraftOrder } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, put, textAt, type Source } from '../../xml/source.ts';
import { dayOf } from './map-delivery.ts';
import { TOTALS } from './tables.ts';

type Charge = NonNullable<DraftOrder['allowancesCharges']>[number];
type Tax = NonNullable<DraftLine['taxes']>[number];

export function chargesOf(source: Source, parent: XmlElement, isPeppol: boolean): Charge[] {
  return allBelow(parent, 'AllowanceCharge').flatMap((element) => {
    const indicator = textAt(element, 'ChargeIndicator');
    const meaning = INDICATORS.get(indicator);
    if (meaning === undefined) {
      const message = `The ChargeIndicator "${indicator.slice(0, 20)}" says neither that money is added nor that it is taken off.`;
      source.tell(finding('allowance-kind-unknown', message, { at: { pointer: element.path } }));
      return [];
    }
    const charge: Charge = {};
    put(charge, 'kind', source.field(element, 'ChargeIndicator', meaning));
    put(charge, 'code', source.field(element, 'AllowanceChargeReasonCode'));
    put(charge, 'reason', source.field(element, 'AllowanceChargeReason'));
    put(charge, 'percent', percentOf(source, element, isPeppol));
    put(charge, 'amount', source.field(element, 'Amount'));
    if (charge.percent === undefined && charge.amount === undefined) {
      const message = `The ${meaning} has neither an amount nor a percentage that can be relied on.`;
      source.tell(finding('allowance-amount-missing', message, { at: { pointer: element.path } }));
    }
    return [charge];
  });
}

const INDICATORS: ReadonlyMap<string, string> = new Map([
  ['true', 'charge'],
  ['1', 'charge'],
  ['false', 'allowance'],
  ['0', 'allowance'],
]);

/**
 * MultiplierFactorNumeric is a factor by UBL (0.1) and a percentage by Peppol (10): base and amount say which. Where they say
 * nothing, the customization does; where that is silent too, the number is left among the unused.
 */
function percentOf(source: Source, element: XmlElement, isPeppol: boolean): Charge['percent'] {
  const [factor, base, amount] = ['MultiplierFactorNumeric', 'BaseAmount', 'Amount'].map((name) =>
    numberOf(textAt(element, name)),
  );
  if (factor === undefined) return undefined;
  const value = base === undefined || base.eq(0) || amount === undefined ? undefined : base.times(factor);
  const isNear = (sum: Big): boolean => amount !== undefined && sum.minus(amount).abs().lte('0.01');
  const isFactor = value !== undefined && isNear(value);
  const isPercent = value === undefined ? isPeppol : isNear(value.div(100));
  if (isFactor === isPercent) return undefined;
  return source.field(element, 'MultiplierFactorNumeric', isFactor ? factor.times(100).toFixed() : undefined);
}

function numberOf(text: string): Big | undefined {
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? new Big(text) : undefined;
}

/** Header: each subtotal is a tax; the sum alone is a total. Of two sums one may be in the currency of the tax office. */
export function mapTaxes(source: Source, order: DraftOrder, root: XmlElement, currency: string): void {
  const totals = allBelow(root, 'TaxTotal');
  const isOwn = (total: XmlElement): boolean => below(total, 'TaxAmount')?.attributes.get('currencyID') === currency;
  const total = totals.find(isOwn) ?? totals[0];
  const taxes = allBelow(total, 'TaxSubtotal').flatMap((subtotal): Tax[] => {
    const tax: Tax = {};
    put(tax, 'type', source.field(subtotal, 'TaxCategory/TaxScheme/ID'));
    put(tax, 'percent', source.field(subtotal, 'TaxCategory/Percent') ?? source.field(subtotal, 'Percent'));
    put(tax, 'amount', source.field(subtotal, 'TaxAmount'));
    return [tax];
  });
  if (taxes.length > 0) order.taxes = taxes;
  const sum = source.field(total, 'TaxAmount');
  if (sum !== undefined) order.totals = { ...order.totals, tax: sum };
}

/** Line: rates stand with the item, the amount with the line. */
export function lineTaxesOf(source: Source, item: XmlElement): Tax[] {
  const categories = allBelow(below(item, 'Item'), 'ClassifiedTaxCategory');
  return categories.map((category) => {
    const tax: Tax = {};
    put(tax, 'type', source.field(category, 'TaxScheme/ID'));
    put(tax, 'percent', source.field(category, 'Percent'));
    if (categories.length === 1) put(tax, 'amount', source.field(item, 'TotalTaxAmount'));
    return tax;
  });
}

/** The grand total is what the order comes to with taxes; what is to be paid is that only when nothing was paid before. */
export function mapTotals(source: Source, order: DraftOrder, root: XmlElement): void {
  const element = below(root, 'AnticipatedMonetaryTotal');
  const totals: NonNullable<DraftOrder['totals']> = { ...order.totals };
  for (const [name, key] of TOTALS) put(totals, key, source.field(element, name));
  const isPlain = ['PrepaidAmount', 'PayableRoundingAmount'].every((name) => !/[1-9]/.test(textAt(element, name)));
  const payable = isPlain ? below(element, 'PayableAmount') : undefined;
  put(totals, 'grand', source.field(element, 'TaxInclusiveAmount') ?? source.field(payable, ''));
  if (textAt(element, 'PayableAmount') === totals.grand?.text.trim()) source.markRead(element, 'PayableAmount');
  put(order, 'totals', filled(totals));
}

export function mapPayment(source: Source, order: DraftOrder, root: XmlElement): void {
  const element = below(root, 'PaymentTerms');
  const terms: NonNullable<DraftOrder['paymentTerms']> = {};
  put(terms, 'text', source.field(element, 'Note'));
  const due = below(element, 'PaymentDueDate') ?? below(below(root, 'PaymentMeans'), 'PaymentDueDate');
  put(terms, 'netDate', dayOf(source, due));
  const discount = textAt(element, 'SettlementDiscountPercent');
  if (/[1-9]/.test(discount)) {
    put(terms, 'discountPercent', source.field(element, 'SettlementDiscountPercent'));
    put(terms, 'discountDate', dayOf(source, below(element, 'SettlementPeriod/EndDate')));
    const duration = below(element, 'SettlementPeriod/DurationMeasure');
    if (duration?.attributes.get('unitCode')?.trim() === 'DAY') put(terms, 'discountDays', source.field(duration, ''));
  }
  put(order, 'paymentTerms', filled(terms));
}
