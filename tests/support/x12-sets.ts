/** A second, simple reader of X12 for tests: splits a whole file into its sets without judging anything. */
import type { Group, Interchange } from '../../src/model/decoded.ts';
import { segmentOf, type Segment } from '../../src/adapters/edi/segment.ts';

export interface TestSet {
  readonly interchange: Interchange;
  readonly group: Group | undefined;
  readonly setId: string;
  readonly segments: readonly Segment[];
}

/** The sets of a file, in order. Line breaks and blanks before a segment are skipped, as real files have them. */
export function readSets(bytes: Uint8Array): TestSet[] {
  const text = Buffer.from(bytes).toString('latin1');
  const sets: TestSet[] = [];
  let interchange: Interchange | undefined;
  let group: Group | undefined;
  let open: Segment[] | undefined;
  let element = '*';
  let terminator = '~';
  for (let offset = text.indexOf('ISA'); offset >= 0 && offset < text.length;) {
    if (/\s/.test(text[offset] ?? '') && text[offset] !== terminator) {
      offset++;
      continue;
    }
    if (text.startsWith('ISA', offset)) {
      interchange = readInterchange(text, offset, sets.length);
      ({ element, segment: terminator } = interchange.delimiters);
    }
    const found = text.indexOf(terminator, offset);
    const end = found < 0 ? text.length : found;
    const body = text.slice(offset, end).replace(/[\r\n]+$/, '');
    if (body !== '' && interchange !== undefined) {
      const elements = body.split(element);
      const tag = elements[0] ?? '';
      if (tag === 'GS') group = readGroup(elements);
      if (tag === 'ST') open = [];
      const position = open === undefined ? 0 : open.length + 1;
      const segment = segmentOf(elements, position, offset, body.length);
      open?.push(segment);
      if (tag === 'SE' && open !== undefined) {
        sets.push({ interchange, group, setId: open[0]?.elements[1] ?? '', segments: open });
        open = undefined;
      }
    }
    offset = end + 1;
  }
  return sets;
}

/** Works for an ISA of the wrong length too: the terminator is the character after ISA16's one. */
function readInterchange(text: string, offset: number, index: number): Interchange {
  const element = text[offset + 3] ?? '*';
  let at = offset;
  for (let count = 0; count < 16; count++) at = text.indexOf(element, at + 1);
  const component = text[at + 1] ?? ':';
  const elements = text.slice(offset, at).split(element);
  const part = (number: number): string => elements[number] ?? '';
  return {
    index,
    standard: 'x12',
    sender: { qualifier: part(5), id: part(6).trim() },
    receiver: { qualifier: part(7), id: part(8).trim() },
    controlNumber: part(13),
    date: part(9),
    time: part(10),
    version: part(12),
    test: part(15) === 'T',
    acknowledgmentRequested: part(14) === '1',
    delimiters: { element, component, repetition: part(11), segment: text[at + 2] ?? '~' },
    offset,
  };
}

function readGroup(elements: readonly string[]): Group {
  const part = (number: number): string => elements[number] ?? '';
  return {
    index: 0,
    functionalId: part(1),
    sender: part(2),
    receiver: part(3),
    date: part(4),
    time: part(5),
    controlNumber: part(6),
    agency: part(7),
    version: part(8),
  };
}
