/** A message under way (UNH … UNT): its segments, its checks, and the document that it becomes. */
import { isEancomCode } from './eancom-answers.ts';
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedDocument, DecoderOptions } from '../../../model/decoded.ts';
import { isAgreedDocument } from '../../../model/partner-profile.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import { FindingList, limited } from '../../edi/finding-list.ts';
import { responseFindings } from '../../edi/order-response.ts';
import { componentPlace, componentText, elementPlace, elementText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { unreadSegment } from '../../edi/unread-segment.ts';
import type { CharsetFault } from './charset-choice.ts';
import type { OpenGroup } from './group.ts';
import type { OpenInterchange } from './interchange.ts';
import { mapMessage } from './map-order.ts';
import { isKnownMessage, isSegmentTag, planFor, type MessagePlan } from './plan.ts';
import { isPlainAction, readResponse } from './read-response.ts';
import { readAcknowledgment } from './received.ts';
import { MessageCheck } from './schema.ts';
import { shiftedIn } from './shifted.ts';
import { isSecurity, unreadMessage, unreadSeverity } from './unread-parts.ts';

const ACKNOWLEDGMENTS = new Set(['CONTRL', 'APERAK']);
const RESPONSE = 'ORDRSP';

export interface MessageSurroundings {
  readonly interchange: OpenInterchange;
  readonly group: OpenGroup;
  readonly index: number;
  readonly options: DecoderOptions;
}

export class OpenMessage {
  readonly findings: FindingList;
  /** Segments so far, UNH included. */
  count = 0;
  readonly #around: MessageSurroundings;
  readonly #header: Segment;
  /** S009: 0065, 0052, 0054, 0051, 0057 as far as they are there. */
  readonly #identifier: readonly string[];
  readonly #reference: string;
  readonly #check: MessageCheck | undefined;
  /** By which an order is looked through for values that stand one place off; absent where there is none. */
  readonly #plan: MessagePlan | undefined;
  readonly #segmentsMax: number;
  readonly #findingsMax: number;
  readonly #told = new Set<string>();
  /** What a person must look at, although the syntax was kept. */
  readonly #doubts: Finding[] = [];
  /** Segments that say what is not in the order: no directory has them, or values stand where they mean something else. */
  readonly #unread: FindingList;
  #segments: Segment[] | undefined;
  /** Segments with bytes above 0x7F, and these bytes: what they are in is settled when all are known. */
  #wide: { readonly segment: Segment; readonly raw: string }[] = [];
  #isHalf = false;

  constructor(header: Segment, around: MessageSurroundings) {
    const { options, interchange, group } = around;
    this.#around = around;
    this.#header = header;
    this.#segmentsMax = options.limits.setSegmentsMax;
    this.#findingsMax = options.limits.findingsMax;
    const identifier = [1, 2, 3, 4, 5].map((component) => componentText(header, 2, component) ?? '');
    this.#identifier = identifier.slice(0, identifier.findLastIndex((part) => part !== '') + 1);
    this.#reference = elementText(header, 1) ?? '';
    this.findings = new FindingList(options.limits.findingsMax, interchange.severityOf);
    this.#unread = new FindingList(options.limits.findingsMax, interchange.severityOf);
    this.#checkHeader();
    group.checkType(this.type, componentPlace(header, 2, 1));
    this.#check = options.parts === 'documents' ? undefined : this.#schema();
    const isOrder = this.type === 'ORDERS' || this.type === 'ORDCHG';
    const isKept =
      ACKNOWLEDGMENTS.has(this.type) || ((isOrder || this.type === RESPONSE) && options.parts !== 'verdicts');
    this.#segments = isKept ? [] : undefined;
    this.#plan = isOrder ? this.#choice()?.plan : undefined;
  }

  /** Message type, 0065. */
  get type(): string {
    return this.#identifier[0] ?? '';
  }

  /** Such as `D96A`. */
  get #directory(): string {
    return `${this.#identifier[1] ?? ''}${this.#identifier[2] ?? ''}`.toUpperCase();
  }

  take(segment: Segment): void {
    this.count += 1;
    if (this.count > this.#segmentsMax) {
      if (this.count === this.#segmentsMax + 1) this.#tooMany(segment);
      return;
    }
    if (isSecurity(segment)) {
      this.#secured(segment);
      return;
    }
    const isGood = this.#check?.segment(segment) ?? false;
    this.#shifted(segment, isGood);
    if ((segment.elements[0]?.length ?? 0) > 3) this.#nesting(segment);
    if (this.#segments === undefined) return;
    this.#segments.push(segment);
    if (!ACKNOWLEDGMENTS.has(this.type) && !isSegmentTag(segment.tag)) this.#unread.add(unreadSegment(segment));
  }

  /** @param raw the bytes of a segment that is about to be taken, one latin1 character each */
  wide(segment: Segment, raw: string): void {
    if (this.count < this.#segmentsMax) this.#wide.push({ segment, raw });
  }

  /** What the texts of the message are in: told, and what was taken otherwise is read again. */
  #settleCharacters(): void {
    if (this.#wide.length === 0) return;
    const { interchange } = this.#around;
    const { judged, earlier } = interchange.charset.settle(this.#wide.map(({ raw }) => raw));
    const otherwise = new Map<number, Segment['source']>();
    for (const [index, { segment }] of this.#wide.entries()) {
      const { source, fault } = judged[index] ?? {};
      if (fault !== undefined) this.character(fault.code, fault.says, segment, fault.shift, fault.isGuess);
      if (source !== segment.source) otherwise.set(segment.offset, source);
      if (index !== earlier?.index) continue;
      const at = { offset: segment.offset, length: segment.length, segment: 0, tag: segment.tag };
      interchange.note('charset-mismatch', `${shown(segment.tag)}: ${earlier.says}`, '21', at);
    }
    this.#wide = [];
    if (otherwise.size === 0) return;
    this.#segments = this.#segments?.map((segment) =>
      otherwise.has(segment.offset) ? { ...segment, source: otherwise.get(segment.offset) } : segment,
    );
  }

  /** Security of the message itself (ISO 9735-5): its header segments after UNH, its trailers before UNT. */
  #secured(segment: Segment): void {
    const severity = unreadSeverity(segment);
    const key = severity ?? 'security';
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const { offset, length, position, tag } = segment;
    this.findings.add(
      finding('envelope-unsupported', unreadMessage(segment), {
        at: { offset, length, segment: position, tag },
        edifact: { level: 'segment', code: '27' },
        ...(severity === undefined ? {} : { severity }),
      }),
    );
  }

  /** `LIN:1`: explicit nesting, which syntax 4 no longer has (ISO 9735-1). */
  #nesting({ elements, tag, offset, position }: Segment): void {
    const { syntax, info } = this.#around.interchange;
    const [tagText = ''] = elements;
    if (syntax !== '4' || !tagText.includes(info.delimiters.component)) return;
    const at = { offset, length: tagText.length, segment: position, tag };
    const fix = { offset, length: tagText.length, text: tag };
    const message = `${shown(tagText)} says the place of the segment in a loop, which syntax 4 does not allow`;
    this.findings.add(finding('nesting-indicator', message, { at, fix, edifact: { level: 'segment', code: '34' } }));
  }

  /** What is odd about the characters of a segment: the first of its kind is told, with its place. */
  character(
    code: CharsetFault['code'] | 'character-outside-level' | 'line-break-in-data',
    says: string,
    segment: Segment,
    shift: number,
    isGuess = false,
  ): void {
    const key = isGuess ? `${code}, guessed` : code;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const at = { offset: segment.offset + shift, length: 1, segment: segment.position, tag: segment.tag };
    // Neither is a fault of the sender's syntax, which an answer would tell him.
    if (isGuess || code === 'charset-ambiguous') {
      const severity = isGuess ? { severity: 'error' as const } : {};
      this.#doubts.push(finding(code, `${shown(segment.tag)}: ${says}`, { at, ...severity }));
      return;
    }
    this.findings.add(
      finding(code, `${shown(segment.tag)}: ${says}`, { at, edifact: { level: 'segment', code: '21' } }),
    );
  }

  /** A segment could not be read: it counts, and what is left is not the whole message. */
  lose(): void {
    this.count += 1;
    this.#isHalf = true;
  }

  /**
   * @param trailer UNT, already taken; undefined when the message is broken off
   * @param end offset after its last byte
   * @param isCut the file ends inside a segment
   */
  close(trailer: Segment | undefined, end: number, isCut: boolean): DecodedDocument {
    this.#settleCharacters();
    if (trailer === undefined) this.#brokenOff(end, isCut);
    else this.#checkTrailer(trailer);
    const { interchange, group, index } = this.#around;
    const { findings: mapped, ...read } = this.#read();
    const mapping = [...this.#unread.list(), ...this.#doubts, ...mapped];
    const syntax = this.findings.list();
    const id = this.type;
    const controlNumber = this.#reference;
    const status = this.findings.rejected || trailer === undefined ? 'R' : 'A';
    return {
      kind: 'document',
      index,
      type: id,
      controlNumber,
      interchange: interchange.info,
      group: group.info,
      at: { offset: this.#header.offset, length: end - this.#header.offset },
      verdict: { id, controlNumber, status, findings: syntax, version: this.#identifier.join(':') },
      ...read,
      findings: mapping.length === 0 ? syntax : [...syntax, ...limited(mapping, this.#findingsMax)],
    };
  }

  #read(): Pick<DecodedDocument, 'draft' | 'acknowledges' | 'unused' | 'response'> & {
    readonly findings: readonly Finding[];
  } {
    const segments = this.#segments;
    this.#segments = undefined;
    if (segments === undefined || this.#isHalf) return { unused: [], findings: [] };
    const { type } = this;
    if (type === 'CONTRL' || type === 'APERAK') {
      return { unused: [], findings: [], acknowledges: readAcknowledgment(type, segments) };
    }
    if (type === RESPONSE) {
      const read = readResponse(segments);
      return { unused: [], findings: responseFindings(type, read, isPlainAction), response: read.response };
    }
    if (type !== 'ORDERS' && type !== 'ORDCHG') return { unused: [], findings: [] };
    const { interchange, group } = this.#around;
    return mapMessage(segments, {
      interchange: interchange.info,
      group: group.info,
      type,
      directory: this.#directory,
      isEancom: isEancomCode(this.#identifier[4] ?? ''),
      profile: interchange.profile,
    });
  }

  #shifted(segment: Segment, isGood: boolean): void {
    const plan = this.#plan?.segment(segment.tag);
    if (plan === undefined) return;
    const found = shiftedIn(segment, plan, this.#around.interchange.context, isGood);
    if (found !== undefined) this.#unread.add(found);
  }

  #choice(): ReturnType<typeof planFor> {
    return planFor(this.type, this.#directory, this.#identifier[4] ?? '', this.#around.interchange.syntax);
  }

  #schema(): MessageCheck | undefined {
    const { interchange } = this.#around;
    const choice = this.#choice();
    if (choice === undefined) return undefined;
    const { plan, exact } = choice;
    if (!exact) {
      const message = `There is no dictionary of ${this.type} ${shown(this.#directory)}; the message was checked as ${plan.directory}`;
      // 0085 2 is about the syntax; here 0054, the release of the directory, is a value that is not supported.
      this.#say('group-version-unknown', message, '14', componentPlace(this.#header, 2, 3));
    }
    return new MessageCheck(plan, interchange.context, interchange.memoryOf(plan), (item) => this.findings.add(item));
  }

  #checkHeader(): void {
    const { interchange } = this.#around;
    const type = componentPlace(this.#header, 2, 1);
    if (!/^[A-Z]{6}$/.test(this.type)) {
      const message = `UNH 0065 (message type) must be six letters; found ${shown(this.type)}`;
      this.#say('set-id-invalid', message, '12', type);
    } else if (!isKnownMessage(this.type)) {
      this.#say('set-unsupported', `Message type ${this.type} is not supported`, '14', type);
    } else if (!isAgreedDocument(interchange.profile, this.type)) {
      this.#say('document-not-agreed', `Message type ${this.type} was not agreed`, '17', type);
    }
    const reference = elementPlace(this.#header, 1);
    const isTaken = interchange.takeMessage(this.#reference); // A message without a reference is one that UNZ counts.
    if (this.#reference === '') {
      this.#say('set-control-invalid', 'UNH 0062 (message reference) is empty', '13', reference);
    } else if (isTaken) {
      const where = this.#around.group.isImplied ? 'interchange' : 'group';
      const message = `UNH 0062 (message reference) ${shown(this.#reference)} occurs twice in the ${where}`;
      this.#say('set-duplicate', message, '26', reference);
    }
  }

  #checkTrailer(trailer: Segment): void {
    const count = elementText(trailer, 1) ?? '';
    if (!/^\d+$/.test(count) || Number(count) !== this.count) {
      const at = elementPlace(trailer, 1);
      const message = `UNT 0074 (number of segments) is ${shown(count)}, but the message has ${this.count}`;
      const fix = { offset: at.offset, length: at.length, text: String(this.count) };
      this.#say('set-count-mismatch', message, '29', at, fix);
    }
    const reference = elementText(trailer, 2) ?? '';
    if (reference !== this.#reference) {
      const at = elementPlace(trailer, 2);
      const message = `UNT 0062 (message reference) is ${shown(reference)}, but in UNH it is ${shown(this.#reference)}`;
      const text = this.#header.elements[1] ?? '';
      this.#say('set-control-mismatch', message, '28', at, { offset: at.offset, length: at.length, text });
    }
  }

  #brokenOff(end: number, isCut: boolean): void {
    const { element, segment } = this.#around.interchange.info.delimiters;
    const raw = this.#header.elements[1] ?? '';
    const text = ['UNT', String(this.count + 1), raw].join(element) + segment;
    const message = `Message ${this.type} ${this.#reference} ends without UNT after ${this.count} segment(s)`;
    const fix = isCut ? undefined : { offset: end, length: 0, text };
    this.#say('set-broken-off', message, '13', { offset: end, length: 0, segment: this.count, tag: 'UNT' }, fix);
  }

  #tooMany({ offset, length, position, tag }: Segment): void {
    this.#segments = undefined; // Half an order is worse than none.
    const message = `The message has more segments than the limit setSegmentsMax = ${this.#segmentsMax}`;
    this.#say('set-segments-limit', message, '18', { offset, length, segment: position, tag });
  }

  #say(code: FindingCode, message: string, edifact: string, at: Place, fix?: Fix): void {
    const more = fix === undefined ? {} : { fix };
    this.findings.add(finding(code, message, { at, edifact: { level: 'message', code: edifact }, ...more }));
  }
}
