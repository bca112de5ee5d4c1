/**
 * Writes CONTRL: what became of a received interchange, its groups and messages (ISO 9735, part 4 of syntax 4).
 *
 * The action (0083) is 7 for what is acknowledged with all below it unless that is rejected, 4 for what is rejected
 * with all below it, 8 when only the receipt is told. One error is told for each UCI, UCF, UCM and UCS.
 */
import type { DecodedGroup, Interchange, PartyId, SetVerdict } from '../../../model/decoded.ts';
import type { ClosedInterchange } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import { holdable } from './write-service.ts';
import type { SegmentDraft } from './write-message.ts';

// As often as CONTRL may repeat them; what is beyond stays told by the action of the level above.
const MESSAGES_MAX = 999_999;
const SEGMENTS_MAX = 999;
const ELEMENTS_MAX = 99;

/** 0085, where the standard has no better word. */
const UNSPECIFIED = '18';
const DUPLICATE = '26';

export interface Contrl {
  /** UCI 0083. */
  readonly verdict: '4' | '7' | '8';
  /** S009. */
  readonly type: readonly string[];
  /** UCI and all below it, made while they are asked for: there may be half a million messages. */
  readonly segments: Iterable<SegmentDraft>;
}

/**
 * @param syntax of the answer, 1 to 4
 * @param sets whether accepted messages are told too, or only the rejected ones.
 */
export function contrlOf(interchange: ClosedInterchange, syntax: string, sets: 'all' | 'rejected'): Contrl {
  const contrl = contrlWithAllCodes(interchange, syntax, sets);
  return {
    ...contrl,
    segments: {
      *[Symbol.iterator]() {
        for (const segment of contrl.segments)
          yield holdable(syntax === '4' ? segment : withOlderCode(segment), syntax, ECHOED[String(segment[0])]);
      },
    },
  };
}

/** So many elements behind the tag repeat what was received: references, parties, the identifier of the message. */
const ECHOED: Readonly<Record<string, number>> = { UCI: 3, UCF: 3, UCM: 2 };

/** Where 0085 stands, the tag being 0. */
const ERROR_ELEMENTS: Readonly<Record<string, number>> = { UCI: 5, UCF: 5, UCM: 4, UCS: 2, UCD: 1 };
const LAST_CODE_D3 = 43; // Of 0085 before syntax 4; a trailing separator (45) has no word of its own there.

function withOlderCode(segment: SegmentDraft): SegmentDraft {
  const at = ERROR_ELEMENTS[String(segment[0])] ?? -1;
  return Number(segment[at] ?? '') > LAST_CODE_D3 ? segment.with(at, UNSPECIFIED) : segment;
}

function contrlWithAllCodes(interchange: ClosedInterchange, syntax: string, sets: 'all' | 'rejected'): Contrl {
  const { closed, groups, isConflict } = interchange;
  const header = closed.interchange;
  const type = syntax === '4' ? ['CONTRL', '4', '1', 'UN'] : ['CONTRL', 'D', '3', 'UN'];
  const isRejected = closed.status === 'R' || isConflict;
  if (isRejected) {
    const error = isConflict
      ? { code: DUPLICATE, at: referencePlace(header) }
      : errorAt(closed.findings, 'interchange');
    return { verdict: '4', type, segments: [uci(header, '4', error ?? { code: UNSPECIFIED })] };
  }
  if (header.receiptOnly === true) return { verdict: '8', type, segments: [uci(header, '8')] };
  const segments = {
    *[Symbol.iterator](): Generator<SegmentDraft> {
      yield uci(header, '7');
      for (const group of groups) yield* groupSegments(group, sets);
    },
  };
  return { verdict: '7', type, segments };
}

interface TellableError {
  readonly code: string;
  readonly at?: Finding['at'];
}

/** The reference of the interchange itself: UNB 0020, the fifth element after the tag. */
function referencePlace({ offset }: Interchange): SegmentPlace {
  return { offset, length: 0, segment: 0, tag: 'UNB', element: 5 };
}

/** The first error of a level that says what the standard calls it. */
function errorAt(findings: readonly Finding[], level: 'interchange' | 'group' | 'message'): TellableError | undefined {
  const found = findings.find(({ severity, edifact }) => severity === 'error' && edifact?.level === level);
  if (found?.edifact === undefined) return undefined;
  return { code: found.edifact.code, at: found.at };
}

/** UCI: sender and recipient as they were received, not swapped. */
function uci(header: Interchange, action: string, error?: TellableError): SegmentDraft {
  const { controlNumber, sender, receiver } = header;
  return [
    'UCI',
    controlNumber,
    partyOf(sender),
    partyOf(receiver),
    action,
    ...errorElements(error, SERVICE_SEGMENTS.interchange),
  ];
}

function partyOf({ id, qualifier, routing = '' }: PartyId): readonly string[] {
  return [id, qualifier, routing];
}

