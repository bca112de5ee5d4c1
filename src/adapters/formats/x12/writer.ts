/** Writes X12 interchanges in a partner's own delimiters and version, so that he can read what he is answered. */
import { finding } from '../../../model/codes.ts';
import type { Group, Interchange } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
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

/** Elements of one segment, its tag first; an array is a composite. */
export type Draft = readonly (string | readonly string[])[];

export class X12Writer {
  readonly findings: Finding[] = [];
  readonly version: string;
  readonly #element: string;
  readonly #component: string;
  readonly #segment: string;
  readonly #repetition: string;
  readonly #lines: string[] = [];
  #setStart = 0;

  /** @param version GS08 of the answer: the one that the partner sent. */
  constructor(partner: Interchange, version: string) {
    const { element, component, segment, repetition } = partner.delimiters;
    this.version = version;
    this.#element = element;
    this.#segment = segment;
    this.#repetition = repetition;
    // A header without ISA16 gives no component separator; take the first usual one that is free.
    this.#component =
      component !== ''
        ? component
        : (['>', ':', '<', '|'].find((one) => ![element, segment, repetition].includes(one)) ?? '>');
  }

  segment(...draft: Draft): void {
    const tag = String(draft[0]);
    const cells = draft.map((value, index) => {
      if (typeof value === 'string') return index === 0 ? value : this.#clean(value, tag, index);
      return trimmed(value.map((part) => this.#clean(part, tag, index))).join(this.#component);
    });
    this.#lines.push(trimmed(cells).join(this.#element));
  }

  openSet(id: string, control: string): void {
    this.#setStart = this.#lines.length;
    this.segment('ST', id, control);
  }

  closeSet(control: string): void {
    this.segment('SE', String(this.#lines.length - this.#setStart + 1), control);
  }

  /** Wraps the sets written so far: one interchange back to the partner, with one group. */
  interchange(partner: Interchange, group: Group, functionalId: string, sets: number, options: AnswerOptions): string {
    const body = this.#lines.splice(0);
    const stamp = stampOf(options.now);
    const control = String(options.isaControl).padStart(9, '0');
    const padded = (text: string, width: number): string => this.#clean(text, 'ISA', 0).slice(0, width).padEnd(width);
    const isa = [
      'ISA', '00', ' '.repeat(10), '00', ' '.repeat(10),
      padded(partner.receiver.qualifier, 2), padded(partner.receiver.id, 15),
      padded(partner.sender.qualifier, 2), padded(partner.sender.id, 15),
      stamp.day.slice(2), stamp.time,
      this.#repetition === '' ? 'U' : this.#repetition, partner.version, control, '0', partner.test ? 'T' : 'P', this.#component,
    ].join(this.#element); // prettier-ignore
    const day = this.date(stamp.day);
    this.segment(
      'GS',
      functionalId,
      group.receiver,
      group.sender,
      day,
      stamp.time,
      String(options.gsControl),
      group.agency === '' ? 'X' : group.agency,
      group.version,
    );
    const gs = this.#lines.splice(0);
    this.segment('GE', String(sets), String(options.gsControl));
    const ge = this.#lines.splice(0);
    const iea = ['IEA', '1', control].join(this.#element);
    const end = options.lineBreaks === true && !/[\r\n]/.test(this.#segment) ? `${this.#segment}\n` : this.#segment;
    return [isa, ...gs, ...body, ...ge, iea].map((line) => line + end).join('');
  }

  /** `YYYYMMDD` as the version writes dates: eight digits from 004010 on, six before. */
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
    if (clean !== value) {
      const where = elementLabel(tag, element);
      this.findings.push(
        finding(
          'ack-value-replaced',
          `${where} of the acknowledgment cannot hold ${shown(value)}; ${shown(clean)} was sent`,
        ),
      );
    }
    return clean;
  }

  /** Delimiters and control characters become blanks, accents are dropped, other letters become question marks. */
  #replace(value: string): string {
    const special = [this.#element, this.#component, this.#segment, this.#repetition];
    let clean = '';
    for (const character of /^[ -~]*$/.test(value) ? value : value.normalize('NFKD').replace(/\p{M}/gu, '')) {
      if (special.includes(character) || character < ' ' || character === '\x7f') clean += ' ';
      else clean += character > '~' ? '?' : character;
    }
    return clean;
  }
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
