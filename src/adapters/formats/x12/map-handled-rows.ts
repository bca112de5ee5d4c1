/** What the X12 mapper reads otherwise than by a table of rules, as rows for people: a test holds it to the segments that are mapped. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import { BASIS_ELEMENTS } from './map-prices.ts';
import { GROCERY_DATES, ITEM_IDS, REFERENCES } from './map-codes.ts';

const ORDERS = '850, 860';
const GROCERY = '875, 876';
const ALL = `${ORDERS}, ${GROCERY}`;

type Row = readonly [document: string, theirField: string, ourField: string, why: string];

const OF_HEAD: readonly Row[] = [
  ['850', 'BEG05', '/orderDate', 'date of the order'],
  ['860', 'BCH06', '/orderDate', 'date of the order that is changed'],
  ['860', 'BCH09', '/references', "the seller's own number, as VN"],
  ['860', 'BCH11', '/references', 'day of the change, as changeDate'],
  ['875', 'G5002', '/orderDate', 'date of the order'],
  ['876', 'G9201', '/lines/-/action', 'what happens to every line'],
  [ORDERS, 'CUR02', '/currency', 'currency of the prices'],
  [ORDERS, 'CUR03', '/references', 'exchange rate, as exchangeRate; below a line /lines/-/references'],
  [ALL, 'REF02', '/references', 'any other reference, its type by REF01; below a line /lines/-/references'],
  ...[...REFERENCES].map(([code, to]): Row => [ALL, `N902 (N901 = ${code})`, `/${to}`, 'reference of this kind']),
  [ALL, 'N902', '/references', 'any other reference, its type by N901; L1 only heads a text'],
  [ALL, 'N903', '/notes', 'a line of text, its type by N901'],
  [ORDERS, 'MSG01', '/notes', 'text of the N9 above it, or a general one'],
  [ALL, 'NTE02', '/notes', 'text, its type by NTE01'],
  [ORDERS, 'MTX02', '/notes', 'text, its type by MTX01 or the N9 above it'],
  [ORDERS, 'TAX01', '/references', 'tax registration, as taxId; below a line /lines/-/references'],
  [ORDERS, 'TXI01', '/taxes/-/type', 'kind of tax; below a line /lines/-/taxes'],
  [ORDERS, 'TXI02', '/taxes/-/amount', 'amount of the tax'],
  [ORDERS, 'TXI03', '/taxes/-/percent', 'share of one, as percent'],
  [ORDERS, 'TD503', '/deliveryTerms/carrier', 'code of the carrier'],
  [ORDERS, 'TD505', '/deliveryTerms/carrier', 'name of the carrier, when TD503 names none'],
  [ORDERS, 'TD505', '/requirements/transport', 'routing in words beside a code; below a line /lines/-/requirements/transport'],
  [ORDERS, 'TD404', '/requirements/transport', 'special handling; below a line /lines/-/requirements/transport'],
  [ORDERS, 'PKG05', '/requirements/packaging', 'packing in words; below a line /lines/-/requirements/packaging'],
  [ORDERS, 'PID05', '/notes', 'description of the whole order'],
  ...[...GROCERY_DATES].map(([code, { to, why }]): Row => [GROCERY, `G6202 (G6201 = ${code})`, `/${to.join('/')}`, why]),
  [GROCERY, 'G6202', '/references', 'any other day, as G62/ and its code'],
  [ORDERS, 'DTM06 (DTM05 = D6, D8, DB, DT, RTS, TR, TT)', '/requestedDelivery/date', 'a day as in DTM02, by DTM01; in 003040 to 003070 DTM07 by DTM06; of a range (RD, RD6, RD8, RDT, DTS, DDT, DTD) both ends; a day in any other layout waits for a person'],
  [ORDERS, 'DTM02', '/references', 'any other day, as DTM/ and its code; below a line /lines/-/references'],
  ['875', 'G7608', '/totals/grand', 'what the order is worth'],
]; // prettier-ignore

/** Where SAC, ITA and G72 have what an allowance or charge consists of. */
const ALLOWANCES = [
  [ORDERS, 'SAC', { kind: '01', code: '02', amount: '05', percent: '07', rate: '08', reason: '15' }],
  [ORDERS, 'ITA', { kind: '01', code: '03', amount: '07', percent: '09', rate: '06', reason: '13' }],
  [GROCERY, 'G72', { kind: '01', code: '01', amount: '08', percent: '09', rate: '05', reason: '12' }],
] as const;

const OF_ALLOWANCES: readonly Row[] = ALLOWANCES.flatMap(([document, tag, at]): Row[] => [
  [document, `${tag}${at.kind}`, '/allowancesCharges/-/kind', 'allowance or charge; below a line /lines/-/allowancesCharges'],
  [document, `${tag}${at.code}`, '/allowancesCharges/-/code', 'what it is for, as coded'],
  [document, `${tag}${at.amount}`, '/allowancesCharges/-/amount', 'amount, in cents'],
  [document, `${tag}${at.percent}`, '/allowancesCharges/-/percent', 'percent'],
  [document, `${tag}${at.rate}`, '/allowancesCharges/-/amount', 'rate times quantity, where it has no amount'],
  [document, `${tag}${at.reason}`, '/allowancesCharges/-/reason', 'reason in words'],
]); // prettier-ignore

