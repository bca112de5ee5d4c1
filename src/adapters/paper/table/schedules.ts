/**
 * Deliveries under their item: a row says what is ordered at which price, and below it a table of its own says how many come when,
 * under a head that names no item. Each delivery is a line of the order, with what the row above its head says.
 */
import type { Layout, Line } from '../layout/layout.ts';
import { ITEM_NUMBERS } from '../lexicon/columns.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column, TableHead } from './head.ts';
import { itemOf, type ItemField, type PaperItem, type Reading } from './item.ts';
import { cellOf, readRow, type Row } from './rows.ts';
import { settleRoles } from './settle.ts';
import { ALIGNED, labelSpans } from './spans.ts';

export interface Parent {
  /** That of the table whose row it is. */
  readonly head: TableHead;
  readonly lines: readonly Line[];
}

const LINES_MAX = 6; // Text, numbers of both sides, a drawing; the longest row seen had four.

/** The row above each head of the group; none where the head names items itself. */
export function parentsOf(
  layout: Layout,
  heads: readonly TableHead[],
  group: readonly TableHead[],
): Map<TableHead, Parent> {
  const found = new Map<TableHead, Parent>();
  const [first] = group;
  if (first === undefined || namesItem(first.columns) || !counts(first.columns)) return found;
  for (const head of group) {
    const over = heads.findLast((each) => each.last < head.first && !group.includes(each));
    if (over === undefined || !over.columns.some(isNumber)) return new Map();
    const before = group.findLast((each) => each.last < head.first)?.last ?? -1;
    const from = Math.max(over.last, before) + 1;
    const lines = ownLines(layout.lines.slice(Math.max(from, head.first - LINES_MAX), head.first), over);
    if (lines.length === 0) return new Map();
    found.set(head, { head: over, lines });
  }
  return found;
}

function namesItem(columns: readonly Column[]): boolean {
  return columns.some((column) => column.role === 'description' || isNumber(column));
}

function isNumber({ role }: Column): boolean {
  return role !== undefined && ITEM_NUMBERS.has(role);
}

function counts(columns: readonly Column[]): boolean {
  return columns.some(({ role }) => role === 'quantity');
}

/** From the row that begins with an item: above it stand the deliveries of the item before. */
function ownLines(lines: readonly Line[], head: TableHead): readonly Line[] {
  const codes = head.columns.filter(isNumber);
  const start = lines.findLastIndex(({ segments, page }) =>
    segments.some(
      ({ box, tokens }) =>
        page === head.page &&
        isCodeLike(tokens[0]?.text ?? '') &&
        (tokens[0]?.text.length ?? 0) > 3 &&
        codes.some((column) => Math.abs(column.box[0] - box[0]) < 2 * (column.box[3] - column.box[1])),
    ),
  );
  return start < 0 ? [] : lines.slice(start);
}

/** What belongs to the goods, and not to one delivery of them. */
export const OF_GOODS: readonly ItemField[] = [
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
  'description',
  'specification',
  'price',
  'basis',
  'unit',
  'discount',
];

/** What the row above each head says of the items below it. */
export function inheritedFields(
  layout: Layout,
  parents: ReadonlyMap<TableHead, Parent>,
  reading: Reading,
): Map<TableHead, PaperItem['fields']> {
  const rows = new Map([...parents].map(([head, parent]) => [head, rowsOf(layout, parent)]));
  const columns = [...parents.values()][0]?.head.columns ?? [];
  const settled = settleRoles(columns, [...rows.values()].flat(), reading.mark);
  return new Map(
    [...rows].flatMap(([head, own]) => {
      const anchor = own.find((row) => [...ITEM_NUMBERS].some((role) => cellOf(row, settled, role) !== undefined));
      return anchor === undefined ? [] : [[head, itemOf({ rows: own, anchor }, settled, reading).fields] as const];
    }),
  );
}

function rowsOf(layout: Layout, { head, lines }: Parent): Row[] {
  const page = layout.pages.find(({ number }) => number === head.page);
  if (page === undefined) return [];
  const spans = labelSpans(head, head.columns, page, ALIGNED);
  const all = head.columns.map((_, index) => index);
  return lines.map((line) => readRow(line, head.columns, spans, [all]));
}

/** What the delivery says itself goes first. */
export function withInherited(item: PaperItem, inherited: PaperItem['fields'] | undefined): PaperItem {
  if (inherited === undefined) return item;
  const fields = { ...item.fields };
  for (const name of OF_GOODS) {
    const found = inherited[name];
    if (found !== undefined && fields[name] === undefined) fields[name] = found;
  }
  return { ...item, fields };
}
