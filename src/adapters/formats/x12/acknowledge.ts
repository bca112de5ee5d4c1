/**
 * Writes the functional acknowledgment that received groups deserve, 997 or 999: one set for each group, in the
 * sender's version and delimiters, built from nothing but the reader's verdicts.
 */
import type { DecodedGroup, SetVerdict } from '../../../model/decoded.ts';
import type { Finding, Trigger } from '../../../model/finding.ts';
import codes from './dictionary/codes.json' with { type: 'json' };
import { planFor, type SetPlan } from './plan.ts';
import {
  answerDelimiters,
  answerEnvelope,
  answerVersion,
  isConvention,
  isSetControl,
  X12Writer,
  type AnswerOptions,
} from './writer.ts';

export interface AcknowledgeOptions extends AnswerOptions {
  /** ST02 of the set for the group at `index` of the groups given. */
  readonly stControl: (index: number) => number;
  /** Leave out the sets that were accepted. Default false. */
  readonly rejectedOnly?: boolean;
  /** Default 997. A 999 exists from 005010 on; older groups get a 997 all the same. */
  readonly type?: '997' | '999';
}

const SEGMENT_ERRORS_MAX = 99; // More do not help the partner, and many readers stop there.
const ELEMENT_ERRORS_MAX = 99; // AK4 repeats 99 times under one AK3.
const CONTEXTS_MAX = 10; // CTX below one IK3.
const CODES_MAX = 5; // AK502 to AK506, AK905 to AK909.
const FIRST_999 = '005010';
const CONVENTION_005010 = '005010X231A1'; // The only published implementation convention of the 999.

/** How the two sets say the same: which segment, and which list its codes are of. */
interface Dialect {
  readonly type: '997' | '999';
  readonly segment: 'AK3' | 'IK3';
  readonly element: 'AK4' | 'IK4';
  readonly verdict: 'AK5' | 'IK5';
  /** Data elements of the error codes of set, segment and element. */
  readonly setCodes: string;
  readonly segmentCodes: string;
  readonly elementCodes: string;
  readonly plan: SetPlan | undefined;
}

/**
 * A full interchange ISA … IEA with one group `FA`. Groups that are acknowledgments themselves (GS01 = FA) are
 * never answered; the result is empty when nothing else is left.
 *
 * @param groups of one interchange, alike in GS02, GS03 and GS08; `acknowledgmentBatches` sorts them so.
 */
export function write997(groups: readonly DecodedGroup[], options: AcknowledgeOptions): string {
  return [...piecesOf997(groups, options)].join('');
}

const PIECE_SEGMENTS = 2_000; // Some 60 KB.

/** The same piece by piece, each of whole segments: an answer that names half a million sets is never held. */
export function* piecesOf997(groups: readonly DecodedGroup[], options: AcknowledgeOptions): Generator<string> {
  const answered = groups.filter((group) => group.group.functionalId !== 'FA');
  const [first] = answered;
  if (first === undefined) return;
  const version = answerVersion(first.interchange, first.group);
  const dialect = dialectOf(acknowledgmentType(version, options.type), version);
  const writer = new X12Writer(answerDelimiters(first.interchange), version);
  const envelope = answerEnvelope(first.interchange, first.group, 'FA');
  yield writer.opening(envelope, options);
  for (const [index, group] of answered.entries()) {
    const control = String(options.stControl(index)).padStart(4, '0');
    writer.openSet(dialect.type, control, dialect.type === '999' ? conventionOf(version) : '');
    for (const waiting of groupParts(writer, group, dialect, options.rejectedOnly === true)) {
      if (waiting >= PIECE_SEGMENTS) yield writer.written(options);
    }
    writer.closeSet(control);
  }
  yield writer.written(options) + writer.closing(envelope, options);
}

/** The set that answers a group of this version (GS08): a 999 only where there is one. */
export function acknowledgmentType(version: string, wanted: '997' | '999' = '997'): '997' | '999' {
  return wanted === '999' && /^\d{6}/.test(version) && version.slice(0, 6) >= FIRST_999 ? '999' : '997';
}

/** Groups that one 997 interchange can answer together: same interchange, sender, receiver and version. */
export function acknowledgmentBatches(groups: readonly DecodedGroup[]): DecodedGroup[][] {
  const batches = new Map<string, DecodedGroup[]>();
  for (const item of groups) {
    if (item.group.functionalId === 'FA') continue;
    const key = JSON.stringify([item.interchange.index, item.group.sender, item.group.receiver, item.group.version]);
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [item]);
    else batch.push(item);
  }
  return [...batches.values()];
}

function dialectOf(type: '997' | '999', version: string): Dialect {
  const plan = planFor(type, version)?.plan;
  return type === '997'
    ? { type, segment: 'AK3', element: 'AK4', verdict: 'AK5', setCodes: '718', segmentCodes: '720', elementCodes: '723', plan } // prettier-ignore
    : { type, segment: 'IK3', element: 'IK4', verdict: 'IK5', setCodes: '618', segmentCodes: '620', elementCodes: '621', plan }; // prettier-ignore
}

