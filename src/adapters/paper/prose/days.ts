/**
 * Days in running text: with a weekday, without a year, or counted from the day of writing. What is not printed in full is
 * resolved against that day; without it such a day stays unread.
 */
import { datesIn, type DateOrder } from '../values/date.ts';

export interface ProseDay {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** True when the day of writing was needed: a year that is not printed, or "next Friday". */
  readonly isRelative: boolean;
  /** Two readings are usual ("next Friday" on a Monday), or only a span of time is named. */
  readonly isVague: boolean;
}

/** The days that days are counted from. */
export interface Written {
  readonly writtenOn?: string;
  readonly newestOn?: string;
}

/** `by Friday` above a mail that is passed on counts from another day than in it. */
export function dayOfWriting({ writtenOn, newestOn }: Written, quote = 0): string | undefined {
  return quote === 0 ? (newestOn ?? writtenOn) : writtenOn;
}

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember|mrz|okt|dez|janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|maart|mei|augustus';
const MONTH_STARTS: readonly RegExp[] = [
  /^(?:jan|jän|ene|gen)/i,
  /^(?:feb|fév|fev)/i,
  /^(?:mar(?!ch?t)|mär|mae|mrz|maa)/i,
  /^(?:apr|avr|abr)/i,
  /^(?:may|mai|mag|mei|mayo)/i,
  /^(?:jun|juin|giu)/i,
  /^(?:jul|juil|lug)/i,
  /^(?:aug|aoû|aou|ago)/i,
  /^(?:sep|set)/i,
  /^(?:oct|okt|ott)/i,
  /^nov/i,
  /^(?:dec|dez|déc|dic)/i,
];
const WEEKDAYS: readonly RegExp[] = [
  /^(?:sun|sonntag|dim|dom|zon|周日|星期日|周天|星期天|日曜)/i,
  /^(?:mon|lun|maa|周一|星期一|月曜)/i,
  /^(?:tue|die|mardi|mart|din|周二|星期二|火曜)/i,
  /^(?:wed|mit|mer|mié|mie|woe|周三|星期三|水曜)/i,
  /^(?:thu|don|jeu|jue|gio|周四|星期四|木曜)/i,
  /^(?:fri|fre|ven|vie|vri|周五|星期五|金曜)/i,
  /^(?:sat|sam|sáb|sab|zat|周六|星期六|土曜)/i,
];
const WEEKDAY =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|miercoles|jueves|viernes|s[aá]bado|domingo|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag';
const DAY_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d.,/])(\d{1,2})(?:st|nd|rd|th|er|\.)?\s?(?:of\s|de\s)?(${MONTHS})\b\.?(?!\s?\d{4})`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<![\p{L}])(${MONTHS})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d,.]*\d|(?:,?\s\d{4}))`,
  'giu',
);
const SHORT = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\.?(?![\d./-]|\s?(?:mm|cm|in|kg|"|%))/gu;
const CJK = /(?<!年\s?)(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?/gu;
const NEXT_WEEKDAY = new RegExp(
  String.raw`\b(?:(next|nächsten?|kommenden?|diesen|this|coming|prochain|prossimo|próximo)\s)?(${WEEKDAY})(?:\s(prochain|next week|nächster woche|nächste woche|prossimo|que viene))?(?!\p{L})`,
  'giu',
);
/** `para el viernes 27`, `Friday 27th`; `pour lundi 4 plaquettes` is four of them, so that nothing that may be counted follows. */
const NUMBERED_WEEKDAY = new RegExp(
  String.raw`(?<!\p{L})(${WEEKDAY}),?\s(?:the\s|den\s|le\s|el\s)?(\d{1,2})(?:(?:st|nd|rd|th|er)(?!\p{L})|(?=\s*[,;!?)]|\.?\s*$|\.\s+\p{Lu}|\s(?:en|in|im|at|to|a|al|à|au|presso|nel\p{L}{0,3}|if|si|se|please|pls|bitte|between|zwischen|entre|morning|mattina|matin)(?!\p{L})))`,
  'giu',
);
const CJK_WEEKDAY = /(下|本|这)?(?:个)?(周|星期)([一二三四五六日天])/gu;

/** The rule for spans: days after writing, or a weekday of this or the next week (5 is Friday). */
const SPANS: readonly (readonly [RegExp, { readonly days?: number; readonly week?: number; readonly month?: true }])[] =
  [
    [/\b(?:today|heute|aujourd['’]hui|hoy|oggi|vandaag)\b|今天|本日/giu, { days: 0 }],
    [/\b(?:day after tomorrow|übermorgen|après-demain)\b|后天|明後日/giu, { days: 2 }],
    [/\b(?:tomorrow|morgen(?! früh)|demain|mañana|domani)\b|明天|明日/giu, { days: 1 }],
    [
      /\b(?:(?:by |the )?end of (?:this|the) week|bis ende (?:der|dieser) woche|ende der woche|(?:d['’]ici )?(?:la )?fin de (?:la )?semaine|this week|diese woche|cette semaine|esta semana)\b|本周内|这周内|今週中/giu,
      { week: 0 },
    ],
    [
      /\b(?:(?:by |the )?end of next week|ende nächster woche|next week|nächste woche|nächster woche|kommende woche|la semaine prochaine|semaine prochaine|la próxima semana|volgende week|settimana prossima)\b|下周(?![一二三四五六日天])|来週/giu,
      { week: 1 },
    ],
    [
      /\b(?:(?:by |the )?end of (?:this |the )?month|monatsende|ende des monats|fin (?:du|de) mois|fin de mes|fine mese)\b|月底前?|月末/giu,
      { month: true },
    ],
  ];

/** Words before a day that ask for something by then. */
export function isDue(text: string, { start }: ProseDay): boolean {
  return /\b(?:by|on|for|before|until|due|needed|required|delivery|deliver|bis|am|zum|liefertermin|termin|lieferdatum|avant le|livraison|entrega|consegna|levering|leverans|délai|data di consegna|pour le|le|para el|entro il)\W*(?:\p{L}+\W+){0,2}$|(?:交期|交货期|交货日期|要求日期)\W*$/iu.test(
    text.slice(0, start),
  );
}

/** Every day that a text names, the first reading of each place. */
export function daysIn(text: string, order: DateOrder | undefined, writtenOn: string | undefined): ProseDay[] {
  const days: ProseDay[] = datesIn(text, order).map(({ value, start, end }) => ({
    value,
    start,
    end,
    isRelative: false,
    isVague: false,
  }));
  if (writtenOn === undefined) return days;
  const add = (match: RegExpExecArray, value: string | undefined, isVague = false): void => {
    const [start, end] = [match.index, match.index + match[0].length];
    const isTaken = days.some((day) => start < day.end && day.start < end);
    if (value !== undefined && !isTaken) days.push({ value, start, end, isRelative: true, isVague });
  };
  for (const match of text.matchAll(DAY_FIRST)) add(match, nextDay(monthOf(match[2]), Number(match[1]), writtenOn));
  for (const match of text.matchAll(MONTH_FIRST)) add(match, nextDay(monthOf(match[1]), Number(match[2]), writtenOn));
  for (const match of text.matchAll(CJK)) add(match, nextDay(Number(match[1]), Number(match[2]), writtenOn));
  for (const match of text.matchAll(SHORT)) add(match, shortDay(match, order, writtenOn));
  for (const [pattern, span] of SPANS)
    for (const match of text.matchAll(pattern)) add(match, spanDay(span, writtenOn), span.days === undefined);
  for (const match of text.matchAll(NUMBERED_WEEKDAY)) add(match, numberedWeekday(match, writtenOn));
  for (const match of text.matchAll(NEXT_WEEKDAY)) add(match, weekdayAfter(match, writtenOn), match[1] !== undefined);
  for (const match of text.matchAll(CJK_WEEKDAY)) {
    const weekday = '日一二三四五六'.indexOf(match[3] === '天' ? '日' : (match[3] ?? ''));
    add(match, inWeek(writtenOn, match[1] === '下' ? 1 : 0, weekday), match[1] === undefined);
  }
  return days.filter((day) => !isBeside(day, days, text)).toSorted((a, b) => a.start - b.start);
}

/** `Tuesday 6 February`, `1 Nov (Sat)`: the weekday only confirms the day that stands beside it. */
function isBeside(day: ProseDay, days: readonly ProseDay[], text: string): boolean {
  if (!/^\p{L}+$/u.test(text.slice(day.start, day.end))) return false;
  return days.some((other) => {
    if (other === day || !/\d/.test(text.slice(other.start, other.end))) return false;
    const [from, to] = day.end <= other.start ? [day.end, other.start] : [other.end, day.start];
    return from <= to && to - from <= 4 && /^[\s,(.]*(?:the |der |den |dem |le )?$/.test(text.slice(from, to));
  });
}

function monthOf(name = ''): number {
  return MONTH_STARTS.findIndex((start) => start.test(name)) + 1;
}

/** The next such day from the day of writing on; one that has just passed is no future year's. */
function nextDay(month: number, day: number, writtenOn: string): string | undefined {
  const year = Number(writtenOn.slice(0, 4));
  for (const each of [year, year + 1]) {
    const value = dayOf(each, month, day);
    if (value !== undefined && (value >= writtenOn || (each === year && daysBetween(value, writtenOn) <= JUST_PASSED)))
      return value;
  }
  return undefined;
}
const JUST_PASSED = 14; // Days: a day of last week is a slip or a reminder, not one of next year.

/** `5/6`, `25.6.`: only with a reading that is decided; a point means the day stands first. */
function shortDay(match: RegExpExecArray, order: DateOrder | undefined, writtenOn: string): string | undefined {
  const [a, mark, b] = [Number(match[1]), match[2], Number(match[3])];
  if (mark === '.' && !match[0].endsWith('.')) return undefined; // `3.5` is a number.
  if (mark === '-') return undefined;
  const used = mark === '.' || a > 12 ? 'dmy' : b > 12 ? 'mdy' : order;
  if (used === undefined) return undefined;
  return used === 'dmy' ? nextDay(b, a, writtenOn) : nextDay(a, b, writtenOn);
}

function spanDay(
  { days, week, month }: { readonly days?: number; readonly week?: number; readonly month?: true },
  writtenOn: string,
): string | undefined {
  if (days !== undefined) return plus(writtenOn, days);
  if (month === true) return dayOf(Number(writtenOn.slice(0, 4)), Number(writtenOn.slice(5, 7)) + 1, 0);
  return inWeek(writtenOn, week ?? 0, 5);
}

/** A weekday is the next one to come; English "next Friday" is that of the next week, other languages mean the coming one. */
function weekdayAfter(match: RegExpExecArray, writtenOn: string): string | undefined {
  const weekday = WEEKDAYS.findIndex((start) => start.test(match[2] ?? ''));
  if (weekday < 0) return undefined;
  const today = weekdayOf(writtenOn);
  const ahead = (weekday - today + 7) % 7 || 7;
  const isNextWeek = /week|woche|viene/i.test(match[3] ?? '');
  const isNext = /^next$/i.test(match[1] ?? '');
  return isNextWeek || isNext ? inWeek(writtenOn, 1, weekday) : plus(writtenOn, ahead);
}

function numberedWeekday(match: RegExpExecArray, writtenOn: string): string | undefined {
  const weekday = WEEKDAYS.findIndex((start) => start.test(match[1] ?? ''));
  const [year, month] = [Number(writtenOn.slice(0, 4)), Number(writtenOn.slice(5, 7))];
  return [0, 1]
    .map((ahead) => dayOf(year + Number(month + ahead > 12), ((month + ahead - 1) % 12) + 1, Number(match[2])))
    .find((day) => day !== undefined && day >= writtenOn && weekdayOf(day) === weekday);
}

/** Weeks begin on Monday. */
function inWeek(writtenOn: string, weeks: number, weekday: number): string {
  const monday = plus(writtenOn, -((weekdayOf(writtenOn) + 6) % 7));
  return plus(monday, weeks * 7 + ((weekday + 6) % 7));
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function plus(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime())) return undefined;
  return day === 0 || (month >= 1 && month <= 12 && date.getUTCMonth() === month - 1)
    ? date.toISOString().slice(0, 10)
    : undefined;
}
