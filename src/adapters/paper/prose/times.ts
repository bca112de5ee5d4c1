/** `Art 88201 x 6`, `AB-100 6x`: the quantity behind the number of the thing, with the sign that multiplies. Pure. */
import type { Slot } from './slot.ts';

const BEHIND = [
  /^\s?[x×*]\s?(?<n>\d{1,5})(?![\p{L}\d"'×*]|[.,]\d|\s?(?:mm|cm|m|in|x|×|\*)(?!\p{L}))/iu,
  /^\s(?<n>\d{1,5})\s?[x×](?=\s|$|[,;(.])/iu,
] as const;
/** Without a label it must begin the line, be long enough to be no measure, and leave nothing behind: `M5 x 60` is a screw. */
const CODE =
  /^\W*(?:(?=[\p{Lu}\d\-_./]*\d{2})(?=[\d\-_./]*\p{Lu})[\p{Lu}\d][\p{Lu}\d\-_./]{3,}[\p{Lu}\d]|\d{5,13}|\d{3,}-\d{2,})(?=\s)/u;
const NOTHING = /^\s?[x×]?\s*(?:[([,;.].*)?$/u;

/** Undefined where no number of a thing is followed so. */
export function timesBehind(text: string, labelled: Slot | undefined): Slot | undefined {
  const code = CODE.exec(text)?.[0].length;
  const end = labelled?.end ?? code;
  if (end === undefined) return undefined;
  for (const pattern of BEHIND) {
    const match = pattern.exec(text.slice(end));
    const value = match?.groups?.['n'];
    if (match === null || value === undefined || Number(value) === 0) continue;
    const start = end + match[0].indexOf(value);
    const rest = text.slice(start + value.length);
    if (labelled === undefined && !NOTHING.test(rest)) continue;
    return { start, end: start + value.length, value: String(Number(value)) };
  }
  return undefined;
}
