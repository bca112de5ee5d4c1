/** Days as XML writes them. */

/** The day of `2026-03-05T14:30:00+01:00` or `2026-03-05Z` as its sender wrote it; undefined for every other layout. */
export function dayWithTime(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY_WITH_TIME.exec(text.trim()) ?? [];
  // What is no day of the calendar is left for `normalize` to judge.
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
}

const DAY_WITH_TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
