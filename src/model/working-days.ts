/** Days as `YYYY-MM-DD`, counted without a clock and without a time zone. */

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day on which so many working days, Monday to Friday, have passed since `day`. With none it is `day` itself, or the next day
 * on which anybody works.
 *
 * @param closed days on which nobody works either
 */
export function workingDaysAfter(day: string, workingDays: number, closed: ReadonlySet<string>): string {
  let reached = workingDays === 0 ? day : addDays(day, 1);
  let left = Math.max(1, workingDays);
  for (;;) {
    if (isWorkingDay(reached, closed)) left -= 1;
    if (left === 0) return reached;
    reached = addDays(reached, 1);
  }
}

function isWorkingDay(day: string, closed: ReadonlySet<string>): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closed.has(day);
}
