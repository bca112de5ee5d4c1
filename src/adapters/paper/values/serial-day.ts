/** Days as the numbers that spreadsheets keep: 46124 is 12 April 2026. Where a label asks for a day, such a number is one. */

const FIRST = 32_874; // 1990-01-01: nothing older is ordered.
const LAST = 73_050; // 2099-12-31.
const DAY_MS = 86_400_000;
const EPOCH_DAYS = 25_569; // From the spreadsheet's day 0 to 1970-01-01.

export function serialDay(text: string): string | undefined {
  if (!/^\d{5}$/.test(text)) return undefined;
  const serial = Number(text);
  return serial < FIRST || serial > LAST
    ? undefined
    : new Date((serial - EPOCH_DAYS) * DAY_MS).toISOString().slice(0, 10);
}
