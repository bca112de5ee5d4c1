/** Orders that are written as text: what the sentences and lists of a mail, a letter or a printed mail order. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf, type Layout } from '../layout/layout.ts';
import type { Paper } from '../page.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { asksAbout } from './asks-about.ts';
import { dayOfWriting, type Written } from './days.ts';
import { headIn, type ProseHead } from './head.ts';
import { itemsIn } from './items.ts';
import { paragraphsOf, type Paragraph } from './paragraphs.ts';

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

export function readProse(
  layout: Layout,
  reading: Reading,
  written: Written & Pick<Paper, 'sender' | 'from'>,
): ProseReading {
  const paragraphs = paragraphsOf(layout);
  const { items, lines, days, entries } = itemsIn(paragraphs, reading, written);
  const { head, parties, relative } = headIn(paragraphs, reading, written, entries);
  const itemDates = items.flatMap(({ fields }) => (fields.date?.rule === 'paper/relative-date' ? [fields.date] : []));
  return {
    items,
    lines,
    head,
    parties,
    itemFindings: [
      ...(days.length === 0 ? [] : itemDates.map((date) => resolved(date, written))),
      ...(items.length === 0 ? [] : askedAgain(paragraphs)),
    ],
    headFindings: relative === undefined ? [] : [resolved(relative.found, written)],
  };
}

/** A mail that asks about an order lists its items too: taken as one it would be delivered twice. */
function askedAgain(paragraphs: readonly Paragraph[]): Finding[] {
  const asking = paragraphs.find(({ text, isSigned }) => !isSigned && asksAbout(text));
  if (asking === undefined) return [];
  const at = placeOf(asking.spans.map(({ token }) => token));
  return [
    finding('mail-asks-about-order', `The text asks: "${asking.text.slice(0, 120)}"`, at === undefined ? {} : { at }),
  ];
}

function resolved({ text, value, tokens }: Found, written: Written): Finding {
  const at = placeOf(tokens);
  return finding(
    'relative-date-resolved',
    `"${text.slice(0, 40)}" is ${value ?? ''}, counted from ${dayOfWriting(written, tokens[0]?.quote) ?? ''}, the day of the mail.`,
    at === undefined ? {} : { at },
  );
}
