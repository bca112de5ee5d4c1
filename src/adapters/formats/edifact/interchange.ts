/** An interchange under way (UNB … UNZ): its header, its groups, and its verdict when it ends. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedInterchange, DecoderOptions, Interchange, PartyId } from '../../../model/decoded.ts';
import type { ClosedInterchange } from '../../../model/format-adapter.ts';
import type { Finding, Fix, Severity } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import {
  agreedSeverity,
  isAgreedSender,
  isForUs,
  isTooOld,
  type PartnerProfile,
} from '../../../model/partner-profile.ts';
import { cutSegment, type Cutting } from '../../edi/cut.ts';
import { ClosedGroups, withGroups } from '../../edi/closed-groups.ts';
import { FindingList, type SeverityOf } from '../../edi/finding-list.ts';
import { componentPlace, componentText, elementPlace, elementText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { TakenNumbers } from '../../edi/taken-numbers.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';
import type { CheckContext, Memory } from './accept.ts';
import { isWide } from '../../edi/wide-text.ts';
import { InterchangeCharset, isKnownCharset } from './charset.ts';
import { isDateIn } from './dates.ts';
import { explainElements } from './elements.ts';
import { groupVerdict, OpenGroup } from './group.ts';
import type { EdifactHeader } from './header.ts';
import { isPackage, isSecurity, unreadMessage, unreadSeverity } from './unread-parts.ts';
import { servicePlan, type MessagePlan } from './plan.ts';

export class OpenInterchange {
  readonly info: Interchange;
  readonly profile: PartnerProfile | undefined;
  readonly charset: InterchangeCharset;
  readonly cutting: Cutting;
  readonly context: CheckContext;
  readonly severityOf: SeverityOf;
  readonly findings: FindingList;
  readonly findingsMax: number;
  readonly #header: EdifactHeader;
  readonly #unb: Segment;
  readonly #closed: ClosedGroups;
  #groups = 0;
  readonly #groupNumbers = new TakenNumbers();
  /** Since the group was opened; where there are no groups, since UNB. */
  #messageNumbers = new TakenNumbers();
  /** Weakly: a plan that nobody else keeps would stay as long as the interchange. */
  readonly #memories = new WeakMap<MessagePlan, Memory>();
  #messages = 0;
  /** Whether messages stood outside groups, and how many groups there were. */
  #implied = false;
  #explicit = 0;

  constructor(
    header: EdifactHeader,
    index: number,
    options: DecoderOptions,
    { narrowed, wrap }: { readonly narrowed: Narrowed | undefined; readonly wrap: Wrap | undefined },
  ) {
    this.#header = header;
    this.findingsMax = options.limits.findingsMax;
    const unb = cutUnb(header, undefined, narrowed);
    const info = interchangeOf(unb.segment, header, index);
    this.profile = options.profileOf?.({ ...info, charset: { ...unb.charset.info } });
    const { charset, segment, fault } = cutUnb(header, this.profile?.charset, narrowed);
    this.charset = charset;
    this.#unb = segment;
    this.info = {
      ...interchangeOf(segment, header, index),
      charset: charset.info,
      ...(wrap === undefined ? {} : { isWrapped: true as const }),
    };
    this.cutting = { delimiters: header.delimiters, source: charset.plain };
    const today = new Date().toISOString().slice(0, 10);
    this.severityOf = (code) => agreedSeverity(this.profile, code, today);
    this.findings = new FindingList(this.findingsMax, this.severityOf);
    this.#closed = new ClosedGroups(this.findingsMax, this.severityOf);
    const { decimalMark } = header;
    const bothMarks = decimalMark === undefined || this.syntax === '4';
    this.context = { decimalMark: (decimalMark ?? '.').charCodeAt(0), bothMarks };
    if (fault !== undefined) {
      const at = { offset: segment.offset + fault.shift, length: 1 };
      this.findings.add(
        finding(fault.code, `UNB: ${fault.says}`, { at, edifact: { level: 'interchange', code: '21' } }),
      );
    }
    if (wrap !== undefined) {
      const says = `The file is broken into lines of ${wrap.width} bytes, inside data too; the line breaks were left out`;
      this.note('line-break-in-data', says, '21', placeOf(segment));
    }
    this.#checkHeader();
    const { receiver } = this.info;
    if (!isForUs(this.profile, receiver)) {
      const says = `UNB S003 (receiver) is ${shown(`${receiver.qualifier}:${receiver.id}`)}, which is not us`;
      this.note('receiver-unknown', says, '7', componentPlace(segment, 3, 1));
    }
    this.#checkAgreed(options.receivedAt ?? new Date());
    const { declared } = charset.info;
    // ISO 10646 without code extension is just that; by any other name the characters have one byte.
    if (narrowed !== undefined && isWide(narrowed.encoding) && declared !== 'UNOY') {
      const says = `UNB declares ${declared}, but the text is ${narrowed.encoding.toUpperCase().slice(0, 6)}`;
      this.note('charset-mismatch', says, '21', componentPlace(segment, 1, 1));
    }
  }

  /** What the partner's profile allows of an interchange. */
  #checkAgreed(arrived: Date): void {
    const { sender, test, date } = this.info;
    if (!isAgreedSender(this.profile, sender)) {
      const says = `UNB S002 (sender) is ${shown(`${sender.qualifier}:${sender.id}`)}, which was not agreed`;
      this.note('sender-unknown', says, '23', componentPlace(this.#unb, 2, 1));
    }
    if (isTooOld(this.profile, date, arrived)) {
      const says = `UNB 0017 (date of preparation) is ${shown(date)}, more than ${this.profile?.maxAgeDays} day(s) before it arrived`;
      this.note('interchange-too-old', says, '24', componentPlace(this.#unb, 4, 1));
    }
    if (test && this.profile?.tests === 'reject')
      this.note(
        'test-not-agreed',
        'UNB 0035 says that this is a test, and none were agreed',
        '25',
        elementPlace(this.#unb, 11),
      );
  }

  /** 1 to 4; what the header says otherwise is taken for the nearest. */
  get syntax(): string {
    const [version = ''] = this.info.version.split(':').slice(1);
    if (/^[1-4]$/.test(version)) return version;
    return version > '4' && version < ':' ? '4' : '3';
  }

  /** Memory of a plan's last good values; kept per interchange, because delimiters are part of them. */
  memoryOf(plan: MessagePlan): Memory {
    const known = this.#memories.get(plan);
    if (known !== undefined) return known;
    const memory: Memory = [];
    this.#memories.set(plan, memory);
    return memory;
  }

  /** @param segment UNG; undefined for messages that stand in no group */
  openGroup(segment: Segment | undefined, functionalId: string, at: Segment): OpenGroup {
    const group = new OpenGroup(segment, functionalId, this, this.#groups);
    const wasMixed = this.#isMixed;
    this.#implied ||= group.isImplied;
    this.#explicit += group.isImplied ? 0 : 1;
    if (this.#isMixed && !wasMixed)
      this.note('group-mixed', 'Messages stand inside and outside groups (UNG)', '30', placeOf(at));
    if (segment !== undefined) {
      const { controlNumber } = group.info;
      if (this.#groupNumbers.has(controlNumber)) group.duplicate();
      this.#groupNumbers.add(controlNumber);
      this.#messageNumbers = new TakenNumbers();
    }
    this.#groups += 1;
    return group;
  }

  /** Takes a group that has ended. */
  closeGroup(group: OpenGroup): void {
    this.#closed.add(group.closed);
  }

  /**
   * Takes a message reference (UNH 0062); true when it occurred before in its group, or in the interchange where there
   * are no groups (ISO 9735-1, notes to UNH: it identifies a message within its group, if used).
   */
  takeMessage(reference: string): boolean {
    this.#messages += 1;
    const isTaken = this.#messageNumbers.has(reference);
    if (!isTaken) this.#messageNumbers.add(reference);
    return isTaken;
  }

  unexpected(segment: Segment): void {
    const unread = isSecurity(segment) ? '27' : isPackage(segment) ? '47' : undefined;
    if (unread !== undefined) {
      const message = unreadMessage(segment);
      this.note('envelope-unsupported', message, unread, placeOf(segment), undefined, unreadSeverity(segment));
      return;
    }
    const message = `Segment ${shown(segment.tag)} stands in the interchange, outside every message`;
    this.note('interchange-segment-unexpected', message, '33', placeOf(segment));
  }

  get #isMixed(): boolean {
    return this.#implied && this.#explicit > 0;
  }

  /** Groups when there is any UNG, else messages (UNZ 0036). */
  get units(): { readonly count: number; readonly name: string } {
    return this.#explicit > 0 ? { count: this.#explicit, name: 'groups' } : { count: this.#messages, name: 'messages' };
  }

  /** Whether an UNZ agrees with the header in every point. */
  matches(trailer: Segment): boolean {
    return elementText(trailer, 2) === this.info.controlNumber && Number(trailer.elements[1]) === this.units.count;
  }

  /**
   * The interchange and its groups. Without an UNZ everything is rejected.
   * @param isWhole no message is open, so that UNZ alone is missing
   */
  close(trailer: Segment | undefined, end: number, isWhole: boolean): Pick<ClosedInterchange, 'closed' | 'groups'> {
    if (trailer === undefined) this.#brokenOff(end, isWhole);
    else this.#checkTrailer(trailer);
    if (this.#messages === 0 && trailer !== undefined) {
      this.note('envelope-empty', `Interchange ${this.info.controlNumber} holds no message`, '32', placeOf(trailer));
    }
    // Whatever was agreed about severities: a file that was cut is never taken.
    const isRejected = trailer === undefined || this.findings.rejected;
    const why = trailer === undefined ? 'the interchange ends without UNZ' : 'the interchange is';
    const eachGroup = this.#closed.verdicts((group) => groupVerdict(group, this.info, isRejected ? why : undefined));
    const closed: Omit<DecodedInterchange, 'eachGroup'> = {
      kind: 'interchange',
      interchange: this.info,
      status: isRejected ? 'R' : 'A', // CONTRL knows no "accepted with errors".
      groups: this.#closed.size,
      findings: this.findings.list(),
      at: { offset: this.info.offset, length: end - this.info.offset },
    };
    return { groups: eachGroup(), closed: withGroups(closed, eachGroup) };
  }

  note(code: FindingCode, message: string, edifact: string, at: Place, fix?: Fix, severity?: Severity): void {
    const more = { ...(fix === undefined ? {} : { fix }), ...(severity === undefined ? {} : { severity }) };
    this.findings.add(finding(code, message, { at, edifact: { level: 'interchange', code: edifact }, ...more }));
  }

  #brokenOff(end: number, isWhole: boolean): void {
    const { element, segment } = this.#header.delimiters;
    const raw = this.#unb.elements[5] ?? '';
    const text = ['UNZ', String(this.units.count), raw].join(element) + segment;
    const message = `Interchange ${this.info.controlNumber} ends without UNZ`;
    const fix = isWhole ? { offset: end, length: 0, text } : undefined;
    this.note('interchange-broken-off', message, '13', { offset: end, length: 0, segment: 0, tag: 'UNZ' }, fix);
  }

  #checkTrailer(trailer: Segment): void {
    const reference = elementText(trailer, 2) ?? '';
    const raw = this.#unb.elements[5] ?? '';
    // That UNB has none was told there.
    if (reference !== this.info.controlNumber && this.info.controlNumber !== '') {
      const at = elementPlace(trailer, 2);
      const message = `UNZ 0020 (interchange reference) is ${shown(reference)}, but in UNB it is ${shown(this.info.controlNumber)}`;
      // CONTRL cannot note it and accept, as TA1 can: whoever is told 7 will never send again what is lost.
      const fix = { offset: at.offset, length: at.length, text: raw };
      this.note('interchange-control-mismatch', message, '28', at, fix, 'error');
    }
    if (this.#isMixed) return; // Neither groups nor messages are all of it; that is told where they mix.
    const { count, name } = this.units;
    const claimed = elementText(trailer, 1) ?? '';
    if (!/^\d+$/.test(claimed) || Number(claimed) !== count) {
      const at = elementPlace(trailer, 1);
      const message = `UNZ 0036 (number of ${name}) is ${shown(claimed)}, but there are ${count}`;
      const fix = { offset: at.offset, length: at.length, text: String(count) };
      this.note('interchange-count-mismatch', message, '29', at, fix, 'error');
    }
  }

  #checkHeader(): void {
    const { mismatch, unusable, short, offset } = this.#header;
    const [syntaxIdentifier = '', version = ''] = this.info.version.split(':');
    if (mismatch !== undefined) {
      const message = `UNA says ${shown(mismatch)}, but UNB uses ${shown(this.info.delimiters.component)} and ${shown(this.info.delimiters.element)}`;
      this.note('service-characters-mismatch', message, '22', { offset, length: 9 });
    }
    if (unusable !== undefined) {
      const message = `UNA says ${shown(unusable)}, of which one cannot be a delimiter or stands twice; ${shown(this.info.delimiters.segment)} ends the segments`;
      this.note('service-characters-mismatch', message, '20', { offset, length: 9 });
    }
    if (short !== undefined) this.#noteShortAdvice(short, offset);
    if (!isKnownCharset(syntaxIdentifier)) {
      const message = `UNB 0001 (syntax identifier) is ${shown(syntaxIdentifier)}, which names no known character set`;
      this.note('charset-unknown', message, '46', componentPlace(this.#unb, 1, 1));
    }
    if (!/^[1-4]$/.test(version)) {
      const message = `UNB 0002 (syntax version) is ${shown(version)}; it was read as ${this.syntax}`;
      this.note('syntax-version-unknown', message, '2', componentPlace(this.#unb, 1, 2));
    }
    const plan = servicePlan('UNB', this.syntax);
    const report = (item: Finding): void =>
      this.findings.add(isReferenceMissing(item) ? { ...item, severity: 'error' } : item);
    const manner = { code: 'header-field-invalid', level: 'interchange' } as const;
    if (plan !== undefined) explainElements(this.#unb, plan, this.context, report, manner);
    this.#checkPreparation();
  }

  /** UNA1 to UNA4 are rarely left out, the blank that is reserved (UNA5) often. */
  #noteShortAdvice(advice: string, offset: number): void {
    const { segment } = this.info.delimiters;
    const at = { offset, length: 3 + advice.length };
    const message = `UNA has ${advice.length} characters behind its tag instead of 6: ${shown(advice)}; ${shown(segment)} ends the segments`;
    const isBlankMissing = advice.length === 5 && advice.endsWith(segment);
    const fix = isBlankMissing ? { ...at, text: `UNA${advice.slice(0, 4)} ${segment}` } : undefined;
    this.note('service-characters-mismatch', message, '22', at, fix);
  }

  /** S004, where it has the digits of a day and a time: their number is told by the dictionary. */
  #checkPreparation(): void {
    const { date, time } = this.info;
    const isDay = !/^(?:\d{6}|\d{8})$/.test(date) || isDateIn(date.length === 8 ? '102' : '101', date);
    if (!isDay) {
      const message = `UNB 0017 (date of preparation) is ${shown(date)}, which is no day`;
      this.note('header-field-invalid', message, '12', componentPlace(this.#unb, 4, 1));
    }
    if (/^\d{4}$/.test(time) && !isDateIn('401', time)) {
      const message = `UNB 0019 (time of preparation) is ${shown(time)}, which is no time`;
      this.note('header-field-invalid', message, '12', componentPlace(this.#unb, 4, 2));
    }
  }
}

/** Without its reference an interchange cannot be told from its copies, nor be named in an answer. */
function isReferenceMissing({ at, edifact }: Finding): boolean {
  return edifact?.code === '13' && at !== undefined && 'element' in at && at.element === 5;
}

function cutUnb(
  header: EdifactHeader,
  agreed: string | undefined,
  narrowed: Narrowed | undefined,
): {
  readonly charset: InterchangeCharset;
  readonly segment: Segment;
  readonly fault: ReturnType<InterchangeCharset['judge']>['fault'];
} {
  const { text, delimiters, unbOffset } = header;
  // Up to the component separator: nothing else of UNB decides how it is decoded.
  const identifier = text.replace(/[\r\n]/g, '').slice(4, 8);
  const charset = new InterchangeCharset(identifier, agreed, { delimiters, narrowed });
  const cutting = { delimiters, source: charset.plain };
  const segment = cutSegment(text, Buffer.from(text, 'latin1'), 0, text.length, unbOffset, 'plain', cutting, 0);
  if (!segment.wide) return { charset, segment, fault: undefined };
  const { source, fault } = charset.judge(text);
  return { charset, segment: { ...segment, source }, fault };
}

function interchangeOf(unb: Segment, header: EdifactHeader, index: number): Interchange {
  const part = (element: number, component: number): string => componentText(unb, element, component) ?? '';
  const party = (element: number): PartyId => {
    const routing = part(element, 3);
    return { qualifier: part(element, 2), id: part(element, 1), ...(routing === '' ? {} : { routing }) };
  };
  const asked = elementText(unb, 9) ?? '';
  const { decimalMark } = header;
  return {
    index,
    standard: 'edifact',
    sender: party(2),
    receiver: party(3),
    controlNumber: elementText(unb, 5) ?? '',
    date: part(4, 1),
    time: part(4, 2),
    version: `${part(1, 1)}:${part(1, 2)}`,
    test: /^[1-4]$/.test(elementText(unb, 11) ?? ''), // 1 a test, 2 of the syntax alone, 3 and 4 an echo.
    acknowledgmentRequested: asked === '1' || asked === '2',
    ...(asked === '2' ? { receiptOnly: true } : {}),
    delimiters: { ...header.delimiters, ...(decimalMark === undefined ? {} : { decimalMark }) },
    offset: header.offset,
  };
}

export function placeOf({ offset, length, tag }: Segment): Place {
  return { offset, length, segment: 0, tag };
}
