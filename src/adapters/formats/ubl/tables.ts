/** What names and codes of UBL mean, as data. Clauses are those of OASIS UBL 2.3 and Peppol BIS Ordering 3. */

/** `urn:oasis:names:specification:ubl:schema:xsd:Order-2`: kind and generation of a document. */
export const NAMESPACE = /^urn:oasis:names:(?:specification|tc):ubl:schema:xsd:([A-Za-z]+)-(\d+)/;
export const GENERATION = '2';

/** Documents that are read as orders → what they want, where it is no new order. */
export const ORDERS: ReadonlyMap<string, 'original' | 'change' | 'cancellation'> = new Map([
  ['Order', 'original'],
  ['OrderChange', 'change'],
  ['OrderCancellation', 'cancellation'],
]);

/** Others are told by their own name. */
export const NO_ORDERS: ReadonlyMap<string, string> = new Map([
  ['OrderResponse', 'an answer to an order'],
  ['OrderResponseSimple', 'an answer to an order'],
  ['Invoice', 'an invoice'],
  ['SelfBilledInvoice', 'a self-billed invoice'],
  ['CreditNote', 'a credit note'],
  ['DebitNote', 'a debit note'],
  ['Catalogue', 'a catalogue'],
  ['Quotation', 'a quotation'],
  ['RequestForQuotation', 'a request for a quotation'],
  ['DespatchAdvice', 'a despatch advice'],
  ['ReceiptAdvice', 'a receipt advice'],
  ['Forecast', 'a forecast'],
  ['Reminder', 'a reminder'],
  ['Statement', 'a statement of account'],
  ['RemittanceAdvice', 'a remittance advice'],
  ['ApplicationResponse', 'a receipt for another document'],
]);

/** schemeID of an identifier (ISO 6523 ICD, or the words that came before it). Others are kept as they are. */
export const ID_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['0088', 'GLN'],
  ['GLN', 'GLN'],
  ['0060', 'DUNS'],
  ['DUNS', 'DUNS'],
]);
export const GTIN_SCHEMES = new Set(['0160', 'GTIN', 'EAN', 'GS1']);

export type MainParty = 'buyer' | 'seller' | 'billTo';
/** Parties of the header. Others are kept with the beginning of their element's name as role. */
export const PARTIES: ReadonlyMap<string, MainParty | 'other'> = new Map([
  ['BuyerCustomerParty', 'buyer'],
  ['SellerSupplierParty', 'seller'],
  ['AccountingCustomerParty', 'billTo'],
  ['OriginatorCustomerParty', 'other'],
  ['FreightForwarderParty', 'other'],
]);

/** Documents that an order names → its own field; the second of a kind, and all others, are references. */
export const DOCUMENTS: ReadonlyMap<string, 'contractNumber' | 'quoteNumber' | 'reference'> = new Map([
  ['Contract', 'contractNumber'],
  ['QuotationDocumentReference', 'quoteNumber'],
  ['OriginatorDocumentReference', 'reference'],
  ['OrderDocumentReference', 'reference'],
  ['OrderReference', 'reference'],
  ['CatalogueReference', 'reference'],
  ['AdditionalDocumentReference', 'reference'],
  ['ProjectReference', 'reference'],
]);

/** Sums of the order. */
export const TOTALS = [
  ['LineExtensionAmount', 'goods'],
  ['AllowanceTotalAmount', 'allowances'],
  ['ChargeTotalAmount', 'charges'],
] as const;
