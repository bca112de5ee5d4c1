/**
 * The mapping of ORDERS and ORDCHG as data: which of their elements fills which of our fields, and why.
 *
 * `to` is a path in the canonical order, or in the line or party that is open. What stands in no table is handled in
 * `map-*.ts` or listed as unused; nothing is dropped. A code that is not listed stays visible as a reference, a note
 * or an unused part instead of being forced into one of our fields.
 */
import type { OtherDays } from '../../edi/days-not-requested.ts';
import type { StandIns } from '../../edi/stand-in.ts';

export interface Meaning {
  readonly to: string;
  readonly why: string;
}

/** BGM 1225 (message function). ORDCHG is a change by itself: see `mapBeginning`. */
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

/** BGM 1001 (document name). 230 is a change request: it names a purpose and no kind of order. */
export const ORDER_TYPES: ReadonlyMap<string, string> = new Map([
  ['220', 'standard'],
  ['105', 'standard'],
  ['221', 'blanket'],
  ['226', 'release'],
  ['224', 'rush'],
  ['227', 'consignment'],
  ['228', 'sample'],
]);
export const CHANGE_REQUEST = '230';

/** LIN 1229 (action). */
export const LINE_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['1', 'add'],
  ['2', 'delete'],
  ['3', 'change'],
  ['4', 'noChange'],
]);

export interface DateMeaning extends Meaning {
  readonly window: 'requestedDelivery' | 'requestedShip';
  readonly side: 'date' | 'earliest' | 'latest';
  /** Of two qualifiers for the same field the lower rank stands; the other goes to the references. */
  readonly rank: number;
}
type DateRow = readonly [code: string, window: DateMeaning['window'], side: DateMeaning['side'], why: string];
const DATE_ROWS: readonly DateRow[] = [
  ['2', 'requestedDelivery', 'date', 'delivery requested'],
  ['76', 'requestedDelivery', 'date', 'delivery as scheduled'],
  ['69', 'requestedDelivery', 'date', 'delivery as promised to the buyer'],
  ['17', 'requestedDelivery', 'date', 'delivery as estimated'],
  ['64', 'requestedDelivery', 'earliest', 'delivery not before'],
  ['71', 'requestedDelivery', 'earliest', 'delivery requested on or after'],
  ['63', 'requestedDelivery', 'latest', 'delivery not after'],
  ['74', 'requestedDelivery', 'latest', 'delivery requested on or before'],
  ['61', 'requestedDelivery', 'latest', 'cancel if not delivered by'],
  ['10', 'requestedShip', 'date', 'shipment requested'],
  ['11', 'requestedShip', 'date', 'despatch'],
  ['200', 'requestedShip', 'date', 'collection: the goods leave the seller'],
  ['37', 'requestedShip', 'earliest', 'ship not before'],
  ['81', 'requestedShip', 'earliest', 'shipment requested on or after'],
  ['234', 'requestedShip', 'earliest', 'collection not before'],
  ['38', 'requestedShip', 'latest', 'ship not later than'],
  ['84', 'requestedShip', 'latest', 'shipment requested on or before'],
  ['235', 'requestedShip', 'latest', 'collection not after'],
];

/** DTM 2005 → day of a window, in the order of preference. Any other qualifier becomes a reference `date/…`. */
export const DATES: ReadonlyMap<string, DateMeaning> = new Map(
  DATE_ROWS.map(([code, window, side, why], rank) => [code, { window, side, why, rank, to: `${window}/${side}` }]),
);

/** DTM 2005: what is said of a day that is not requested. One that is takes its place. */
export const OTHER_DAYS: OtherDays = new Map([
  ['17', 'an estimated day of delivery'],
  ['69', 'a promised day of delivery'],
  ['76', 'a scheduled day of delivery'],
]);

