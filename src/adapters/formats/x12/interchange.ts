/** An interchange under way: its header, its groups, and its verdict when it ends. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type {
  DecodedInterchange,
  DecoderOptions,
  Interchange,
  ReceivedAcknowledgment,
} from '../../../model/decoded.ts';
import type { ClosedInterchange } from '../../../model/format-adapter.ts';
import type { Finding, Fix, Severity } from '../../../model/finding.ts';
import { charsetName, isAgreedSender, isForUs, isTooOld, type PartnerProfile } from '../../../model/partner-profile.ts';
import { ClosedGroups, withGroups } from '../../edi/closed-groups.ts';
import { FindingList, type SeverityOf } from '../../edi/finding-list.ts';
import { TakenNumbers } from '../../edi/taken-numbers.ts';
import { elementFix, segmentFix, severitiesOf } from './agreed.ts';
import { groupVerdict, isNamed, OpenGroup, surplus } from './group.ts';
import { checkIsa, fieldPlace, usageDoubt } from './isa-check.ts';
import type { IsaHeader } from './isa.ts';
import { shown } from './names.ts';
import { readTa1 } from './received.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import { hasRelease } from './tokenizer.ts';
import { isDate, isTime } from './values.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';

const ACKNOWLEDGMENTS_MAX = 10_000; // An interchange answers a day's traffic at most; the rest must not fill the memory.
const OWN_SEGMENTS: ReadonlySet<string> = new Set(['TA1', 'TA3', 'ISB', 'ISE', 'ISX']);
const MISPLACED =
  'It is one of the envelope itself and only its place is wrong: groups and sets were read. Ask the sender to send it before the first group.';
const RELEASE_TOO_EARLY =
  'Texts were read as they were sent: before 007040 no character releases another. Ask the sender to leave ISX out, or to send a later version.';

/** ISE: the day and time until which delivery is put off; ISB: the grade of its service. */
const DEFERRED_RULES = [
  { tag: 'ISE', element: 1, isGood: (text: string) => isDate(text, text.length === 8 ? 8 : 6), code: '028', wants: 'a date' },
  { tag: 'ISE', element: 2, isGood: isTime, code: '029', wants: 'a time' },
  { tag: 'ISE', element: 3, isGood: (text: string) => /^[A-Z0-9]{2}$/.test(text), code: '030', wants: 'a time code of two characters' },
  { tag: 'ISB', element: 1, isGood: (text: string) => /^[A-Z0-9]$/.test(text), code: '031', wants: 'a grade of service of one character' },
] as const; // prettier-ignore

export class OpenInterchange {
  readonly info: Interchange;
  readonly profile: PartnerProfile | undefined;
  /** What was agreed to read the text as. */
  readonly charset: string | undefined;
  readonly severityOf: SeverityOf | undefined;
  /** Present unless ISA15 is P or T: a doubt about every order, for which no acknowledgment has a code. */
  readonly usageDoubt: Finding | undefined;
  readonly findings: FindingList;
  /** The file ends inside a segment: no trailer can mend that. */
  isCut = false;
  readonly #findingsMax: number;
  readonly #closed: ClosedGroups;
  #groups = 0;
  /** A set, or an acknowledgment. */
  #hasContent = false;
  readonly #groupNumbers = new TakenNumbers();
  readonly #acknowledges: ReceivedAcknowledgment[] = [];

  /** @param today `YYYY-MM-DD`, which decides which severities of the partner's profile hold. */
  constructor(
    header: IsaHeader,
    index: number,
    options: DecoderOptions,
    today: string,
    { narrowed, wrap }: { readonly narrowed: Narrowed | undefined; readonly wrap: Wrap | undefined },
  ) {
    const info = { ...interchangeOf(header, index), ...(wrap === undefined ? {} : { isWrapped: true as const }) };
    this.profile = options.profileOf?.(info);
    const agreed = narrowed === undefined ? this.profile?.charset : 'utf-8';
    this.charset = agreed === undefined ? undefined : charsetName(agreed);
    this.info =
      this.charset === undefined
        ? info
        : { ...info, charset: { declared: '', detected: this.charset, used: this.charset } };
    this.severityOf = severitiesOf(this.profile, today);
    this.#findingsMax = options.limits.findingsMax;
    this.findings = new FindingList(this.#findingsMax, this.severityOf);
    this.#closed = new ClosedGroups(this.#findingsMax, this.severityOf);
    for (const item of checkIsa(header)) this.findings.add(item);
    this.usageDoubt = usageDoubt(header);
    if (narrowed !== undefined) {
      // No code of TA105 says it: nothing of the interchange is wrong but how its characters are written.
      const message = `X12 is written in characters of one byte, but the text is ${narrowed.encoding.toUpperCase().slice(0, 6)}; it was read as that`;
      this.findings.add(finding('charset-mismatch', message, { at: { offset: header.offset, length: header.length } }));
    }
    if (wrap !== undefined) {
      const message = `The file is broken into lines of ${wrap.width} bytes, inside data too; the line breaks were left out`;
      const at = { offset: header.offset, length: header.length, segment: 0, tag: 'ISA' };
      this.#note('line-break-in-data', message, '022', at);
    }
    this.#checkAgreed(header, options.receivedAt ?? new Date());
    const { receiver } = info;
    if (!isForUs(this.profile, receiver)) {
      const to = shown(`${receiver.qualifier.trim()}:${receiver.id.trim()}`);
      this.#note(
        'receiver-unknown',
        `ISA07 and ISA08 (receiver) are ${to}, which is not us`,
        '009',
        fieldPlace(header, 8),
      );
    }
  }

