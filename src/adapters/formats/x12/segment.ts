/**
 * One X12 segment as read, and draft fields cut out of it.
 *
 * `elements` holds one latin1 character per byte, so that string length is byte length and every offset in the
 * lineage is a byte offset. Text that a person sees goes through `elementText`, which decodes UTF-8 or
 * Windows-1252 when the segment has bytes above 0x7F.
 */
import type { DraftField } from '../../../model/draft.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';

export interface Segment {
  /** Segment id, such as `PO1`; the same as `elements[0]`. */
  readonly tag: string;
  /** Position in the transaction set, ST being 1; 0 outside a set. */
  readonly position: number;
  /** Absolute byte offset of the tag's first byte. */
  readonly offset: number;
  /** Bytes up to, not including, the terminator. */
  readonly length: number;
  /** The tag, then PO101 at 1, PO102 at 2 … */
  readonly elements: readonly string[];
  /** True when a byte above 0x7F occurs. */
  readonly wide: boolean;
  /** True when a control character occurs in an element. */
  readonly control: boolean;
  /** Bit n is set when element n is there and not empty; elements from 32 on have no bit. */
  readonly present: number;
  /** The release character (ISX01), when the interchange has one; elements still hold it, so that offsets stay true. */
  readonly release: string | undefined;
}

/** A segment from elements that are cut already, the tag first. */
export function segmentOf(
  elements: readonly string[],
  position: number,
  offset: number,
  length: number,
  release?: string,
): Segment {
  const wide = elements.some((text) => WIDE.test(text));
  const control = elements.some((text) => CONTROL.test(text));
  let present = 0;
  for (const [index, text] of elements.entries()) if (index < 32 && text !== '') present |= 1 << index;
  return { tag: elements[0] ?? '', position, offset, length, elements, wide, control, present, release };
}

// eslint-disable-next-line no-control-regex -- Latin1 text: these are the bytes above ASCII.
const WIDE = /[\x80-\xff]/;
// oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
const CONTROL = /[\x00-\x1f\x7f]/;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** The element's text, decoded; `undefined` when the element is absent or empty. */
export function elementText(segment: Segment, element: number): string | undefined {
  const text = segment.elements[element];
  if (text === undefined || text === '') return undefined;
  const plain = segment.release === undefined ? text : unescape(text, segment.release);
  return segment.wide ? decodeLatin1(plain) : plain;
}

/** Drops each release character, keeping the one that it protects. */
function unescape(text: string, release: string): string {
  if (!text.includes(release)) return text;
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    if (text[index] === release) index += 1;
    plain += text[index] ?? '';
  }
  return plain;
}

/** Decodes a byte-per-character string: UTF-8 when it is valid UTF-8, else Windows-1252. */
export function decodeLatin1(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/** Where an element stands; its length is the bytes of the element alone. */
export function elementPlace(segment: Segment, element: number): SegmentPlace {
  let offset = segment.offset;
  for (let index = 0; index < element; index++) offset += (segment.elements[index]?.length ?? 0) + 1;
  return {
    offset,
    length: segment.elements[element]?.length ?? 0,
    segment: segment.position,
    tag: segment.tag,
    element,
  };
}

/** A draft field cut from one element; `undefined` when the element is absent or empty. */
export function elementField(
  segment: Segment,
  element: number,
  rule: string,
  value?: DraftField['value'],
): DraftField | undefined {
  const text = elementText(segment, element);
  return text === undefined ? undefined : new ElementField(text, rule, value, segment, element);
}

/** There are millions of them and few are asked where they stand, so the place is made when somebody asks. */
class ElementField implements DraftField {
  readonly text: string;
  readonly rule: string;
  readonly value: DraftField['value'];
  readonly isPlain: boolean;
  readonly #segment: Segment;
  readonly #element: number;

  constructor(text: string, rule: string, value: DraftField['value'], segment: Segment, element: number) {
    this.text = text;
    this.rule = rule;
    this.value = value;
    this.isPlain = !segment.wide && !segment.control;
    this.#segment = segment;
    this.#element = element;
  }

  get at(): SegmentPlace {
    return elementPlace(this.#segment, this.#element);
  }
}
