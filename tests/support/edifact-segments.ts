/** Segments of one EDIFACT message from its text, as a reader would cut them; the delimiters are the usual ones. */
import type { Interchange } from '../../src/model/decoded.ts';
import { splitReleased } from '../../src/adapters/edi/release.ts';
import { decodeLatin1, segmentOf, type Segment } from '../../src/adapters/edi/segment.ts';

export const USUAL = { element: '+', component: ':', repetition: '', segment: "'", release: '?', decimalMark: '.' };

/** @param text one segment a line or one after the other, each with its terminator */
export function segmentsOf(text: string, delimiters: typeof USUAL = USUAL): Segment[] {
  const segments: Segment[] = [];
  const latin1 = Buffer.from(text).toString('latin1');
  let offset = 0;
  for (const piece of splitReleased(latin1, delimiters.segment, delimiters.release)) {
    const blanks = /^\s*/.exec(piece)?.[0].length ?? 0;
    const body = piece.slice(blanks);
    if (body !== '') {
      const elements = splitReleased(body, delimiters.element, delimiters.release);
      const source = { delimiters, decode: decodeLatin1 };
      segments.push(segmentOf(elements, segments.length + 1, offset + blanks, body.length, source));
    }
    offset += piece.length + 1;
  }
  return segments;
}

/** The header that such a message came in; with what a test needs to be different. */
export function interchangeOf(change: Partial<Interchange> = {}): Interchange {
  return {
    index: 0,
    standard: 'edifact',
    sender: { qualifier: '14', id: '4012345500004' },
    receiver: { qualifier: '14', id: '4098765000010' },
    controlNumber: '42',
    date: '261123',
    time: '1200',
    version: 'UNOC:3',
    test: false,
    acknowledgmentRequested: false,
    delimiters: USUAL,
    offset: 0,
    ...change,
  };
}