  /** What the partner's profile allows of an interchange. */
  #checkAgreed(header: IsaHeader, arrived: Date): void {
    const { sender, test, date } = this.info;
    if (!isAgreedSender(this.profile, sender)) {
      const from = shown(`${sender.qualifier.trim()}:${sender.id.trim()}`);
      const message = `ISA05 and ISA06 (sender) are ${from}, which was not agreed`;
      this.#note('sender-unknown', message, '006', fieldPlace(header, 6));
    }
    if (isTooOld(this.profile, date, arrived)) {
      const message = `ISA09 (date) is ${shown(date)}, more than ${this.profile?.maxAgeDays} day(s) before it arrived`;
      this.#note('interchange-too-old', message, '014', fieldPlace(header, 9));
    }
    if (test && this.profile?.tests === 'reject')
      this.#note('test-not-agreed', 'ISA15 is T, and no tests were agreed', '020', fieldPlace(header, 15));
  }

  openGroup(segment: Segment): OpenGroup {
    const group = new OpenGroup(segment, this.info, this.#groups, this.#findingsMax, this.severityOf);
    const { controlNumber, functionalId } = group.info;
    for (const fault of group.headerFaults()) this.findings.add(fault);
    if (this.#groupNumbers.has(controlNumber)) group.duplicate();
    else this.#groupNumbers.add(controlNumber);
    this.#groups += 1;
    // AK1 repeats both: a group without them cannot be answered by itself.
    if (!isNamed(group.info)) {
      const { offset, length, tag } = segment;
      const message = `GS01 (functional id) is ${shown(functionalId)} and GS06 (group control number) ${shown(controlNumber)}: the group cannot be acknowledged`;
      const item = finding('group-header-invalid', message, {
        at: { offset, length, segment: 0, tag },
        x12: { level: 'interchange', code: '024' },
      });
      this.findings.add(item);
      group.findings.add(item);
    }
    return group;
  }

  /** Takes a group that has ended. */
  closeGroup(group: OpenGroup): void {
    const { closed } = group;
    this.#hasContent ||= closed.sets.size > 0;
    this.#closed.add(closed);
  }

  /** A segment that stands in the interchange, outside every group. */
  take(segment: Segment): void {
    const isBeforeGroups = this.#groups === 0;
    switch (segment.tag) {
      case 'TA1':
        this.#hasContent = true;
        if (this.#acknowledges.length < ACKNOWLEDGMENTS_MAX) this.#acknowledges.push(readTa1(segment));
        if (isBeforeGroups) return;
        break;
      case 'ISB':
      case 'ISE':
        this.#checkDeferred(segment);
        if (isBeforeGroups) return;
        break;
      case 'TA3':
        if (isBeforeGroups) return;
        break;
      case 'ISX':
        if (!hasRelease(this.info.version)) {
          this.#releaseTooEarly(segment);
          return;
        }
        if (isBeforeGroups) return;
        break;
    }
    const { offset, length, tag } = segment;
    const message = `Segment ${shown(tag)} stands in the interchange, outside every group`;
    const at = { offset, length, segment: 0, tag };
    // One of the envelope's own has only the wrong place; of any other, what it says is lost.
    const more = OWN_SEGMENTS.has(tag) ? { severity: 'warning' as const, hint: MISPLACED } : {};
    const x12 = { level: 'interchange', code: '024' } as const;
    this.findings.add(finding('interchange-segment-unexpected', message, { at, x12, ...more }));
  }

  #releaseTooEarly({ offset, length, tag }: Segment): void {
    const message = `Segment 'ISX' sets a release character, which there is from 007040 on; the interchange is ${shown(this.info.version)}`;
    const at = { offset, length, segment: 0, tag };
    const x12 = { level: 'interchange', code: '024' } as const;
    const more = { severity: 'warning', hint: RELEASE_TOO_EARLY } as const;
    this.findings.add(finding('interchange-segment-unexpected', message, { at, x12, ...more }));
  }

  /** A set that no group holds: it can be answered only through its interchange. */
  setOutsideGroup(header: Segment): void {
    this.#hasContent = true;
    const { offset, length } = header;
    const message = `Set ${shown(header.elements[1] ?? '')} ${shown(header.elements[2] ?? '')} stands outside a group (GS)`;
    this.#note('set-outside-group', message, '024', { offset, length, segment: 1, tag: 'ST' });
  }

  /** Whether an IEA agrees with the header in every point; `groupOpen` when a GE is missing before it. */
  matches(trailer: Segment, groupOpen: boolean): boolean {
    return (
      !groupOpen && trailer.elements[2] === this.info.controlNumber && Number(trailer.elements[1]) === this.#groups
    );
  }

  /** The interchange and its groups. Without an IEA everything is rejected. */
  close(trailer: Segment | undefined, end: number): Pick<ClosedInterchange, 'closed' | 'groups'> {
    const at = { offset: this.info.offset, length: end - this.info.offset };
    if (trailer === undefined) this.#brokenOff(end);
    else this.#checkTrailer(trailer);
    const why = trailer === undefined ? 'its interchange ends without IEA' : 'its interchange is';
    const { status } = this.findings;
    const eachGroup = this.#closed.verdicts((group) =>
      groupVerdict(group, this.info, status === 'R' ? why : undefined),
    );
    const closed: Omit<DecodedInterchange, 'eachGroup'> = {
      kind: 'interchange',
      interchange: this.info,
      status,
      groups: this.#groups,
      findings: this.findings.list(),
      at,
      ...(this.#acknowledges.length === 0 ? {} : { acknowledges: this.#acknowledges }),
    };
    return { groups: eachGroup(), closed: withGroups(closed, eachGroup) };
  }

  #brokenOff(end: number): void {
    const message = `Interchange ${this.info.controlNumber} ends without IEA`;
    const { delimiters, controlNumber } = this.info;
    const fix = segmentFix(end, delimiters, 'IEA', String(this.#groups), controlNumber);
    this.#note('interchange-broken-off', message, '023', { offset: end, length: 0 }, this.isCut ? undefined : fix);
  }

  #checkTrailer(trailer: Segment): void {
    for (const fault of surplus(trailer, 2, '022')) this.findings.add(fault);
    const [, count = '', control = ''] = trailer.elements;
    const { controlNumber, delimiters } = this.info;
    const groups = this.#groups;
    if (control !== controlNumber) {
      const message = `IEA02 (interchange control number) is ${shown(control)}, but ISA13 is ${shown(controlNumber)}`;
      const fix = elementFix(trailer, 2, controlNumber, delimiters.element);
      this.#note('interchange-control-mismatch', message, '001', elementPlace(trailer, 2), fix);
    }
    if (!/^\d+$/.test(count) || Number(count) !== groups) {
      const message = `IEA01 (number of groups) is ${shown(count)}, but there are ${groups}`;
      const fix = elementFix(trailer, 1, String(groups), delimiters.element);
      // Where nothing was taken, all that it counts is lost: "accepted" would be no answer to that.
      const severity = this.#hasContent ? undefined : 'error';
      this.#note('interchange-count-mismatch', message, '021', elementPlace(trailer, 1), fix, severity);
    }
  }

  #checkDeferred(segment: Segment): void {
    for (const { tag, element, isGood, code, wants } of DEFERRED_RULES) {
      const text = segment.elements[element] ?? '';
      if (tag !== segment.tag || text === '' || isGood(text)) continue;
      const message = `${tag}0${element} (deferred delivery) must be ${wants}; found ${shown(text)}`;
      this.#note('isa-field-invalid', message, code, elementPlace(segment, element));
    }
  }

  #note(
    code: FindingCode,
    message: string,
    x12: string,
    at: NonNullable<Parameters<typeof finding>[2]>['at'],
    fix?: Fix,
    severity?: Severity,
  ): void {
    this.findings.add(
      finding(code, message, {
        ...(at === undefined ? {} : { at }),
        x12: { level: 'interchange', code: x12 },
        ...(fix === undefined ? {} : { fix }),
        ...(severity === undefined ? {} : { severity }),
      }),
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
      ...(delimiters.lineEnd === undefined ? {} : { lineEnd: delimiters.lineEnd }),
    },
    offset,
  };
}

/** Without padding: blanks, and the no-break spaces (one byte, or two in UTF-8) that web pages put in their place. */
function unpadded(field: string): string {
  return field.replace(/(?:\s|\xc2\xa0)+$/, '').trimStart();
}
