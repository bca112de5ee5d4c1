/** A stretch of stored bytes as segments with their places, for a person to look at. */
import type { Interchange } from '../../../model/decoded.ts';
import type { SourceSegment } from '../../../model/format-adapter.ts';
import { withCharset } from './charset.ts';
import { cutSegment, cuttingBy } from '../../edi/cut.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { anyWidthSegments } from '../../edi/source.ts';
import { elementPlace, elementText, type Segment } from '../../edi/segment.ts';

/**
 * @param bytes one transaction set as it was received
 * @param offset absolute place of its first byte
 * @param header of its interchange
 */
export function sourceSegments(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[] {
  return anyWidthSegments(bytes, offset, header, segmentsOf);
}

function segmentsOf(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[] {
  const text = Buffer.from(bytes).toString('latin1');
  const { element, component, repetition, segment: terminator } = header.delimiters;
  const delimiters: Delimiters = { element, component, repetition, segment: terminator, release: '' };
  const cut: Segment[] = [];
  let position = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf(delimiters.segment, start);
    const end = found < 0 ? text.length : found;
    const lead = /^[\s\0]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const begin = start + lead;
    start = end + 1;
    if (begin >= end) continue;
    position += 1;
    const segment = cutSegment(text, bytes, begin, end, offset + begin, 'plain', cuttingBy(delimiters), position);
    cut.push(segment);
  }
  return withCharset(cut, header.charset?.used, delimiters).segments.map(shownOf);
}

function shownOf(segment: Segment): SourceSegment {
  const { tag, position, offset, length, elements } = segment;
  return {
    tag,
    position,
    offset,
    length,
    elements: elements.slice(1).map((_, index) => {
      const place = elementPlace(segment, index + 1);
      const text = elementText(segment, index + 1) ?? '';
      return { index: index + 1, offset: place.offset, length: place.length, text };
    }),
  };
}
