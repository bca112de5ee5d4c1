/** A functional group under way: its header, the verdicts of its sets, and its own when it ends. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedGroup, Group, Interchange, SetVerdict } from '../../../model/decoded.ts';
import type { Finding, Fix, Severity } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import type { ClosedGroup } from '../../edi/closed-groups.ts';
import { FindingList, type SeverityOf } from '../../edi/finding-list.ts';
import { elementFix, segmentFix } from './agreed.ts';
import envelope from './dictionary/envelope.json' with { type: 'json' };
import { SetLedger, withSets } from '../../edi/ledger.ts';
import { mendedValue } from './mend.ts';
import { shown } from './names.ts';
import { isKnownSet, isPublishedVersion } from './plan.ts';
import { SecurityCheck } from './security.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { isDate, isTime } from './values.ts';
import { isApplicationCode } from './writer.ts';

const FUNCTIONAL_IDS: ReadonlySet<string> = new Set(Object.values(envelope.functionalIdBySet));

/** Whether AK1 can name the group: an acknowledgment repeats GS01 and GS06. */
export function isNamed({ functionalId, controlNumber }: Group): boolean {
  return controlNumber !== '' && /^[A-Z0-9]{2}$/.test(functionalId);
}

export class OpenGroup {
  readonly info: Group;
  readonly findings: FindingList;
  readonly #interchange: Interchange;
  readonly #header: Segment;
  readonly #sets = new SetLedger();
  /** Whether GS08 names a version that was published: otherwise that is told here, once for all sets. */
  readonly isVersionKnown: boolean;
  #hasKnownSet = false;
  #security: SecurityCheck | undefined;
  #claimed: number | undefined;

  constructor(
    header: Segment,
    interchange: Interchange,
    index: number,
    findingsMax: number,
    severityOf: SeverityOf | undefined,
  ) {
    this.#header = header;
    this.#interchange = interchange;
    this.findings = new FindingList(findingsMax, severityOf);
    const [
      ,
      functionalId = '',
      sender = '',
      receiver = '',
      date = '',
      time = '',
      controlNumber = '',
      agency = '',
      version = '',
    ] = header.elements;
    this.info = { index, functionalId, sender, receiver, controlNumber, date, time, agency, version };
    // Element 28 is a number (N0): zeros ahead of it say nothing.
    if (!/^0*\d{1,9}$/.test(controlNumber)) {
      const message = `GS06 (group control number) must be a number of 1 to 9 digits; found ${shown(controlNumber)}`;
      this.#note('group-control-invalid', message, '6', elementPlace(header, 6));
    } else if (controlNumber.length > 9) {
      const message = `GS06 (group control number) may have 9 digits; ${shown(controlNumber)} has ${controlNumber.length}, zeros among them that say nothing`;
      this.#note('group-control-invalid', message, '6', elementPlace(header, 6), undefined, 'warning');
    }
    this.isVersionKnown = isPublishedVersion(version);
    if (!this.isVersionKnown) {
      const message = `GS08 (version) is ${shown(version)}, which is no published version; the sets were checked with the nearest one`;
      this.#note('group-version-unknown', message, '2', elementPlace(header, 8));
    }
  }

