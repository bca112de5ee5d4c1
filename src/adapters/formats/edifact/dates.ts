/** Dates and times as 2379 lays them out (in C507 beside 2380). */

/** The layouts that orders use: each letter pair is one part, `-` stands between the two ends of a period. */
const LAYOUTS: Readonly<Record<string, string>> = {
  2: 'DDMMYY',
  3: 'MMDDYY',
  4: 'DDMMCCYY',
  5: 'DDMMCCYYHHMI',
  101: 'YYMMDD',
  102: 'CCYYMMDD',
  106: 'MMDD',
  109: 'MM',
  110: 'DD',
  201: 'YYMMDDHHMI',
  202: 'YYMMDDHHMISS',
  203: 'CCYYMMDDHHMI',
  204: 'CCYYMMDDHHMISS',
  205: 'CCYYMMDDHHMIZZZZZ',
  301: 'YYMMDDHHMIZZZ',
  302: 'YYMMDDHHMISSZZZ',
  303: 'CCYYMMDDHHMIZZZ',
  304: 'CCYYMMDDHHMISSZZZ',
  401: 'HHMI',
  402: 'HHMISS',
  602: 'CCYY',
  609: 'YYMM',
  610: 'CCYYMM',
  615: 'YYWW',
  616: 'CCYYWW',
  702: 'CCYY-CCYY',
  709: 'YYMM-YYMM',
  710: 'CCYYMM-CCYYMM',
  711: 'CCYYMMDD-CCYYMMDD',
  713: 'YYMMDDHHMI-YYMMDDHHMI',
  715: 'YYWW-YYWW',
  716: 'CCYYWW-CCYYWW',
  717: 'YYMMDD-YYMMDD',
  718: 'CCYYMMDD-CCYYMMDD',
  719: 'CCYYMMDDHHMI-CCYYMMDDHHMI',
};

/** What a value is probably laid out as when it does not fit its own 2379: what most senders mean. */
const USUAL = ['101', '102', '201', '203', '204', '303', '304', '610', '718'];

/** Whether the layout is one that can be checked. */
export function isKnownLayout(layout: string): boolean {
  return Object.hasOwn(LAYOUTS, layout);
}

/** The layout in letters for a message, such as `CCYYMMDD`. */
export function layoutLetters(layout: string): string {
  return (Object.hasOwn(LAYOUTS, layout) ? (LAYOUTS[layout] ?? '') : '').replaceAll('MI', 'MM');
}

/** Whether the value exists in the layout. A period may be written with its hyphen or without. */
export function isDateIn(layout: string, value: string): boolean {
  const letters = Object.hasOwn(LAYOUTS, layout) ? LAYOUTS[layout] : undefined;
  if (letters === undefined) return false;
  const [begin = '', end] = letters.split('-');
  if (end === undefined) return isMoment(begin, value);
  const second = value[begin.length] === '-' ? begin.length + 1 : begin.length;
  return isMoment(begin, value.slice(0, begin.length)) && isMoment(end, value.slice(second));
}

/**
 * Whether it is a day as CCYYMMDD (102) that every month of every year has: nearly all are. False means "look closer".
 */
export function isUsualDay(value: string): boolean {
  if (value.length !== 8 || value.startsWith('0000')) return false;
  let number = 0;
  for (let at = 0; at < 8; at++) {
    const digit = value.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    number = number * 10 + digit;
  }
  const day = number % 100;
  const month = ((number - day) / 100) % 100;
  return day >= 1 && day <= 28 && month >= 1 && month <= 12;
}

/** The one usual layout in which the value exists; undefined when there is none or more than one. */
export function onlyLayoutOf(value: string): string | undefined {
  const fitting = USUAL.filter((layout) => isDateIn(layout, value));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const LIMITS: Readonly<Record<string, readonly [min: number, max: number]>> = {
  MM: [1, 12],
  DD: [1, 31],
  HH: [0, 24], // 24 is midnight at the end of the day.
  MI: [0, 59],
  SS: [0, 59],
  WW: [1, 53],
};

function isMoment(letters: string, value: string): boolean {
  if (value.length !== letters.length) return false;
  const parts: Record<string, string> = {};
  for (let at = 0; at < letters.length;) {
    const name = letters.startsWith('Z', at) ? letters.slice(at) : letters.slice(at, at + 2);
    const part = value.slice(at, at + name.length);
    at += name.length;
    parts[name] = part;
    if (name.startsWith('Z')) {
      if (!/^(?:[A-Z]+|[+-]\d+)$/.test(part)) return false; // A time zone: three letters, or a sign and digits.
      continue;
    }
    if (!/^\d\d$/.test(part)) return false;
    const [min, max] = LIMITS[name] ?? [0, 99];
    if (Number(part) < min || Number(part) > max) return false;
  }
  const { CC, YY, MM, DD } = parts;
  if (MM === undefined || DD === undefined) return true;
  // Without a century, or a year, 29 February passes wherever it could be meant.
  const year = YY === undefined ? 2000 : Number((CC ?? '20') + YY);
  return Number(DD) <= new Date(Date.UTC(year, Number(MM), 0)).getUTCDate();
}