const SERVICE_SEGMENTS = {
  interchange: new Set(['UNA', 'UNB', 'UNZ']),
  group: new Set(['UNG', 'UNE']),
  message: new Set(['UNH', 'UNT']),
};

/** 0085, and for an error in a service segment its tag (0013, 0135) and the position in it (S011). */
function errorElements(error: TellableError | undefined, tags: ReadonlySet<string>): SegmentDraft {
  if (error === undefined) return [];
  const { code, at } = error;
  if (at === undefined || !('tag' in at) || !tags.has(at.tag)) return [code];
  return [code, at.tag, at.element === undefined ? '' : positionOf(at)];
}

/** S011: the tag of the segment is position 1, so its first data element is 2 (0098). Components count from 1 (0104). */
function positionOf({ element = 0, component, repetition }: SegmentPlace): readonly string[] {
  return [
    String(element + 1),
    component === undefined ? '' : String(component),
    repetition === undefined ? '' : String(repetition),
  ];
}

function* groupSegments(decoded: DecodedGroup, sets: 'all' | 'rejected'): Generator<SegmentDraft> {
  const { group, findings } = decoded;
  if (holdsOnlyContrl([decoded])) return;
  if (group.implied === true) {
    yield* toldMessages(decoded, sets);
    return;
  }
  const error = errorAt(findings, 'group');
  const isRejected = error !== undefined || findings.some(({ severity }) => severity === 'error');
  const head = ['UCF', group.controlNumber, groupParty(group.sender), groupParty(group.receiver)];
  if (isRejected) {
    yield [...head, '4', ...errorElements(error ?? { code: UNSPECIFIED }, SERVICE_SEGMENTS.group)];
    return;
  }
  let isNamed = sets === 'all';
  if (isNamed) yield [...head, '7'];
  for (const segment of toldMessages(decoded, sets)) {
    if (!isNamed) yield [...head, '7'];
    isNamed = true;
    yield segment;
  }
}

/** An acknowledgment is never acknowledged, whatever came in the same interchange. */
function* toldMessages(group: DecodedGroup, sets: 'all' | 'rejected'): Generator<SegmentDraft> {
  let told = 0;
  for (const set of setsOf(group)) {
    if (set.id === 'CONTRL' || (sets === 'rejected' && set.status !== 'R')) continue;
    if (told === MESSAGES_MAX) return;
    told += 1;
    yield* messageSegments(set);
  }
}

function setsOf(group: DecodedGroup): Iterable<SetVerdict> {
  return group.eachSet?.() ?? group.sets;
}

/** Whether there is a message, and every one is a CONTRL. */
export function holdsOnlyContrl(groups: Iterable<DecodedGroup>): boolean {
  let isAny = false;
  for (const group of groups) {
    for (const { id } of setsOf(group)) {
      if (id !== 'CONTRL') return false;
      isAny = true;
    }
  }
  return isAny;
}

/** S006 and S007 are kept as one text, `id:qualifier`. */
function groupParty(text: string): readonly string[] {
  return text.split(':').slice(0, 2);
}

function messageSegments(set: SetVerdict): SegmentDraft[] {
  const head = ['UCM', set.controlNumber, versionOf(set)];
  if (set.status !== 'R') return [[...head, '7']];
  const error = errorAt(set.findings, 'message');
  const below = segmentErrors(set.findings);
  const own = error ?? (below.length === 0 ? { code: UNSPECIFIED } : undefined);
  return [[...head, '4', ...errorElements(own, SERVICE_SEGMENTS.message)], ...below];
}

/** S009 as received; its type alone when nothing more is known. */
function versionOf({ id, version = '' }: SetVerdict): readonly string[] {
  return version === '' ? [id] : version.split(':').slice(0, 5);
}

/** UCS for each segment in error, in their order, and UCD for its elements. */
function segmentErrors(findings: readonly Finding[]): SegmentDraft[] {
  const bySegment = new Map<number, { code: string; readonly elements: SegmentDraft[] }>();
  for (const { severity, edifact, at } of findings) {
    if (severity !== 'error' || edifact === undefined || at === undefined || !('segment' in at)) continue;
    if (edifact.level !== 'segment' && edifact.level !== 'element') continue;
    const entry = bySegment.get(at.segment) ?? { code: '', elements: [] };
    bySegment.set(at.segment, entry);
    if (edifact.level === 'segment') {
      if (entry.code === '') entry.code = edifact.code;
    } else if (entry.elements.length < ELEMENTS_MAX) {
      entry.elements.push(['UCD', edifact.code, positionOf(at)]);
    }
  }
  return [...bySegment]
    .toSorted(([one], [other]) => one - other)
    .slice(0, SEGMENTS_MAX)
    .flatMap(([position, { code, elements }]) => [['UCS', String(position), code], ...elements]);
}
