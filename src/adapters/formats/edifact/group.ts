/**
 * A functional group under way (UNG … UNE): its header, the verdicts of its messages, and its own when it ends. An
 * interchange without groups has one that is implied for all its messages; it has no trailer and cannot be rejected.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedGroup, Group, Interchange, SetVerdict } from '../../../model/decoded.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import type { ClosedGroup } from '../../edi/closed-groups.ts';
import { FindingList } from '../../edi/finding-list.ts';
import { SetLedger, withSets } from '../../edi/ledger.ts';
import { componentText, elementPlace, elementText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { explainElements } from './elements.ts';
import type { OpenInterchange } from './interchange.ts';
import { servicePlan } from './plan.ts';

export class OpenGroup {
  readonly info: Group;
  readonly isImplied: boolean;
  readonly findings: FindingList;
  readonly #interchange: OpenInterchange;
  readonly #header: Segment | undefined;
  readonly #messages = new SetLedger();
  #claimed: number | undefined;

  /** @param header UNG; undefined for the implied group */
  constructor(header: Segment | undefined, functionalId: string, interchange: OpenInterchange, index: number) {
    this.#header = header;
    this.#interchange = interchange;
    this.isImplied = header === undefined;
    this.findings = new FindingList(interchange.findingsMax, interchange.severityOf);
    this.info = header === undefined ? impliedGroup(interchange, functionalId, index) : groupOf(header, index);
    if (header === undefined) return;
    const plan = servicePlan('UNG', interchange.syntax);
    const report = (item: Finding): void => this.findings.add(item);
    const manner = { code: 'header-field-invalid', level: 'group' } as const;
    if (plan !== undefined) explainElements(header, plan, interchange.context, report, manner);
  }

  duplicate(): void {
    if (this.#header === undefined) return;
    const message = `UNG 0048 (group reference) ${shown(this.info.controlNumber)} occurs twice in the interchange`;
    this.#note('group-duplicate', message, '26', elementPlace(this.#header, 5));
  }

  unexpected(segment: Segment): void {
    const { offset, length, tag } = segment;
    const message = `Segment ${shown(tag)} stands in the group, outside every message`;
    this.#note('group-segment-unexpected', message, '33', { offset, length, segment: 0, tag });
  }

  /** A message of another type than the group's (UNG 0038, 0085 = 31). */
  checkType(type: string, at: Place): void {
    if (this.isImplied || type === this.info.functionalId) return;
    const message = `Message ${shown(type)} stands in a group of ${shown(this.info.functionalId)} (UNG 0038)`;
    this.#note('group-function-mismatch', message, '31', at);
  }

  add(verdict: SetVerdict): void {
    this.#messages.add(verdict);
  }

  /** Takes UNE, or its absence. @param end offset where it would stand */
  close(trailer: Segment | undefined, end: number): void {
    const header = this.#header;
    if (header === undefined) return;
    const received = this.#messages.size;
    const raw = header.elements[5] ?? '';
    if (trailer === undefined) {
      const { element, segment } = this.#interchange.info.delimiters;
      const fix = { offset: end, length: 0, text: ['UNE', String(received), raw].join(element) + segment };
      const at = { offset: end, length: 0, segment: 0, tag: 'UNE' };
      this.#note('group-broken-off', `Group ${this.info.controlNumber} ends without UNE`, '13', at, fix);
      return;
    }
    const count = elementText(trailer, 1) ?? '';
    const isNumber = /^\d+$/.test(count);
    if (isNumber && Number(count) <= 999_999) this.#claimed = Number(count);
    const at = elementPlace(trailer, 1);
    if (isNumber && Number(count) === received && count.length > 6) {
      const message = `UNE 0060 (number of messages) is ${shown(count)}: right, but longer than six digits`;
      this.#note('element-too-long', message, '39', at);
    } else if (!isNumber || Number(count) !== received) {
      const message = `UNE 0060 (number of messages) is ${shown(count)}, but there are ${received}`;
      const fix = { offset: at.offset, length: at.length, text: String(received) };
      this.#note('group-count-mismatch', message, '29', at, fix);
    }
    const reference = elementText(trailer, 2) ?? '';
    if (reference !== this.info.controlNumber) {
      const at = elementPlace(trailer, 2);
      const message = `UNE 0048 (group reference) is ${shown(reference)}, but in UNG it is ${shown(this.info.controlNumber)}`;
      this.#note('group-control-mismatch', message, '28', at, { offset: at.offset, length: at.length, text: raw });
    }
    if (received === 0) {
      const at = { offset: trailer.offset, length: trailer.length, segment: 0, tag: 'UNE' };
      this.#note('envelope-empty', `Group ${this.info.controlNumber} holds no message`, '32', at);
    }
  }

  /** What stays of it until its interchange ends. */
  get closed(): ClosedGroup {
    const { info, findings } = this;
    const claimed = this.#claimed ?? this.#messages.size;
    return { info, at: this.#place(), claimed, findings, sets: this.#messages };
  }

  #place(): Place {
    if (this.#header === undefined) return { offset: this.#interchange.info.offset, length: 0 };
    const { offset, length } = this.#header;
    return { offset, length, segment: 0, tag: 'UNG' };
  }

  #note(code: FindingCode, message: string, edifact: string, at: Place, fix?: Fix): void {
    const more = fix === undefined ? {} : { fix };
    this.findings.add(finding(code, message, { at, edifact: { level: 'group', code: edifact }, ...more }));
  }
}

