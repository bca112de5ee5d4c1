/** How long texts may be, by directory: the facts of the directories' element formats that reading and writing need. */

/** Data element → from which directory on → characters. */
const LENGTHS: Readonly<Record<string, readonly (readonly [from: string, length: number])[]>> = {
  '1004': [['D93A', 35], ['D08B', 70]],
  '1082': [['D93A', 6]],
  '1154': [['D93A', 35], ['D00B', 70]],
  '3036': [['D93A', 35], ['D08B', 70]],
  '3039': [['D93A', 17], ['D94A', 20], ['D94B', 35]],
  '3042': [['D93A', 35], ['D17A', 256]],
  '3148': [['D93A', 25], ['D96A', 512]],
  '3164': [['D93A', 35]],
  '3224': [['D93A', 17], ['D96A', 70], ['D99B', 256]],
  '3251': [['D93A', 9], ['D99B', 17]],
  '3412': [['D93A', 35], ['D06B', 256]],
  '4440': [['D93A', 70], ['D99B', 512]],
  '6060': [['D93A', 15]], // From D99B on an..35; a quantity needs no more.
  '6411': [['D93A', 3], ['D03A', 8]],
  '7008': [['D93A', 35], ['D98B', 256]],
}; // prettier-ignore

export interface TextLengths {
  /** Characters of one piece of a data element in this directory. */
  of(element: string): number;
  /** Sorts directories by time: D99B comes before D00A. */
  readonly rank: number;
}

const known = new Map<string, TextLengths>();
const KNOWN_MAX = 200; // There are 60 directories; a hostile file can name any.

/** @param directory such as `D96A` or `D:96A`; anything else is taken as the oldest. */
export function lengthsOf(directory: string): TextLengths {
  const present = known.get(directory);
  if (present !== undefined) return present;
  const rank = rankOf(directory);
  const lengths = new Map(
    Object.entries(LENGTHS).map(([element, steps]) => {
      const reached = steps.filter(([from], index) => index === 0 || rankOf(from) <= rank);
      return [element, reached.at(-1)?.[1] ?? 35];
    }),
  );
  const made: TextLengths = { rank, of: (element) => lengths.get(element) ?? 35 };
  if (known.size < KNOWN_MAX) known.set(directory, made);
  return made;
}

/** Year and half, such as 1996.0 for D96A and 2001.5 for D01B. */
export function rankOf(directory: string): number {
  const [, year = '', half] = /(\d{2})([AB])$/.exec(directory.replace(/[^A-Z0-9]/g, '')) ?? [];
  if (year === '') return 0;
  return Number(year) + (Number(year) < 80 ? 2000 : 1900) + (half === 'B' ? 0.5 : 0);
}
