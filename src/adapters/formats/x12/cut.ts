/** Cuts one framed segment into its elements. */
import type { Delimiters } from './isa.ts';
import { splitReleased } from './release.ts';
import type { Segment } from './segment.ts';
import type { FrameKind } from './tokenizer.ts';

// eslint-disable-next-line no-control-regex -- Latin1 text: these are the bytes above ASCII.
const WIDE = /[\x80-\xff]/;

export function cutSegment(
  text: string,
  start: number,
  end: number,
  offset: number,
  kind: FrameKind,
  delimiters: Delimiters,
  position: number,
): Segment {
  let stop = end;
  // Blanks before the terminator belong to nobody: a CR before LF, or padding. (Trailing blanks carry no data in X12.)
  if (kind !== 'binary') while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop -= 1;
  const whole = text.slice(start, stop);
  const elements =
    kind === 'binary'
      ? cutBinary(whole, delimiters.element)
      : delimiters.release === ''
        ? whole.split(delimiters.element)
        : splitReleased(whole, delimiters.element, delimiters.release);
  const segment = { tag: elements[0] ?? '', position, offset, length: end - start, elements, wide: WIDE.test(whole) };
  return delimiters.release === '' ? segment : { ...segment, release: delimiters.release };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 13 || code === 10 || code === 9;
}

/** BIN, its length, and all the rest as one element. */
function cutBinary(text: string, separator: string): string[] {
  const second = text.indexOf(separator, 4);
  return ['BIN', text.slice(4, second), text.slice(second + 1)];
}