/** ST03 of a 999: the convention that it follows. GS08 stays the sender's own. */
function conventionOf(version: string): string {
  return version.startsWith(FIRST_999) ? CONVENTION_005010 : version;
}

/** AK1 to AK9; after each set it says how many segments wait to be taken away. */
function* groupParts(
  writer: X12Writer,
  decoded: DecodedGroup,
  dialect: Dialect,
  rejectedOnly: boolean,
): Generator<number> {
  const { group } = decoded;
  const { plan } = dialect;
  // AK103 exists from 004050 on; partners expect it from 005010.
  const version = plan !== undefined && plan.version >= '005010' && isVersionIn(plan, group.version) ? group.version : ''; // prettier-ignore
  writer.segment('AK1', group.functionalId, groupNumber(group.controlNumber), version);
  let received = 0;
  let accepted = 0;
  for (const set of decoded.eachSet?.() ?? decoded.sets) {
    received += 1;
    if (set.status !== 'R') accepted += 1;
    if (!rejectedOnly || set.status === 'R') writeSet(writer, set, dialect);
    yield writer.waiting;
  }
  const errors = codesOf(decoded.findings, 'group', '716', plan);
  writer.segment('AK9', decoded.status, String(decoded.claimed), String(received), String(accepted), ...errors);
}

/** Whether AK103 can hold it: up to 12 characters, later just six. */
function isVersionIn(plan: SetPlan, version: string): boolean {
  const { min, max } = plan.segment('AK1')?.elements[2] ?? { min: 1, max: 12 };
  return /^[\x21-\x7e]+$/.test(version) && version.length >= min && version.length <= max;
}

/**
 * AK102, AK201 and AK202 are mandatory and bounded, also where GS06, ST01 or ST02 is empty or of another length. An answer has
 * what is nearest to what was sent: without zeros ahead that make it too long, and the last nine of too many characters,
 * because numbers that count up differ there. An ST02 that is too short is repeated as it is: by that number its sender looks
 * for the set, and he does not mind its length. AK905 6, AK502 6 and 7 say what is wrong and AK404 what was sent. Where nothing
 * is near, zeros name no set, so that no other one is taken for it. SE02 would not do: in a wrong set it may be the number of a
 * good one.
 */
const NO_GROUP = '0';
const NO_ID = '000';
const NO_NUMBER = '0000';
const CONTROL_MAX = 9;
const SET_CONTROL_MIN = 4;

/** AK102, which is a number. */
function groupNumber(sent: string): string {
  if (!/^\d+$/.test(sent)) return NO_GROUP;
  return sent.length > CONTROL_MAX ? sent.replace(/^0+(?=\d)/, '').slice(-CONTROL_MAX) : sent;
}

function setId(sent: string): string {
  return /^0*(\d{3})$/.exec(sent)?.[1] ?? NO_ID;
}

function setNumber(writer: X12Writer, sent: string): string {
  const near = sent.trim().slice(-CONTROL_MAX);
  const isNumber = near !== '' && isSetControl(near.padStart(SET_CONTROL_MIN, '0'));
  return isNumber && writer.writable(near) ? near : NO_NUMBER;
}

function writeSet(writer: X12Writer, set: SetVerdict, dialect: Dialect): void {
  const { plan } = dialect;
  const { id, controlNumber, version: convention = '' } = set;
  writer.segment(
    'AK2',
    setId(id),
    setNumber(writer, controlNumber),
    plan !== undefined && plan.version >= '005010' && isConvention(convention) ? convention : '',
  );
  const inError = writeSegments(writer, set.findings, dialect);
  const errors = codesOf(set.findings, 'set', dialect.setCodes, plan);
  const inSegments = inError ? segmentsInError(set.findings, dialect) : [];
  const all = [
    ...errors.filter((code) => !inSegments.includes(code)).slice(0, CODES_MAX - inSegments.length),
    ...inSegments,
  ];
  writer.segment(dialect.verdict, set.status, ...(set.status === 'A' ? [] : all));
}

/** AK502 5, and I5 where the partner's guide is what segments break. */
function segmentsInError(findings: readonly Finding[], { setCodes, plan }: Dialect): string[] {
  const isGuide = findings.some(({ code, severity }) => severity !== 'info' && code.startsWith('implementation-'));
  return isGuide && plan !== undefined && hasCode(setCodes, 'I5', plan) ? ['5', 'I5'] : ['5'];
}

