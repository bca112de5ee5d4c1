/**
 * The interchange header. Everything else depends on it, because it defines the delimiters.
 *
 * A full ISA is 106 bytes with separators at 16 fixed places. Real ones are often unpadded, wrapped or lack
 * ISA16; those are read when only one reading is possible, and the defect is kept for the report.
 */
import { lineEndAt, type Delimiters } from '../../edi/delimiters.ts';
import { isDelimiter, type HeaderReading } from '../../edi/syntax.ts';

export interface IsaHeader {
  /** `ISA`, then ISA01 to ISA16 as written. */
  readonly fields: readonly string[];
  readonly delimiters: Delimiters;
  /** Absolute offset of the `I`. */
  readonly offset: number;
  /** Bytes up to and including the terminator. */
  readonly length: number;
  /** Fixed places at which another byte stands than the separator: the header was read by its places all the same. */
  readonly misfits: readonly number[];
  /** What is wrong with its layout; undefined when it is 106 bytes as it should be. */
  readonly defect: string | undefined;
}

export type IsaReading = HeaderReading<IsaHeader>;

const SEPARATOR_OFFSETS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103] as const;
const ISA_LENGTH = 106;
const SHORT_ISA_MAX = 512; // A full ISA wrapped at every column is 212 bytes; more is not a header.
const LOOK_AHEAD = 400; // The GS segment that follows is at most 100 bytes; a few line breaks more.

/** Reads the header at `from`, where `ISA` stands. `final` says that no more text will come. */
export function readIsa(text: string, from: number, base: number, final: boolean): IsaReading {
  const separator = text[from + 3];
  if (separator === undefined) return final ? cut() : { kind: 'more' };
  if (!isDelimiter(separator)) return { kind: 'unreadable', reason: 'ISA is not followed by a separator' };
  const available = text.length - from;
  const misfits = SEPARATOR_OFFSETS.filter((offset) => text[from + offset] !== separator);
  const padded = misfits.length === 0;
  if (!padded && available < SHORT_ISA_MAX && !final) return { kind: 'more' };
  if (!padded && misfits.length <= MISFITS_MAX && isFixed(text, from, misfits)) {
    const places = SEPARATOR_OFFSETS.map((offset) => from + offset);
    const reading = readTail(text, from, base, final, separator, places, misfits);
    if (reading.kind !== 'unreadable') return reading;
  }
  const starts = separatorPlaces(text, from, separator);
  if (starts.length < 16) {
    return available < SHORT_ISA_MAX && final
      ? cut()
      : { kind: 'unreadable', reason: 'the header has fewer than 16 elements' };
  }
  return readTail(
    text,
    from,
    base,
    final,
    separator,
    padded ? SEPARATOR_OFFSETS.map((offset) => from + offset) : starts,
    [],
  );
}

const MISFITS_MAX = 2; // Two bytes of sixteen may be damaged; more are another layout.

/** Whether the fields fill their fixed places, so that only bytes between them are wrong. */
function isFixed(text: string, from: number, misfits: readonly number[]): boolean {
  if (misfits.some((offset) => !isDelimiter(text[from + offset] ?? 'A') && text[from + offset] !== ' ')) return false;
  const header = text.slice(from, from + ISA_LENGTH);
  return (
    header.length === ISA_LENGTH &&
    /^.{70}\d{6}.\d{4}.{3}\d{5}.\d{9}.[0-3].[PTI].[^A-Za-z0-9 ][^A-Za-z0-9 ]$/s.test(header)
  );
}

function cut(): IsaReading {
  return { kind: 'unreadable', reason: 'the file ends inside the header' };
}

function separatorPlaces(text: string, from: number, separator: string): number[] {
  const places: number[] = [];
  let at = from + 3;
  while (at >= 0 && at < from + SHORT_ISA_MAX && places.length < 16) {
    places.push(at);
    at = text.indexOf(separator, at + 1);
  }
  return places;
}

