/**
 * Writes EDIFACT interchanges: UNA, UNB, messages with their counts, UNZ, in given delimiters and a given character
 * set, with a release character before what would otherwise be read as a delimiter.
 */
import { finding } from '../../../model/codes.ts';
import type { Interchange, PartyId } from '../../../model/decoded.ts';
import type { AnswerPieces } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import { encoderOf, type Encoder } from './write-charset.ts';

export type Delimiters = Interchange['delimiters'];

export const USUAL_DELIMITERS: Delimiters = {
  element: '+',
  component: ':',
  repetition: '',
  segment: "'",
  release: '?',
  decimalMark: '.',
};

/** The asked delimiters, where they can serve: a letter, a digit or one that serves twice could not be told from data. */
export function delimitersFor(asked: Partial<Delimiters> = {}): Delimiters {
  const wanted = { ...USUAL_DELIMITERS, ...asked };
  const { element, component, segment, release = '', repetition } = wanted;
  const all = [element, component, segment, release, repetition].filter((one) => one !== '');
  const areUsable = all.every((one) => isSign(one)) && new Set(all).size === all.length;
  const areThere = element !== '' && component !== '' && segment !== '';
  return areUsable && areThere ? wanted : { ...USUAL_DELIMITERS, decimalMark: wanted.decimalMark ?? '.' };
}

/** ASCII alone: any other byte is another character in another character set, or none at all. */
function isSign(character: string): boolean {
  // oxlint-disable-next-line no-control-regex -- Information separators and line breaks are delimiters too.
  return /^[\x01-\x7f]$/.test(character) && !/[A-Za-z0-9 ]/.test(character);
}

export interface InterchangeHeader {
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** UNB 0020 and UNZ 0020, an..14. */
  readonly control: string;
  /** S004, in UTC. */
  readonly now: Date;
  readonly test: boolean;
}

export interface Notation {
  readonly delimiters: Delimiters;
  /** S001, such as `UNOC:3`. */
  readonly syntax: string;
  /** What the bytes are encoded in, such as `iso-8859-1`. */
  readonly charset: string;
  /** A line feed after each segment, for people. */
  readonly lineBreaks?: boolean;
}

/** Elements of one segment, its tag first; an array is a composite. */
export type SegmentDraft = readonly (string | readonly string[])[];

/** UNH 0062 of the first message. */
export const FIRST_REFERENCE = '1';

const PIECE_SEGMENTS = 2_000; // Some 60 KB.
const FINDINGS_MAX = 1_000; // An answer may repeat half a million values; who reads of a thousand knows enough.

export class EdifactWriter {
  readonly findings: Finding[] = [];
  readonly #notation: Notation;
  readonly #encoder: Encoder;
  readonly #special: ReadonlySet<string>;
  #lines: string[] = [];
  #messages = 0;

  constructor(notation: Notation) {
    this.#notation = notation;
    this.#encoder = encoderOf(notation.charset);
    const { element, component, segment, release = '', repetition } = notation.delimiters;
    // Outside syntax 4 the reserved fifth character separates nothing (ISO 9735).
    const repeats = notation.syntax.endsWith(':4') ? repetition : '';
    this.#special = new Set([element, component, segment, release, repeats].filter((one) => one !== ''));
  }

  /** One message: UNH, the segments, UNT with their count. @param type S009, such as `ORDERS`, `D`, `96A`, `UN` */
  message(type: readonly string[], segments: Iterable<SegmentDraft>): void {
    const parts = this.#messageParts(type, segments);
    while (parts.next().done !== true);
  }