  /** What is wrong with the other elements of GS: no code of AK905 says it, but TA105 024 does. */
  headerFaults(): Finding[] {
    const { sender, receiver, date, time, agency, version } = this.info;
    const rules = [
      { element: 2, name: 'application sender', value: sender, isGood: isApplicationCode(sender), wants: '2 to 15 characters' },
      { element: 3, name: 'application receiver', value: receiver, isGood: isApplicationCode(receiver), wants: '2 to 15 characters' },
      { element: 4, name: 'date', value: date, isGood: dateLengths(version).some((length) => isDate(date, length)), wants: dateWanted(version) },
      { element: 5, name: 'time', value: time, isGood: isTime(time), wants: 'a time' },
      { element: 7, name: 'responsible agency', value: agency, isGood: agency === 'X' || agency === 'T', wants: 'X or T' },
    ]; // prettier-ignore
    const faults = rules
      .filter(({ isGood }) => !isGood)
      .map(({ element, name, value, wants }) => {
        const says = value === '' ? 'it is empty' : `found ${shown(value)}`;
        const place = elementPlace(this.#header, element);
        const fault = fieldFault(`GS0${element} (${name}) must be ${wants}; ${says}`, place, '024');
        const mended = element === 4 ? this.#mendedDate() : undefined;
        if (mended === undefined) return fault;
        return { ...fault, fix: elementFix(this.#header, 4, mended, this.#interchange.delimiters.element) };
      });
    return [...faults, ...surplus(this.#header, 8, '024')];
  }

  /** GS04 in the length that its version wants, where it is a day in the other one. */
  #mendedDate(): string | undefined {
    const [wanted, ...others] = dateLengths(this.info.version);
    if (wanted === undefined || others.length > 0) return undefined;
    return mendedValue('element-date', { type: 'DT', max: wanted, components: undefined }, this.info.date);
  }

  duplicate(): void {
    const message = `GS06 (group control number) ${shown(this.info.controlNumber)} occurs twice in the interchange`;
    this.#note('group-duplicate', message, '19', elementPlace(this.#header, 6));
  }

  unexpected(segment: Segment): void {
    if (SecurityCheck.isSecurity(segment)) {
      this.#security ??= new SecurityCheck('group', (item) => this.findings.add(item));
      this.#security.segment(segment);
      return;
    }
    const { offset, length, tag } = segment;
    const message = `Segment ${shown(tag)} stands in the group, outside every set`;
    this.findings.add(finding('group-segment-unexpected', message, { at: { offset, length, segment: 0, tag } }));
  }

  /** Whether a set of the group had this control number. */
  hasSet(controlNumber: string): boolean {
    return this.#sets.has(controlNumber);
  }

  add(verdict: SetVerdict): void {
    this.#hasKnownSet ||= isKnownSet(verdict.id);
    this.#sets.add(verdict);
  }

  /**
   * Takes GE, or its absence.
   * @param end offset after the last byte of the group
   * @param isCut the file ends inside a segment, so that a GE would mend nothing
   */
  close(trailer: Segment | undefined, end: number, isCut: boolean): void {
    this.#security?.close();
    const received = this.#sets.size;
    const { controlNumber, functionalId } = this.info;
    const { delimiters } = this.#interchange;
    if (!this.#hasKnownSet && received > 0 && !FUNCTIONAL_IDS.has(functionalId)) {
      const message = `No set of the group is of a kind that is taken here; GS01 (functional id) is ${shown(functionalId)}`;
      this.#note('group-unsupported', message, '1', elementPlace(this.#header, 1));
    }
    if (trailer === undefined) {
      const { offset, length } = this.#header;
      const fix = segmentFix(end, delimiters, 'GE', String(received), controlNumber);
      const at = { offset, length, segment: 0, tag: 'GS' };
      this.#note('group-broken-off', `Group ${controlNumber} ends without GE`, '3', at, isCut ? undefined : fix);
      return;
    }
    for (const fault of surplus(trailer, 2, '024')) this.findings.add(fault);
    const [, count = '', control = ''] = trailer.elements;
    const isNumber = /^\d+$/.test(count);
    // A number beyond six digits cannot be repeated in AK902, but it may be right.
    if (isNumber && Number(count) <= 999_999) this.#claimed = Number(count);
    if (isNumber && Number(count) === received && count.length > 6) {
      const message = `GE01 (number of sets) is ${shown(count)}: right, but longer than six digits`;
      this.findings.add(finding('element-too-long', message, { at: elementPlace(trailer, 1) }));
    } else if (!isNumber || Number(count) !== received) {
      const message = `GE01 (number of sets) is ${shown(count)}, but there are ${received}`;
      const fix = elementFix(trailer, 1, String(received), delimiters.element);
      this.#note('group-count-mismatch', message, '5', elementPlace(trailer, 1), fix);
    }
    if (withoutZeros(control) !== withoutZeros(controlNumber)) {
      const message = `GE02 (group control number) is ${shown(control)}, but GS06 is ${shown(controlNumber)}`;
      const fix = elementFix(trailer, 2, controlNumber, delimiters.element);
      this.#note('group-control-mismatch', message, '4', elementPlace(trailer, 2), fix);
    }
  }

  /** What stays of it until its interchange ends. */
  get closed(): ClosedGroup {
    const { info, findings } = this;
    const claimed = this.#claimed ?? this.#sets.size;
    return { info, at: placeOf(this.#header), claimed, findings, sets: this.#sets };
  }

  #note(code: FindingCode, message: string, x12: string, at: Place, fix?: Fix, severity?: Severity): void {
    const place = {
      at,
      x12: { level: 'group', code: x12 },
      ...(fix && { fix }),
      ...(severity && { severity }),
    } as const;
    this.findings.add(finding(code, message, place));
  }
}

/** @param why its interchange is rejected, and the group with it; undefined when it is not. */
export function groupVerdict(closed: ClosedGroup, interchange: Interchange, why: string | undefined): DecodedGroup {
  const { info, at, claimed, findings, sets } = closed;
  if (why !== undefined) {
    findings.add(finding('group-rejected', `Group ${info.controlNumber} is rejected, because ${why}`, { at }));
  }
  const { rejected } = findings;
  const group = {
    kind: 'group' as const,
    interchange,
    group: info,
    claimed,
    status: rejected ? 'R' : statusOf(closed),
    findings: findings.list(),
  };
  return withSets(group, () => (rejected ? rejectedSets(closed) : sets.each()));
}

/** AK901, when the group itself is not rejected. */
function statusOf({ findings, sets: { status } }: ClosedGroup): DecodedGroup['status'] {
  return status === 'A' && findings.status !== 'A' ? 'E' : status;
}

function* rejectedSets({ info, at, sets }: ClosedGroup): Generator<SetVerdict> {
  // One finding for all of them: there may be a hundred thousand.
  const why: Finding = finding('group-rejected', `Rejected together with group ${info.controlNumber}`, { at });
  for (const set of sets.each())
    yield { ...set, status: 'R', findings: set.status === 'R' ? set.findings : [...set.findings, why] };
}

const FIRST_WITH_CENTURY = '004010';

/** Digits of GS04 in this version (GS08): YYMMDD before 004010, CCYYMMDD from there on; both where nobody can tell. */
function dateLengths(version: string): readonly number[] {
  if (!/^\d{6}/.test(version)) return [6, 8];
  return version.slice(0, 6) < FIRST_WITH_CENTURY ? [6] : [8];
}

function dateWanted(version: string): string {
  const lengths = dateLengths(version);
  return lengths.length > 1
    ? 'a date'
    : `a date, ${lengths[0] === 6 ? 'YYMMDD' : 'CCYYMMDD'} in version ${version.slice(0, 6)}`;
}

/** Elements of GS, GE or IEA beyond the last that it has. */
export function surplus(segment: Segment, last: number, ta1: string): Finding[] {
  const extra = segment.elements.findIndex((text, element) => element > last && text !== '');
  if (extra < 0) return [];
  const message = `${segment.tag} has ${last} elements; ${segment.tag}${String(extra).padStart(2, '0')} is ${shown(segment.elements[extra] ?? '')}`;
  return [fieldFault(message, elementPlace(segment, extra), ta1)];
}

function fieldFault(message: string, at: Place, code: string): Finding {
  return finding('envelope-field-invalid', message, { at, x12: { level: 'interchange', code } });
}

function withoutZeros(control: string): string {
  return control.replace(/^0+(?=\d)/, '');
}

function placeOf(header: Segment): Place {
  return { offset: header.offset, length: header.length, segment: 0, tag: 'GS' };
}
