/** The EDIFACT mapping as a table for people, made from the tables that the mapper uses. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import {
  CONTACT_NUMBERS,
  COUNTS,
  DATES,
  HEADER_TEXTS,
  ITEM_IDS,
  LINE_AMOUNT,
  LINE_TEXTS,
  ORDER_DATES,
  PARTY_ROLES,
  PRICES,
  REFERENCES,
  TOTALS,
} from './map-tables.ts';

const row = (theirField: string, ourField: string, why: string): StandardRow => ({
  document: 'ORDERS, ORDCHG',
  theirField,
  ourField,
  why,
});

export const mapRows: readonly StandardRow[] = [
  row('BGM02', '/poNumber', "the buyer's number (1004)"),
  row('BGM01-1', '/orderType', 'kind of order (1001)'),
  row('BGM03', '/purpose', 'message function (1225)'),
  ...[...ORDER_DATES].map(([code, { why }]) => row(`DTM01-2 (DTM01-1 = ${code})`, '/orderDate', why)),
  ...[...DATES].map(([code, { to, why }]) =>
    row(`DTM01-2 (DTM01-1 = ${code})`, `/${to}, in a line /lines/-/${to}`, why),
  ),
  ...[...HEADER_TEXTS].map(([code, { to, why }]) => row(`FTX04 (FTX01 = ${code})`, `/${to}`, why)),
  ...[...REFERENCES].map(([code, { to, why }]) => row(`RFF01-2 (RFF01-1 = ${code})`, `/${to}`, why)),
  ...[...PARTY_ROLES].flatMap(([code, party]) => [
    row(`NAD02-1 (NAD01 = ${code})`, `/${party}/identifiers`, 'identifier, its scheme by 3055'),
    row(`NAD03, NAD04 (NAD01 = ${code})`, `/${party}/name`, 'name'),
    row(`NAD05 to NAD09 (NAD01 = ${code})`, `/${party}/address`, 'street, city, region, postal code, country'),
    ...[...CONTACT_NUMBERS].map(([kind, field]) =>
      row(`COM01-1 (NAD01 = ${code}, COM01-2 = ${kind})`, `/${party}/contact/${field}`, 'number of the contact'),
    ),
  ]),
  row('CUX01-2 (CUX01-1 = 2)', '/currency', 'currency of the order'),
  row('LIN01', '/lines/-/lineNumber', "the buyer's line number"),
  row('LIN02', '/lines/-/action', 'what happens to the line (1229), in ORDCHG'),
  ...[...ITEM_IDS].map(([code, field]) =>
    row(`LIN03-1, PIA02-1 (7143 = ${code})`, `/lines/-/${field}`, 'item number of this kind'),
  ),
  ...[...LINE_TEXTS].map(([code, { to, why }]) => row(`FTX04 (FTX01 = ${code})`, `/lines/-/${to}`, why)),
  row('IMD03-4', '/lines/-/description', 'description of the item'),
  row('QTY01-2 (QTY01-1 = 21)', '/lines/-/quantity', 'ordered quantity'),
  row('QTY01-3', '/lines/-/uom', 'unit of the quantity'),
  ...PRICES.map((code, rank) =>
    row(`PRI01-2 (PRI01-1 = ${code})`, '/lines/-/unitPrice', `price, preference ${rank + 1}`),
  ),
  row(`MOA01-2 (MOA01-1 = ${LINE_AMOUNT})`, '/lines/-/amount', 'amount of the line'),
  ...[...TOTALS].map(([code, { to, why }]) => row(`MOA01-2 (MOA01-1 = ${code})`, `/totals/${to}`, why)),
  ...[...COUNTS].map(([code, { to, why }]) => row(`CNT01-2 (CNT01-1 = ${code})`, `/totals/${to}`, why)),
];
