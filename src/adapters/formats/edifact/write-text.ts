/** What fits into the elements of a directory, and how a long text is cut so that it can be joined again. */
import { lengthsOf, type TextLengths } from './write-lengths.ts';

// oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
const UNWRITABLE = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/u;

// oxlint-disable-next-line no-control-regex -- Control characters are what is replaced.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/gu;

/** A text that comes back as it is: no control characters, and no blanks at its end, which are padding. */
export function isWritable(text: string): boolean {
  return text !== '' && text.trimEnd() === text && !UNWRITABLE.test(text);
}

/** A text for people without what no message holds: a blank stands for line breaks and other control characters. */
export function printed(text: string): string {
  return isWritable(text) ? text : text.toWellFormed().replace(CONTROLS, ' ').trimEnd();
}

/** A code or number that fits whole; blanks around one never come back. */
export function fits(text: string | undefined, max: number): text is string {
  return text !== undefined && text.length <= max && text.trim() === text && isWritable(text);
}

/**
 * Cuts a text into at most `count` pieces of at most `max` characters; `undefined` when it does not fit.
 *
 * A reader joins a piece of full length as it is and others by a blank (see `joined`). So a cut at a blank leaves a
 * piece that is shorter than `max`, and where there is no blank to cut at, the piece is full.
 */
export function pieces(text: string, max: number, count: number): readonly string[] | undefined {
  if (!isWritable(text)) return undefined;
  const cut: string[] = [];
  let rest = text;
  while (rest.length > max) {
    if (cut.length === count - 1) return undefined;
    const blank = blankBefore(rest, max);
    const full = rest.slice(0, max);
    if (blank > 0) {
      cut.push(rest.slice(0, blank));
      rest = rest.slice(blank + 1);
    } else {
      if (/[\ud800-\udbff]$/.test(full)) return undefined; // The cut would break a character.
      cut.push(full);
      rest = rest.slice(max);
    }
  }
  cut.push(rest);
  return cut;
}

/** The last single blank that leaves a piece shorter than `max` with letters on both sides; 0 when there is none. */
function blankBefore(text: string, max: number): number {
  for (let at = max - 1; at > 0; at--) {
    if (text[at] === ' ' && text[at - 1] !== ' ' && text[at + 1] !== ' ') return at;
  }
  return 0;
}

/** A decimal within the digits of an element; sign and decimal mark do not count (ISO 9735). */
export function fitsNumber(value: string | undefined, digits: number): value is string {
  return value !== undefined && value.replace(/[^0-9]/g, '').length <= digits;
}

/** A decimal as the canonical order writes it, which comes back digit by digit. */
export function isDecimal(value: string): boolean {
  return /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,15})?$/.test(value);
}

/** Elements of a directory, with what depends on its age. */
export interface Directory {
  readonly name: string;
  readonly lengths: TextLengths;
  /** PYT instead of PAT. */
  readonly hasPyt: boolean;
  /** QVA instead of QVR. */
  readonly hasQva: boolean;
  /** C106 in BGM, which has a version of the document. */
  readonly hasDocumentVersion: boolean;
  /** How many pieces of 7160 and 3042 there are. */
  readonly reasonPieces: number;
  /** 7160 without 7161. */
  readonly hasReasonAlone: boolean;
  readonly addressLines: number;
  readonly hasLetteredLines: boolean;
  /** Below the LOC of a line, the quantity has a group of its own, which comes last. */
  readonly hasPlaceQuantityLast: Readonly<Record<'ORDERS' | 'ORDCHG' | 'ORDRSP', boolean>>;
}

export function directoryOf(name: string): Directory {
  const lengths = lengthsOf(name);
  return {
    name,
    lengths,
    hasPyt: lengths.rank >= 2002.5,
    hasQva: lengths.rank < 1995,
    hasDocumentVersion: lengths.rank >= 1996.5,
    reasonPieces: lengths.rank >= 1996 ? 2 : 1,
    hasReasonAlone: lengths.rank >= 1994.5,
    addressLines: lengths.rank >= 1996 ? 4 : 3,
    hasLetteredLines: lengths.rank >= 1997,
    hasPlaceQuantityLast: { ORDERS: lengths.rank >= 2007, ORDCHG: false, ORDRSP: lengths.rank >= 2006 },
  };
}
