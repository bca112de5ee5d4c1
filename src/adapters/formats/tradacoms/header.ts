/**
 * How a TRADACOMS transmission begins: STX. Its characters are fixed: `=` after the tag, `+` between elements, `:`
 * between components, `?` releases, `'` ends a segment.
 */
import type { Delimiters } from '../../edi/delimiters.ts';
import { releasedEnd } from '../../edi/release.ts';
import type { HeaderReading, InterchangeHeader, Syntax } from '../../edi/syntax.ts';

export interface StxHeader extends InterchangeHeader {
  readonly delimiters: Delimiters;
  /** STX without its terminator, one character per byte. */
  readonly text: string;
  /** Absolute offset of its first byte. */
  readonly offset: number;
  /** Bytes up to and including the terminator. */
  readonly length: number;
}

const STX_BYTES_MAX = 500; // All fields of STX at their longest, each byte released, are below 400.
const DELIMITERS: Delimiters = {
  element: '+',
  component: ':',
  repetition: '',
  segment: "'",
  release: '?',
  tag: '=',
};

export const TRADACOMS_SYNTAX: Syntax<StxHeader> = {
  mark: 'STX',
  isHeader: (text, at) => text.startsWith('STX=', at),
  read: readStx,
  trailer: 'END',
  envelope: /^(?:STX|BAT|MHD|MTR|EOB|END)=/,
  specialLetters: { first: 83, second: 69 }, // STX, END
  foreignEncoding: (head) => (/^(?:\xff\xfe|\xfe\xff)/.test(head) || /^\0?S\0T/.test(head) ? 'UTF-16' : undefined),
};

/** See `Syntax.read`. */
export function readStx(text: string, from: number, base: number, final: boolean): HeaderReading<StxHeader> {
  const end = releasedEnd(text, from, DELIMITERS, false);
  if (end < 0 || end - from > STX_BYTES_MAX) {
    if (text.length - from < STX_BYTES_MAX && !final) return { kind: 'more' };
    return { kind: 'unreadable', reason: `STX does not end within ${STX_BYTES_MAX} bytes` };
  }
  const header = text.slice(from, end);
  return {
    kind: 'header',
    end: end + 1,
    certain: /^STX=[A-Z]{3,4}:\d\+/.test(header),
    header: {
      delimiters: DELIMITERS,
      text: header,
      offset: base + from,
      length: end + 1 - from,
    },
  };
}
