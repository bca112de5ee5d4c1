/**
 * The mapping of TRADACOMS ORDERS version 9 as data: which of their elements fills which of our fields, and why.
 *
 * There is no free copy of the standard to hold this against; it rests on published files and on what suppliers'
 * guides agree about. Positions that they do not agree about stand in no table and are listed as unused.
 */
export interface FieldRule {
  readonly tag: string;
  readonly element: number;
  readonly component: number;
  /** Name of the element in the standard. */
  readonly name: string;
  /** Path in the order, the party or the line. A list gets one more entry: `identifiers:GLN`, `notes:general`. */
  readonly to: string;
  readonly why: string;
  /** Decimals that are implied, not written: 9(10)V9(4) has four. */
  readonly decimals?: number;
}

type Row = readonly [
  tag: string,
  element: number,
  component: number,
  name: string,
  to: string,
  why: string,
  decimals?: number,
];
const rules = (rows: readonly Row[]): readonly FieldRule[] =>
  rows.map(([tag, element, component, name, to, why, decimals]) => ({
    tag,
    element,
    component,
    name,
    to,
    why,
    ...(decimals === undefined ? {} : { decimals }),
  }));

export const SUPPLIER_RULES = rules([
  ['SDT', 1, 1, 'SIDN', 'identifiers:GLN', "supplier's location number"],
  ['SDT', 1, 2, 'SIDN', 'identifiers:buyerAssigned', 'number that the customer gave the supplier'],
  ['SDT', 2, 1, 'SNAM', 'name', "supplier's name"],
]);
export const CUSTOMER_RULES = rules([
  ['CDT', 1, 1, 'CIDN', 'identifiers:GLN', "customer's location number"],
  ['CDT', 1, 2, 'CIDN', 'identifiers:sellerAssigned', 'number that the supplier gave the customer'],
  ['CDT', 2, 1, 'CNAM', 'name', "customer's name"],
]);
export const LOCATION_RULES = rules([
  ['CLO', 1, 1, 'CLOC', 'identifiers:GLN', 'location number of the place of delivery'],
  ['CLO', 1, 2, 'CLOC', 'identifiers:buyerAssigned', "customer's own code of it"],
  ['CLO', 1, 3, 'CLOC', 'identifiers:sellerAssigned', "supplier's code of it"],
  ['CLO', 2, 1, 'CNAM', 'name', 'name of the place'],
]);
/** Element 3 of SDT, CDT and CLO: four lines and the postal code. */
export const ADDRESS_ELEMENT = 3;
export const ADDRESS_LINES = 4;

export const ORDER_RULES = rules([
  ['ORD', 1, 1, 'ORNO', 'poNumber', "customer's order number"],
  ['ORD', 1, 2, 'ORNO', 'references:VN', "supplier's order number"],
  ['ORD', 1, 3, 'ORNO', 'orderDate', 'day on which the customer placed the order'],
  ['ORD', 1, 4, 'ORNO', 'references:dateReceived', 'day on which the supplier received it'],
  ['DIN', 1, 1, 'EDAT', 'requestedDelivery/earliest', 'earliest delivery'],
  ['DIN', 2, 1, 'LDAT', 'requestedDelivery/latest', 'latest delivery'],
  ['DIN', 4, 1, 'DINS', 'notes:deliveryInstructions', 'delivery instructions, up to four lines'],
  ['DIN', 4, 2, 'DINS', 'notes:deliveryInstructions', 'delivery instructions'],
  ['DIN', 4, 3, 'DINS', 'notes:deliveryInstructions', 'delivery instructions'],
  ['DIN', 4, 4, 'DINS', 'notes:deliveryInstructions', 'delivery instructions'],
  ['OTR', 1, 1, 'NOOL', 'totals/lineCount', 'control count of OLD'],
]);

export const LINE_RULES = rules([
  ['OLD', 1, 1, 'SEQA', 'lineNumber', 'sequence number of the line'],
  ['OLD', 2, 1, 'SPRO', 'gtin', 'number of the traded unit'],
  ['OLD', 2, 2, 'SPRO', 'supplierSku', "supplier's own code of it"],
  ['OLD', 2, 3, 'SPRO', 'otherIds:DUN-14', 'number of the outer case'],
  ['OLD', 3, 1, 'SACU', 'otherIds:consumerUnitGtin', 'number of the consumer unit inside'],
  ['OLD', 3, 2, 'SACU', 'otherIds:consumerUnitSupplierSku', "supplier's own code of the consumer unit"],
  ['OLD', 4, 1, 'CPRO', 'otherIds:customerGtin', 'number that the customer had given the item'],
  ['OLD', 4, 2, 'CPRO', 'buyerSku', "customer's own code of the item"],
  ['OLD', 5, 1, 'UNOR', 'references:consumerUnitsPerTradedUnit', 'consumer units in one unit of ordering'],
  ['OLD', 6, 1, 'OQTY', 'quantity', 'units of ordering'],
  ['OLD', 7, 1, 'OUCT', 'unitPrice', 'cost price of one unit of ordering, without VAT', 4],
]);
/** OLD 6: total measure, 9(10)V9(3), and its unit, for goods that are ordered by weight or length. */
export const MEASURE_DECIMALS = 3;
/** OLD 10: description of the traded unit, two lines. */
export const DESCRIPTION_ELEMENT = 10;

/** TYP 1 of the file header. Other codes (amended, cancelled …) are told, because no order may be read from them. */
export const NEW_ORDERS = '0430';
