/** The X12 mapping as a table for people, made from the tables that the mapper uses. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import {
  AMOUNTS,
  CONTACT_NUMBERS,
  CONTACTS,
  DATES,
  ITEM_IDS,
  PARTY_ROLES,
  REFERENCES,
  STAND_INS,
} from './map-codes.ts';
import { handledRows } from './map-handled-rows.ts';
import {
  CHANGE_LINE_RULES,
  GROCERY_LINE_RULES,
  HEADER_RULES,
  LINE_RULES,
  PARTY_RULES,
  type FieldRule,
} from './map-tables.ts';

const ALL = '850, 860, 875, 876';
/** Segments that only some of the sets have. */
const SETS: Readonly<Record<string, string>> = {
  BEG: '850',
  PO1: '850',
  BCH: '860',
  POC: '860',
  G50: '875',
  G92: '876',
  G68: '875, 876',
  G66: '875, 876',
  G23: '875, 876',
  G76: '875, 876',
};
const GENERAL = '850, 860';

export const mapRows: readonly StandardRow[] = [
  ...rowsOf(HEADER_RULES, '/'),
  ...codeRows('REF02', 'REF01', REFERENCES, (to) => `/${to}`, 'reference of this kind'),
  ...[...DATES].map(([code, { to, why }]) =>
    row(GENERAL, `DTM02 (DTM01 = ${code})`, `/${to.join('/')}, in a line /lines/-/${to.join('/')}`, why),
  ),
  ...[...PARTY_ROLES].flatMap(([code, party]) =>
    PARTY_RULES.map(({ tag, element, to, why }) =>
      row(ALL, `${elementOf(tag, element)} (N101 = ${code})`, `/${party}/${to}`, why),
    ),
  ),
  ...[...STAND_INS].flatMap(([code, fields]) =>
    fields.map((field) => row(ALL, `N1 (N101 = ${code})`, `/${field}`, 'where no party of that role is named')),
  ),
  ...[...PARTY_ROLES].map(([code, party]) =>
    row(ALL, `N104 (N101 = ${code})`, `/${party}/identifiers`, 'identifier, its scheme by N103'),
  ),
  ...[...CONTACTS].flatMap(([code, party]) => [
    row(GENERAL, `PER02 (PER01 = ${code})`, `/${party}/contact/name`, 'name of the contact'),
    ...[...CONTACT_NUMBERS].map(([kind, field]) =>
      row(GENERAL, `PER04 (PER01 = ${code}, PER03 = ${kind})`, `/${party}/contact/${field}`, 'number of the contact'),
    ),
  ]),
  ...rowsOf([...LINE_RULES, ...CHANGE_LINE_RULES, ...GROCERY_LINE_RULES], '/lines/-/'),
  ...codeRows('PO107', 'PO106', ITEM_IDS, (to) => `/lines/-/${to}`, 'item number of this kind, in any of the pairs'),
  ...handledRows,
  ...codeRows('AMT02', 'AMT01', AMOUNTS, (to) => `/totals/${to}`, 'amount of this kind, after the lines'),
];

function rowsOf(rules: readonly FieldRule[], root: string): StandardRow[] {
  return rules.map(({ tag, element, to, why }) => row(SETS[tag] ?? GENERAL, elementOf(tag, element), root + to, why));
}

function codeRows<Field extends string>(
  element: string,
  qualifier: string,
  codes: ReadonlyMap<string, Field>,
  path: (to: Field) => string,
  why: string,
): StandardRow[] {
  return [...codes].map(([code, to]) => row(GENERAL, `${element} (${qualifier} = ${code})`, path(to), why));
}

function elementOf(tag: string, element: number): string {
  return `${tag}${String(element).padStart(2, '0')}`;
}

function row(document: string, theirField: string, ourField: string, why: string): StandardRow {
  return { document, theirField, ourField, why };
}