const OF_PARTIES: readonly Row[] = [
  [ALL, 'N201', '/buyer/address/lines', 'more of the name; likewise for every party'],
  [ALL, 'N301', '/buyer/address/lines', 'first line of the address, N302 the second; likewise for every party'],
  [ALL, 'N1 (N101 = any other)', '/parties', 'a party with its role'],
  [GROCERY, 'G6102', '/buyer/contact/name', 'name of the contact, of the party that is open; G6104 its number'],
  [ORDERS, 'PER02 (PER01 = SR)', '/salesperson', 'salesperson'],
];

const OF_LINES: readonly Row[] = [
  ...[...BASIS_ELEMENTS].map(([tag, element]): Row =>
    [tag === 'PO1' ? '850' : '860', `${tag}${String(element).padStart(2, '0')}`, '/lines/-/priceBasisQuantity', 'for how many units the price is; of pieces by the thousand, gross or dozen it makes the price that of one'],
  ),
  ['860', 'POC02', '/lines/-/references', 'as changeCode, where several codes are one action'],
  ['860', 'POC04', '/lines/-/references', 'what is left to receive, as quantityLeftToReceive, unless POC03 says the same'],
  ...[...ITEM_IDS].flatMap(([code, to]): Row[] => [
    ['860', `POC09 (POC08 = ${code})`, `/lines/-/${to}`, 'item number of this kind, in any of the pairs'],
    [GROCERY, `G6806 (G6805 = ${code})`, `/lines/-/${to}`, 'item number of this kind, in any of the pairs'],
  ]),
  [GROCERY, 'G6804', '/lines/-/otherIds', 'U.P.C. case code, as UA'],
  [ORDERS, 'PID05', '/lines/-/description', 'the first description; the second is the specification, the rest are notes; one of 80 characters goes on in the next'],
  [GROCERY, 'G6901', '/lines/-/description', 'the first description; the second is the specification, the rest are notes; one of 80 characters goes on in the next'],
  [ORDERS, 'LIN03', '/lines/-/otherIds', 'further numbers of the item below a line, by kind as in PO1'],
  [ORDERS, 'PO401', '/lines/-/references', 'units in a pack, as pack; PO414 as innerPack; the size of one (PO402, PO403) as packSize'],
  [GROCERY, 'G7001', '/lines/-/references', 'units in a pack, as pack; G7010 as innerPack; the size of one (G7002, G7003) as packSize'],
  [ORDERS, 'CTP03', '/lines/-/unitPrice', 'price that is paid (CTP02), where the line gives none'],
  [ORDERS, 'CTP03', '/lines/-/references', 'any other price, as price/ with CTP01 and CTP02'],
  [ORDERS, 'CTP09', '/lines/-/priceBasisQuantity', 'for how many units that price is'],
  [ORDERS, 'CTP11', '/lines/-/priceBasisQuantity', 'the same as a number'],
  [ORDERS, 'SCH01', '/lines/-/schedules/-/quantity', 'quantity of one delivery'],
  [ORDERS, 'SCH04', '/lines/-/schedules/-/shipTo/name', 'where it goes, when SCH03 is ST or another place of delivery, or says nothing'],
  [ORDERS, 'SCH06', '/lines/-/schedules/-/date', 'its day, by SCH05 as by DTM01; SCH09 by SCH08'],
  [ORDERS, 'SDQ03', '/lines/-/schedules/-/shipTo/identifiers', 'a store, its scheme by SDQ02 or by that of the SDQ before; SDQ05, 07 … likewise'],
  [ORDERS, 'SDQ04', '/lines/-/schedules/-/quantity', 'quantity of that store; SDQ06, 08 … likewise'],
  [ORDERS, 'SCH, below such an N1', '/lines/-/schedules', 'a delivery to that place'],
  [ALL, 'N1 (N101 = ST), in a line', '/lines/-/schedules/-/shipTo', 'a delivery of the line'],
  [ALL, 'QTY02, below such an N1', '/lines/-/schedules/-/quantity', 'quantity of that delivery'],
  [ORDERS, 'DTM02, below such an N1', '/lines/-/schedules/-/date', 'its day, by DTM01'],
  [ORDERS, 'AMT02 (AMT01 = 1), in a line', '/lines/-/amount', 'amount of the line'],
  [ORDERS, 'SLN04 (SLN03 = I)', '/lines/-/components/-/quantity', 'an article of the pack, assortment or kit that the line orders, with its unit (SLN05), price (SLN06), numbers (SLN09 …) and PID'],
  [ORDERS, 'SLN (SLN03 = any other)', '', 'what is added to a line, taken from it or sent instead is told and left out'],
]; // prettier-ignore

export const handledRows: readonly StandardRow[] = [...OF_HEAD, ...OF_ALLOWANCES, ...OF_PARTIES, ...OF_LINES].map(
  ([document, theirField, ourField, why]) => ({ document, theirField, ourField, why }),
);
