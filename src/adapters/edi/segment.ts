/**
 * One EDI segment as read, and draft fields cut out of it.
 *
 * `elements` holds one latin1 character per byte, release characters included, so that string length is byte length
 * and every offset in the lineage is a byte offset. Text that a person sees goes through `elementText` and
 * `componentText`, which drop release characters and decode the bytes.
 */
import type { DraftField } from '../../model/draft.ts';
import type { SegmentPlace } from '../../model/lineage.ts';
import { cutElement, repeated, split, type CutElement } from './components.ts';
import type { Delimiters } from './delimiters.ts';

/** What all segments of one interchange share. */
export interface SegmentSource {
  readonly delimiters: Delimiters;
  /** From bytes (one latin1 character each) to text, in the interchange's character set. */
  readonly decode: (latin1: string) => string;
}

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
  /** Absent in X12 without a release character: there elements are what they are, and bytes UTF-8 or Windows-1252. */
  readonly source: SegmentSource | undefined;
  /** True when a release character occurs: elements are more than they say. */
  readonly released: boolean;
  /** By element, its components once somebody has asked for them; only `components.ts` looks here. */
  cuts: (CutElement | undefined)[] | undefined;
}

/** A segment from elements that are cut already, the tag first. */
export function segmentOf(
  elements: readonly string[],
  position: number,
  offset: number,
  length: number,
  source?: SegmentSource,
): Segment {
  const wide = elements.some((text) => WIDE.test(text));
  const control = elements.some((text) => CONTROL.test(text));
  let present = 0;
  for (const [index, text] of elements.entries()) if (index < 32 && text !== '') present |= 1 << index;
  const tag = elements[0] ?? '';
  const release = source?.delimiters.release ?? '';
  const released = release !== '' && elements.some((text) => text.includes(release));
  return { tag, position, offset, length, elements, wide, control, present, source, released, cuts: undefined };
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
  return text === undefined || text === '' ? undefined : decoded(segment, text);
}

/** What a raw part of the segment says: without release characters, decoded. */
export function decoded({ source, wide }: Segment, raw: string): string {
  if (source === undefined) return wide ? decodeLatin1(raw) : raw;
  const { release } = source.delimiters;
  const plain = release === '' ? raw : unescape(raw, release);
  return wide ? source.decode(plain) : plain;
}

const NO_PARTS: readonly string[] = [];

/** The raw components of one repetition of an element; empty when the element is absent. `repetition` counts from 1. */
export function rawComponents(segment: Segment, element: number, repetition = 1): readonly string[] {
  if (repetition === 1) return cutElement(segment, element).parts;
  const raw = segment.elements[element];
  if (raw === undefined || raw === '' || segment.source === undefined) return NO_PARTS;
  const { component, repetition: repeats, release } = segment.source.delimiters;
  if (repeats === '' || !raw.includes(repeats)) return NO_PARTS;
  const part = repeated(raw, repeats, release)[repetition - 1];
  if (part === undefined) return NO_PARTS;
  // Whoever asks for one component of a repetition asks for the next: the last one is kept cut.
  if (part === last.part && component === last.component && release === last.release) return last.parts;
  last.parts = split(part, component, release);
  last.part = part;
  last.component = component;
  last.release = release;
  return last.parts;
}

const last: { part: string; component: string; release: string; parts: readonly string[] } = {
  part: '',
  component: '',
  release: '',
  parts: [''],
};

/** How often an element is repeated; 1 when it is absent or there is no repetition separator. */
export function repetitionsOf(segment: Segment, element: number): number {
  const raw = segment.elements[element] ?? '';
  const { repetition = '', release = '' } = segment.source?.delimiters ?? {};
  return repetition === '' || !raw.includes(repetition) ? 1 : repeated(raw, repetition, release).length;
}

/** The text of one component, counted from 1; `undefined` when it is absent or empty. Needs `segment.source`. */
export function componentText(
  segment: Segment,
  element: number,
  component: number,
  repetition = 1,
): string | undefined {
  if (repetition === 1) {
    const { parts, isPlain } = cutElement(segment, element);
    const part = parts[component - 1];
    if (part === undefined || part === '') return undefined;
    return isPlain && !segment.wide && !segment.control ? part : decoded(segment, part);
  }
  const raw = rawComponents(segment, element, repetition)[component - 1];
  return raw === undefined || raw === '' ? undefined : decoded(segment, raw);
}

/** Where a component stands. */
export function componentPlace(segment: Segment, element: number, component: number, repetition = 1): SegmentPlace {
  const place = elementPlace(segment, element);
  let { offset } = place;
  const repeats = repetitionsOf(segment, element);
  if (repetition > 1) {
    const { repetition: separator = '', release = '' } = segment.source?.delimiters ?? {};
    const before = repeated(segment.elements[element] ?? '', separator, release).slice(0, repetition - 1);
    for (const part of before) offset += part.length + 1;
  }
  const parts = rawComponents(segment, element, repetition);
  for (const part of parts.slice(0, component - 1)) offset += part.length + 1;
  return {
    ...place,
    offset,
    length: parts[component - 1]?.length ?? 0,
    component,
    ...(repeats === 1 ? {} : { repetition }),
  };
}

/** A draft field cut from one component; `undefined` when it is absent or empty. */
export function componentField(
  segment: Segment,
  element: number,
  component: number,
  rule: string,
  value?: DraftField['value'],
  repetition = 1,
): DraftField | undefined {
  const text = componentText(segment, element, component, repetition);
  return text === undefined ? undefined : new ElementField(text, rule, value, segment, element, component, repetition);
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
  const { elements } = segment;
  let { offset } = segment;
  for (let index = 0; index < element && index < elements.length; index++) offset += (elements[index]?.length ?? 0) + 1;
  const isAbsent = element >= elements.length;
  return {
    offset: isAbsent ? offset - 1 : offset, // An absent element stands at the segment's end, not behind the file's.
    length: elements[element]?.length ?? 0,
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
  readonly #component: number;
  readonly #repetition: number;

  constructor(
    text: string,
    rule: string,
    value: DraftField['value'],
    segment: Segment,
    element: number,
    component = 0,
    repetition = 1,
  ) {
    this.text = text;
    this.rule = rule;
    this.value = value;
    this.isPlain = !segment.wide && !segment.control;
    this.#segment = segment;
    this.#element = element;
    this.#component = component;
    this.#repetition = repetition;
  }

  get raw(): string | undefined {
    const { released, source, wide } = this.#segment;
    if (!released) return undefined;
    const raw =
      this.#component === 0
        ? (this.#segment.elements[this.#element] ?? '')
        : (rawComponents(this.#segment, this.#element, this.#repetition)[this.#component - 1] ?? '');
    const text = wide && source !== undefined ? source.decode(raw) : raw;
    return text === this.text ? undefined : text;
  }

  get at(): SegmentPlace {
    return this.#component === 0
      ? elementPlace(this.#segment, this.#element)
      : componentPlace(this.#segment, this.#element, this.#component, this.#repetition);
  }
}
