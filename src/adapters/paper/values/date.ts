/**
 * Days as papers print them. Whether 03/04 is the third of April or the fourth of March is a matter of the whole document;
 * what cannot be decided stays undecided.
 */
import { LANGUAGES } from '../lexicon/languages/index.ts';

/** `ymd` is 26/05/15 for the fifteenth of May: of years with two digits alone, as four digits tell themselves. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface PrintedDate {
  /** `YYYY-MM-DD`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** True when the other order of day and month would give another day. */
  readonly orderMatters: boolean;
}

const MONTHS: readonly (readonly string[])[] = [
  [
    'january',
    'jan',
    'januar',
    'jänner',
    'janvier',
    'janv',
    'enero',
    'ene',
    'gennaio',
    'gen',
    'januari',
    'janeiro',
    'stycznia',
    'tammikuuta',
  ],
  [
    'february',
    'feb',
    'februar',
    'février',
    'fevrier',
    'févr',
    'fév',
    'febrero',
    'febbraio',
    'februari',
    'fevereiro',
    'lutego',
    'helmikuuta',
  ],
  ['march', 'mar', 'märz', 'mrz', 'maerz', 'mars', 'marzo', 'maart', 'mrt', 'março', 'marca', 'marts', 'maaliskuuta'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'aprile', 'kwietnia', 'huhtikuuta'],
  ['may', 'mai', 'mayo', 'maggio', 'mag', 'mei', 'maio', 'maj', 'maja', 'toukokuuta'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'giu', 'junho', 'czerwca', 'kesäkuuta'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'julho', 'lipca', 'heinäkuuta'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago', 'augustus', 'augusti', 'sierpnia', 'elokuuta'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'set', 'setembro', 'września', 'syyskuuta'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'ott', 'outubro', 'października', 'lokakuuta'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'listopada', 'marraskuuta'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'déc',
    'diciembre',
    'dic',
    'dicembre',
    'dezembro',
    'desember',
    'grudnia',
    'joulukuuta',
  ],
];
const MONTH_OF = new Map([
  ...LANGUAGES.flatMap(({ months = [] }) =>
    months.flatMap((name, index) => (name === '' ? [] : [[name.toLowerCase(), index + 1] as const])),
  ),
  ...MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
]);
const MONTH = [...MONTH_OF.keys()].toSorted((a, b) => b.length - a.length).join('|');

