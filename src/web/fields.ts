/**
 * The canonical order laid out for reading: groups of rows of fields, each field with its JSON Pointer. Pure: the
 * order in, the layout out. Every leaf of the order appears exactly once, but for what the page's head shows (`test`) or
 * nobody works with (`schemaVersion`), and a sender's unit that is the same as the order's.
 */
import type { Order, OrderLine } from '../model/order.ts';
import { words } from './text.ts';

export interface Field {
  readonly pointer: string;
  /** What it is, inside its row. */
  readonly label: string;
  /** Empty when the order does not say it. */
  readonly text: string;
}

export interface FieldRow {
  readonly label: string;
  readonly fields: readonly Field[];
}

export interface FieldGroup {
  readonly title: string;
  readonly rows: readonly FieldRow[];
}

export interface LineRow {
  readonly index: number;
  /** One per entry of LINE_COLUMNS. */
  readonly cells: readonly Field[];
  /** What has no column of its own. */
  readonly rest: readonly FieldRow[];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface LineColumn {
  readonly key: string;
  readonly label: string;
  readonly number?: true;
}

export const LINE_COLUMNS: readonly LineColumn[] = [
  { key: 'lineNumber', label: 'Line' },
  { key: 'buyerSku', label: 'Buyer item' },
  { key: 'supplierSku', label: 'Our item' },
  { key: 'description', label: 'Description' },
  { key: 'quantity', label: 'Quantity', number: true },
  { key: 'uom', label: 'Unit' },
  { key: 'unitPrice', label: 'Unit price', number: true },
  { key: 'amount', label: 'Amount', number: true },
];

/** Shown even when empty, because an order without them cannot be worked on. */
const ESSENTIAL = ['/poNumber', '/orderDate', '/currency', '/buyer/name', '/shipTo/name', '/requestedDelivery/date'];

/** What can be entered for a part of the order that nobody could read, by the path of the finding that says so. */
const ENTERED: Readonly<Record<string, readonly string[]>> = {
  '/shipTo': [
    '/shipTo/name',
    '/shipTo/address/lines/0',
    '/shipTo/address/city',
    '/shipTo/address/postalCode',
    '/shipTo/address/country',
  ],
  '/buyer': ['/buyer/name'],
};

/** Fields to offer empty while an order is open to be corrected: what findings miss, and a place without an address. */
export function wantedFields(order: Order, paths: readonly string[]): string[] {
  const isPlaceless = order.shipTo?.address === undefined;
  const wanted = [...paths, ...(isPlaceless ? ['/shipTo'] : [])].flatMap((path) => ENTERED[path] ?? [path]);
  return [...new Set(wanted)].filter((path) => ENTERABLE.has(path));
}

/** What the page can show empty. */
const ENTERABLE: ReadonlySet<string> = new Set([...ESSENTIAL, ...Object.values(ENTERED).flat()]);

const GROUPS: readonly { readonly title: string; readonly members: readonly string[] }[] = [
  {
    title: 'Order',
    members: [
      'poNumber',
      'orderDate',
      'currency',
      'purpose',
      'orderType',
      'releaseNumber',
      'changeSequence',
      'changesPo',
      'contractNumber',
      'quoteNumber',
      'salesperson',
      'orderReason',
    ],
  },
  { title: 'Buyer', members: ['buyer'] },
  { title: 'Ship to', members: ['shipTo'] },
  { title: 'Dates and terms', members: ['requestedDelivery', 'requestedShip', 'paymentTerms', 'deliveryTerms'] },
  { title: 'Bill to', members: ['billTo'] },
  { title: 'Seller', members: ['seller'] },
  { title: 'Other parties', members: ['parties'] },
  { title: 'References and notes', members: ['references', 'requirements', 'notes', 'allowancesCharges', 'taxes'] },
  { title: 'Totals', members: ['totals'] },
];

/** Groups whose members are objects that deserve a row for each of their own members. */
const OPENED = new Set(['buyer', 'shipTo', 'billTo', 'seller', 'totals']);

/** @param wanted fields that are shown although the order does not say them */
export function headerGroups(order: Order, wanted: readonly string[] = []): FieldGroup[] {
  return GROUPS.flatMap(({ title, members }) => {
    const rows = members.flatMap((member) => memberRows(order, member, wanted));
    return rows.length === 0 ? [] : [{ title, rows }];
  });
}

export function lineRows(order: Order): LineRow[] {
  return order.lines.map((line, index) => {
    const base = `/lines/${index}`;
    const cells = LINE_COLUMNS.map(({ key, label }) => {
      const value = line[key as keyof OrderLine];
      return { pointer: `${base}/${key}`, label, text: value === undefined ? '' : plain(value) };
    });
    const shown = new Set(LINE_COLUMNS.map(({ key }) => key));
    const rest = Object.entries(line as Record<string, Json>)
      .filter(([key, value]) => !shown.has(key) && !(key === 'sourceUom' && value === line.uom))
      .flatMap(([key, value]) => rowsOf(`${base}/${key}`, words(key), value));
    return { index, cells, rest };
  });
}

/** From each pointer, and from each pointer above it, to the first field there. */
export function fieldIndex(pointers: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const pointer of pointers) {
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const above = pointer.slice(0, end);
      if (first.has(above)) break;
      first.set(above, pointer);
    }
  }
  for (const pointer of pointers) first.set(pointer, pointer);
  return first;
}

