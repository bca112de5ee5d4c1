/**
 * The X12 order mapping (850, 860, 875, 876) as data: which of their elements fills which of our fields, and why.
 *
 * `to` is a path in the canonical order (or in the line, or in the party). What stands in no table is handled in
 * `map-*.ts` or listed as unused; nothing is dropped. Code lists hold only codes whose meaning is beyond doubt:
 * a code that is not listed stays visible as unused instead of being forced into one of ours.
 */

export interface FieldRule {
  readonly tag: string;
  readonly element: number;
  readonly to: string;
  readonly why: string;
  /** Their code → our value. An unlisted code is not read. */
  readonly codes?: Readonly<Record<string, string>>;
}

const PURPOSES = {
  '00': 'original',
  '01': 'cancellation',
  '04': 'change',
  '05': 'replace',
  '06': 'confirmation',
  '07': 'duplicate',
};

/** BCH01: the first transmission of a change is a change, and no order that somebody may deliver. */
const BCH_PURPOSES = { ...PURPOSES, '00': 'change' };

/** G5001 (element 473). A simulation and an information copy order nothing, so they stay unknown. */
const ORDER_STATUSES = {
  N: 'original',
  S: 'original', // Dated in the future: its dates say when.
  D: 'cancellation',
  F: 'cancellation',
  G: 'change',
  R: 'change',
  L: 'replace',
  C: 'confirmation',
  T: 'duplicate',
};

/** POC02 and G9201 (element 670) as an action on a line. Terms, allowances and ship modes are changes without a name of their own. */
export const LINE_ACTIONS: Readonly<Record<string, string>> = {
  AI: 'add',
  DI: 'delete',
  CA: 'change',
  CB: 'change',
  CC: 'change',
  CE: 'change',
  CG: 'change',
  PQ: 'change',
  PR: 'change',
  RA: 'change',
  RE: 'change',
  RM: 'change',
  RQ: 'change',
  RZ: 'change',
  QI: 'quantityIncrease',
  QD: 'quantityDecrease',
  PC: 'priceChange',
  CT: 'reschedule',
  RB: 'reschedule',
  RS: 'reschedule',
  NC: 'noChange',
};

/** G9201 says for the whole set what POC02 says for a line. */
const CHANGE_PURPOSES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(LINE_ACTIONS).map((code) => [code, 'change'])),
  CF: 'cancellation', // Cancels the order that was sent before.
  RZ: 'replace',
};

const ORDER_TYPES = {
  SA: 'standard',
  NE: 'standard',
  RE: 'standard',
  OS: 'standard',
  SS: 'standard',
  BK: 'blanket',
  BE: 'blanket',
  ST: 'blanket',
  RL: 'release',
  RA: 'release',
  RO: 'rush',
  EO: 'rush',
  DS: 'dropShip',
  CN: 'consignment',
  SP: 'sample',
  RR: 'return', // Repair and return.
};

/** Element 92 in sets that order nothing, or nothing new, in words for people. */
export const NO_ORDERS: Readonly<Record<string, string>> = {
  BD: 'a bidding document',
  BQ: 'a budgetary quote',
  CA: 'a contract award notification',
  CF: 'a confirmation of an order that was placed before',
  CP: 'a change to a purchase order',
  CR: 'a change to a release',
  IN: 'an information copy',
  KO: 'the close-out of an order',
  SO: 'an order that was shipped',
  SW: 'a stop-work order',
  TR: 'the termination of an order',
};
export function isOrderType(code: string): boolean {
  return Object.hasOwn(ORDER_TYPES, code) || Object.hasOwn(NO_ORDERS, code);
}
/** Where a set says it. */
export const TYPE_ELEMENTS: Readonly<Record<string, number>> = { BEG: 2, BCH: 2, G50: 7 };

