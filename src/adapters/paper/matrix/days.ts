/** Days over a grid as days of delivery. */
import { foundIn } from '../found.ts';
import { allText } from '../head/currency.ts';
import type { Layout } from '../layout/layout.ts';
import type { Reading } from '../table/item.ts';
import { daysOf, isDayLabel } from '../values/day-labels.ts';
import type { MatrixColumn } from './head.ts';

/** A day that stays open is kept as it is printed: a person says which one it is. */
export function withDays<Column extends MatrixColumn>(
  columns: readonly Column[],
  layout: Layout,
  { order, writtenOn }: Reading,
): Column[] {
  const series = columns.filter(({ series: kind }) => kind === 'date');
  if (series.length === 0) return [...columns];
  const labels = series.map(({ label, pieces }) =>
    isDayLabel(label) ? label : pieces.map(({ text }) => text).join(' '),
  );
  const beside = { order, text: allText(layout), ...(writtenOn === undefined ? {} : { writtenOn }) };
  const days = daysOf(labels, beside);
  return columns.map((column) => {
    const at = series.indexOf(column);
    if (at < 0) return column;
    const tokens = column.pieces.flatMap(({ tokens: own }) => own);
    const value = days[at];
    const day =
      value === undefined
        ? foundIn(tokens, 'paper/matrix/date', 0.5)
        : foundIn(tokens, 'paper/matrix/date', 0.95, value);
    return { ...column, day };
  });
}
