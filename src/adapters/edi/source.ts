/** A stretch of stored bytes as segments with their places, for a person to look at. */
import type { Charset, Interchange } from '../../model/decoded.ts';
import type { SourceElement, SourceSegment } from '../../model/format-adapter.ts';
import { cutSegment } from './cut.ts';
import { decoderOf as textDecoderOf, isUtf8 } from './decoders.ts';
import type { Delimiters } from './delimiters.ts';
import { PlaceRuns } from './place-runs.ts';
import { releasedEnd, splitReleased } from './release.ts';
import { decoded, decodeLatin1, type Segment, type SegmentSource } from './segment.ts';
import { ShiftedText } from './shifted-text.ts';
import { isWide, WideText } from './wide-text.ts';

/**
 * One entry for each component of a composite, and for each repetition: what a lineage or a finding names has a place of
 * its own.
 * @param bytes one set or message as it was received
 * @param offset absolute place of its first byte
 * @param header of its interchange
 */
export function sourceSegments(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[] {
  return anyWidthSegments(bytes, offset, header, segmentsOf);
}

/** @param segmentsOf cuts bytes of characters that are no wider than one; others are turned into UTF-8 for it. */
export function anyWidthSegments(
  bytes: Uint8Array,
  offset: number,
  header: Interchange,
  segmentsOf: SegmentsOf,
): SourceSegment[] {
  const used = header.charset?.used ?? '';
  if (!isWide(used) && used !== 'iso-2022-jp') return wholeSegments(bytes, offset, header, segmentsOf);
  const text = isWide(used) ? new WideText(used, offset) : new ShiftedText(offset);
  const narrow = { ...header, charset: { declared: '', detected: 'utf-8', used: 'utf-8' } };
  const segments = wholeSegments(text.push(bytes), 0, narrow, segmentsOf);
  const moved = <P extends { readonly offset: number; readonly length: number }>(place: P): P => {
    const at = text.sourceOf(place.offset);
    return { ...place, offset: at, length: text.sourceOf(place.offset + place.length) - at };
  };
  return segments.map((segment) => ({ ...moved(segment), elements: segment.elements.map(moved) }));
}

type SegmentsOf = (bytes: Uint8Array, offset: number, header: Interchange) => SourceSegment[];

/** Line breaks of a file that was broken into lines of one length are no data. */
function wholeSegments(
  bytes: Uint8Array,
  offset: number,
  header: Interchange,
  segmentsOf: SegmentsOf,
): SourceSegment[] {
  if (header.isWrapped !== true) return segmentsOf(bytes, offset, header);
  const places = new PlaceRuns(offset);
  const kept = bytes.filter((byte) => {
    const isBreak = byte === 10 || byte === 13;
    if (isBreak) places.skip(1);
    else places.note(1, 1);
    return !isBreak;
  });
  const moved = <P extends { readonly offset: number; readonly length: number }>(place: P): P => {
    const at = places.sourceOf(place.offset);
    const length = place.length === 0 ? 0 : places.sourceOf(place.offset + place.length - 1) + 1 - at;
    return { ...place, offset: at, length };
  };
  return segmentsOf(kept, 0, header).map((segment) => ({ ...moved(segment), elements: segment.elements.map(moved) }));
}

function segmentsOf(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[] {
  const text = Buffer.from(bytes).toString('latin1');
  const { element, component, repetition, segment: terminator, release = '' } = header.delimiters;
  const tag = header.standard === 'tradacoms' ? { tag: '=' } : {};
  const delimiters: Delimiters = { element, component, repetition, segment: terminator, release, ...tag };
  const source = { delimiters, decode: decoderOf(header.charset) };
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
    const segment = cutSegment(text, bytes, begin, end, offset + begin, 'plain', { delimiters, source }, position);
    const { tag: name, length } = segment;
    segments.push({ tag: name, position, offset: segment.offset, length, elements: partsOf(segment, delimiters) });
  }
  return segments;
}

/** In the order of the bytes; what is not divided in the source is one part. */
function partsOf(segment: Segment, { component, repetition, release }: Delimiters): SourceElement[] {
  const parts: SourceElement[] = [];
  const [tag = '', ...elements] = segment.elements;
  let offset = segment.offset + tag.length + 1;
  for (const [element, raw] of elements.entries()) {
    const repetitions = split(raw, repetition, release);
    for (const [repeat, one] of repetitions.entries()) {
      const components = split(one, component, release);
      for (const [index, part] of components.entries()) {
        parts.push({
          index: element + 1,
          ...(components.length > 1 && { component: index + 1 }),
          ...(repetitions.length > 1 && { repetition: repeat + 1 }),
          offset,
          length: part.length,
          text: decoded(segment, part),
        });
        offset += part.length + 1;
      }
    }
  }
  return parts;
}

function split(raw: string, separator: string, release: string): readonly string[] {
  return separator === '' || !raw.includes(separator) ? [raw] : splitReleased(raw, separator, release);
}

const utf8 = textDecoderOf('utf-8');

/** As the interchange was read: each segment in UTF-8 when it is valid, where that was met, else in the other encoding. */
function decoderOf(charset: Charset | undefined): SegmentSource['decode'] {
  if (charset === undefined) return decodeLatin1;
  const used = charset.used.split(', ');
  const other = used.find((encoding) => encoding !== 'utf-8') ?? 'windows-1252';
  const decodeOther = textDecoderOf(other);
  const isMixed = used.includes('utf-8');
  return (latin1) => (isMixed && isUtf8(latin1) ? utf8(latin1) : decodeOther(latin1));
}
