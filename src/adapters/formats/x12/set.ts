/** A transaction set under way: its segments, its checks, and the document that it becomes. */
import { agreedImplementation, isAgreedDocument } from '../../../model/partner-profile.ts';
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedDocument, DecoderOptions, SetVerdict } from '../../../model/decoded.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import { agreedFindings, elementFix, segmentFix } from './agreed.ts';
import { isOfCharset, withCharset, type DecodedSet } from './charset.ts';
import envelope from './dictionary/envelope.json' with { type: 'json' };
import { FindingList, limited } from '../../edi/finding-list.ts';
import { responseFindings } from '../../edi/order-response.ts';
import type { OpenGroup } from './group.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import type { OpenInterchange } from './interchange.ts';
import { ImplementationCheck } from './implementation.ts';
import { mapOrder } from './map-order.ts';
import { shown } from './names.ts';
import { isKnownSet, isSegmentId, planFor } from './plan.ts';
import { isPlainStatus, readResponse, RESPONSE_SETS } from './read-response.ts';
import { readAcknowledgment } from './received.ts';
import { SetCheck } from './schema.ts';
import { SecurityCheck } from './security.ts';
import { isConvention, isSetControl } from './writer.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { unreadSegment } from '../../edi/unread-segment.ts';

const FUNCTIONAL_IDS: Readonly<Record<string, string>> = envelope.functionalIdBySet;
const MAPPED = new Set(['850', '860', '875', '876']); // Sets that become orders.
const ACKNOWLEDGMENTS = new Set(['997', '999', '824']); // Sets that say what became of ours.

const FIRST_WITH_CONVENTION = '004040'; // AK502 19 means something else until 004010.

export interface SetSurroundings {
  readonly interchange: OpenInterchange;
  readonly group: OpenGroup | undefined;
  readonly index: number;
  readonly delimiters: Delimiters;
  readonly options: DecoderOptions;
}

export class OpenSet {
  readonly findings: FindingList;
  /** Segments so far, ST included. */
  count = 0;
  readonly #around: SetSurroundings;
  readonly #header: Segment;
  readonly #id: string;
  readonly #controlNumber: string;
  readonly #check: SetCheck | undefined;
  readonly #implementation: ImplementationCheck | undefined;
  readonly #segmentsMax: number;
  readonly #findingsMax: number;
  /** Segments that no dictionary has: what they say is not in the order. */
  readonly #unread: FindingList;
  #segments: Segment[] | undefined;
  /** Where the set is judged alone: what of it says in which character set it is. */
  readonly #words: Segment[] | undefined;
  #security: SecurityCheck | undefined;
  /** A byte beyond ASCII was met. */
  #isWide = false;

