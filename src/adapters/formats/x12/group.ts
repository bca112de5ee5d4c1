/** A functional group under way: its header, the verdicts of its sets, and its own when it ends. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedGroup, Group, Interchange, SetVerdict } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import { FindingList } from '../../edi/finding-list.ts';
import { SetLedger } from './ledger.ts';
import { shown } from './names.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

// A group may hold 100,000 sets, each with findings. Beyond this many, a set keeps only its first one.
const GROUP_FINDINGS_MAX = 10_000;

export class OpenGroup {
  readonly info: Group;
  readonly findings: FindingList;
  readonly #interchange: Interchange;
  readonly #header: Segment;
  readonly #sets = new SetLedger();
  #setFindings = 0;
  #claimed: number | undefined;

  constructor(header: Segment, interchange: Interchange, index: number, findingsMax: number) {
    this.#header = header;
    this.#interchange = interchange;
    this.findings = new FindingList(findingsMax);
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
    if (!/^\d{1,9}$/.test(controlNumber)) {
      const message = `GS06 (group control number) must be a number of 1 to 9 digits; found ${shown(controlNumber)}`;
      this.#note('group-control-invalid', message, '6', elementPlace(header, 6));
    }
  }

  duplicate(): void {
    const message = `GS06 (group control number) ${shown(this.info.controlNumber)} occurs twice in the interchange`;
    this.#note('group-duplicate', message, '19', elementPlace(this.#header, 6));
  }

  unexpected(segment: Segment): void {
    const { offset, length, tag } = segment;
    const message = `Segment ${shown(tag)} stands in the group, outside every set`;
    this.findings.add(finding('group-segment-unexpected', message, { at: { offset, length, segment: 0, tag } }));
  }

  /** Whether a set of the group had this control number. */
  hasSet(controlNumber: string): boolean {
    return this.#sets.has(controlNumber);
  }

  add(verdict: SetVerdict): void {
    const room = this.#setFindings < GROUP_FINDINGS_MAX;
    const kept =
      room || verdict.findings.length <= 1 ? verdict : { ...verdict, findings: verdict.findings.slice(0, 1) };
    this.#setFindings += kept.findings.length;
    this.#sets.add(kept);
  }

  /** Takes GE, or its absence. */
  close(trailer: Segment | undefined): void {
    const received = this.#sets.size;
    if (trailer === undefined) {
      const { offset, length } = this.#header;
      const message = `Group ${this.info.controlNumber} ends without GE`;
      this.#note('group-broken-off', message, '3', { offset, length, segment: 0, tag: 'GS' });
      return;
    }
    const [, count = '', control = ''] = trailer.elements;
    if (/^\d{1,6}$/.test(count)) this.#claimed = Number(count);
    if (this.#claimed !== received) {
      const message = `GE01 (number of sets) is ${shown(count)}, but there are ${received}`;
      this.#note('group-count-mismatch', message, '5', elementPlace(trailer, 1));
    }
    if (control !== this.info.controlNumber) {
      const message = `GE02 (group control number) is ${shown(control)}, but GS06 is ${shown(this.info.controlNumber)}`;
      this.#note('group-control-mismatch', message, '4', elementPlace(trailer, 2));
    }
  }

  /** @param brokenOff the interchange has no IEA, so that the group is rejected with it. */
  verdict(brokenOff: boolean): DecodedGroup {
    if (brokenOff) {
      const message = `Group ${this.info.controlNumber} is rejected, because its interchange ends without IEA`;
      this.findings.add(finding('group-rejected', message, { at: placeOf(this.#header) }));
    }
    const rejected = this.findings.rejected;
    const list = (): readonly SetVerdict[] => (rejected ? this.#rejectAll() : this.#sets.list());
    let sets: readonly SetVerdict[] | undefined;
    return {
      kind: 'group',
      interchange: this.#interchange,
      group: this.info,
      // Half a million objects, made only for whoever looks at them.
      get sets() {
        return (sets ??= list());
      },
      claimed: this.#claimed ?? this.#sets.size,
      status: rejected ? 'R' : this.#status(),
      findings: this.findings.list(),
    };
  }

  /** AK901, when the group itself is not rejected. */
  #status(): DecodedGroup['status'] {
    const { status } = this.#sets;
    return status === 'A' && this.findings.status !== 'A' ? 'E' : status;
  }

  #rejectAll(): SetVerdict[] {
    // One finding for all of them: there may be a hundred thousand.
    const why: Finding = finding('group-rejected', `Rejected together with group ${this.info.controlNumber}`, {
      at: placeOf(this.#header),
    });
    return this.#sets.list().map((set) => ({
      ...set,
      status: 'R',
      findings: set.status === 'R' ? set.findings : [...set.findings, why],
    }));
  }

  #note(code: FindingCode, message: string, x12: string, at: Place): void {
    this.findings.add(finding(code, message, { at, x12: { level: 'group', code: x12 } }));
  }
}

function placeOf(header: Segment): Place {
  return { offset: header.offset, length: header.length, segment: 0, tag: 'GS' };
}
