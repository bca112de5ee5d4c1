/**
 * What the columns of pasted rows hold: their heads say it, in the words that papers have, and what is on file says which column
 * numbers the items. What is not sure stays open, because an order number that is taken for a quantity is delivered.
 */
import { columnMeaning } from '../adapters/paper/lexicon/columns.ts';
import { fold } from '../adapters/paper/lexicon/fold.ts';
import type { ColumnRole } from '../adapters/paper/lexicon/columns.ts';
import type { PastedColumn, PastedTable, PastedUse } from '../model/pasted.ts';
import { normalizeUnit } from '../normalize/unit.ts';
import { itemsByNumber } from '../store/forms.ts';
import type { Gateway } from './gateway.ts';

type Rows = readonly (readonly string[])[];
/** Our numbers of the items that stand in a cell, by the cell in lower case. */
type OnFile = ReadonlyMap<string, string>;

/** @param customerId whose numbers are known; undefined while nobody has chosen a customer */
export async function pastedTable(
  { database }: Gateway,
  customerId: string | undefined,
  rows: Rows,
): Promise<PastedTable> {
  const cells = [...new Set(rows.flat().map(keyOf))].filter((cell) => cell !== '');
  const found = customerId === undefined ? new Map<string, never>() : await itemsByNumber(database, customerId, cells);
  return columnsOf(rows, new Map([...found].map(([cell, { sku }]) => [cell, sku])));
}

/** Pure. */
export function columnsOf(rows: Rows, onFile: OnFile = new Map()): PastedTable {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const found = rows.slice(0, HEAD_ROWS_MAX).findIndex((row) => isHead(row));
  const head = found === -1 ? null : found;
  const body = rows.slice(head === null ? 0 : head + 1);
  const all = Array.from({ length: width }, (_, index) =>
    columnAt(head === null ? undefined : (rows[head]?.[index] ?? ''), index, body),
  );
  const uses = head === null ? byValues(all, onFile) : byHeads(all, onFile);
  return { head, columns: uses };
}

const HEAD_ROWS_MAX = 5; // A title and a day may stand above it.

interface Column {
  /** Undefined where no row is a head. */
  readonly label: string | undefined;
  readonly role: ColumnRole | undefined;
  /** Those that hold something. */
  readonly cells: readonly string[];
  readonly all: readonly string[];
}

function columnAt(label: string | undefined, index: number, body: Rows): Column {
  const all = body.map((row) => (row[index] ?? '').trim());
  return { label, role: roleOf(label), all, cells: all.filter((cell) => cell !== '') };
}

/** `Order` is the head of quantities as often as of order numbers. */
function roleOf(label: string | undefined): ColumnRole | undefined {
  if (label === undefined || /^orders?$/.test(fold(label))) return undefined;
  const meaning = columnMeaning(label);
  return meaning !== undefined && meaning.certainty >= CERTAIN && meaning.second === undefined
    ? meaning.role
    : undefined;
}

const CERTAIN = 0.8;

/** Heads hold no numbers, and at least half of them are known. */
function isHead(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell.trim() !== '');
  if (cells.length === 0 || cells.some((cell) => isMoneyOrNumber(cell) || isDay(cell))) return false;
  const known = cells.filter((cell) => columnMeaning(cell) !== undefined).length;
  return known >= 2 || (known === 1 && cells.length <= 2 && !isUnit(cells[0] ?? ''));
}

const USE_OF_ROLE: Readonly<Partial<Record<ColumnRole, PastedUse>>> = {
  quantity: 'quantity',
  unit: 'unit',
  date: 'date',
};
const ITEM_ROLES: ReadonlySet<ColumnRole> = new Set(['buyerSku', 'supplierSku', 'sku', 'gtin', 'mpn']);
/** Among the columns that papers have and orders do not need. */
const NOTE =
  /^(?:notes?|remarks?|comments?|bemerkung|anmerkung|hinweis|remarque|commentaire|observacion|nota|opmerking|备注|備考|附注)/;

function byHeads(columns: readonly Column[], onFile: OnFile): PastedColumn[] {
  const isItemHead = ({ role }: Column): boolean => role !== undefined && ITEM_ROLES.has(role);
  const heads = columns.filter((column) => isItemHead(column));
  // Where no head names the items, what is on file does.
  const item = itemAmong(heads.length > 0 ? heads : columns, onFile, heads.length > 0);
  const once = new Map<PastedUse, number>();
  const wanted = columns.map((column): PastedUse | null => {
    if (column === item) return 'item';
    if (isItemHead(column)) return item === undefined ? null : 'none';
    if (column.cells.length === 0 && (column.label ?? '').trim() === '') return 'none';
    return column.role === undefined ? null : useOf(column);
  });
  for (const use of wanted) if (use !== null) once.set(use, (once.get(use) ?? 0) + 1);
  return wanted.map((use, index): PastedColumn => {
    if (use === null) return OPEN;
    // Two columns that mean the same: only one of them is meant.
    if (use !== 'none' && (once.get(use) ?? 0) > 1) return OPEN;
    const column = columns[index];
    if (use === 'item' && column !== undefined && !isItemHead(column)) return { use, by: 'values' };
    return { use, by: 'head' };
  });
}

