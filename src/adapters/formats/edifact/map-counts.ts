/**
 * Counts and sums of control (CNT), and the lines that detail another one (C829). Those are no lines of the order, but the sender counts them: CNT 2 is the number of LIN
 * in the message and CNT 1 the sum of what all of them say, so the order's own count and sum are what is left without them.
 */
import { Big } from 'big.js';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import type { Segment } from '../../edi/segment.ts';
import { code, cut, markRead, put, type Cursor } from './map-cursor.ts';
import { computable, cutNumber } from './map-numbers.ts';
import { COUNTS } from './map-tables.ts';

/** CNT in the summary. */
export function mapCount(cursor: Cursor, segment: Segment): void {
  const kind = code(segment, 1, 1);
  const count = COUNTS.get(kind);
  if (count === undefined || cursor.section !== 'summary') return;
  // A count of lines is a whole number, which no decimal mark belongs in.
  const text = code(segment, 1, 2);
  const field =
    count.to === 'lineCount'
      ? cut(cursor, segment, 1, 2, ownLineCount(cursor, text), kind)
      : cutSum(cursor, segment, kind, text);
  if (!put(cursor, (cursor.order.totals ??= {}), count.to, segment, field)) return;
  markRead(cursor, 1, 1);
  markRead(cursor, 1, 3); // The unit of a sum of quantities; the lines have their own.
}

function cutSum(cursor: Cursor, segment: Segment, kind: string, text: string): DraftField | undefined {
  const field = cutNumber(cursor, segment, 1, 2, kind);
  const own = field === undefined ? undefined : ownQuantity(cursor, computable(cursor, text));
  return own === undefined ? field : cut(cursor, segment, 1, 2, own, kind);
}

/** The number of the order's own lines, where the announced one counts the others too; else what is announced. */
function ownLineCount({ order, sublines }: Cursor, announced: string): number | undefined {
  const lines = order.lines?.length ?? 0;
  return sublines.count > 0 && /^\d{1,9}$/.test(announced) && Number(announced) === lines + sublines.count
    ? lines
    : undefined;
}

/** The same for the sum of the quantities. */
function ownQuantity({ order, sublines }: Cursor, announced: string): string | undefined {
  const own = sublines.count > 0 ? sumOf(quantitiesOf(order)) : undefined;
  const all = own === undefined || sublines.quantity === undefined ? undefined : own.plus(sublines.quantity);
  const said = sumOf([announced]);
  return own !== undefined && all !== undefined && said !== undefined && all.eq(said) ? own.toFixed() : undefined;
}

function quantitiesOf({ lines = [] }: DraftOrder): (string | undefined)[] {
  return lines.map(({ quantity }) => (quantity === undefined ? undefined : textOf(quantity)));
}

function textOf({ value, text }: DraftField): string {
  return String(value ?? text).trim();
}

const NUMBER = /^-?\d{1,30}(?:\.\d{0,15})?$/;

export function sumOf(texts: readonly (string | undefined)[]): Big | undefined {
  let sum = new Big(0);
  for (const text of texts) {
    if (text === undefined || !NUMBER.test(text)) return undefined;
    sum = sum.plus(text);
  }
  return sum;
}
