/**
 * Tables of cells to items. In a sheet nothing has to be guessed of what stands under what; what remains is what the labels
 * mean, which rows were ordered, and what the rows say of the order as a whole.
 */
import { textOf, type Layout } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import type { TableHead } from '../table/head.ts';
import { isSuppliersSheet, withOwnersSwapped } from '../table/form-owner.ts';
import { withoutFirmNumbers } from '../table/item-numbers.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import type { LeftOut } from '../table/left-out.ts';
import { numberOf } from '../table/rows.ts';
import { carriedBy, type Carried } from './carried.ts';
import { isCodeLike } from '../values/token.ts';
import { blocksOf, cellAt, type GridBlock, type GridRow } from './grid.ts';
import { headsOf, type GridHead } from './heads.ts';
import { bodyItems, type Body } from './items.ts';
import { orderRowsIn, withOrderRows } from './order-rows.ts';
import { readRecords } from './records.ts';
import { partsBeside } from './side-by-side.ts';
import { upright } from './turned.ts';
import { unnamedHead } from './unnamed.ts';

export interface GridReading {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
  readonly heads: readonly TableHead[];
  /** True when labels head the columns; without them the values alone say what they are. */
  readonly isHeaded: boolean;
  /** For each item what its row says of the order. */
  readonly carried: readonly (Carried | undefined)[];
  /** Rows that name an item and say nothing where its quantity belongs. */
  readonly leftOut?: readonly LeftOut[];
}

/** Undefined when no sheet has a table of items. */
export function readGrid(layout: Layout, reading: Reading): GridReading | undefined {
  const items: PaperItem[] = [];
  const carried: (Carried | undefined)[] = [];
  const heads: TableHead[] = [];
  const lines = new Set<number>();
  const leftOut: LeftOut[] = [];
  const headless: GridBlock[] = [];
  const blocks = blocksOf(layout.pages).map(upright);
  const isSuppliers = isSuppliersSheet(layout);
  for (const block of blocks) {
    const known = headsOf(block);
    const unnamed = known.length > 0 ? undefined : unnamedHead(block, reading, layout);
    const found = unnamed === undefined ? known : [unnamed];
    if (found.length === 0) headless.push(block);
    const tables = found.flatMap((head, index) => {
      const rows = block.rows.slice(head.last + 1, found[index + 1]?.first);
      const above = block.rows.slice((found[index - 1]?.last ?? -1) + 1, head.first);
      return partsBeside(head).map((part) => ({ head: part.head, rows: rows.map((row) => part.of(row)), above }));
    });
    for (const { head, rows, above } of tables) {
      const body = bodyItems(head, rows, reading, { layout, above });
      if (body.items.length === 0) continue;
      const [first] = body.items;
      if (first !== undefined && items.length > 0 && isKeptBack(above)) {
        leftOut.push({ tokens: first.row.line.tokens, isOne: false });
        continue;
      }
      heads.push(headFor(head, block));
      const isOne = body.leftOut.length * 2 <= body.items.length;
      leftOut.push(
        ...body.leftOut.map(({ line }) => ({ tokens: line.tokens, isOne })),
        ...body.zeros.map(({ line }) => ({ tokens: line.tokens, isOne: false })),
      );
      const isOfSupplier = isSuppliers || isCatalogue(body, reading);
      for (const { item, row } of body.items) {
        items.push(isOfSupplier ? withOwnersSwapped(item) : item);
        carried.push(carriedBy(row, body.columns, reading));
        for (const line of row.lines) lines.add(line);
      }
    }
  }
  leftOut.push(...headless.flatMap((block) => unheaded(block)));
  if (items.length > 0) {
    const orders = orderRowsIn(headless, reading);
    const own = withOrderRows(carried, orders);
    // An order of which there are no lines would be lost without a word; of a list of them the first one tells it.
    const isRead = new Set(own.flatMap((each) => each?.head.poNumber?.text ?? []));
    const missed = orders.find(({ head }) => !isRead.has(head.poNumber?.text ?? ''))?.head.poNumber;
    if (missed !== undefined) leftOut.push({ tokens: missed.tokens, isOne: true });
    return { items: withoutFirmNumbers(items), lines, heads, carried: own, leftOut, isHeaded: true };
  }
  return readRecords(blocks, reading);
}

const LEFT_EMPTY_MIN = 3;

/** More rows with prices and no quantity than with one: the supplier's list, whose numbers are his where no column says otherwise. */
function isCatalogue({ items, columns, leftOut }: Body, { mark }: Reading): boolean {
  const prices = columns.filter(({ role }) => role === 'price');
  const priced = leftOut.filter((row) =>
    prices.some(({ at }) => numberOf(cellAt(row, at)?.tokens, mark) !== undefined),
  );
  const areOpen = items.every(
    ({ item: { fields } }) => fields.buyerSku?.rule === 'paper/column/sku' && fields.supplierSku === undefined,
  );
  return areOpen && priced.length >= Math.max(LEFT_EMPTY_MIN, items.length);
}

/** `Count sheet - do not send` above a further table: what is counted for oneself is not ordered. */
function isKeptBack(above: readonly GridRow[]): boolean {
  return above.some(({ line }) => KEPT_BACK.test(fold(textOf(line.tokens))));
}
const KEPT_BACK =
  /\b(?:do not send|don ?t send|not to be sent|not for (?:the )?(?:supplier|vendor)|internal (?:use )?only|nicht (?:ver)?senden|nur intern|niet (?:ver)?sturen|alleen intern|ne pas envoyer|usage interne|no enviar|uso interno|non inviare)\b/;

/** Rows that look like items under no head, on a sheet of their own: the order may go on there. Told by the first of them. */
function unheaded({ rows }: GridBlock): LeftOut[] {
  const alike = rows.filter(({ cells }) => {
    const texts = cells.map(({ text }) => text.trim());
    const hasCode = texts.some((text) => isCodeLike(text) && /\p{L}/u.test(text) && /\d{2}/.test(text));
    return cells.length >= 3 && hasCode && texts.some((text) => /^\d{1,6}(?:[.,]\d+)?$/.test(text));
  });
  const [first] = alike;
  return first === undefined || alike.length < 2 ? [] : [{ tokens: first.line.tokens, isOne: true }];
}

function headFor({ first, last, columns, score }: GridHead, { page, rows }: GridBlock): TableHead {
  const own = rows.slice(first, last + 1).flatMap((row: GridRow) => [...row.lines]);
  return {
    page: page.number,
    first: Math.min(...own),
    last: Math.max(...own),
    columns,
    score,
    signature: columns.map(({ label }) => label).join('|'),
  };
}
