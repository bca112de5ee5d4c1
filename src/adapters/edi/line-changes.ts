/** What a decision changed of what was ordered: the one comparison that 855, 865 and ORDRSP are written from. */
import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
import type { Order, OrderLine } from '../../model/order.ts';
import { ratioOf, type Ratio } from './unit-factors.ts';

/** `other` is what has no status of its own: an action, a number that was taken away, what is required, allowances, taxes. */
export type Change = 'item' | 'unit' | 'quantity' | 'price' | 'date' | 'deliveries' | 'other';

/** Days that hold for a line without its own. */
export type Dates = Pick<Order, 'requestedDelivery' | 'requestedShip'>;

/** @param order @param ordered heads of the decided and of the ordered line; the same one when the head answers for itself */
export function changesOf(line: OrderLine, before: OrderLine, order: Dates, ordered: Dates): ReadonlySet<Change> {
  const changes = new Set<Change>();
  const ratio = ratioOfLines(line, before);
  const item = itemChange(line, before);
  if (item !== undefined) changes.add(item);
  if (unitOf(line) !== unitOf(before)) changes.add('unit');
  if (ratio !== undefined && !isDifference(before) && !isSameQuantity(line.quantity, before.quantity, ratio))
    changes.add('quantity');
  if (!isSamePrice(line, before, ratio)) changes.add('price');
  if (!isDeepStrictEqual(datesOf(line, order), datesOf(before, ordered))) changes.add('date');
  if (!isDeepStrictEqual(line.schedules ?? [], before.schedules ?? [])) changes.add('deliveries');
  for (const field of ['action', 'specification', 'requirements', 'allowancesCharges', 'taxes'] as const)
    if (!isDeepStrictEqual(line[field], before[field])) changes.add('other');
  return changes;
}

const HEAD_FIELDS = [
  'requestedDelivery',
  'requestedShip',
  'shipTo',
  'billTo',
  'currency',
  'paymentTerms',
  'deliveryTerms',
  'requirements',
  'allowancesCharges',
  'taxes',
] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];

/** What both agree on outside the lines, as far as the decision changed it. */
export function headChangesOf(order: Order, ordered: Order): ReadonlySet<HeadField> {
  return new Set(HEAD_FIELDS.filter((field) => !isDeepStrictEqual(order[field], ordered[field])));
}

/** Our unit, or the sender's own where nobody knows which it is. */
export function unitOf({ uom, sourceUom }: OrderLine): string {
  return uom ?? sourceUom ?? '';
}

/** From the decided unit to the ordered one. */
export function ratioOfLines(line: OrderLine, before: OrderLine): Ratio | undefined {
  return ratioOf(unitOf(line), unitOf(before));
}

/** The windows that hold for a line. */
export function datesOf(line: Dates, whole: Dates): Dates {
  const { requestedDelivery = whole.requestedDelivery, requestedShip = whole.requestedShip } = line;
  return { ...(requestedDelivery && { requestedDelivery }), ...(requestedShip && { requestedShip }) };
}

const ID_FIELDS = ['gtin', 'buyerSku', 'supplierSku', 'manufacturerPartNumber'] as const;

/** Another number for the ordered item is a substitution; one that was added to it says only more. */
function itemChange(line: OrderLine, before: OrderLine): 'item' | 'other' | undefined {
  const kept = (line.otherIds ?? []).map(({ scheme, value }) => `${scheme} ${value}`);
  const others = new Set((line.otherIds ?? []).map(({ scheme }) => scheme));
  let change: 'item' | 'other' | undefined;
  for (const field of ID_FIELDS) {
    if (before[field] === undefined || before[field] === line[field]) continue;
    if (line[field] !== undefined) return 'item';
    change = 'other';
  }
  for (const { scheme, value } of before.otherIds ?? []) {
    if (kept.includes(`${scheme} ${value}`)) continue;
    if (others.has(scheme)) return 'item';
    change = 'other';
  }
  return change;
}

/** Where a change came as a difference, the quantity is one that a person worked out from it. */
function isDifference({ quantity, references = [] }: OrderLine): boolean {
  return quantity === undefined && references.some(({ type }) => type === 'quantityDifference');
}

function isSameQuantity(quantity: string | undefined, before: string | undefined, { from, to }: Ratio): boolean {
  if (quantity === undefined || before === undefined) return quantity === before;
  return new Big(quantity).times(from).eq(new Big(before).times(to));
}

/** A price that the buyer left open is not changed by saying it. */
function isSamePrice(line: OrderLine, before: OrderLine, ratio: Ratio | undefined): boolean {
  if (before.unitPrice === undefined) return true;
  if (line.unitPrice === undefined) return false;
  const { from, to } = ratio ?? { from: new Big(1), to: new Big(1) };
  const decided = new Big(line.unitPrice).times(before.priceBasisQuantity ?? '1').times(to);
  return decided.eq(new Big(before.unitPrice).times(line.priceBasisQuantity ?? '1').times(from));
}
