/** Columns of a sheet that only those beside them explain: whose name, whose address, and which of two item numbers. */
import { fold } from '../lexicon/fold.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { OWN_NUMBER } from '../table/item-numbers.ts';
import { as, type GridColumn } from './heads.ts';
import type { CarriedField } from './meaning.ts';

type Values = (column: GridColumn) => readonly string[];

export function withNeighbours(columns: readonly GridColumn[], values: Values): GridColumn[] {
  return withAddresses(withoutGuesses(withFirmNames(withTypes(columns, values), values), values));
}

/** `Art | Nr.` with `Artikel` on every row: what kind of thing the next column numbers (Dynamics). */
function withTypes(columns: readonly GridColumn[], values: Values): GridColumn[] {
  return columns.map((column, index) => {
    const before = columns[index - 1];
    if (isType(column, values)) return { ...column, role: 'other', roles: ['other'], field: undefined };
    if (before === undefined || !isType(before, values) || !NUMBER.test(fold(column.label))) return column;
    return { ...column, role: 'sku', roles: ['sku'], certainty: 1, isEither: false };
  });
}

function isType(column: GridColumn, values: Values): boolean {
  const texts = values(column);
  return TYPE.test(fold(column.label)) && texts.length > 0 && texts.every((text) => THING.test(fold(text)));
}
const TYPE = /^(?:type|art|tipo|soort|typ|line type)$/;
const NUMBER = /^(?:no|nr|n)$/;
const THING =
  /^(?:item|artikel|article|articulo|articolo|artigo|sachkonto|g\/l account|ressource|resource|kostenstelle|comment|kommentar)$/;

const NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['sku', 'buyerSku', 'supplierSku', 'mpn']);
/** What a word somewhere in a label makes likely (`meaning.ts`) is less sure than this. */
const KNOWN = 0.7;

/** `Zip Code` beside `SKU`, `Contact Name` beside `Description`: what is the same on all rows, or guessed, gives way to a column that names the items. */
function withoutGuesses(columns: readonly GridColumn[], values: Values): GridColumn[] {
  const isKnown = (roles: ReadonlySet<ColumnRole>): boolean =>
    columns.some(
      ({ role, certainty, ...rest }) =>
        role !== undefined && roles.has(role) && certainty >= KNOWN && values({ role, certainty, ...rest }).length > 0,
    );
  const hasNumber = isKnown(NUMBERS);
  const texts = columns.filter(({ role }) => role === 'description').map(values);
  const hasText = texts.some((each) => new Set(each).size > 1);
  return columns.map((column) => {
    const { role, certainty } = column;
    if (role === undefined || column.series !== undefined) return column;
    // `BRP Item` beside `Mfr Item`: the firm's own name in front of what numbers items.
    const isOwn = role === 'sku' && OWN_NUMBER.test(column.label) && new Set(values(column)).size > 1;
    if (isOwn && hasNumber && columns.every((each) => each.role !== 'buyerSku')) return as(column, 'buyerSku');
    // Once for all rows, or on the first alone: said of the order, or of the firm.
    const isText = role === 'description' && hasText && new Set(values(column)).size === 1;
    const isGuess = isText || (role === 'sku' && certainty < KNOWN && hasNumber);
    return isGuess ? { ...column, role: 'other', roles: ['other'] } : column;
  });
}
const FIRM_NUMBERS: Readonly<Record<string, CarriedField>> = { supplierNo: 'supplier', customerNo: 'buyer' };

/** `Vendor account`, then `Name`: the name of whose number stands before it, and no text of the item. */
function withFirmNames(columns: readonly GridColumn[], values: Values): GridColumn[] {
  return columns.map((column, index) => {
    const before = columns[index - 1];
    const isName = column.role === 'description' && NAME.test(fold(column.label));
    if (before === undefined || before.role !== undefined || !isName) return column;
    const field = FIRM_NUMBERS[before.line.lexicon.label(before.label)?.field ?? ''];
    const hasText = columns.some(
      (other) => other !== column && other.role === 'description' && values(other).length > 0,
    );
    if (field === undefined || !hasText || columns.some((each) => each.field === field)) return column;
    return { ...column, role: undefined, roles: [], field };
  });
}
const NAME = /^(?:name|name ?1|bezeichnung|nom|nombre|nome|naam|nazwa|namn|navn)$/;

const OF_PARTY: Readonly<Partial<Record<CarriedField, CarriedField>>> = {
  buyer: 'buyerAddress',
  supplier: 'supplierAddress',
  shipTo: 'shipToAddress',
};

/** `Retailer Name`, then `Address 1`, `City`, `Zip Code`: the address of who was named before it. */
function withAddresses(columns: readonly GridColumn[]): GridColumn[] {
  let address: CarriedField | undefined;
  return columns.map((column) => {
    const { field } = column;
    if (field === undefined) return column;
    if (field !== 'address') {
      address = OF_PARTY[field] ?? (ADDRESSES.has(field) ? field : address);
      return column;
    }
    return { ...column, field: address, role: undefined, roles: [] };
  });
}
const ADDRESSES: ReadonlySet<CarriedField> = new Set(Object.values(OF_PARTY));
