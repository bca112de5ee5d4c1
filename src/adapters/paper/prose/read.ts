/** Orders that are written as text: what the sentences and lists of a mail, a letter or a printed mail order. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf, type Layout } from '../layout/layout.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { headIn, type ProseHead } from './head.ts';
import { itemsIn } from './items.ts';
import { paragraphsOf } from './paragraphs.ts';

export interface ProseReading {
  /** None when the text orders nothing by itself. */
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
  readonly head: ProseHead['head'];
  readonly parties: ProseHead['parties'];
  /** How days were counted that the text does not print in full; told when they are used. */
  readonly itemFindings: readonly Finding[];
  readonly headFindings: readonly Finding[];
}

export function readProse(layout: Layout, reading: Reading, writtenOn: string | undefined): ProseReading {
  const paragraphs = paragraphsOf(layout);
  const { items, lines, days, paragraphs: used } = itemsIn(paragraphs, reading, writtenOn);
  const { head, parties, relative } = headIn(paragraphs, reading, writtenOn, used);
  const itemDates = items.flatMap(({ fields }) => (fields.date?.rule === 'paper/relative-date' ? [fields.date] : []));
  return {
    items,
    lines,
    head,
    parties,
    itemFindings: days.length === 0 ? [] : itemDates.map((date) => resolved(date, writtenOn)),
    headFindings: relative === undefined ? [] : [resolved(relative.found, writtenOn)],
  };
}

function resolved({ text, value, tokens }: Found, writtenOn = ''): Finding {
  const at = placeOf(tokens);
  return finding(
    'relative-date-resolved',
    `"${text.slice(0, 40)}" is ${value ?? ''}, counted from ${writtenOn}, the day of the mail.`,
    at === undefined ? {} : { at },
  );
}
