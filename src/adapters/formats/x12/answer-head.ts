/** The head of an 855 or 865: whose order is answered and how, and what of its head was decided otherwise. */
import type { Order } from '../../../model/order.ts';
import type { HeadField } from '../../edi/line-changes.ts';
import { DAYS } from './deliveries.ts';
import { PURPOSE_CODES } from './purpose-codes.ts';
import { deliveryTerms, paymentTerms } from './write-header.ts';
import { partyBlock } from './write-party.ts';
import { block, Sheet, type Block } from './write-sheet.ts';
import { allowanceBlocks, taxBlocks } from './write-terms.ts';

export interface Answered {
  readonly sheet: Sheet;
  readonly order: Order;
  readonly ordered: Order;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly verdict: string;
  readonly changed: ReadonlySet<HeadField>;
  /** A day as the version writes it. */
  readonly date: (day: string) => string;
  readonly missing: (element: string, what: string, sent: string) => void;
}

/** BAK or BCA in the buyer's own words, then what of the head is now. */
export function headBlocks(type: '855' | '865', answered: Answered): Block[] {
  const { sheet, order, ordered, changed, date } = answered;
  return [
    ...(type === '855' ? acknowledgment(answered) : changeAcknowledgment(answered)),
    ...(order.currency === undefined ? [] : block(['CUR', 'BY', order.currency], [])),
    ...buyersReferences(sheet, ordered),
    ...(changed.has('deliveryTerms')
      ? deliveryTerms(sheet, { ...order, requirements: undefined })
      : repeatedTerms(sheet, ordered)),
    ...(changed.has('allowancesCharges') ? allowanceBlocks(sheet, order, '') : []),
    ...(changed.has('paymentTerms') ? paymentTerms(sheet, order) : []),
    ...DAYS.flatMap(([window, side, qualifier]) => {
      const day = order[window]?.[side];
      const isTold = qualifier === '067' || (changed.has(window) && day !== ordered[window]?.[side]);
      return day === undefined || !isTold ? [] : block(['DTM', qualifier, date(day)], []);
    }),
    ...(changed.has('taxes') ? taxBlocks(sheet, order, '') : []),
    ...PARTIES.flatMap(([field, role]) => {
      const party = order[field];
      return party === undefined || !changed.has(field) ? [] : partyBlock(sheet, role, party, `/${field}`, `/${field}`);
    }),
  ];
}

/** The buyer's own numbers, by which he finds his order: what REF holds of them. */
function buyersReferences(sheet: Sheet, { references = [], quoteNumber, salesperson }: Order): Block[] {
  const named = [
    ['PR', quoteNumber],
    ['SA', salesperson],
    ...references.map(({ type, value }) => [type, value] as const),
  ] as const;
  return named.flatMap(([type, value]) =>
    value !== undefined && sheet.fits('REF', 1, type) && sheet.fits('REF', 2, value)
      ? block(['REF', type, value], [])
      : [],
  );
}

/** Terms of delivery that nobody changed, as far as they fit: that a part of them does not is no news to the buyer. */
function repeatedTerms(sheet: Sheet, ordered: Order): Block[] {
  return deliveryTerms(new Sheet(sheet.plan, []), { ...ordered, requirements: undefined });
}

const PARTIES = [
  ['shipTo', 'ST'],
  ['billTo', 'BT'],
] as const;

/** The number that the buyer knows, also where a person mended it. */
function referencesOf(
  { order, ordered, today, missing }: Answered,
  number: string,
  dated: string,
): readonly [string, string] {
  const poNumber = ordered.poNumber ?? order.poNumber;
  const orderDate = ordered.orderDate ?? order.orderDate;
  if (poNumber === undefined) missing(number, 'the order number', 'NONE');
  if (orderDate === undefined) missing(dated, 'the order date', today);
  return [poNumber ?? 'NONE', orderDate ?? today];
}

/** BAK07, BCA08. */
function contractOf({ sheet, ordered: { contractNumber = '' } }: Answered, tag: string, element: number): string {
  return sheet.fits(tag, element, contractNumber) ? contractNumber : '';
}

/** BAK09 is the day of this answer. */
function acknowledgment(answered: Answered): Block[] {
  const { ordered, verdict, today, date } = answered;
  const [poNumber, orderDate] = referencesOf(answered, 'BAK03', 'BAK04');
  return block(['BAK', '00', verdict, poNumber, date(orderDate), ordered.releaseNumber ?? '', '', contractOf(answered, 'BAK', 7), '', date(today)], []); // prettier-ignore
}

function changeAcknowledgment(answered: Answered): Block[] {
  const { ordered, verdict, today, date } = answered;
  const [poNumber, orderDate] = referencesOf(answered, 'BCA03', 'BCA06');
  const { purpose, releaseNumber = '', changeSequence = '' } = ordered;
  return block(
    ['BCA', PURPOSE_CODES[purpose], verdict, poNumber, releaseNumber, changeSequence, date(orderDate), '', contractOf(answered, 'BCA', 8), '', date(today)],
    [],
  ); // prettier-ignore
}
