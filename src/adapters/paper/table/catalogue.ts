/** Order forms that list what may be ordered: rows whose place for the quantity is empty were not. Pure. */
import { numberOf } from './rows.ts';
import type { Column } from './head.ts';
import type { PaperItem, Reading } from './item.ts';
import type { LeftOut } from './left-out.ts';
import type { ItemRows } from './records.ts';

const EMPTY_SHARE = 0.5; // Fewer empty places are gaps of an order, which a person fills.
const ROWS_MIN = 8;

export interface Chosen {
  readonly kept: readonly boolean[];
  readonly leftOut: readonly LeftOut[];
}

/** Only where a column is the place for the quantity, a price stands in nearly every row, and an amount in none of the empty ones. */
export function chosenFrom(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
  { mark }: Reading,
): Chosen {
  const all = { kept: items.map(() => true), leftOut: [] };
  const at = columns.findIndex(({ role }) => role === 'quantity');
  if (at < 0 || items.length < ROWS_MIN) return all;
  const isEmpty = rows.map(({ rows: own }) => own.every(({ cells }) => numberOf(cells.get(at), mark) === undefined));
  const empty = isEmpty.filter(Boolean).length;
  const priced = items.filter(({ fields }) => fields.price !== undefined).length;
  const isCatalogue =
    empty >= items.length * EMPTY_SHARE &&
    empty < items.length &&
    priced >= items.length * 0.8 &&
    items.every(({ fields }, index) => isEmpty[index] !== true || fields.amount === undefined);
  if (!isCatalogue) return all;
  return {
    kept: isEmpty.map((each) => !each),
    leftOut: rows.flatMap(({ anchor }, index) =>
      isEmpty[index] === true ? [{ tokens: anchor.line.tokens, isOne: false }] : [],
    ),
  };
}
