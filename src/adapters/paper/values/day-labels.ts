/**
 * Days that head columns: `16/03`, `Mo 16.03.`, `16 Mar`, `Mon` alone below "week commencing". Their year, where it is not printed, is
 * that of the other days of the paper; where those leave it open, the day stays open.
 */
import { datesIn, type DateOrder } from './date.ts';

/** Sunday first, as the calendar of the language counts. */
const WEEKDAYS: readonly RegExp[] = [
  /^(?:sun(?:day)?|so|sonntag|dim(?:anche)?|dom(?:ingo|enica)?|zo(?:ndag)?)$/,
  /^(?:mon(?:day)?|mo|montag|lun(?:di|es|edì|edi)?|ma(?:andag)?)$/,
  /^(?:tues?(?:day)?|di|dienstag|mar(?:di|tes|tedì|tedi)?|di(?:nsdag)?)$/,
  /^(?:wed(?:nesday)?|mi|mittwoch|mer(?:credi|coledì|coledi)?|mi[ée](?:rcoles)?|wo(?:ensdag)?)$/,
  /^(?:thu(?:rs?)?(?:day)?|do|donnerstag|jeu(?:di)?|jue(?:ves)?|gio(?:vedì|vedi)?|do(?:nderdag)?)$/,
  /^(?:fri(?:day)?|fr|freitag|ven(?:dredi|erdì|erdi)?|vie(?:rnes)?|vr(?:ijdag)?)$/,
  /^(?:sat(?:urday)?|sa|samstag|sonnabend|sam(?:edi)?|s[áa]b(?:ado|ato)?|za(?:terdag)?)$/,
];
const CJK_WEEKDAY = /^(?:周|星期)([日一二三四五六天])$|^\(?([日月火水木金土])\)?$/u;
const WEEK =
  /^(?:kw|cw|wk|wc|week|woche|semaine|sem\.?|semana|settimana|sett\.?|v|uke)\.? ?\d{1,2}(?: ?[/.-] ?(?:20)?\d{2})?$/i;
const YEARLESS =
  /^(?:\d{1,2} ?[./-] ?\d{1,2}\.?|\d{1,2}\.? ?\p{L}{3,9}\.?|\p{L}{3,9}\.? ?\d{1,2}(?:st|nd|rd|th)?|\d{1,2} ?月 ?\d{1,2} ?[日号]?)$/u;

interface Parts {
  readonly weekday: number | undefined;
  readonly rest: string;
}

function partsOf(text: string): Parts {
  // `16 Mar` is no Tuesday in French.
  if (isDay(text.trim())) return { weekday: undefined, rest: text.trim() };
  const words = text.trim().split(/[\s,]+/);
  const found = words.map((word) => weekdayOf(word));
  const at = found.findIndex((weekday, index) => weekday !== undefined && (index === 0 || index === words.length - 1));
  const rest = words.filter((_, index) => index !== at).join(' ');
  return { weekday: found[at], rest };
}

/** 0 for Sunday; undefined for what is no day of the week. */
export function weekdayOf(word: string): number | undefined {
  const cjk = CJK_WEEKDAY.exec(word);
  if (cjk !== null) return Math.max('日一二三四五六'.indexOf(cjk[1] ?? ''), '日月火水木金土'.indexOf(cjk[2] ?? ''), 0);
  const index = WEEKDAYS.findIndex((pattern) => pattern.test(word.toLowerCase().replace(/\.$/, '')));
  return index < 0 ? undefined : index;
}

/** A day, a weekday or a week, and nothing else. */
export function isDayLabel(text: string): boolean {
  const { weekday, rest } = partsOf(text);
  if (rest === '') return weekday !== undefined;
  return WEEK.test(text.trim()) || isDay(rest);
}

function isDay(rest: string): boolean {
  const [date] = datesIn(rest, 'dmy');
  if (date !== undefined) return rest.length - (date.end - date.start) <= 1;
  return YEARLESS.test(rest) && (inYear(rest, 2024, 'dmy') ?? inYear(rest, 2024, 'mdy')) !== undefined;
}

