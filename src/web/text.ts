/** Values as a person reads them. */

/** `needsReview` becomes `Needs review`. */
export function words(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** Time alone for today, with the day before that. */
export function instant(iso: string): string {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString() ? time.format(date) : dayAndTime.format(date);
}

export function fullInstant(iso: string): string {
  return full.format(new Date(iso));
}

export function clock(date: Date): string {
  return time.format(date);
}

/** Groups the integer digits and leaves every other character as it is: an amount is a decimal string, not a float. */
export function amount(decimal: string): string {
  const [integer = '', fraction] = decimal.split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, '\u202F');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `812 bytes`, `1.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 10_000) return plural(bytes, 'byte');
  const [unit, divisor] = bytes < 1_000_000 ? ['KB', 1000] : ['MB', 1_000_000];
  return `${(bytes / divisor).toFixed(bytes / divisor < 10 ? 1 : 0)} ${unit}`;
}
