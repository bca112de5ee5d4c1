/** A message under way (MHD … MTR): its segments and its checks. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding, Fix, Severity } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import type { Limits } from '../../../model/limits.ts';
import { FindingList, type SeverityOf } from '../../edi/finding-list.ts';
import { componentPlace, componentText, elementPlace, elementText, type Segment } from '../../edi/segment.ts';
import { misreadAt } from '../../edi/misread.ts';
import { shown } from '../../edi/shown.ts';
import { StructureCheck, type Misplacement, type NodePlan, type StructureSink } from '../../edi/structure.ts';
import { elementFaults } from './elements.ts';
import { INDISPENSABLE, structureOf, VERSION } from './structures.ts';

export class OpenMessage implements StructureSink {
  readonly header: Segment;
  readonly findings: FindingList;
  /** Such as `ORDERS`. */
  readonly type: string;
  /** Message reference in the transmission: 1, 2, 3 … */
  readonly reference: string;
  readonly version: string;
  /** Segments so far, MHD included. */
  count = 0;
  /** What holds the order for a person, but is no fault of the message. */
  readonly doubts: Finding[] = [];
  readonly #check: StructureCheck | undefined;
  readonly #segmentsMax: number;
  #lines = 0;
  /** Absent when the message is not kept, or too long to be. */
  #segments: Segment[] | undefined;

  constructor(header: Segment, isKept: boolean, limits: Limits, severityOf: SeverityOf) {
    this.header = header;
    this.type = componentText(header, 2, 1) ?? '';
    this.reference = elementText(header, 1) ?? '';
    this.version = componentText(header, 2, 2) ?? '';
    this.findings = new FindingList(limits.findingsMax, severityOf);
    this.#segmentsMax = limits.setSegmentsMax;
    const structure = structureOf(this.type);
    this.#check = structure === undefined ? undefined : new StructureCheck(structure, this);
    this.#segments = isKept ? [] : undefined;
    if (this.type === '') {
      this.say('set-id-invalid', 'MHD has no message type', elementPlace(header, 2));
    } else if (structure === undefined) {
      this.say('set-unsupported', `Message type ${shown(this.type)} is not supported`, elementPlace(header, 2));
    }
    if (structure !== undefined && this.version !== VERSION) {
      const message = `${this.type} is of version ${shown(this.version)}; it was read and checked as version ${VERSION}, the only one that is known`;
      this.say('group-version-unknown', message, componentPlace(header, 2, 2));
    }
    if (this.reference === '') {
      this.say('set-control-invalid', 'MHD has no message reference', elementPlace(header, 1));
    }
  }

  get segments(): readonly Segment[] | undefined {
    return this.#segments;
  }

  take(segment: Segment): void {
    this.count += 1;
    if (this.count > this.#segmentsMax) {
      if (this.count > this.#segmentsMax + 1) return;
      this.#segments = undefined; // Half an order is worse than none.
      this.say(
        'set-segments-limit',
        `The message has more segments than setSegmentsMax = ${this.#segmentsMax}`,
        at(segment),
      );
      return;
    }
    this.#check?.take(segment);
    if (this.#check !== undefined) for (const fault of elementFaults(segment)) this.findings.add(fault);
    this.#segments?.push(segment);
    if (segment.wide) this.#doubtText(segment);
    if (segment.tag === 'OLD') this.#lines += 1;
    if (segment.tag === 'OTR') this.#checkLines(segment);
  }

  /** Words that no language has are told once a message. */
  #doubtText({ tag, elements, offset, position }: Segment): void {
    if (this.doubts.length > 0) return;
    const shift = misreadAt(elements.join('+'), 'windows-1252');
    if (shift < 0) return;
    const message = `${shown(tag)}: TRADACOMS declares no character set; the text was read as windows-1252, but is of another one by its looks`;
    const place = { offset: offset + shift, length: 1, segment: position, tag };
    this.doubts.push(finding('charset-mismatch', message, { at: place, severity: 'error' }));
  }

  /** A segment could not be read: it counts, and what is left is not the whole message. */
  lose(): void {
    this.count += 1;
    this.#segments = undefined;
  }

  /** @param trailer MTR, already taken; undefined when the message is broken off. @param end offset after its last byte */
  close(trailer: Segment | undefined, end: number): void {
    if (trailer === undefined) {
      const message = `Message ${this.type} ${this.reference} ends without MTR after ${this.count} segment(s)`;
      const fix = { offset: end, length: 0, text: `MTR=${this.count + 1}'` };
      this.say('set-broken-off', message, { offset: end, length: 0 }, undefined, fix);
      return;
    }
    const counted = elementText(trailer, 1) ?? '';
    if (/^\d+$/.test(counted) && Number(counted) === this.count) return;
    const place = elementPlace(trailer, 1);
    const message = `MTR (number of segments) is ${shown(counted)}, but the message has ${this.count}`;
    const fix = { offset: place.offset, length: place.length, text: String(this.count) };
    this.say('set-count-mismatch', message, place, undefined, fix);
  }

  #checkLines(trailer: Segment): void {
    const counted = elementText(trailer, 1) ?? '';
    if (/^\d+$/.test(counted) && Number(counted) === this.#lines) return;
    const place = elementPlace(trailer, 1);
    const message = `OTR (number of lines) is ${shown(counted)}, but the order has ${this.#lines}`;
    const fix = { offset: place.offset, length: place.length, text: String(this.#lines) };
    this.say('lines-count-mismatch', message, place, undefined, fix);
  }

  missing(node: NodePlan, _loop: unknown, noticedAt: Segment, after: number): void {
    const message = `Segment ${node.id} is missing before ${noticedAt.tag}`;
    const place = { offset: noticedAt.offset, length: 0, segment: after, tag: node.id };
    this.say('segment-missing', message, place, INDISPENSABLE.has(node.id) ? 'error' : 'warning');
  }

  tooOften(node: NodePlan, segment: Segment): void {
    this.say('segment-repeats', `Segment ${node.id} may occur ${node.max} time(s) here`, at(segment));
  }

  misplaced(segment: Segment, why: Misplacement): void {
    const tag = shown(segment.tag);
    if (why === 'notInMessage' || why === 'unknown') {
      this.say('segment-not-in-set', `Segment ${tag} is not known in ${this.type}`, at(segment));
    } else if (why === 'outOfOrder') {
      this.say('segment-out-of-order', `Segment ${tag} comes after segments that must follow it`, at(segment));
    } else {
      this.say('segment-unexpected', `Segment ${tag} stands before the segment that it belongs to`, at(segment));
    }
  }

  say(code: FindingCode, message: string, place: Place, severity?: Severity, fix?: Fix): void {
    const item: Finding = finding(code, message, {
      at: place,
      ...(severity === undefined ? {} : { severity }),
      ...(fix === undefined ? {} : { fix }),
    });
    this.findings.add(item);
  }
}

function at({ offset, length, position, tag }: Segment): Place {
  return { offset, length, segment: position, tag };
}
