/** Cuts one framed segment into its elements, and notes on the way what the checks ask of every segment. */
import type { Delimiters } from './delimiters.ts';
import { decodeLatin1, segmentOf, type Segment, type SegmentSource } from './segment.ts';
import type { FrameKind } from './frame.ts';
import { shortText } from './short-text.ts';

/** For X12: a source is needed only when a release character makes elements more than their bytes. */
export function cuttingBy(delimiters: Delimiters): Cutting {
  return { delimiters, source: delimiters.release === '' ? undefined : { delimiters, decode: decodeLatin1 } };
}

/** By which characters to cut, and what the segment keeps to be cut further. */
export interface Cutting {
  readonly delimiters: Delimiters;
  readonly source: SegmentSource | undefined;
}

/** @param bytes the same as `text`; of a binary segment nobody looks at them */
export function cutSegment(
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  offset: number,
  kind: FrameKind,
  { delimiters, source }: Cutting,
  position: number,
): Segment {
  let stop = end;
  // Blanks before the terminator belong to nobody: a CR before LF, or padding. (Trailing blanks carry no data in X12.)
  if (kind !== 'binary') while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop -= 1;
  if (kind !== 'binary' && delimiters.release === '') {
    return cutPlain(text, bytes, start, stop, delimiters.element.charCodeAt(0), position, offset, end - start, source);
  }
  if (kind === 'binary') {
    return segmentOf(cutBinary(text.slice(start, stop), delimiters.element), position, offset, end - start, source);
  }
  return cutReleased(text, bytes, start, stop, delimiters, position, offset, end - start, source);
}

/** The same with a release character, and with a tag that may end otherwise (TRADACOMS `=`). */
function cutReleased(
  text: string,
  bytes: Uint8Array,
  start: number,
  stop: number,
  { element, component, release, tag: tagEnd }: Delimiters,
  position: number,
  offset: number,
  length: number,
  source: SegmentSource | undefined,
): Segment {
  const separator = element.charCodeAt(0);
  const releases = release.charCodeAt(0);
  const elements: string[] = [];
  let index = 0;
  let wanted = tagEnd === undefined ? separator : tagEnd.charCodeAt(0);
  let present = 0;
  let wide = false;
  let control = false;
  let released = false;
  let packed = 0;
  let from = start;
  for (let at = start; at <= stop; at++) {
    let code = at === stop ? wanted : (bytes[at] ?? 0);
    if (code === wanted) {
      if (at > from && index < 32) present |= 1 << index;
      elements[index] = at - from <= 3 ? shortText(text, from, at, packed) : text.substring(from, at);
      index += 1;
      wanted = separator;
      packed = 0;
      from = at + 1;
      continue;
    }
    packed = (packed << 8) | code;
    if (code === releases && at + 1 < stop) {
      released = true;
      code = bytes[++at] ?? 0;
      packed = (packed << 8) | code;
    }
    if (code >= 32 && code < 127) continue;
    if (code > 127) wide = true;
    else control = true;
  }
  let tag = elements[0] ?? '';
  // A tag may carry its place in a loop (EDIFACT explicit nesting, `LIN:1`).
  if (tag.length > 3 && source !== undefined && tag[3] === component) tag = tag.slice(0, 3);
  return { tag, position, offset, length, elements, wide, control, present, source, released, cuts: undefined };
}

/** The hot path: one look at each byte. Does what `segmentOf` does for elements that are cut already. */
function cutPlain(
  text: string,
  bytes: Uint8Array,
  start: number,
  stop: number,
  separator: number,
  position: number,
  offset: number,
  length: number,
  source: SegmentSource | undefined,
): Segment {
  const elements: string[] = [];
  let index = 0;
  let present = 0;
  let wide = false;
  let control = false;
  let packed = 0;
  let from = start;
  for (let at = start; at < stop; at++) {
    const code = bytes[at] ?? 0;
    if (code !== separator) {
      packed = (packed << 8) | code;
      if (code >= 32 && code < 127) continue;
      if (code > 127) wide = true;
      else control = true;
      continue;
    }
    if (at > from) {
      elements[index] = at - from <= 3 ? shortText(text, from, at, packed) : text.substring(from, at);
      if (index < 32) present |= 1 << index;
    } else {
      elements[index] = '';
    }
    index += 1;
    packed = 0;
    from = at + 1;
  }
  if (stop > from && index < 32) present |= 1 << index;
  elements[index] = stop - from <= 3 ? shortText(text, from, stop, packed) : text.substring(from, stop);
  const tag = elements[0] ?? '';
  return { tag, position, offset, length, elements, wide, control, present, source, released: false, cuts: undefined };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 13 || code === 10 || code === 9;
}

/** BIN, its length, and all the rest as one element. */
function cutBinary(text: string, separator: string): string[] {
  const second = text.indexOf(separator, 4);
  return ['BIN', text.slice(4, second), text.slice(second + 1)];
}
