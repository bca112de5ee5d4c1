/** Fields of which one wrong value costs money: when a document says two, a person must choose. */
export const DECISIVE_FIELDS: ReadonlySet<string> = new Set([
  'poNumber',
  'currency',
  'quantity',
  'uom',
  'unitPrice',
  'priceBasisQuantity',
  'gtin',
  'buyerSku',
  'supplierSku',
  'date', // Of two days of delivery the earlier one may be too early, and the later one too late.
]);
