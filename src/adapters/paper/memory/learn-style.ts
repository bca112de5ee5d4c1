/** Decimal mark and order of day and month, by which reading of the page holds the confirmed values. */
import type { Order } from '../../../model/order.ts';
import type { SenderMemory } from '../../../model/sender-memory.ts';
import type { Layout } from '../layout/layout.ts';
import { datesIn, type DateOrder } from '../values/date.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';

export function learnStyle(layout: Layout, confirmed: Order): Pick<SenderMemory, 'dateOrder' | 'decimalMark'> {
  const readBy = (order: DateOrder): number => datesRead(layout, confirmed, order);
  const withYearLast = better<DateOrder>(['dmy', 'mdy'], readBy);
  // Days whose year has four digits are read alike with `ymd` and with `mdy`.
  const isYearFirst = readBy('ymd') > Math.max(readBy('dmy'), readBy('mdy'));
  const dateOrder = isYearFirst ? 'ymd' : withYearLast;
  const decimalMark = better<DecimalMark>(['.', ','], (mark) => numbersRead(layout, confirmed, mark));
  return { ...(dateOrder === undefined ? {} : { dateOrder }), ...(decimalMark === undefined ? {} : { decimalMark }) };
}

/** The choice that reads more; undefined where both read the same. */
function better<T>([a, b]: readonly [T, T], count: (choice: T) => number): T | undefined {
  const [first, second] = [count(a), count(b)];
  return first === second ? undefined : first > second ? a : b;
}

function datesRead(layout: Layout, confirmed: Order, order: DateOrder): number {
  const days = new Set(
    [
      confirmed.orderDate,
      confirmed.requestedDelivery?.date,
      ...confirmed.lines.map((line) => line.requestedDelivery?.date),
    ].filter((day) => day !== undefined),
  );
  let count = 0;
  for (const { segments } of layout.lines)
    for (const { text } of segments) for (const { value } of datesIn(text, order)) if (days.has(value)) count += 1;
  return count;
}

function numbersRead(layout: Layout, confirmed: Order, mark: DecimalMark): number {
  const values = new Set(
    confirmed.lines
      .flatMap(({ quantity, unitPrice, amount }) => [quantity, unitPrice, amount])
      .flatMap((value) => (value === undefined ? [] : [Number(value)])),
  );
  let count = 0;
  for (const { tokens } of layout.lines) {
    for (const { text } of tokens) {
      const value = /[.,]/.test(text) ? wholeNumber(text.replace(/(\/.*|\p{L}+)$/u, ''), mark) : undefined;
      if (value !== undefined && values.has(Number(value))) count += 1;
    }
  }
  return count;
}