/** ISA16 and the terminator, where senders differ most. */
function readTail(
  text: string,
  from: number,
  base: number,
  final: boolean,
  separator: string,
  places: number[],
  misfits: readonly number[],
): IsaReading {
  const last = (places[15] ?? 0) + 1;
  if (text.length < last + 2 && !final) return { kind: 'more' };
  const fields = fieldsOf(text, from, places);
  const wrong = implausible(fields);
  if (wrong !== undefined) return { kind: 'unreadable', reason: wrong };
  const component = text[last] ?? '';
  let end = last + 1;
  while (text[end] === ' ' && end < last + 8) end += 1;
  const next = text[end] ?? '';
  if (component === '' || next === '') return final ? cut() : { kind: 'more' };
  let delimiters = { component, segment: next };
  let defect =
    end + 1 - from === ISA_LENGTH ? undefined : `it is ${end + 1 - from} bytes long instead of ${ISA_LENGTH}`;
  if (!isDelimiter(component) || component === separator)
    return { kind: 'unreadable', reason: 'ISA16 is not a separator' };
  if (!isDelimiter(next)) {
    delimiters = { component: '', segment: component };
    end = last;
    defect = 'ISA16, the component separator, is missing';
  } else if (/[\r\n]/.test(next)) {
    const line = nextLine(text, end, final);
    if (line === undefined) return { kind: 'more' };
    if (line.endsWith(component)) {
      delimiters = { component: '', segment: component };
      end = last;
      defect = 'ISA16, the component separator, is missing';
    }
  }
  if (delimiters.segment === separator || delimiters.segment === delimiters.component) {
    return { kind: 'unreadable', reason: 'its delimiters are not distinct' };
  }
  if (text.length < end + 3 && !final) return { kind: 'more' };
  fields[16] = delimiters.component;
  const repetition = repetitionOf(fields, separator, delimiters);
  return {
    kind: 'header',
    end: end + 1,
    certain: defect === undefined && misfits.length === 0,
    header: {
      fields,
      delimiters: {
        element: separator,
        ...delimiters,
        repetition,
        release: '',
        ...lineEndAt(text, end + 1, delimiters.segment),
      },
      offset: base + from,
      length: end + 1 - from,
      misfits,
      defect,
    },
  };
}

function fieldsOf(text: string, from: number, places: number[]): string[] {
  const fields = ['ISA'];
  for (let index = 0; index < 15; index++) {
    const start = (places[index] ?? from) + 1;
    fields.push(text.slice(start, places[index + 1]).replace(/[\r\n]/g, '')); // A line break in here is a wrapped file.
  }
  return fields;
}

/** Guards against text that happens to contain `ISA` and many separators. */
function implausible(fields: readonly string[]): string | undefined {
  if (!/^\d{5}$/.test(fields[12] ?? '')) return 'ISA12 is not a version of five digits';
  if ((fields[11] ?? '').length !== 1) return 'ISA11 is not one character';
  if ((fields[15] ?? '').length > 1) return 'ISA15 is not one character';
  return undefined;
}

function repetitionOf(
  fields: readonly string[],
  separator: string,
  delimiters: { component: string; segment: string },
): string {
  const candidate = fields[11] ?? '';
  if ((fields[12] ?? '') < '00402' || !isDelimiter(candidate)) return '';
  return candidate === separator || candidate === delimiters.component || candidate === delimiters.segment
    ? ''
    : candidate;
}

/** The line after a line break, to tell a newline terminator from a newline after the terminator. */
function nextLine(text: string, lineBreak: number, final: boolean): string | undefined {
  const start = lineBreak + (text[lineBreak] === '\r' && text[lineBreak + 1] === '\n' ? 2 : 1);
  const stop = text.slice(start, start + LOOK_AHEAD).search(/[\r\n]/);
  if (stop >= 0) return text.slice(start, start + stop).trimEnd();
  if (!final && text.length < start + LOOK_AHEAD) return undefined;
  return text.slice(start, start + LOOK_AHEAD).trimEnd();
}
