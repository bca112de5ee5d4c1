/**
 * Qualifiers and codes as data: which of theirs means which of our fields. Lists hold only codes whose meaning is beyond
 * doubt: a code that is not listed stays visible as it is instead of being forced into one of ours.
 */
import type { OtherDays } from '../../edi/days-not-requested.ts';
import type { StandIns } from '../../edi/stand-in.ts';

/** N101 → our party. The first of each wins; a second one is listed among `parties` with its role. */
export const PARTY_ROLES: ReadonlyMap<string, 'buyer' | 'seller' | 'shipTo' | 'billTo'> = new Map([
  ['BY', 'buyer'],
  ['SE', 'seller'],
  ['SU', 'seller'],
  ['VN', 'seller'],
  ['ST', 'shipTo'],
  ['BT', 'billTo'],
]);

/** N101 → what the first of these is where no party of that very role is named. */
export const STAND_INS: StandIns = new Map([
  ['BS', ['billTo', 'shipTo']], // Bill and ship to.
  ['DA', ['shipTo']], // Delivery address.
  ['SN', ['shipTo']], // Store.
  ['CN', ['shipTo']], // Consignee.
  ['UC', ['shipTo']], // Ultimate consignee.
]);

/** N103, SCH03, SDQ02 → identifier scheme. Other qualifiers are kept as they are. */
export const ID_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['1', 'DUNS'],
  ['9', 'DUNS+4'],
  ['12', 'phone'],
  ['15', 'SAN'],
  ['91', 'sellerAssigned'],
  ['92', 'buyerAssigned'],
  ['UL', 'GLN'],
]);

export type ItemIdField = 'buyerSku' | 'supplierSku' | 'gtin' | 'manufacturerPartNumber';

/**
 * PO106, 08 … 24 → our item number. UA, UD and UI are U.P.C. codes without a check digit, so they are no GTIN.
 * A qualifier that is not here goes to `otherIds` with its own code as scheme.
 */
export const ITEM_IDS: ReadonlyMap<string, ItemIdField> = new Map([
  ['IN', 'buyerSku'],
  ['BP', 'buyerSku'],
  ['CB', 'buyerSku'],
  ['PI', 'buyerSku'],
  ['SK', 'buyerSku'], // Stock keeping unit: retailers put their own; see ITEM_ID_RANK.
  ['VN', 'supplierSku'],
  ['VP', 'supplierSku'],
  ['VC', 'supplierSku'],
  ['VA', 'supplierSku'],
  ['UP', 'gtin'],
  ['EN', 'gtin'],
  ['EO', 'gtin'],
  ['UK', 'gtin'],
  ['UN', 'gtin'],
  ['MG', 'manufacturerPartNumber'],
  ['MN', 'manufacturerPartNumber'],
]);

/**
 * When one line names two numbers for the same field, the lower rank fills it and the other goes to `otherIds`:
 * the buyer's item number before a stock keeping unit, the consumer unit's GTIN before the case's.
 */
export const ITEM_ID_RANK: ReadonlyMap<string, number> = new Map(
  [
    'IN',
    'BP',
    'CB',
    'PI',
    'SK',
    'VN',
    'VP',
    'VC',
    'VA',
    'UP',
    'EN',
    'EO',
    'UK',
    'UA',
    'UD',
    'UI',
    'UN',
    'MG',
    'MN',
  ].map((code, rank) => [code, rank]),
);

interface DayMeaning {
  readonly to: readonly [window: 'requestedDelivery' | 'requestedShip', side: 'date' | 'earliest' | 'latest'];
  readonly why: string;
}

/**
 * Element 374 (DTM01, SCH05) → day of the window. `ship` is when it leaves the seller, `delivery` when it reaches the
 * ship-to.
 */
export const DATES: ReadonlyMap<string, DayMeaning> = new Map<string, DayMeaning>([
  ['002', { to: ['requestedDelivery', 'date'], why: 'delivery requested' }],
  ['017', { to: ['requestedDelivery', 'date'], why: 'delivery as estimated, when none is requested' }],
  ['069', { to: ['requestedDelivery', 'date'], why: 'delivery as promised, when none is requested' }],
  ['067', { to: ['requestedDelivery', 'date'], why: 'delivery as currently scheduled' }],
  ['064', { to: ['requestedDelivery', 'earliest'], why: 'do not deliver before' }],
  ['071', { to: ['requestedDelivery', 'earliest'], why: 'delivery on or after' }],
  ['063', { to: ['requestedDelivery', 'latest'], why: 'do not deliver after' }],
  ['074', { to: ['requestedDelivery', 'latest'], why: 'delivery on or before' }],
  ['106', { to: ['requestedDelivery', 'latest'], why: 'required by' }],
  ['061', { to: ['requestedDelivery', 'latest'], why: 'cancel if not delivered by' }],
  ['010', { to: ['requestedShip', 'date'], why: 'shipment requested' }],
  ['068', { to: ['requestedShip', 'date'], why: 'shipment as currently scheduled' }],
  ['118', { to: ['requestedShip', 'date'], why: 'pick-up requested: the goods leave the seller' }],
  ['037', { to: ['requestedShip', 'earliest'], why: 'do not ship before' }],
  ['081', { to: ['requestedShip', 'earliest'], why: 'shipment on or after' }],
  ['038', { to: ['requestedShip', 'latest'], why: 'ship no later' }],
  ['084', { to: ['requestedShip', 'latest'], why: 'shipment on or before' }],
  ['175', { to: ['requestedShip', 'latest'], why: 'cancel if not shipped by' }],
  ['001', { to: ['requestedShip', 'latest'], why: 'cancel after: in retail the last day to ship' }],
  ['177', { to: ['requestedShip', 'latest'], why: 'cancellation date: read as cancel after, which is told' }],
]);