/** AK3 and AK4 of one set; false when no segment is in error. */
function writeSegments(writer: X12Writer, findings: readonly Finding[], dialect: Dialect): boolean {
  const bySegment = new Map<string, Finding[]>();
  for (const item of findings) {
    if (item.x12 === undefined || item.severity === 'info' || item.at === undefined || !('segment' in item.at))
      continue;
    if (item.x12.level !== 'segment' && item.x12.level !== 'element') continue;
    // One AK3 for each segment error, and one with code 8 for all element errors of a segment.
    const code = item.x12.level === 'element' ? '8' : item.x12.code;
    const key = `${String(item.at.segment).padStart(9, '0')}/${item.at.tag}/${code}`;
    const list = bySegment.get(key);
    if (list === undefined) bySegment.set(key, [item]);
    else list.push(item);
  }
  const keys = [...bySegment.keys()].toSorted().slice(0, SEGMENT_ERRORS_MAX);
  for (const key of keys) {
    const [position = '', tag = '', code = ''] = key.split('/');
    // AK304 8 (element errors) exists from 003050 on; before, the AK4 that follow say it.
    const told = bySegment.get(key)?.[0]?.x12;
    const loop = told?.loop ?? '';
    const said = hasCode(dialect.segmentCodes, code, dialect.plan) ? code : (told?.older ?? '');
    writer.segment(dialect.segment, segmentId(tag), String(Number(position)), badValue(writer, loop).slice(0, 6), said);
    if (code !== '8') {
      for (const item of (bySegment.get(key) ?? []).slice(0, CONTEXTS_MAX)) writeContext(writer, item, dialect);
      continue;
    }
    for (const item of (bySegment.get(key) ?? []).slice(0, ELEMENT_ERRORS_MAX)) writeElement(writer, item, dialect);
  }
  return keys.length > 0;
}

function writeElement(writer: X12Writer, item: Finding, dialect: Dialect): void {
  const { at, x12 } = item;
  const { plan } = dialect;
  if (x12 === undefined || at === undefined || !('segment' in at)) return;
  const composite = plan === undefined || plan.version >= '003050';
  const repeats = plan === undefined || plan.version >= '004020';
  const where = [
    String(at.element ?? 1),
    composite && at.component !== undefined ? String(at.component) : '',
    repeats && at.repetition !== undefined ? String(at.repetition) : '',
  ];
  const known = hasCode(dialect.elementCodes, x12.code, plan);
  const code = known ? x12.code : (x12.older ?? '3');
  writer.segment(dialect.element, where, x12.reference ?? '', code, badValue(writer, x12.value));
  writeContext(writer, item, dialect);
}

/** CTX: which element called for what is missing or too much. */
function writeContext(writer: X12Writer, { at, x12 }: Finding, { type }: Dialect): void {
  const trigger = x12?.trigger;
  if (type !== '999' || trigger === undefined || at === undefined || !('segment' in at)) return;
  const { tag, segment, element, component }: Trigger =
    typeof trigger === 'number' ? { tag: at.tag, segment: at.segment, element: trigger } : trigger;
  const where = component === undefined ? [String(element)] : [String(element), String(component)];
  writer.segment('CTX', ['SITUATIONAL TRIGGER'], segmentId(tag), String(segment), '', where);
}

/** AK404: at most 99 characters; nothing at all when it holds what an answer cannot carry. */
function badValue(writer: X12Writer, value: string | undefined): string {
  const short = (value ?? '').slice(0, 99).trimEnd();
  return writer.writable(short) ? short : '';
}

/** AK301 must be two or three capitals or digits, whatever was received: `po1` is told as PO1. One letter or noise fits no id, and is told as ZZZ: AK302 says where. */
function segmentId(tag: string): string {
  const clean = tag
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 3);
  return clean.length >= 2 ? clean : 'ZZZ';
}

/**
 * What stands in for a code that the version of the answer does not have: a number used twice is an invalid number, what is
 * secured or follows another guide is not supported.
 */
const OLDER_CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '716': { '16': '1', '19': '6' },
  '718': { '17': '1', '18': '6', '23': '7', 'I6': '19' },
  '618': {},
};

function codesOf(
  findings: readonly Finding[],
  level: 'group' | 'set',
  element: string,
  plan: SetPlan | undefined,
): string[] {
  const found = findings.flatMap(({ x12, severity }) => {
    if (x12?.level !== level || severity === 'info') return [];
    if (hasCode(element, x12.code, plan)) return [x12.code];
    const older = OLDER_CODES[element]?.[x12.code];
    return older === undefined || !hasCode(element, older, plan) ? [] : [older];
  });
  return [...new Set(found)].slice(0, CODES_MAX);
}

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = codes;

/** Whether the version of the answer knows the code; without a dictionary, anything goes. */
function hasCode(element: string, code: string, plan: SetPlan | undefined): boolean {
  if (plan === undefined || CODES[element] === undefined) return true;
  return Object.entries(CODES[element]).some(([ranges, list]) => {
    const inRange = ranges.split(',').some((range) => {
      const [from = '', to = from] = range.split('-');
      return from <= plan.version && plan.version <= to;
    });
    return inRange && list.split(' ').includes(code);
  });
}
