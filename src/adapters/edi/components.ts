/** The components of a segment's elements, cut once: whoever asks for one of a segment asks for the next. */
import { splitReleased } from './release.ts';
import type { Segment } from './segment.ts';
import { shortText } from './short-text.ts';

export interface CutElement {
  /** The element as it stands, with all its repetitions. */
  readonly raw: string;
  /** The raw components of the first repetition. */
  readonly parts: readonly string[];
  /** Bit n - 1 is set when component n is there and not empty; components from 32 on have no bit. */
  readonly present: number;
  /** No release character and no repetition occurs: the components are what they are. */
  readonly isPlain: boolean;
}

const NOTHING: CutElement = { raw: '', parts: [], present: 0, isPlain: true };
const KEPT_MAX = 32; // A segment of thousands of elements is not kept: nobody reads them twice.

/** The element cut into components. Needs `segment.source`; without it nothing is there. */
export function cutElement(segment: Segment, element: number): CutElement {
  const known = segment.cuts?.[element];
  if (known !== undefined) return known;
  const raw = segment.elements[element];
  if (raw === undefined || raw === '' || segment.source === undefined) return NOTHING;
  const { component, repetition, release } = segment.source.delimiters;
  const cut =
    cutPlain(raw, component.charCodeAt(0), release.charCodeAt(0), repetition.charCodeAt(0)) ??
    cutClosely(raw, component, release, repetition);
  keepCut(segment, element, cut);
  return cut;
}

/** For an element that was cut before: in another segment of the same interchange it said the same. */
export function keepCut(segment: Segment, element: number, cut: CutElement): void {
  if (segment.elements.length > KEPT_MAX) return;
  // oxlint-disable-next-line unicorn/no-new-array -- As long as it will be: V8 gives an array that grows 17 places more.
  segment.cuts ??= new Array<CutElement | undefined>(segment.elements.length);
  segment.cuts[element] = cut;
}

/** One look at each byte; a delimiter that there is not is NaN. `undefined` when a byte means more than itself. */
function cutPlain(raw: string, component: number, release: number, repetition: number): CutElement | undefined {
  if (component === release || component === repetition) return undefined; // A hostile UNA can say so.
  const parts: string[] = [];
  const { length } = raw;
  let count = 0;
  let packed = 0;
  let present = 0;
  let from = 0;
  for (let at = 0; at < length; at++) {
    const code = raw.charCodeAt(at);
    if (code === component) {
      if (at > from && count < 32) present |= 1 << count;
      parts[count] = at - from <= 3 ? shortText(raw, from, at, packed) : raw.substring(from, at);
      count += 1;
      packed = 0;
      from = at + 1;
    } else if (code === release || code === repetition) return undefined;
    else packed = (packed << 8) | code;
  }
  if (length > from && count < 32) present |= 1 << count;
  if (from === 0) parts[count] = raw;
  else parts[count] = length - from <= 3 ? shortText(raw, from, length, packed) : raw.substring(from);
  return { raw, parts, present, isPlain: true };
}

function cutClosely(raw: string, component: string, release: string, repetition: string): CutElement {
  const first = repetition === '' || !raw.includes(repetition) ? raw : (repeated(raw, repetition, release)[0] ?? '');
  const parts = split(first, component, release);
  let present = 0;
  for (let index = 0; index < parts.length && index < 32; index++) if (parts[index] !== '') present |= 1 << index;
  return { raw, parts, present, isPlain: false };
}

/** The parts between separators that nothing protects; without a separator the text is one part. */
export function split(text: string, separator: string, release: string): readonly string[] {
  if (separator === '') return [text];
  return release === '' || !text.includes(release) ? text.split(separator) : splitReleased(text, separator, release);
}

/** The repetitions of an element. Whoever asks for one asks for the next: the last element is kept cut. */
export function repeated(raw: string, separator: string, release: string): readonly string[] {
  if (raw === last.raw && separator === last.separator && release === last.release) return last.parts;
  Object.assign(last, { raw, separator, release, parts: splitReleased(raw, separator, release) });
  return last.parts;
}

const last: { raw: string; separator: string; release: string; parts: readonly string[] } = {
  raw: '',
  separator: '',
  release: '',
  parts: [''],
};
