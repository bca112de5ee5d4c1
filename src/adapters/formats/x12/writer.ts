/** Writes X12 interchanges: envelopes, counts, padding, and delimiters that no value holds. */
import { finding } from '../../../model/codes.ts';
import type { Group, Interchange, PartyId } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { elementLabel, shown } from './names.ts';

/** Numbers and clock of an answer; they are allotted by the caller, so that writing is a pure function. */
export interface AnswerOptions {
  /** ISA13 and IEA02, 1 to 999,999,999. */
  readonly isaControl: number;
  /** GS06 and GE02. */
  readonly gsControl: number;
  /** Dates of ISA and GS, in UTC. */
  readonly now: Date;
  /** A line feed after each terminator; for people. Default false: some readers take it for data. */
  readonly lineBreaks?: boolean;
}

/** What the ISA and GS of a written interchange say. */
export interface Envelope {
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** ISA12. */
  readonly version: string;
  readonly test: boolean;
  /** Absent for a TA1, which needs no group. */
  readonly group?: Pick<Group, 'functionalId' | 'sender' | 'receiver' | 'agency' | 'version'>;
}

/** ST02 of whatever is sent but a 997: one set in one group. */
export const ST_CONTROL = '0001';

/** Elements of one segment, its tag first; an array is a composite. */
export type Draft = readonly (string | readonly string[])[];

export type WriterDelimiters = Pick<Delimiters, 'element' | 'component' | 'segment' | 'repetition' | 'lineEnd'>;

/** The envelope of an answer: the partner's own, sender and receiver changing places. */
export function answerEnvelope(partner: Interchange, group?: Group, functionalId = ''): Envelope {
  return {
    sender: partner.receiver,
    receiver: partner.sender,
    version: partner.version,
    test: partner.test,
    ...(group === undefined
      ? {}
      : {
          group: {
            functionalId,
            sender: applicationCode(group.receiver, partner.receiver.id),
            receiver: applicationCode(group.sender, partner.sender.id),
            agency: /^[XT]$/.test(group.agency) ? group.agency : 'X',
            version: answerVersion(partner, group),
          },
        }),
  };
}

/** GS02 and GS03 go back as they came; where one cannot stand there, the id of the interchange says as much, cut as ISA06 and ISA08 are. */
function applicationCode(code: string, id: string): string {
  return isApplicationCode(code) ? code : id.trim().slice(0, 15).padStart(2, '0');
}

/** GS08 goes back as it came; where it can be none (1 to 12 characters), the version of the interchange says as much. */
export function answerVersion({ version, delimiters }: Interchange, group: Group): string {
  const { element, component, segment, repetition } = delimiters;
  const isVersion = /^[\x21-\x7e]{1,12}$/.test(group.version);
  const special = [element, component, segment, repetition].filter((one) => one !== '');
  return isVersion && !special.some((one) => group.version.includes(one)) ? group.version : `${version}0`;
}

/** GS02 and GS03: 2 to 15 characters. */
export function isApplicationCode(code: string): boolean {
  const { length } = code.trim();
  return length >= 2 && code.length <= 15;
}

/** ST02 and AK202: 4 to 9 characters that an answer can repeat. */
export function isSetControl(control: string): boolean {
  return /^[\x21-\x7e]{4,9}$/.test(control);
}

/** ST03 and AK203: up to 35 characters that an answer can repeat. */
export function isConvention(reference: string): boolean {
  return /^[\x20-\x7e]{1,35}$/.test(reference);
}

/** The partner's own delimiters. A header without ISA16 names no component separator: the first usual one that is free. */
export function answerDelimiters({ delimiters }: Interchange): WriterDelimiters {
  const { element, component, segment, repetition } = delimiters;
  if (component !== '') return delimiters;
  return {
    ...delimiters,
    component: ['>', ':', '<', '|'].find((one) => ![element, segment, repetition].includes(one)) ?? '>',
  };
}

const FINDINGS_MAX = 1_000; // An answer may repeat half a million values; who reads of a thousand knows enough.

export class X12Writer {
  readonly findings: Finding[] = [];
  /** GS08, which decides how dates are written. */
  readonly version: string;
  readonly #delimiters: WriterDelimiters;
  /** Whether letters beyond ASCII are written, as UTF-8; else accents are dropped. */
  readonly #isUnicode: boolean;
  #lines: string[] = [];
  /** Since ST of the set under way. */
  #segments = 0;
  #sets = 0;

  constructor(delimiters: WriterDelimiters, version: string, isUnicode = false) {
    this.#delimiters = delimiters;
    this.version = version;
    this.#isUnicode = isUnicode;
  }

  segment(...draft: Draft): void {
    this.#segments += 1;
    this.#lines.push(this.#line(draft));
  }