/** The day with a year put behind it, as it would be printed. */
function inYear(rest: string, year: number, order: DateOrder | undefined): string | undefined {
  const bare = rest.replace(/(\d)(?:st|nd|rd|th)$/, '$1');
  const mark = /^\d{1,2} ?([./-])/.exec(bare)?.[1];
  const full = bare.includes('月')
    ? `${year}年${bare}`
    : mark === undefined
      ? `${bare.replace(/\.$/, '')} ${year}`
      : `${bare.replaceAll(' ', '').replace(/\.$/, '')}${mark}${year}`;
  return datesIn(full, order)[0]?.value;
}

export interface DaysBeside {
  readonly order: DateOrder | undefined;
  /** All text of the paper: its other days. */
  readonly text: string;
  readonly writtenOn?: string;
}

/** What each label means; undefined where it stays open. Labels stand in the order of their days. */
export function daysOf(labels: readonly string[], beside: DaysBeside): (string | undefined)[] {
  const parts = labels.map(partsOf);
  if (parts.every(({ rest }) => rest === '')) return weekOf(parts, beside);
  // Which of two numbers is the month the row of labels may say by itself: 11/05, 12/05, 13/05.
  const orders: readonly (DateOrder | undefined)[] = [beside.order, 'dmy', 'mdy'];
  const readings = [...new Set(orders)].map((order) => inOrder(parts, { ...beside, order }));
  const whole = readings.flatMap((days) => (days.every((day) => day !== undefined) ? [days] : []));
  const [first] = whole;
  if (first !== undefined && beside.order !== undefined) return first;
  const [best, next] = whole.toSorted((a, b) => span(a) - span(b));
  if (best === undefined) return labels.map(() => undefined);
  const isSame = whole.every((days) => days.join(',') === best.join(','));
  const isPlain = labels.length > 2 && next !== undefined && span(next) >= 3 * span(best);
  return isSame || isPlain ? best : labels.map(() => undefined);
}

function span(days: readonly string[]): number {
  return Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '');
}

function inOrder(parts: readonly Parts[], beside: DaysBeside): (string | undefined)[] {
  const anchors = anchorsOf(beside);
  let before: string | undefined;
  return parts.map(({ rest, weekday }) => {
    const [full] = datesIn(rest, beside.order);
    const days = new Set(
      full !== undefined
        ? [full.value]
        : (before === undefined ? anchors : [before]).flatMap((anchor) => after(rest, anchor, beside.order) ?? []),
    );
    const fitting = [...days].filter((day) => weekday === undefined || weekdayAt(day) === weekday);
    const [day] = fitting;
    if (fitting.length !== 1 || day === undefined || (before !== undefined && day <= before)) return undefined;
    before = day;
    return day;
  });
}

/** Days that the paper prints in full, and the one that it was written on. */
function anchorsOf({ text, order, writtenOn }: DaysBeside): string[] {
  const printed = datesIn(text, order).map(({ value }) => value);
  return [...new Set(writtenOn === undefined ? printed : [writtenOn])];
}

const BEFORE_MAX = 14; // Days: a paper may be written in the week that it orders for.
const DAY_MS = 86_400_000;

/** The first such day that is not long before the anchor. */
function after(rest: string, anchor: string, order: DateOrder | undefined): string | undefined {
  const earliest = new Date(Date.parse(anchor) - BEFORE_MAX * DAY_MS).toISOString().slice(0, 10);
  const year = Number(anchor.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((each) => inYear(rest, each, order) ?? []).find((day) => day >= earliest);
}

function weekdayAt(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const WEEK_FROM =
  /(?:week (?:commencing|of|beginning|starting|from)|w\/c|wc|woche (?:vom|ab)|semaine du|settimana (?:del|dal)|semana (?:del|de)|week van)[ :]*$/i;

/** `Mon Tue Wed` below `Week commencing 16/03/2026`. */
function weekOf(parts: readonly Parts[], { text, order }: DaysBeside): (string | undefined)[] {
  const starts = datesIn(text, order).filter(({ start }) => WEEK_FROM.test(text.slice(Math.max(0, start - 30), start)));
  const [first] = new Set(starts.map(({ value }) => value));
  if (first === undefined || starts.some(({ value }) => value !== first)) return parts.map(() => undefined);
  return parts.map(({ weekday }) => {
    const ahead = ((weekday ?? 0) - weekdayAt(first) + 7) % 7;
    return new Date(Date.parse(first) + ahead * DAY_MS).toISOString().slice(0, 10);
  });
}
