/** Days of items that are printed without their year (`3月20日`, `20 March`): the next such day from that of the order on, and told. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { foundIn, type Found } from '../found.ts';
import { placeOf, textOf } from '../layout/layout.ts';
import { daysIn } from '../prose/days.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { namesMonth } from '../values/date.ts';

export const YEARLESS = 'paper/relative-date';
const SURE = 0.85; // As that of a day in the text of a mail.

export function withYearlessDays(
  items: readonly PaperItem[],
  orderDate: Found | undefined,
  { order, writtenOn }: Reading,
): { readonly items: readonly PaperItem[]; readonly findings: readonly Finding[] } {
  const from = orderDate?.value ?? writtenOn;
  if (from === undefined) return { items, findings: [] };
  const findings: Finding[] = [];
  const dated = items.map((item, index): PaperItem => {
    const { fields, saidDay } = item;
    const text = saidDay === undefined ? '' : textOf(saidDay).trim();
    if (saidDay === undefined || fields.date !== undefined || !(namesMonth(text) || /月.*[日号]/u.test(text)))
      return item;
    const [day, ...others] = daysIn(text, order, from);
    const isWhole = day !== undefined && day.start === 0 && day.end === text.length;
    if (!isWhole || others.length > 0 || day.isVague || !/\d/.test(text)) return item;
    const at = placeOf(saidDay);
    findings.push(
      finding(
        'relative-date-resolved',
        `"${text.slice(0, 40)}" is ${day.value}, the next such day from that of the order on (${from}).`,
        { path: `/lines/${index}/requestedDelivery/date`, ...(at === undefined ? {} : { at }) },
      ),
    );
    return { ...item, fields: { ...fields, date: foundIn(saidDay, YEARLESS, SURE, day.value) } };
  });
  return { items: dated, findings };
}
