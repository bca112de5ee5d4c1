/** What codes and element names of Order-X mean, as data. Codes are those of UNTDID, as in EDIFACT. */

/** PurposeCode (1225). */
export const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['9', 'original'],
  ['1', 'cancellation'],
  ['4', 'change'],
  ['5', 'replace'],
  ['6', 'confirmation'],
  ['42', 'confirmation'],
  ['7', 'duplicate'],
  ['31', 'duplicate'],
]);

/** LineStatusReasonCode of lines that only head or explain others (Order-X 1.0, extended). */
export const NO_LINES = new Set(['GROUP', 'INFORMATION']);

export type MainParty = 'buyer' | 'seller' | 'shipTo' | 'billTo';
/** Other parties are kept with the beginning of their element's name as role. */
export const MAIN_PARTIES: ReadonlyMap<string, MainParty> = new Map([
  ['BuyerTradeParty', 'buyer'],
  ['SellerTradeParty', 'seller'],
  ['ShipToTradeParty', 'shipTo'],
  ['InvoiceeTradeParty', 'billTo'],
]);

/** schemeID of a GlobalID or a legal registration (ISO 6523 ICD). Others are kept as they are. */
export const ID_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['0088', 'GLN'],
  ['0060', 'DUNS'],
]);
/** schemeID of a tax registration. */
export const TAX_SCHEMES: ReadonlyMap<string, string> = new Map([['VA', 'VAT']]);
export const GTIN_SCHEME = '0160';

/** SubjectCode of a note (4451). Others are kept as they are. */
export const NOTE_TYPES: ReadonlyMap<string, string> = new Map([['AAI', 'general']]);

/** Documents that an order names → its own field. All others are references by the beginning of their name. */
export const DOCUMENTS: ReadonlyMap<string, 'contractNumber' | 'quoteNumber'> = new Map([
  ['ContractReferencedDocument', 'contractNumber'],
  ['QuotationReferencedDocument', 'quoteNumber'],
]);

/** Sums of the order. */
export const TOTALS = [
  ['LineTotalAmount', 'goods'],
  ['AllowanceTotalAmount', 'allowances'],
  ['ChargeTotalAmount', 'charges'],
  ['TaxTotalAmount', 'tax'],
  ['GrandTotalAmount', 'grand'],
] as const;