/** @param why its interchange is rejected, and the group with it; undefined when it is not. */
export function groupVerdict(closed: ClosedGroup, interchange: Interchange, why: string | undefined): DecodedGroup {
  const { info, at, claimed, findings, sets } = closed;
  if (why !== undefined) {
    const what = info.implied === true ? 'All messages are' : `Group ${info.controlNumber} is`;
    findings.add(finding('group-rejected', `${what} rejected, because ${why}`, { at }));
  }
  const rejected = why !== undefined || findings.rejected;
  const group = {
    kind: 'group' as const,
    interchange,
    group: info,
    claimed,
    status: rejected ? 'R' : sets.status,
    findings: findings.list(),
  };
  return withSets(group, () => (rejected ? rejectedSets(closed) : sets.each()));
}

function* rejectedSets({ info, at, sets }: ClosedGroup): Generator<SetVerdict> {
  // One finding for all of them: there may be a hundred thousand.
  const message = `Rejected together with ${info.implied === true ? 'the interchange' : `group ${info.controlNumber}`}`;
  const why: Finding = finding('group-rejected', message, { at });
  for (const set of sets.each())
    yield { ...set, status: 'R', findings: set.status === 'R' ? set.findings : [...set.findings, why] };
}

/** UNG: 0038, S006, S007, S004, 0048, 0051, S008. */
function groupOf(header: Segment, index: number): Group {
  const part = (element: number, component = 1): string => componentText(header, element, component) ?? '';
  // With its qualifier, as `id:qualifier`: UCF repeats S006 and S007 whole.
  const party = (element: number): string => [part(element), part(element, 2)].join(':').replace(/:$/, '');
  return {
    index,
    functionalId: part(1),
    sender: party(2),
    receiver: party(3),
    controlNumber: part(5),
    date: part(4),
    time: part(4, 2),
    agency: part(6),
    version: [part(7), part(7, 2), part(7, 3)].filter((text) => text !== '').join(':'),
  };
}

function impliedGroup({ info }: OpenInterchange, functionalId: string, index: number): Group {
  return {
    implied: true,
    index,
    functionalId,
    sender: info.sender.id,
    receiver: info.receiver.id,
    controlNumber: '',
    date: info.date,
    time: info.time,
    agency: '',
    version: '',
  };
}