/** Element 374, and 432 of two digits: what is said of a day that is not requested. One that is takes its place. */
export const OTHER_DAYS: OtherDays = new Map([
  ['017', 'an estimated day of delivery'],
  ['067', 'a scheduled day of delivery'],
  ['068', 'a scheduled day of shipment'],
  ['069', 'a promised day of delivery'],
  ['69', 'a scheduled day of pick-up'],
  ['70', 'a scheduled day of delivery'],
]);

/** Element 374: weeks and limits of delivery that no window holds as what they are. They stay references, and are told. */
export const TOLD_DAYS: ReadonlyMap<string, string> = new Map([
  ['070', 'deliveries are scheduled on or after it'],
  ['072', 'delivery is promised on or after it'],
  ['073', 'deliveries are scheduled on or before it'],
  ['075', 'delivery is promised on or before it'],
  ['076', 'delivery is scheduled for its week'],
  ['077', 'delivery is requested for its week'],
  ['078', 'delivery is promised for its week'],
  ['079', 'shipment is promised for it'],
]);

/**
 * Element 432 (G6201) → day of the window. A code list of its own: 53 and 54 are the ends of a delivery window, where 374
 * has 064 and 063, and its 63 and 64 are no days of delivery at all. Its names are in no free edition of the standard; these
 * are those on which a public list of 004010 and public guides to the 204 and 940, which share G62, agree.
 */
export const GROCERY_DATES: ReadonlyMap<string, DayMeaning> = new Map<string, DayMeaning>([
  ['02', { to: ['requestedDelivery', 'date'], why: 'delivery requested on this day' }],
  ['68', { to: ['requestedDelivery', 'date'], why: 'delivery requested' }],
  ['70', { to: ['requestedDelivery', 'date'], why: 'delivery as scheduled' }],
  ['53', { to: ['requestedDelivery', 'earliest'], why: 'do not deliver before' }],
  ['54', { to: ['requestedDelivery', 'latest'], why: 'do not deliver later' }],
  ['10', { to: ['requestedShip', 'date'], why: 'shipment or pick-up requested' }],
  ['69', { to: ['requestedShip', 'date'], why: 'pick-up as scheduled: the goods leave the seller' }],
  ['37', { to: ['requestedShip', 'earliest'], why: 'do not ship before' }],
  ['38', { to: ['requestedShip', 'latest'], why: 'do not ship later' }],
  ['01', { to: ['requestedShip', 'latest'], why: 'cancel after: in retail the last day to ship' }],
]);

/** A day by which goods are delivered may be a limit or a report; it stays a reference, and is told. */
export const DOUBTFUL_GROCERY_DATE = '67';

/** REF01 or N901 → a field of the order. Every other qualifier goes to `references`. */
export const REFERENCES: ReadonlyMap<string, 'contractNumber' | 'quoteNumber' | 'salesperson' | 'releaseNumber'> =
  new Map([
    ['CT', 'contractNumber'],
    ['PR', 'quoteNumber'],
    ['Q1', 'quoteNumber'],
    ['SA', 'salesperson'],
    ['RE', 'releaseNumber'],
  ]);

/** PER01 in the header → whose contact. Inside an N1 loop a PER belongs to that party. */
export const CONTACTS: ReadonlyMap<string, 'buyer' | 'seller' | 'shipTo'> = new Map([
  ['BD', 'buyer'],
  ['OC', 'buyer'],
  ['IC', 'buyer'],
  ['CN', 'buyer'],
  ['SU', 'seller'],
  ['DC', 'shipTo'],
  ['RE', 'shipTo'],
]);

/** PER03, 05, 07 → field of the contact. */
export const CONTACT_NUMBERS: ReadonlyMap<string, 'phone' | 'fax' | 'email'> = new Map([
  ['TE', 'phone'],
  ['WP', 'phone'],
  ['CP', 'phone'],
  ['FX', 'fax'],
  ['EM', 'email'],
]);

/** AMT01 after the lines → total. In a line only `1` is read, as the amount of the line. */
export const AMOUNTS: ReadonlyMap<string, 'grand' | 'goods' | 'tax'> = new Map([
  ['TT', 'grand'],
  ['1', 'goods'],
  ['GV', 'goods'],
  ['TX', 'tax'],
  ['T', 'tax'],
]);

/** SAC02: free goods. */
export const FREE_GOODS: ReadonlySet<string> = new Set(['D170']);