/** DTM 2005 → order date, in the order of preference: the date of the order before that of the message. */
export const ORDER_DATES: ReadonlyMap<string, { readonly rank: number; readonly why: string }> = new Map([
  ['4', { rank: 0, why: 'date of the order' }],
  ['137', { rank: 1, why: 'date of the document' }],
]);

/** RFF 1153 in the header → field of the order. Every other qualifier goes to `references`. */
export const REFERENCES: ReadonlyMap<string, Meaning> = new Map([
  ['CT', { to: 'contractNumber', why: 'contract' }],
  ['BC', { to: 'contractNumber', why: "buyer's contract" }],
  ['AAG', { to: 'quoteNumber', why: 'offer' }],
  ['PR', { to: 'quoteNumber', why: 'price quotation' }],
  ['RE', { to: 'releaseNumber', why: 'call-off from a blanket order' }],
  ['SA', { to: 'salesperson', why: 'salesperson' }],
]);
/** RFF 1153 of the order that a change, replacement or cancellation is about. */
export const ORDER_REFERENCE = 'ON';
/** Type of the reference that keeps the own number of a change, apart from that of the order which it changes. */
export const CHANGE_NUMBER = 'changeNumber';

export type MainParty = 'buyer' | 'seller' | 'shipTo' | 'billTo';
/** NAD 3035 → our party. The first of each wins; every other one is listed among `parties` with its role. */
export const PARTY_ROLES: ReadonlyMap<string, MainParty> = new Map([
  ['BY', 'buyer'],
  ['SU', 'seller'],
  ['SE', 'seller'],
  ['DP', 'shipTo'],
  ['ST', 'shipTo'],
  ['IV', 'billTo'],
  ['BT', 'billTo'],
]);

/** NAD 3035 → what the first of these is where no party of that very role is named. */
export const STAND_INS: StandIns = new Map([
  ['BS', ['billTo', 'shipTo']], // Bill and ship to.
  ['CN', ['shipTo']], // Consignee.
  ['UC', ['shipTo']], // Ultimate consignee.
]);

/** C082 3055 → identifier scheme. Other agencies are kept as they are. */
export const ID_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['9', 'GLN'],
  ['16', 'DUNS'],
  ['91', 'sellerAssigned'],
  ['92', 'buyerAssigned'],
]);
/** RFF 1153 in the group of a party → identifier scheme of that party. */
export const PARTY_REFERENCES: ReadonlyMap<string, string> = new Map([
  ['VA', 'VAT'],
  ['FC', 'FC'],
  ['GN', 'GN'],
  ['XA', 'XA'],
  ['API', 'API'],
  ['ADE', 'ADE'],
  ['IA', 'IA'],
  ['IT', 'IT'],
  ['YC1', 'YC1'],
]);

/** COM 3155 → field of the contact. */
export const CONTACT_NUMBERS: ReadonlyMap<string, 'phone' | 'fax' | 'email'> = new Map([
  ['TE', 'phone'],
  ['AL', 'phone'],
  ['FX', 'fax'],
  ['EM', 'email'],
]);

/** FTX 4451 in the header. Every other kind is a note of its own code; `AAI` is a note `general`. */
export const HEADER_TEXTS: ReadonlyMap<string, Meaning> = new Map([
  ['AAB', { to: 'paymentTerms/text', why: 'terms of payment in words' }],
  ['ACD', { to: 'orderReason', why: 'reason' }],
  ['QQD', { to: 'requirements/quality', why: 'quality demands' }],
  ['PKG', { to: 'requirements/packaging', why: 'packing information' }],
  ['TRA', { to: 'requirements/transport', why: 'transport information' }],
  ['SIN', { to: 'requirements/other', why: 'special instructions' }],
]);
export const LINE_TEXTS: ReadonlyMap<string, Meaning> = new Map([
  ['AAA', { to: 'description', why: 'description of the goods, too long for IMD or without one' }],
  ['AFM', { to: 'description', why: 'title of a book or the like' }],
  ['PRD', { to: 'specification', why: 'product information' }],
  ['QQD', { to: 'requirements/quality', why: 'quality demands' }],
  ['PKG', { to: 'requirements/packaging', why: 'packing information' }],
  ['TRA', { to: 'requirements/transport', why: 'transport information' }],
  ['SIN', { to: 'requirements/other', why: 'special instructions' }],
]);
export const GENERAL_TEXT = 'AAI';

