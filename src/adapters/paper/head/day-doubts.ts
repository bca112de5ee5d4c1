/**
 * When the goods are wanted, said in a way that is no single day: `December 2026`, `2 weeks`, `24-28 Dec`, `not before 24 Dec`, `24 Dec or
 * 10 Jan`. Nothing is guessed, and the words are not passed over.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { placeOf, textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { datesIn, isDateLike, namesMonth } from '../values/date.ts';
import { type Label } from './labels.ts';
import { candidatesFor } from './candidates.ts';
import { YEARLESS } from './yearless-days.ts';

/** Of the order as a whole: what stands beside the labels of its days. */
export function doubtfulDays(
  layout: Layout,
  labels: readonly Label[],
  isLabel: (segment: Segment) => boolean,
  reading: Reading,
): Finding[] {
  for (const label of labels) {
    if ((label.field !== 'deliveryDate' && label.field !== 'shipDate') || label.strength < PLAIN) continue;
    const [nearest] = candidatesFor(label, layout, isLabel);
    if (nearest === undefined || nearest.distance > NEAR_MAX) continue;
    const said = [...nearest.tokens, ...dayBeside(nearest.tokens, label)];
    if (!isDoubtful(said, reading)) continue;
    return [told(said, label.field === 'shipDate' ? 'requestedShip' : 'requestedDelivery', '')];
  }
  return [];
}

/** `Delivery date | 24.12.2026 | 10.12.2026` in cells: the cell behind that of the day, where it holds a day and nothing else. */
function dayBeside(tokens: readonly Token[], { line }: Label): readonly Token[] {
  const [first] = tokens;
  const at = first?.cell === undefined ? -1 : line.segments.findIndex((segment) => segment.tokens.includes(first));
  const next = at < 0 ? undefined : line.segments[at + 1];
  return next !== undefined && isDateLike(next.text) ? next.tokens : [];
}

/** The same for the column of days of an item. */
export function doubtfulItemDays(items: readonly PaperItem[], reading: Reading): Finding[] {
  return items.flatMap(({ saidDay, fields }, index) =>
    saidDay !== undefined && fields.date?.rule !== YEARLESS && isDoubtful(saidDay, reading)
      ? [told(saidDay, 'requestedDelivery', `/lines/${index}`)]
      : [],
  );
}

function isDoubtful(tokens: readonly Token[], { order, writtenOn }: Reading): boolean {
  const text = textOf(tokens);
  const days = datesIn(text, order ?? 'dmy');
  const [only, ...others] = days;
  if (only === undefined) return isAboutDays(text) && !(writtenOn !== undefined && IN_MAIL.test(text));
  if (others.some(({ value }) => value !== only.value)) return true;
  return SAYS_MORE.test(`${text.slice(0, only.start)} ${text.slice(only.end)}`);
}

/** `24 Dec`, `KW 51`, `in 3 weeks`: not `as soon as possible`, which asks for no day, and no name of a place. */
function isAboutDays(text: string): boolean {
  if (text.length > TEXT_MAX) return false;
  return namesMonth(text) || (/\d/.test(text) && TIMES.test(text)) || /^\W*\d{1,2}[./-]\d{1,2}\.?\W*$/.test(text);
}

const TIMES =
  /(?<!\p{L})(?:weeks?|wks?|days?|months?|kw|woche\p{L}*|tage?n?|monate?n?|semaines?|jours?|mois|semanas?|d[ií]as|mes(?:es)?|settiman[ae]|giorni|mes[ei]|weken|dagen|maand\p{L}*|周|週|天|月|日)(?!\p{L})/iu;

/** Beside a day: another one, from when, or on which side of it. */
const SAYS_MORE =
  /(?<!\p{L})(?:or|oder|ou|of|not before|not earlier|earliest|no earlier|fr[üu]hestens|nicht vor|nicht fr[üu]her|pas avant|au plus t[ôo]t|no antes|non prima|niet voor|from|between|entre|zwischen|tra|approx|about|circa|ca|around)(?!\p{L})|\b\d{1,2}\.?\s?[-–/]\s*$/iu;
/** A mail's own day says which year. */
const IN_MAIL = /^\D*\d{1,2}\D+$/;

function told(tokens: readonly Token[], field: string, line: string): Finding {
  const at = placeOf(tokens);
  const text = textOf(tokens).replaceAll(/\s+/g, ' ').slice(0, TEXT_MAX);
  return finding('date-unreadable', `"${text}" is not one day.`, {
    path: `${line}/${field}/date`,
    ...(at === undefined ? {} : { at }),
  });
}

const PLAIN = 0.8;
const NEAR_MAX = 0.5;
const TEXT_MAX = 60;