/** A head that the values deny says nothing. */
function useOf({ role, label, cells }: Column): PastedUse | null {
  if (role === undefined) return null;
  const use = USE_OF_ROLE[role];
  if (use === undefined) return NOTE.test(fold(label ?? '')) ? 'note' : 'none';
  if (use === 'unit' && cells.some((cell) => isMoneyOrNumber(cell))) return null;
  if (use === 'quantity' && cells.length > 0 && !cells.some((cell) => /\d/.test(cell))) return null;
  if (use === 'date' && cells.length > 0 && !cells.some((cell) => /\d/.test(cell))) return null;
  return use;
}

const OPEN: PastedColumn = { use: null, by: null };

/** Without a head: only what can be one thing is proposed. */
function byValues(columns: readonly Column[], onFile: OnFile): PastedColumn[] {
  const item = itemAmong(columns, onFile, false);
  const others = columns.filter((column) => column !== item && column.cells.length > 0);
  const only = (is: (cell: string) => boolean, among = others): Column | undefined => {
    const [first, ...more] = among.filter(({ cells }) => cells.every((cell) => is(cell)));
    return more.length === 0 ? first : undefined;
  };
  const counts = others.filter((column) => !isSeries(column));
  const quantity =
    only((cell) => isNumberAlone(cell) && !isDay(cell), counts) ?? only((cell) => /^\d{1,6}$/.test(cell), counts);
  const unit = only(isUnit);
  const date = only(isDay);
  return columns.map((column): PastedColumn => {
    const use =
      column === item
        ? 'item'
        : column === quantity
          ? 'quantity'
          : column === unit
            ? 'unit'
            : column === date
              ? 'date'
              : column.cells.length === 0 || column.cells.every((cell) => isWords(cell))
                ? 'none'
                : null;
    return use === null ? OPEN : { use, by: 'values' };
  });
}

/**
 * The column that numbers the items: the one whose numbers are on file, else the only one that may, unless it counts the lines.
 * Two whose numbers are those of the same items are both right; the first is taken.
 */
function itemAmong(columns: readonly Column[], onFile: OnFile, isNamed: boolean): Column | undefined {
  const skusOf = ({ all }: Column): (string | undefined)[] => all.map((cell) => onFile.get(keyOf(cell)));
  const hits = columns.map((column) => skusOf(column).filter((sku) => sku !== undefined).length);
  const most = Math.max(0, ...hits);
  const best = columns.filter((_, index) => most > 0 && hits[index] === most);
  const [first] = best;
  if (first !== undefined) {
    const wanted = skusOf(first).join('\n');
    return best.every((column) => skusOf(column).join('\n') === wanted) ? first : undefined;
  }
  const may = columns.filter((column) => column.cells.length > 0 && !isSeries(column));
  // Without a name or a number on file, the first column of several may be it, when it looks like a number of an item.
  if (!isNamed) return may.find(({ cells }) => cells.every((cell) => !isWords(cell) && !isDay(cell) && !isUnit(cell)));
  return may.length === 1 ? may[0] : undefined;
}

/** 1, 2, 3 or 10, 20, 30: it counts the lines. One row alone says nothing. */
function isSeries({ cells }: Column): boolean {
  const numbers = cells.map((cell) => (/^\d{1,6}$/.test(cell) ? Number(cell) : Number.NaN));
  const step = numbers[0] ?? 0;
  if (![1, 10, 100].includes(step)) return false;
  return numbers.every((number, index) => number === step * (index + 1));
}

function isUnit(cell: string): boolean {
  if (cell === '' || isMoneyOrNumber(cell)) return false;
  const unit = normalizeUnit({ text: cell, rule: 'form/unit' });
  return unit.ok || unit.doubt?.code === 'unit-ambiguous';
}

function isDay(cell: string): boolean {
  return /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))$/.test(cell.trim());
}

/** Several words, or one without a digit: what an item is called. */
function isWords(cell: string): boolean {
  return /\p{L}/u.test(cell) && (!/\d/.test(cell) || /\p{L}{2,}\s+\S/u.test(cell));
}

function keyOf(cell: string): string {
  return cell.trim().toLowerCase();
}

/** A number alone, with whatever stands between its digits: what it means is for the gateway. */
function isNumberAlone(cell: string): boolean {
  return /^[+-]?\d[\d.,'’\s]*$/.test(cell.normalize('NFKC').trim());
}

/** A number or an amount of money: such a cell is no unit, whatever its column is called. */
function isMoneyOrNumber(cell: string): boolean {
  return isNumberAlone(cell.normalize('NFKC').replaceAll(/[$€£¥₹%元]|(?<!\p{L})[A-Z]{3}(?!\p{L})/gu, ' '));
}