export type ItemIdField = 'buyerSku' | 'supplierSku' | 'gtin' | 'manufacturerPartNumber';
/** LIN and PIA 7143 → our item number. Every other kind goes to `otherIds` with its own code as scheme. */
export const ITEM_IDS: ReadonlyMap<string, ItemIdField> = new Map([
  ['SRV', 'gtin'],
  ['EN', 'gtin'],
  ['UP', 'gtin'],
  ['IN', 'buyerSku'],
  ['BP', 'buyerSku'],
  ['SA', 'supplierSku'],
  ['VN', 'supplierSku'],
  ['VP', 'supplierSku'],
  ['MF', 'manufacturerPartNumber'],
]);
/** PIA 4347: 1 additional and 5 the product itself; the others name a substitute. */
export const SAME_PRODUCT: ReadonlySet<string> = new Set(['', '1', '5']);

/**
 * QTY 6063 of the ordered quantity; in a line without one, a discrete quantity (1) is what is ordered. Every other one
 * becomes a reference `quantity/…`.
 */
export const ORDERED_QUANTITY = '21';
export const DISCRETE_QUANTITY = '1';

/**
 * PRI 5125, in the order of preference: net, then as calculated, then as it is invoiced, then gross, whose allowances stand apart in ALC.
 * A price that was not chosen, and every other kind (information, catalogue …), becomes a reference `price/…`.
 */
export const PRICES: readonly string[] = ['AAA', 'CAL', 'INV', 'AAB'];
/** What will be invoiced. Beside another price it must be the same. */
export const INVOICE_PRICE = 'INV';
/** Before all allowances and charges. As the only price of a line it is taken and told (`price-gross`). */
export const GROSS_PRICE = 'AAB';
/** PRI 5387: prices at which the buyer sells on (retail, suggested, on the label, of resale). What he pays is another one. */
export const RETAIL_PRICES: ReadonlySet<string> = new Set(['LBL', 'MSR', 'RES', 'RTP', 'SRP']);
/** ALC 7161: free goods. */
export const FREE_GOODS: ReadonlySet<string> = new Set(['FG']);

/** MOA 5025 after the lines → total. Every other one becomes a reference `amount/…`. */
export const TOTALS: ReadonlyMap<string, Meaning> = new Map([
  ['79', { to: 'goods', why: 'total of the line amounts' }],
  ['86', { to: 'grand', why: 'total of the message' }],
  ['128', { to: 'grand', why: 'total amount' }],
  ['124', { to: 'tax', why: 'tax amount' }],
  ['176', { to: 'tax', why: 'total of taxes, duties and fees' }],
  ['260', { to: 'allowances', why: 'total of allowances' }],
  ['259', { to: 'charges', why: 'total of charges' }],
]);
/** MOA 5025 of the line amount. */
export const LINE_AMOUNT = '203';
/** MOA 5025 in an ALC group: the allowance or charge itself. */
export const ALLOWANCE_AMOUNTS: ReadonlySet<string> = new Set(['8', '23', '204']);
/** The same behind UNS+S as totals of a kind: of charges, of allowances, of both. */
export const SUMMARY_AMOUNTS: ReadonlySet<string> = new Set(['131', '259', '260']);

/** CNT 6069 → total. */
export const COUNTS: ReadonlyMap<string, Meaning> = new Map([
  ['2', { to: 'lineCount', why: 'control count of LIN' }],
  ['1', { to: 'quantity', why: 'control sum of the ordered quantities' }],
]);