  #line(draft: Draft): string {
    const { element, component } = this.#delimiters;
    const tag = String(draft[0]);
    const cells = draft.map((value, index) => {
      if (typeof value === 'string') return index === 0 ? value : this.#clean(value, tag, index);
      return trimmed(value.map((part) => this.#clean(part, tag, index))).join(component);
    });
    return trimmed(cells).join(element);
  }

  /** @param convention ST03, from 005010 on. */
  openSet(id: string, control: string, convention = ''): void {
    this.#segments = 0;
    this.#sets += 1;
    this.segment('ST', id, control, convention);
  }

  closeSet(control: string): void {
    this.segment('SE', String(this.#segments + 1), control);
  }

  /** Wraps what was written so far: one interchange, its ISA of 106 bytes, with one group or none. */
  interchange(envelope: Envelope, options: AnswerOptions): string {
    const body = this.written(options);
    return this.opening(envelope, options) + body + this.closing(envelope, options);
  }

  /** The segments since it was last asked, so that an answer of any size need not be held. */
  written(options: AnswerOptions): string {
    const end = this.#end(options);
    const lines = this.#lines;
    this.#lines = [];
    return lines.map((line) => line + end).join('');
  }

  /** Segments that wait to be taken by `written`. */
  get waiting(): number {
    return this.#lines.length;
  }

  /** ISA and GS. */
  opening({ sender, receiver, version, test, group }: Envelope, options: AnswerOptions): string {
    const { element, component, repetition } = this.#delimiters;
    const stamp = stampOf(options.now);
    const control = isaControlOf(options.isaControl);
    const padded = (text: string, width: number): string => this.#clean(text, 'ISA', 0).slice(0, width).padEnd(width);
    const isa = [
      'ISA', '00', ' '.repeat(10), '00', ' '.repeat(10),
      padded(sender.qualifier, 2), padded(sender.id, 15), padded(receiver.qualifier, 2), padded(receiver.id, 15),
      stamp.day.slice(2), stamp.time,
      repetition === '' ? 'U' : repetition, version, control, '0', test ? 'T' : 'P', component,
    ].join(element); // prettier-ignore
    const end = this.#end(options);
    if (group === undefined) return isa + end;
    const { functionalId, sender: from, receiver: to, agency, version: gs08 } = group;
    const day = this.date(stamp.day);
    const gsControl = String(options.gsControl);
    return isa + end + this.#line(['GS', functionalId, from, to, day, stamp.time, gsControl, agency, gs08]) + end;
  }

  /** GE and IEA. */
  closing({ group }: Pick<Envelope, 'group'>, options: AnswerOptions): string {
    const iea = ['IEA', group === undefined ? '0' : '1', isaControlOf(options.isaControl)].join(
      this.#delimiters.element,
    );
    const ge = group === undefined ? [] : [this.#line(['GE', String(this.#sets), String(options.gsControl)])];
    return [...ge, iea].map((line) => line + this.#end(options)).join('');
  }

  #end({ lineBreaks }: AnswerOptions): string {
    const { segment, lineEnd } = this.#delimiters;
    if (lineEnd !== undefined) return `${segment}${lineEnd}`;
    return lineBreaks === true && !/[\r\n]/.test(segment) ? `${segment}\n` : segment;
  }

  /** `YYYY-MM-DD` or `YYYYMMDD` as the version writes dates: eight digits from 004010 on, six before. */
  date(day: string): string {
    const digits = day.replaceAll('-', '');
    return this.version.slice(0, 6) < '004010' ? digits.slice(2) : digits;
  }

  /** Whether a value can be written as it is. */
  writable(value: string): boolean {
    return this.#replace(value) === value;
  }

  #clean(value: string, tag: string, element: number): string {
    const clean = this.#replace(value);
    if (clean !== value && this.findings.length < FINDINGS_MAX) {
      const where = elementLabel(tag, element);
      const message = `${where} cannot hold ${shown(value)}; ${shown(clean)} was sent`;
      this.findings.push(finding('ack-value-replaced', message));
    }
    return clean;
  }

  /** Delimiters and control characters become blanks, accents are dropped, other letters become question marks. */
  #replace(value: string): string {
    const { element, component, segment, repetition } = this.#delimiters;
    const special = [element, component, segment, repetition];
    const isPlain = this.#isUnicode || /^[ -~]*$/.test(value);
    let clean = '';
    for (const character of isPlain ? value : value.normalize('NFKD').replace(/\p{M}/gu, '')) {
      if (special.includes(character) || character < ' ' || character === '\x7f') clean += ' ';
      else clean += character > '~' && !this.#isUnicode ? '?' : character;
    }
    return clean;
  }
}

/** ISA13 as nine digits. */
export function isaControlOf(control: number): string {
  return String(control).padStart(9, '0');
}

function trimmed(values: readonly string[]): readonly string[] {
  let length = values.length;
  while (length > 1 && values[length - 1] === '') length -= 1;
  return values.slice(0, length);
}

function stampOf(now: Date): { readonly day: string; readonly time: string } {
  const text = now.toISOString();
  return { day: text.slice(0, 10).replaceAll('-', ''), time: text.slice(11, 16).replace(':', '') };
}