const NUMERIC = /(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])/gu;
const ISO = /(?<![\d.,/-])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/gu;
/** `2025년 03월 12일`. */
const KOREAN = /(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일/gu;
/** `25年03月13日`: no era that is still counted has come to its twentieth year. */
const SHORT_YEAR = /(?<!\d|令和|平成|昭和)([2-4]\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu;
const CJK = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?/gu;
/** Years of Japanese eras: 令和8年 is 2026, 元年 the first one. */
const ERA = /(令和|平成)\s?(\d{1,2}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu;
const ERA_STARTS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988 };
/** Years of the Republic of China, as Taiwanese papers count them: 114 is 2025. */
const MINGUO = /(?<![\d.,/-])(1[0-3]\d)([./])(\d{1,2})\2(\d{1,2})(?![\d/.])/gu;
const DAY_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s.-]*(?:de\s+|of\s+)?(${MONTH})\.?,?[\s.-]*(?:de\s+)?(\d{4}|\d{2})(?![\p{L}\d])`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])(${MONTH})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?![\p{L}\d])`,
  'giu',
);
/** `2025 NOV 18`, `2025-Nov-18`; not the year that ends the day before it: `Jan 5, 2026 Mar 7`. */
const YEAR_FIRST = new RegExp(
  String.raw`(?<!(?:${MONTH})\.?[\s-](?:\d{1,2},?\s)?)(?<![\p{L}\d.,/-])(20\d{2})[\s./-]+(${MONTH})\.?[\s./-]+(\d{1,2})(?![\p{L}\d])`,
  'giu',
);
/** `2026MAR04`, as American forces write it. */
const MILITARY = /(?<![\d\p{L}])(20\d{2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(\d{2})(?![\d\p{L}])/gu;
const COMPACT = /(?<![\d\p{L}])(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d\p{L}])/gu;

/** Most texts name no month: the patterns of all names are tried only where one stands. */
export function namesMonth(text: string): boolean {
  // `5thJan`: the ending of the day may stand before it.
  return (text.match(/\p{L}{3,}/gu) ?? []).some((word) => {
    const name = word.toLowerCase();
    return MONTH_OF.has(name) || MONTH_OF.has(name.replace(/^(?:st|nd|rd|th|er|de|of)/, ''));
  });
}

/** Every day of the text; numeric ones are read in the given order, or not at all where it is unknown and matters. */
export function datesIn(text: string, order: DateOrder | undefined): PrintedDate[] {
  if (!/\d/.test(text)) return [];
  const hasMonth = namesMonth(text);
  const found: PrintedDate[] = [];
  const add = (match: RegExpExecArray, year: string, month: number, day: number, orderMatters = false): void => {
    const value = dayOf(year, month, day);
    const [start, end] = [match.index, match.index + match[0].length];
    const isTaken = found.some((each) => start < each.end && each.start < end);
    if (value !== undefined && !isTaken) found.push({ value, start, end, orderMatters });
  };
  for (const match of text.matchAll(CJK)) add(match, match[1] ?? '', Number(match[2]), Number(match[3]));
  for (const pattern of [KOREAN, SHORT_YEAR])
    for (const match of text.matchAll(pattern)) add(match, match[1] ?? '', Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(ERA)) {
    const year = (ERA_STARTS[match[1] ?? ''] ?? 0) + (match[2] === '元' ? 1 : Number(match[2]));
    add(match, String(year), Number(match[3]), Number(match[4]));
  }
  for (const match of text.matchAll(ISO)) add(match, match[1] ?? '', Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(MINGUO))
    add(match, String(Number(match[1]) + 1911), Number(match[3]), Number(match[4]));
  for (const match of hasMonth ? text.matchAll(YEAR_FIRST) : [])
    add(match, match[1] ?? '', MONTH_OF.get((match[2] ?? '').toLowerCase()) ?? 0, Number(match[3]));
  for (const match of hasMonth ? text.matchAll(DAY_FIRST) : [])
    add(match, match[3] ?? '', MONTH_OF.get((match[2] ?? '').toLowerCase()) ?? 0, Number(match[1]));
  for (const match of hasMonth ? text.matchAll(MONTH_FIRST) : [])
    add(match, match[3] ?? '', MONTH_OF.get((match[1] ?? '').toLowerCase()) ?? 0, Number(match[2]));
  for (const match of text.matchAll(NUMERIC)) {
    const [, first = '', mark = '', second = '', year = ''] = match;
    const [a, b] = [Number(first), Number(second)];
    if (order === 'ymd' && year.length === 2 && first.length === 2) {
      add(match, first, b, Number(year));
      continue;
    }
    const used = orderFor(a, b, mark, order);
    if (used === undefined) continue;
    const matters = a !== b && a <= 12 && b <= 12 && mark !== '.';
    if (used === 'dmy') add(match, year, b, a, matters);
    else add(match, year, a, b, matters);
  }
  for (const match of hasMonth ? text.matchAll(MILITARY) : [])
    add(match, match[1] ?? '', MONTH_OF.get((match[2] ?? '').toLowerCase()) ?? 0, Number(match[3]));
  for (const match of text.matchAll(COMPACT)) add(match, match[1] ?? '', Number(match[2]), Number(match[3]));
  return found.toSorted((x, y) => x.start - y.start);
}

/**
 * Whether days with a two-digit year begin with it, as in East Asia and the North of Europe: all of them begin with a year that other
 * days of the text spell out, or with the one after it, and not all end with one. Where none is spelled out the script tells.
 */
export function beginsWithYear(text: string): boolean {
  const short = [...text.matchAll(NUMERIC)].filter(([, first, , , last]) => first?.length === 2 && last?.length === 2);
  if (short.length === 0) return false;
  const spelled = datesIn(
    text.replaceAll(NUMERIC, (day, _a, _b, _c, last: string) => (last.length === 2 ? '' : day)),
    'dmy',
  ).map(({ value }) => Number(value.slice(2, 4)));
  const isYear = (digits = ''): boolean =>
    spelled.length === 0
      ? Number(digits) >= 20 && Number(digits) < 40
      : spelled.some((year) => Number(digits) - year === 0 || Number(digits) - year === 1);
  const isAllFirst = short.every(([, first, , , last]) => isYear(first) && Number(last) >= 1 && Number(last) <= 31);
  return isAllFirst && (spelled.length > 0 || EAST_ASIAN.test(text)) && short.some(([, , , , last]) => !isYear(last));
}
const EAST_ASIAN = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** Points between day, month and year are the American way only where nothing else is a day. */
function orderFor(a: number, b: number, mark: string, order: DateOrder | undefined): DateOrder | undefined {
  if (mark === '.') return b > 12 && a <= 12 ? 'mdy' : 'dmy';
  if (a > 12) return 'dmy';
  if (b > 12) return 'mdy';
  // Without its year such a day is month and day.
  return a === b ? 'dmy' : order === 'ymd' ? 'mdy' : order;
}

/** The day that the whole text is, but for a time or a weekday beside it. */
export function wholeDate(text: string, order: DateOrder | undefined): string | undefined {
  const [date, ...more] = datesIn(text, order);
  if (date === undefined || more.length > 0) return undefined;
  const rest = (text.slice(0, date.start) + text.slice(date.end))
    .replaceAll(/\d{1,2}:\d{2}(:\d{2})?\s?([ap]\.?m\.?)?|uhr|utc|gmt/giu, '')
    .replaceAll(/\b(le|den|am|vom|del|du|on|dated?|datum|fecha|data)\b/giu, '')
    .replaceAll(/\b(mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-zäé]*\b/giu, '')
    .replaceAll(/[\s,.;:()/-]/g, '');
  return rest === '' ? date.value : undefined;
}

export function isDateLike(text: string): boolean {
  return wholeDate(text, 'dmy') !== undefined || wholeDate(text, 'mdy') !== undefined;
}

/** Numeric days that can be read in one order alone, counted for both. */
export function voteForOrder(texts: Iterable<string>): { readonly dmy: number; readonly mdy: number } {
  let [dmy, mdy] = [0, 0];
  for (const text of texts) {
    for (const [, first, mark, second] of text.matchAll(NUMERIC)) {
      const [a, b] = [Number(first), Number(second)];
      if (mark === '.') continue;
      if (a > 12 && b <= 12) dmy += 1;
      else if (b > 12 && a <= 12) mdy += 1;
    }
  }
  return { dmy, mdy };
}

function dayOf(year: string, month: number, day: number): string | undefined {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 1980 || full > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(Date.UTC(full, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
}