  /** After each segment it says how many wait to be taken away. */
  *#messageParts(type: readonly string[], segments: Iterable<SegmentDraft>): Generator<number> {
    this.#messages += 1;
    const reference = this.#messages === 1 ? FIRST_REFERENCE : String(this.#messages);
    this.#segment(['UNH', reference, type]);
    let count = 2;
    for (const segment of segments) {
      this.#segment(segment);
      count += 1;
      yield this.#lines.length;
    }
    this.#segment(['UNT', String(count), reference]);
  }

  /** The whole interchange, once all messages are written. */
  interchange(header: InterchangeHeader): Uint8Array {
    const body = this.#written();
    return this.#encoder.encode(this.#opening(header) + body + this.#closing(header));
  }

  /** An interchange of one message that is never held whole. */
  *pieces(header: InterchangeHeader, type: readonly string[], segments: Iterable<SegmentDraft>): AnswerPieces {
    yield this.#encoder.encode(this.#opening(header));
    for (const waiting of this.#messageParts(type, segments)) {
      if (waiting >= PIECE_SEGMENTS) yield this.#encoder.encode(this.#written(), false);
    }
    yield this.#encoder.encode(this.#written() + this.#closing(header), false);
    return this.findings;
  }

  /** UNA and UNB. */
  #opening(header: InterchangeHeader): string {
    const { delimiters, syntax } = this.#notation;
    const [identifier = '', version = ''] = syntax.split(':');
    const stamp = header.now.toISOString();
    const day = stamp.slice(version === '4' ? 0 : 2, 10).replaceAll('-', '');
    const time = stamp.slice(11, 16).replace(':', '');
    const test = header.test ? ['', '', '', '', '', '1'] : [];
    const parties = [header.sender, header.receiver].map(({ id, qualifier, routing = '' }) => [id, qualifier, routing]);
    this.#segment(['UNB', [identifier, version], ...parties, [day, time], header.control, ...test]);
    const { component, element, decimalMark = '.', release = '', repetition } = delimiters;
    const reserved = version === '4' && repetition !== '' ? repetition : ' ';
    const una = `UNA${component}${element}${decimalMark}${release === '' ? ' ' : release}${reserved}`;
    return una + this.#end + this.#written();
  }

  #closing({ control }: InterchangeHeader): string {
    this.#segment(['UNZ', String(this.#messages), control]);
    return this.#written();
  }

  /** The segments since it was last asked. */
  #written(): string {
    const lines = this.#lines;
    this.#lines = [];
    return lines.map((line) => line + this.#end).join('');
  }

  get #end(): string {
    const { delimiters, lineBreaks } = this.#notation;
    const { segment, lineEnd } = delimiters;
    if (lineEnd !== undefined) return `${segment}${lineEnd}`;
    return lineBreaks === true && !/[\r\n]/.test(segment) ? `${segment}\n` : segment;
  }

  #segment(draft: SegmentDraft): void {
    const { element, component, decimalMark = '.' } = this.#notation.delimiters;
    const tag = String(draft[0]);
    const numbers = decimalMark === '.' ? undefined : NUMBERS.get(tag);
    const cells = draft.map((value) => {
      if (typeof value === 'string') return this.#escape(value, tag);
      const parts = value.map((part, index) => {
        const isNumber = numbers?.includes(index) === true;
        return this.#escape(isNumber ? part.replace('.', decimalMark) : part, tag);
      });
      return trimmed(parts).join(component);
    });
    this.#lines.push(trimmed(cells).join(element));
  }

  /** What the notation cannot say is replaced and told: a control character, a letter that the charset lacks. */
  #escape(value: string, tag: string): string {
    const { release = '' } = this.#notation.delimiters;
    let written = '';
    let replaced = false;
    for (const character of value) {
      const fit = this.#fit(character);
      if (fit !== character) replaced = true;
      for (const one of fit) {
        if (!this.#special.has(one)) written += one;
        else if (release !== '') written += release + one;
        else {
          written += ' '; // Without a release character a delimiter cannot be data.
          replaced = true;
        }
      }
    }
    if (replaced && this.findings.length < FINDINGS_MAX) {
      const message = `${tag} cannot hold "${value.slice(0, 60)}" in the characters of ${this.#notation.syntax}; it was altered.`;
      this.findings.push(finding('ack-value-replaced', message));
    }
    return written;
  }

  #fit(character: string): string {
    if (character < ' ' || (character >= '\x7f' && character <= '\x9f')) return ' ';
    if (this.#encoder.has(character)) return character;
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
    return plain !== '' && Array.from(plain).every((one) => this.#encoder.has(one)) ? plain : '?';
  }
}

/** Components that hold numbers, by tag and from 0: there UNA3 stands for the point. */
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map([
  ['QTY', [1]],
  ['MOA', [1]],
  ['PCD', [1]],
  ['CNT', [1]],
  ['PRI', [1, 4]],
  ['TAX', [3]],
]);

function trimmed(values: readonly string[]): readonly string[] {
  let length = values.length;
  while (length > 1 && values[length - 1] === '') length -= 1;
  return values.slice(0, length);
}

/** S009 of a message in a directory: `D96A` gives `D`, `96A`, `UN`; what follows a colon is the association code. */
export function messageType(type: string, directory: string, association = ''): readonly string[] {
  const name = directory.replace(/[^A-Z0-9]/gi, '').toUpperCase();
  return [type, name.slice(0, 1), name.slice(1), 'UN', association];
}