  constructor(header: Segment, around: SetSurroundings) {
    const { limits, parts } = around.options;
    this.#around = around;
    this.#segmentsMax = limits.setSegmentsMax;
    this.#findingsMax = limits.findingsMax;
    this.#header = header;
    this.#id = header.elements[1] ?? '';
    this.#controlNumber = header.elements[2] ?? '';
    this.findings = new FindingList(limits.findingsMax, around.interchange.severityOf);
    this.#unread = new FindingList(limits.findingsMax, around.interchange.severityOf);
    this.#checkHeader();
    this.#check = parts === 'documents' ? undefined : this.#schema();
    this.#implementation = parts === 'documents' ? undefined : this.#agreedGuide();
    const isShown = MAPPED.has(this.#id) || RESPONSE_SETS.has(this.#id);
    const isRead = ACKNOWLEDGMENTS.has(this.#id) || (parts !== 'verdicts' && isShown);
    this.#segments = isRead ? [] : undefined;
    this.#words = parts === 'verdicts' && MAPPED.has(this.#id) ? [] : undefined;
  }

  take(segment: Segment): void {
    this.count += 1;
    if (this.count > this.#segmentsMax) {
      if (this.count === this.#segmentsMax + 1) this.#tooMany(segment, this.#segmentsMax);
      return;
    }
    if (SecurityCheck.isSecurity(segment)) {
      this.#security ??= new SecurityCheck('set', (item) => this.findings.add(item));
      this.#security.segment(segment);
      return;
    }
    this.#check?.segment(segment);
    this.#implementation?.segment(segment);
    if (segment.wide) this.#isWide = true;
    if (isOfCharset(segment)) this.#words?.push(segment);
    if (this.#segments === undefined) return;
    this.#segments.push(segment);
    if (MAPPED.has(this.#id) && !isSegmentId(segment.tag)) this.#unread.add(unreadSegment(segment));
  }

  /** @param trailer SE, already taken; undefined when the set is broken off. @param end offset after its last byte. */
  close(trailer: Segment | undefined, end: number): DecodedDocument {
    this.#security?.close();
    if (trailer === undefined) this.#brokenOff(end);
    else {
      this.#checkTrailer(trailer);
      this.#implementation?.close(trailer);
    }
    const { interchange, group, index } = this.#around;
    const { findings: found, ...mapped } = this.#read();
    const mapping = [...this.#unread.list(), ...agreedFindings(found, interchange.severityOf)];
    const syntax = this.findings.list();
    return {
      kind: 'document',
      index,
      type: this.#id,
      controlNumber: this.#controlNumber,
      interchange: interchange.info,
      ...(group === undefined ? {} : { group: group.info }),
      at: { offset: this.#header.offset, length: end - this.#header.offset },
      verdict: this.#verdict(syntax),
      ...mapped,
      findings: mapping.length === 0 ? syntax : [...syntax, ...limited(mapping, this.#findingsMax)],
    };
  }

  #verdict(findings: readonly Finding[]): SetVerdict {
    const { status } = this.findings;
    const verdict = { id: this.#id, controlNumber: this.#controlNumber, status, findings };
    const convention = this.#header.elements[3] ?? ''; // ST03, which AK203 repeats.
    return convention === '' ? verdict : { ...verdict, version: convention };
  }

  /** What the set says: an order, or what became of something that we sent. */
  #read(): Pick<DecodedDocument, 'draft' | 'unused' | 'findings' | 'acknowledges' | 'response'> {
    const segments = this.#segments;
    const { interchange, group } = this.#around;
    if (segments === undefined) {
      const findings = this.#isWide && this.#words !== undefined ? this.#inCharset(this.#words).findings : [];
      return { unused: [], findings };
    }
    this.#segments = undefined;
    if (ACKNOWLEDGMENTS.has(this.#id)) {
      return { unused: [], findings: [], acknowledges: readAcknowledgment(this.#id, segments) };
    }
    const text = this.#isWide ? this.#inCharset(segments) : { segments, findings: [] };
    if (RESPONSE_SETS.has(this.#id)) {
      const read = readResponse(this.#id, text.segments);
      const said = responseFindings(this.#id, read, isPlainStatus);
      return { unused: [], findings: [...text.findings, ...said], response: read.response };
    }
    const mapped = mapOrder(text.segments, {
      interchange: interchange.info,
      group: group?.info,
      setId: this.#id,
      profile: interchange.profile,
    });
    const doubts = interchange.usageDoubt === undefined ? text.findings : [interchange.usageDoubt, ...text.findings];
    return doubts.length === 0 ? mapped : { ...mapped, findings: [...doubts, ...mapped.findings] };
  }

  #inCharset(segments: readonly Segment[]): DecodedSet {
    return withCharset(segments, this.#around.interchange.charset, this.#around.delimiters);
  }

  #schema(): SetCheck | undefined {
    const choice = planFor(this.#id, this.#around.group?.info.version ?? '');
    if (choice === undefined) return undefined;
    const { group } = this.#around;
    if (!choice.exact && group !== undefined && group.isVersionKnown) {
      const message = `There is no dictionary of version ${shown(group.info.version)} (GS08); the set was checked as ${choice.plan.version}`;
      const hint = 'Nothing is wrong with the version; what it changed since may be told without cause.';
      this.findings.add(finding('group-version-unknown', message, { hint, at: this.#place() }));
    }
    return new SetCheck(choice.plan, this.#around.delimiters, (item) => this.findings.add(item));
  }

  #agreedGuide(): ImplementationCheck | undefined {
    const { interchange, group, options } = this.#around;
    if (interchange.profile?.implementation === undefined) return undefined;
    const arrived = (options.receivedAt ?? new Date()).toISOString().slice(0, 10);
    const rules = agreedImplementation(interchange.profile, this.#id, arrived);
    const plan = planFor(this.#id, group?.info.version ?? '')?.plan;
    if (rules.length === 0) return undefined;
    return new ImplementationCheck(rules, plan, this.#around.delimiters, (item) => this.findings.add(item));
  }

  #checkHeader(): void {
    const { group } = this.#around;
    if (!/^\d{3}$/.test(this.#id)) {
      this.#say(
        'set-id-invalid',
        `ST01 (set identifier) must be three digits; found ${shown(this.#id)}`,
        '6',
        elementPlace(this.#header, 1),
      );
    } else if (!isKnownSet(this.#id)) {
      this.#say('set-unsupported', `Transaction set ${this.#id} is not supported`, '1', elementPlace(this.#header, 1));
    } else if (!isAgreedDocument(this.#around.interchange.profile, this.#id)) {
      this.#say(
        'document-not-agreed',
        `Transaction set ${this.#id} was not agreed`,
        '1',
        elementPlace(this.#header, 1),
      );
    }
    if (!isSetControl(this.#controlNumber)) {
      const says = this.#controlNumber === '' ? 'it is empty' : `found ${shown(this.#controlNumber)}`;
      const message = `ST02 (set control number) must have 4 to 9 characters; ${says}`;
      this.#say('set-control-invalid', message, '7', elementPlace(this.#header, 2));
    }
    this.#checkConvention();
    if (group === undefined) {
      this.findings.add(
        finding('set-outside-group', `Set ${this.#id} ${this.#controlNumber} stands outside a group (GS)`, {
          at: this.#place(),
          x12: { level: 'interchange', code: '024' },
        }),
      );
      return;
    }
    if (group.hasSet(this.#controlNumber)) {
      const message = `ST02 (set control number) ${shown(this.#controlNumber)} occurs twice in group ${group.info.controlNumber}`;
      this.#say('set-duplicate', message, '23', elementPlace(this.#header, 2));
    }
    const functionalId = Object.hasOwn(FUNCTIONAL_IDS, this.#id) ? FUNCTIONAL_IDS[this.#id] : undefined;
    if (functionalId !== undefined && functionalId !== group.info.functionalId) {
      const message = `Set ${this.#id} belongs in a group with GS01 = ${functionalId}; found ${shown(group.info.functionalId)}`;
      this.#say('group-function-mismatch', message, '18', this.#place());
    }
  }

  /** ST03, which names the implementation guide that the set follows. */
  #checkConvention(): void {
    const convention = this.#header.elements[3] ?? '';
    const version = this.#around.group?.info.version ?? '';
    if (convention === '' || version < FIRST_WITH_CONVENTION) return; // Before, it is an element too many.
    const place = elementPlace(this.#header, 3);
    if (!isConvention(convention)) {
      const message = `ST03 (implementation convention) must have 1 to 35 characters; found ${shown(convention)}`;
      this.#say('convention-invalid', message, '19', place);
      return;
    }
    const { profile } = this.#around.interchange;
    if (profile?.conventions === undefined || profile.conventions.includes(convention.trim())) return;
    const message = `ST03 (implementation convention) is ${shown(convention)}, which was not agreed`;
    this.#say('convention-not-agreed', message, 'I6', place);
  }

  #checkTrailer(trailer: Segment): void {
    const [, count = '', control = ''] = trailer.elements;
    if (!/^\d+$/.test(count) || Number(count) !== this.count) {
      const message = `SE01 (number of segments) is ${shown(count)}, but the set has ${this.count}`;
      const fix = elementFix(trailer, 1, String(this.count), this.#around.delimiters.element);
      this.#say('set-count-mismatch', message, '4', elementPlace(trailer, 1), fix);
    }
    if (control !== this.#controlNumber) {
      const message = `SE02 (set control number) is ${shown(control)}, but ST02 is ${shown(this.#controlNumber)}`;
      const fix = elementFix(trailer, 2, this.#controlNumber, this.#around.delimiters.element);
      this.#say('set-control-mismatch', message, '3', elementPlace(trailer, 2), fix);
    }
  }

  #brokenOff(end: number): void {
    const message = `Set ${this.#id} ${this.#controlNumber} ends without SE after ${this.count} segment(s)`;
    const { delimiters, interchange } = this.#around;
    const fix = segmentFix(end, delimiters, 'SE', String(this.count + 1), this.#controlNumber);
    this.#say('set-broken-off', message, '2', { offset: end, length: 0 }, interchange.isCut ? undefined : fix);
  }

  #tooMany(segment: Segment, max: number): void {
    this.#segments = undefined; // Half an order is worse than none.
    const { offset, length, position, tag } = segment;
    const message = `The set has more segments than the limit setSegmentsMax = ${max}`;
    this.findings.add(finding('set-segments-limit', message, { at: { offset, length, segment: position, tag } }));
  }

  #say(code: FindingCode, message: string, x12: string, at: Place, fix?: Fix): void {
    const place = { at, x12: { level: 'set', code: x12 } } as const;
    this.findings.add(finding(code, message, fix === undefined ? place : { ...place, fix }));
  }

  #place(): Place {
    return { offset: this.#header.offset, length: this.#header.length, segment: 1, tag: 'ST' };
  }
}
