/** Days as TRADACOMS writes them: YYMMDD. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  return Number(day) <= new Date(Date.UTC(2000 + Number(year), Number(month), 0)).getUTCDate();
}
