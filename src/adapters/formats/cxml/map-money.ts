/** Totals, taxes, shipping, terms of payment (cXML Money, Tax, Shipping, PaymentTerm). */
import type { DraftLine, DraftOrder } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, type Source } from '../../xml/source.ts';

type Charge = NonNullable<DraftOrder['allowancesCharges']>[number];
type Tax = NonNullable<DraftLine['taxes']>[number];

/** Total is that of the items, without taxes and shipping. Its currency is that of the order. @returns the currency as written */
export function mapTotals(
  source: Source,
  order: DraftOrder,
  header: XmlElement | undefined,
  first: XmlElement | undefined,
): string {
  const money = below(header, 'Total/Money') ?? first;
  const totals: NonNullable<DraftOrder['totals']> = {};
  put(totals, 'goods', source.field(header, 'Total/Money'));
  put(totals, 'tax', source.field(header, 'Tax/Money'));
  put(order, 'totals', filled(totals));
  put(order, 'currency', source.attribute(money, '', 'currency'));
  const taxes = taxesOf(source, below(header, 'Tax'));
  if (taxes.length > 0) order.taxes = taxes;
  const charges = [...shippingOf(source, header), ...modificationsOf(source, below(header, 'Total'))];
  if (charges.length > 0) order.allowancesCharges = charges;
  return money?.attributes.get('currency')?.trim() ?? '';
}

export function taxesOf(source: Source, tax: XmlElement | undefined): Tax[] {
  return allBelow(tax, 'TaxDetail').flatMap((detail) => {
    const each: Tax = {};
    put(each, 'type', source.attribute(detail, '', 'category'));
    put(each, 'percent', source.attribute(detail, '', 'percentageRate'));
    put(each, 'amount', source.field(detail, 'TaxAmount/Money'));
    return filled(each) ?? [];
  });
}

export function shippingOf(source: Source, parent: XmlElement | undefined): Charge[] {
  return allBelow(parent, 'Shipping').flatMap((element) => {
    const amount = source.field(element, 'Money');
    if (amount === undefined) return [];
    const charge: Charge = { kind: implied('charge-kind', 'charge'), code: implied('charge-code', 'Shipping'), amount };
    put(charge, 'reason', source.field(element, 'Description'));
    return [charge];
  });
}

/** Modifications: what is taken off, and what is put on. */
export function modificationsOf(source: Source, parent: XmlElement | undefined): Charge[] {
  return allBelow(below(parent, 'Modifications'), 'Modification').flatMap((element) => {
    const deduction = below(element, 'AdditionalDeduction');
    const cost = below(element, 'AdditionalCost');
    const charge: Charge = {};
    if (deduction !== undefined) {
      put(charge, 'amount', source.field(deduction, 'DeductionAmount/Money'));
      put(charge, 'percent', source.attribute(deduction, 'DeductionPercent', 'percent'));
    } else {
      put(charge, 'amount', source.field(cost, 'Money'));
      put(charge, 'percent', source.attribute(cost, 'Percentage', 'percent'));
    }
    if (filled(charge) === undefined) return [];
    put(charge, 'code', source.attribute(element, 'ModificationDetail', 'name'));
    put(charge, 'reason', source.field(element, 'ModificationDetail/Description'));
    const kind = deduction === undefined ? 'charge' : 'allowance';
    return [{ kind: implied('charge-kind', kind), ...charge }];
  });
}

/** A term without a discount is the net one; a negative discount is a penalty, which an order has no place for. */
export function mapPayment(source: Source, order: DraftOrder, header: XmlElement | undefined): void {
  const terms: NonNullable<DraftOrder['paymentTerms']> = {};
  for (const element of allBelow(header, 'PaymentTerm')) {
    const percent = below(element, 'Discount/DiscountPercent')?.attributes.get('percent')?.trim() ?? '';
    const isNet = !/[1-9]/.test(percent);
    if (isNet && terms.netDays === undefined) {
      put(terms, 'netDays', source.attribute(element, '', 'payInNumberOfDays'));
      source.markRead(element, 'Discount/DiscountPercent', 'percent');
    } else if (!isNet && !percent.startsWith('-') && terms.discountPercent === undefined) {
      put(terms, 'discountDays', source.attribute(element, '', 'payInNumberOfDays'));
      put(terms, 'discountPercent', source.attribute(element, 'Discount/DiscountPercent', 'percent'));
    }
  }
  put(order, 'paymentTerms', filled(terms));
}
