/** An interchange under way: its header, its groups, and its verdict when it ends. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedGroup, DecodedInterchange, Interchange } from '../../../model/decoded.ts';
import { FindingList } from '../../edi/finding-list.ts';
import { OpenGroup } from './group.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import type { IsaHeader } from './isa.ts';
import { shown } from './names.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { isDate, isTime } from './values.ts';

export class OpenInterchange {
  readonly info: Interchange;
  readonly delimiters: Delimiters;
  readonly findings: FindingList;
  readonly #header: IsaHeader;
  readonly #findingsMax: number;
  readonly #groups: OpenGroup[] = [];
  readonly #groupNumbers = new Set<string>();

  constructor(header: IsaHeader, index: number, findingsMax: number) {
    this.#header = header;
    this.#findingsMax = findingsMax;
    this.delimiters = header.delimiters;
    this.findings = new FindingList(findingsMax);
    this.info = interchangeOf(header, index);
    this.#checkHeader();
  }

  openGroup(segment: Segment): OpenGroup {
    const group = new OpenGroup(segment, this.info, this.#groups.length, this.#findingsMax);
    const { controlNumber } = group.info;
    if (this.#groupNumbers.has(controlNumber)) group.duplicate();
    this.#groupNumbers.add(controlNumber);
    this.#groups.push(group);
    return group;
  }

  unexpected(segment: Segment): void {
    const { offset, length, tag } = segment;
    const message = `Segment ${shown(tag)} stands in the interchange, outside every group`;
    this.#note('interchange-segment-unexpected', message, '024', { offset, length, segment: 0, tag });
  }

  /** Whether an IEA agrees with the header in every point; `groupOpen` when a GE is missing before it. */
  matches(trailer: Segment, groupOpen: boolean): boolean {
    return (
      !groupOpen &&
      trailer.elements[2] === this.info.controlNumber &&
      Number(trailer.elements[1]) === this.#groups.length
    );
  }

  /** The groups, then the interchange. Without an IEA everything is rejected. */
  close(trailer: Segment | undefined, end: number): (DecodedGroup | DecodedInterchange)[] {
    const at = { offset: this.info.offset, length: end - this.info.offset };
    if (trailer === undefined) this.#brokenOff(end);
    else this.#checkTrailer(trailer);
    const groups = this.#groups.map((group) => group.verdict(trailer === undefined));
    const findings = this.findings.list();
    return [
      ...groups,
      {
        kind: 'interchange',
        interchange: this.info,
        status: this.findings.status,
        groups: groups.length,
        findings,
        at,
      },
    ];
  }

  #brokenOff(end: number): void {
    const message = `Interchange ${this.info.controlNumber} ends without IEA`;
    const x12 = { level: 'interchange', code: '023' } as const;
    this.findings.add(finding('interchange-broken-off', message, { at: { offset: end, length: 0 }, x12 }));
  }

  #checkTrailer(trailer: Segment): void {
    const [, count = '', control = ''] = trailer.elements;
    if (control !== this.info.controlNumber) {
      const message = `IEA02 (interchange control number) is ${shown(control)}, but ISA13 is ${shown(this.info.controlNumber)}`;
      this.#note('interchange-control-mismatch', message, '001', elementPlace(trailer, 2));
    }
    if (!/^\d+$/.test(count) || Number(count) !== this.#groups.length) {
      const message = `IEA01 (number of groups) is ${shown(count)}, but there are ${this.#groups.length}`;
      this.#note('interchange-count-mismatch', message, '021', elementPlace(trailer, 1));
    }
  }

  #checkHeader(): void {
    const { fields, defect } = this.#header;
    if (defect !== undefined) {
      this.#note('isa-length', `The interchange header (ISA) is not as it should be: ${defect}`, '022', {
        offset: this.#header.offset,
        length: this.#header.length,
      });
      return; // Its fields are not padded; judging each of them would say the same again.
    }
    const field = (number: number): string => fields[number] ?? '';
    const rules: readonly [element: number, good: boolean, code: string, wants: string][] = [
      [5, /^[0-9A-Z]{2}$/.test(field(5)), '005', 'two letters or digits'],
      [6, field(6).trim() !== '', '006', 'the sender'],
      [7, /^[0-9A-Z]{2}$/.test(field(7)), '007', 'two letters or digits'],
      [8, field(8).trim() !== '', '008', 'the receiver'],
      [9, isDate(field(9), 6), '014', 'a date YYMMDD'],
      [10, isTime(field(10)), '015', 'a time HHMM'],
      [13, /^\d{9}$/.test(field(13)), '018', 'nine digits'],
      [14, /^[0-3]$/.test(field(14)), '019', '0 or 1'],
      [15, /^[PTI]$/.test(field(15)), '020', 'P or T'],
    ];
    for (const [element, good, code, wants] of rules) {
      if (good) continue;
      const message = `ISA${String(element).padStart(2, '0')} must hold ${wants}; found ${shown(field(element))}`;
      this.#note('isa-field-invalid', message, code, this.#fieldPlace(element));
    }
  }

  #fieldPlace(element: number): { offset: number; length: number; segment: number; tag: string; element: number } {
    const { fields, offset } = this.#header;
    const before = fields.slice(0, element).reduce((sum, field) => sum + field.length + 1, 0);
    return { offset: offset + before, length: fields[element]?.length ?? 0, segment: 0, tag: 'ISA', element };
  }

  #note(code: FindingCode, message: string, x12: string, at: NonNullable<Parameters<typeof finding>[2]>['at']): void {
    this.findings.add(
      finding(code, message, { ...(at === undefined ? {} : { at }), x12: { level: 'interchange', code: x12 } }),
    );
  }
}

function interchangeOf(header: IsaHeader, index: number): Interchange {
  const { fields, delimiters, offset } = header;
  const field = (number: number): string => fields[number] ?? '';
  return {
    index,
    standard: 'x12',
    sender: { qualifier: field(5), id: unpadded(field(6)) },
    receiver: { qualifier: field(7), id: unpadded(field(8)) },
    controlNumber: field(13),
    date: field(9),
    time: field(10),
    version: field(12),
    test: field(15) === 'T',
    acknowledgmentRequested: field(14) === '1',
    delimiters: {
      element: delimiters.element,
      component: delimiters.component,
      repetition: delimiters.repetition,
      segment: delimiters.segment,
    },
    offset,
  };
}

/** Without padding: blanks, and the no-break spaces (one byte, or two in UTF-8) that web pages put in their place. */
function unpadded(field: string): string {
  return field.replace(/(?:\s|\xc2\xa0)+$/, '').trimStart();
}