/** The field that a finding's path is about: itself, or the first one inside it. */
export function fieldFor(path: string, fields: ReadonlyMap<string, string>): string | undefined {
  return fields.get(path);
}

function memberRows(order: Order, member: string, wanted: readonly string[]): FieldRow[] {
  const value = (order as unknown as Record<string, Json | undefined>)[member];
  const pointer = `/${member}`;
  const rows: FieldRow[] =
    value === undefined
      ? []
      : OPENED.has(member) && isObject(value)
        ? Object.entries(value).flatMap(([key, inner]) => rowsOf(`${pointer}/${key}`, words(key), inner))
        : rowsOf(pointer, memberLabel(member), value);
  const present = new Set(rows.flatMap((row) => row.fields.map((field) => field.pointer)));
  // A date is not missing when a window is given instead; a name is still worth entering beside an identifier.
  const answered = member === 'requestedDelivery' && present.size > 0;
  const shown = [...new Set([...ESSENTIAL, ...wanted])];
  const missing = shown
    .filter((path) => path === pointer || path.startsWith(`${pointer}/`))
    .filter((path) => !present.has(path) && !answered);
  const empty = missing.map((path) => {
    const label = OPENED.has(member) ? enteredLabel(path) : memberLabel(member);
    return { label, fields: [{ pointer: path, label, text: '' }] };
  });
  return [...empty, ...rows];
}

function enteredLabel(path: string): string {
  return path.endsWith('/address/lines/0') ? 'Street' : words(path.split('/').at(-1) ?? '');
}

function memberLabel(member: string): string {
  if (member === 'poNumber') return 'PO number';
  if (member === 'changesPo') return 'Changes PO';
  return words(member);
}

/** A plain value is a row of one field, an object a row of its leaves, a list a row for each item. */
function rowsOf(pointer: string, label: string, value: Json): FieldRow[] {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => {
      const one = value.length === 1 ? singular(label) : `${singular(label)} ${index + 1}`;
      return rowsOf(`${pointer}/${index}`, one, item);
    });
  }
  const fields = leaves(pointer, label, value);
  return fields.length === 0 ? [] : [{ label, fields }];
}

function leaves(pointer: string, label: string, value: Json): Field[] {
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, index) => leaves(`${pointer}/${index}`, label, item));
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(`${pointer}/${escape(key)}`, words(key), inner));
  }
  return [{ pointer, label, text: plain(value) }];
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function singular(label: string): string {
  if (label === 'Taxes') return 'Tax';
  return label.endsWith('ies') ? `${label.slice(0, -3)}y` : label.replace(/s$/, '');
}
