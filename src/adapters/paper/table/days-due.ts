/** Days that stand in the text of items, where no column and no label of their own gives any: `DELIV 1: QTY 60 DUE 2026 JAN 12`. */
import { foundIn, wordsBetween, type Found } from '../found.ts';
import { datesIn } from '../values/date.ts';
import type { PaperItem, Reading } from './item.ts';
import type { ItemRows } from './records.ts';
import type { Row } from './rows.ts';

/** What stands below the last item may be said of the whole order: a day there counts where other items have one as well. */
export function withDaysDue(items: readonly PaperItem[], found: readonly ItemRows[], reading: Reading): PaperItem[] {
  const isDated = items.some(({ fields }) => fields.date !== undefined || fields.shipDate !== undefined);
  if (isDated) return [...items];
  const days = found.map(({ rows }) => dayDue(rows, reading));
  if (items.length > 1 && days.slice(0, -1).every((day) => day === undefined)) return [...items];
  return items.map((item, index) => {
    const day = days[index];
    return day === undefined ? item : { ...item, fields: { ...item.fields, date: day } };
  });
}

const DUE =
  /(?:\b(?:due|deliver(?:y|ed)?|deliv|dlvry|required|req['’]?d|need(?:ed)?|wanted|promised?|eta|on dock|liefertermin|lieferdatum|termin|livraison|d[ée]lai|entrega|consegna|leverdatum|termin dostawy)(?: date)?(?: by| on| bis| am| le| el| il)?|交期|交货期|納期)\s*[:：]?\s*$/iu;

/** The one day that the rows of an item name; of several, which are a schedule, none. */
function dayDue(rows: readonly Row[], { order }: Reading): Found | undefined {
  const days = rows.flatMap(({ line, isSum }) =>
    (isSum ? [] : line.segments).flatMap(({ tokens, text }) =>
      datesIn(text, order)
        .filter(({ start }) => DUE.test(text.slice(0, start)))
        .map(({ value, start, end, orderMatters }) => {
          const words = wordsBetween(tokens, start, end);
          return foundIn(words, 'paper/below/date', orderMatters ? 0.85 : 0.9, value);
        }),
    ),
  );
  const [first] = days;
  return days.every(({ value }) => value === first?.value) ? first : undefined;
}
