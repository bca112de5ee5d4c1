/** A stretch of stored bytes as segments with their places, for a person to look at. */
import type { Interchange, SourceSegment } from '../../model/decoded.ts';
import { cutSegment } from './cut.ts';
import type { Delimiters } from './delimiters.ts';
import { releasedEnd } from './release.ts';
import { decodeLatin1, elementPlace, elementText } from './segment.ts';

/**
 * @param bytes one set or message as it was received
 * @param offset absolute place of its first byte
 * @param header of its interchange
 */
export function sourceSegments(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[] {
  const text = Buffer.from(bytes).toString('latin1');
  const { element, component, repetition, segment: terminator, release = '' } = header.delimiters;
  const tag = header.standard === 'tradacoms' ? { tag: '=' } : {};
  const delimiters: Delimiters = { element, component, repetition, segment: terminator, release, ...tag };
  const cutting = { delimiters, source: { delimiters, decode: decodeLatin1 } };
  const segments: SourceSegment[] = [];
  let position = 0;
  for (let start = 0; start < text.length;) {
    const found = release === '' ? text.indexOf(terminator, start) : releasedEnd(text, start, delimiters, false);
    const end = found < 0 ? text.length : found;
    const lead = /^[\s\0]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const begin = start + lead;
    start = end + 1;
    if (begin >= end) continue;
    position += 1;
    const segment = cutSegment(text, begin, end, offset + begin, 'plain', cutting, position);
    segments.push({
      tag: segment.tag,
      position,
      offset: segment.offset,
      length: segment.length,
      elements: segment.elements.slice(1).map((_, index) => {
        const place = elementPlace(segment, index + 1);
        return {
          index: index + 1,
          offset: place.offset,
          length: place.length,
          text: elementText(segment, index + 1) ?? '',
        };
      }),
    });
  }
  return segments;
}
