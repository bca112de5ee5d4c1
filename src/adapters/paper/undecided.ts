/** What nothing on a paper decides: a number that may be two, a day that may be two. Told, never guessed. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { placeOf, type Layout } from './layout/layout.ts';
import { datesIn, type DateOrder } from './values/date.ts';

/** A number that could be two numbers, where nothing decides. */
export function undecidedMark(found: Found | undefined): Finding | undefined {
  if (found === undefined) return undefined;
  const at = placeOf(found.tokens);
  const message = `Nothing in the document says whether ${found.text} has thousands or decimals.`;
  return finding('decimal-mark-undecided', message, at === undefined ? {} : { at });
}

/** A day that could be two days, where nothing decides. */
export function undecidedDate(layout: Layout, order: DateOrder | undefined): Finding | undefined {
  if (order !== undefined) return undefined;
  for (const { segments } of layout.lines) {
    for (const segment of segments) {
      const [date] = datesIn(segment.text, 'dmy');
      if (date?.orderMatters !== true) continue;
      const at = placeOf(segment.tokens);
      const shown = segment.text.slice(date.start, date.end);
      return finding(
        'date-order-undecided',
        `Nothing in the document says whether ${shown} is day or month first.`,
        at === undefined ? {} : { at },
      );
    }
  }
  return undefined;
}
