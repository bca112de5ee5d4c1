/**
 * Rows that stand one column too far right: labels at the left of wide columns and numbers at their right end look so. `480 ST` in the
 * column of the unit gives it away: the number before a unit is the quantity, and what was taken for it belongs to its neighbour.
 */
import { Big } from 'big.js';
import type { ColumnRole } from '../lexicon/columns.ts';
import type { Token } from '../layout/layout.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Column } from './head.ts';
import type { ItemRows } from './records.ts';
import { numberOf, type Row } from './rows.ts';

const SHARE = 0.8;

export function withoutShift(found: readonly ItemRows[], columns: readonly Column[], mark: DecimalMark): ItemRows[] {
  const quantity = columns.findIndex(({ role }) => role === 'quantity');
  const unit = quantity + 1;
  const isBeside = quantity > 0 && columns[unit]?.role === 'unit';
  const places = { quantity, unit, mark };
  const isSeen = ({ anchor }: ItemRows): boolean => isShifted(anchor, places) && !isProven(anchor, columns, places);
  if (!isBeside || found.filter(isSeen).length < Math.max(1, found.length * SHARE)) return [...found];
  return found.map((item) => {
    if (!isSeen(item)) return item;
    const anchor = { ...item.anchor, cells: moved(item.anchor, places) };
    return { anchor, rows: item.rows.map((row) => (row === item.anchor ? anchor : row)) };
  });
}

interface Places {
  readonly quantity: number;
  readonly unit: number;
  readonly mark: DecimalMark;
}

function isShifted({ cells }: Row, { quantity, unit, mark }: Places): boolean {
  const [number, word] = cells.get(unit) ?? [];
  const isCounted = number !== undefined && wholeNumber(number.text, mark) !== undefined;
  return isCounted && word !== undefined && isUnitWord(word.text) && numberOf(cells.get(quantity), mark) !== undefined;
}

/** Price and amount say that the number in the column of the quantity is it. */
function isProven({ cells }: Row, columns: readonly Column[], { quantity, mark }: Places): boolean {
  const value = (role: ColumnRole): string | undefined =>
    numberOf(cells.get(columns.findIndex((column) => column.role === role)), mark);
  const [price, amount, count] = [value('price'), value('amount'), numberOf(cells.get(quantity), mark)];
  if (price === undefined || amount === undefined || count === undefined) return false;
  return new Big(count).times(price).minus(amount).abs().lte(0.011);
}

function moved({ cells }: Row, { quantity, unit }: Places): ReadonlyMap<number, readonly Token[]> {
  const [number, ...rest] = cells.get(unit) ?? [];
  const left = [...(cells.get(quantity - 1) ?? []), ...(cells.get(quantity) ?? [])];
  const own = new Map(cells).set(quantity - 1, left).set(unit, rest);
  return number === undefined ? cells : own.set(quantity, [number]);
}