export const HEADER_RULES: readonly FieldRule[] = [
  { tag: 'BEG', element: 1, to: 'purpose', codes: PURPOSES, why: 'purpose of the set' },
  { tag: 'BEG', element: 2, to: 'orderType', codes: ORDER_TYPES, why: 'kind of order' },
  { tag: 'BEG', element: 3, to: 'poNumber', why: "the buyer's number" },
  { tag: 'BEG', element: 4, to: 'releaseNumber', why: 'call-off from a blanket order' },
  { tag: 'BEG', element: 6, to: 'contractNumber', why: 'contract that the prices come from' },
  { tag: 'BCH', element: 1, to: 'purpose', codes: BCH_PURPOSES, why: 'purpose of the set' },
  { tag: 'BCH', element: 2, to: 'orderType', codes: ORDER_TYPES, why: 'kind of order' },
  { tag: 'BCH', element: 3, to: 'poNumber', why: "the buyer's number" },
  { tag: 'BCH', element: 3, to: 'changesPo', why: 'the order that is changed has the same number' },
  { tag: 'BCH', element: 4, to: 'releaseNumber', why: 'call-off from a blanket order' },
  { tag: 'BCH', element: 5, to: 'changeSequence', why: 'which change of this order it is' },
  { tag: 'BCH', element: 8, to: 'contractNumber', why: 'contract that the prices come from' },
  { tag: 'G50', element: 1, to: 'purpose', codes: ORDER_STATUSES, why: 'status of the order' },
  { tag: 'G50', element: 3, to: 'poNumber', why: "the buyer's number" },
  { tag: 'G50', element: 7, to: 'orderType', codes: ORDER_TYPES, why: 'kind of order' },
  { tag: 'G92', element: 1, to: 'purpose', codes: CHANGE_PURPOSES, why: 'what kind of change it is' },
  { tag: 'G92', element: 3, to: 'poNumber', why: "the buyer's number" },
  { tag: 'G92', element: 3, to: 'changesPo', why: 'the order that is changed has the same number' },
  { tag: 'G66', element: 1, to: 'deliveryTerms/freightPayment', why: 'who pays the carrier' },
  { tag: 'G66', element: 2, to: 'deliveryTerms/transportMode', why: 'air, motor, rail, as coded' },
  { tag: 'G66', element: 5, to: 'deliveryTerms/carrier', why: 'routing in words' },
  { tag: 'G66', element: 7, to: 'deliveryTerms/place', why: 'place where the seller hands over' },
  { tag: 'G23', element: 5, to: 'paymentTerms/discountPercent', why: 'cash discount' },
  { tag: 'G23', element: 7, to: 'paymentTerms/discountDays', why: 'days for the cash discount' },
  { tag: 'G23', element: 6, to: 'paymentTerms/discountDate', why: 'last day of the cash discount' },
  { tag: 'G23', element: 8, to: 'paymentTerms/netDate', why: 'day on which the whole is due' },
  { tag: 'G23', element: 9, to: 'paymentTerms/netDays', why: 'days until the whole is due' },
  { tag: 'G23', element: 15, to: 'paymentTerms/text', why: 'terms in words' },
  { tag: 'G76', element: 1, to: 'totals/quantity', why: 'control sum of the quantities' },
  { tag: 'FOB', element: 1, to: 'deliveryTerms/freightPayment', why: 'who pays the carrier' },
  { tag: 'FOB', element: 5, to: 'deliveryTerms/incoterm', why: 'terms code, an Incoterm when FOB04 is 01' },
  { tag: 'FOB', element: 3, to: 'deliveryTerms/place', why: 'place that the terms name' },
  { tag: 'FOB', element: 7, to: 'deliveryTerms/place', why: 'place where title passes, when FOB03 names none' },
  { tag: 'ITD', element: 12, to: 'paymentTerms/text', why: 'terms in words' },
  { tag: 'ITD', element: 7, to: 'paymentTerms/netDays', why: 'days until the whole is due' },
  { tag: 'ITD', element: 6, to: 'paymentTerms/netDate', why: 'day on which the whole is due' },
  { tag: 'ITD', element: 4, to: 'paymentTerms/discountDate', why: 'last day of the cash discount' },
  { tag: 'ITD', element: 3, to: 'paymentTerms/discountPercent', why: 'cash discount' },
  { tag: 'ITD', element: 5, to: 'paymentTerms/discountDays', why: 'days for the cash discount' },
  { tag: 'TD5', element: 4, to: 'deliveryTerms/transportMode', why: 'air, motor, rail, as coded' },
  { tag: 'CTT', element: 1, to: 'totals/lineCount', why: 'control count of PO1 segments' },
  { tag: 'CTT', element: 2, to: 'totals/quantity', why: 'control sum of PO102, by convention of the 850' },
];

export const LINE_RULES: readonly FieldRule[] = [
  { tag: 'PO1', element: 1, to: 'lineNumber', why: "the buyer's line number" },
  { tag: 'PO1', element: 2, to: 'quantity', why: 'quantity ordered' },
  { tag: 'PO1', element: 3, to: 'uom', why: 'unit of the quantity' },
  { tag: 'PO1', element: 3, to: 'sourceUom', why: "the sender's own unit, kept beside ours" },
  { tag: 'PO1', element: 4, to: 'unitPrice', why: 'price of one price basis' },
];

/** POC of an 860. POC05 may be a composite whose first component is the unit. */
export const CHANGE_LINE_RULES: readonly FieldRule[] = [
  { tag: 'POC', element: 1, to: 'lineNumber', why: "the buyer's line number" },
  { tag: 'POC', element: 2, to: 'action', codes: LINE_ACTIONS, why: 'what happens to the line' },
  { tag: 'POC', element: 3, to: 'quantity', why: 'quantity after the change' },
  { tag: 'POC', element: 5, to: 'uom', why: 'unit of the quantity' },
  { tag: 'POC', element: 5, to: 'sourceUom', why: "the sender's own unit, kept beside ours" },
  { tag: 'POC', element: 6, to: 'unitPrice', why: 'price of one price basis' },
];

/** G68 of an 875 or 876, which has no line number. */
export const GROCERY_LINE_RULES: readonly FieldRule[] = [
  { tag: 'G68', element: 1, to: 'quantity', why: 'quantity ordered' },
  { tag: 'G68', element: 2, to: 'uom', why: 'unit of the quantity' },
  { tag: 'G68', element: 2, to: 'sourceUom', why: "the sender's own unit, kept beside ours" },
  { tag: 'G68', element: 3, to: 'unitPrice', why: 'list cost of one unit' },
];

export const PARTY_RULES: readonly FieldRule[] = [
  { tag: 'N1', element: 2, to: 'name', why: 'name' },
  { tag: 'N4', element: 1, to: 'address/city', why: 'city' },
  { tag: 'N4', element: 2, to: 'address/region', why: 'state or province' },
  { tag: 'N4', element: 7, to: 'address/region', why: 'subdivision outside North America, when N402 is empty' },
  { tag: 'N4', element: 3, to: 'address/postalCode', why: 'postal code' },
  { tag: 'N4', element: 4, to: 'address/country', why: 'country' },
];
