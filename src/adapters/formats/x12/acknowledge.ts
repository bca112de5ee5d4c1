/**
 * Writes the 997 functional acknowledgment that received groups deserve: one set for each group, in the sender's
 * version and delimiters, built from nothing but the reader's verdicts.
 */
import type { DecodedGroup, SetVerdict } from '../../../model/decoded.ts';
import type { Finding } from '../../../model/finding.ts';
import codes from './dictionary/codes.json' with { type: 'json' };
import { planFor, type SetPlan } from './plan.ts';
import { X12Writer, type AnswerOptions } from './writer.ts';

export interface AcknowledgeOptions extends AnswerOptions {
  /** ST02 of the 997 for the group at `index` of the groups given. */
  readonly stControl: (index: number) => number;
  /** Leave out the sets that were accepted. Default false. */
  readonly rejectedOnly?: boolean;
}

const SEGMENT_ERRORS_MAX = 99; // More do not help the partner, and many readers stop there.
const ELEMENT_ERRORS_MAX = 99; // AK4 repeats 99 times under one AK3.
const CODES_MAX = 5; // AK502 to AK506, AK905 to AK909.

/**
 * A full interchange ISA … IEA with one group `FA`. Groups that are acknowledgments themselves (GS01 = FA) are
 * never answered; the result is empty when nothing else is left.
 *
 * @param groups of one interchange, alike in GS02, GS03 and GS08; `acknowledgmentBatches` sorts them so.
 */
export function write997(groups: readonly DecodedGroup[], options: AcknowledgeOptions): string {
  const answered = groups.filter((group) => group.group.functionalId !== 'FA');
  const [first] = answered;
  if (first === undefined) return '';
  const plan = planFor('997', first.group.version)?.plan;
  const writer = new X12Writer(first.interchange, first.group.version);
  for (const [index, group] of answered.entries()) {
    const control = String(options.stControl(index)).padStart(4, '0');
    writer.openSet('997', control);
    writeGroup(writer, group, plan, options.rejectedOnly === true);
    writer.closeSet(control);
  }
  return writer.interchange(first.interchange, first.group, 'FA', answered.length, options);
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

function writeGroup(writer: X12Writer, decoded: DecodedGroup, plan: SetPlan | undefined, rejectedOnly: boolean): void {
  const { group, sets } = decoded;
  // AK103 exists from 004050 on; partners expect it from 005010.
  writer.segment(
    'AK1',
    group.functionalId,
    group.controlNumber,
    plan !== undefined && plan.version >= '005010' ? group.version : '',
  );
  for (const set of sets) {
    if (!rejectedOnly || set.status === 'R') writeSet(writer, set, plan);
  }
  const accepted = sets.filter((set) => set.status !== 'R').length;
  const errors = codesOf(decoded.findings, 'group', '716', plan);
  writer.segment('AK9', decoded.status, String(decoded.claimed), String(sets.length), String(accepted), ...errors);
}

function writeSet(writer: X12Writer, set: SetVerdict, plan: SetPlan | undefined): void {
  writer.segment('AK2', set.id, set.controlNumber);
  const inError = writeSegments(writer, set.findings, plan);
  const errors = codesOf(set.findings, 'set', '718', plan);
  const all = inError ? [...errors.filter((code) => code !== '5').slice(0, CODES_MAX - 1), '5'] : errors;
  writer.segment('AK5', set.status, ...(set.status === 'A' ? [] : all));
}

/** AK3 and AK4 of one set; false when no segment is in error. */
function writeSegments(writer: X12Writer, findings: readonly Finding[], plan: SetPlan | undefined): boolean {
  const bySegment = new Map<string, Finding[]>();
  for (const item of findings) {
    if (item.x12 === undefined || item.at === undefined || !('segment' in item.at)) continue;
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
    writer.segment('AK3', segmentId(tag), String(Number(position)), '', versionedSegmentCode(code, plan));
    if (code !== '8') continue;
    for (const item of (bySegment.get(key) ?? []).slice(0, ELEMENT_ERRORS_MAX)) writeElement(writer, item, plan);
  }
  return keys.length > 0;
}

function writeElement(writer: X12Writer, item: Finding, plan: SetPlan | undefined): void {
  const { at, x12 } = item;
  if (x12 === undefined || at === undefined || !('segment' in at)) return;
  const composite = plan === undefined || plan.version >= '003050';
  const repeats = plan === undefined || plan.version >= '004020';
  const where = [
    String(at.element ?? 1),
    composite && at.component !== undefined ? String(at.component) : '',
    repeats && at.repetition !== undefined ? String(at.repetition) : '',
  ];
  const known = hasCode('723', x12.code, plan);
  writer.segment('AK4', where, x12.reference ?? '', known ? x12.code : '3', badValue(writer, x12.value));
}

/** AK404: at most 99 characters; nothing at all when it holds what an answer cannot carry. */
function badValue(writer: X12Writer, value: string | undefined): string {
  const short = (value ?? '').slice(0, 99).trimEnd();
  return writer.writable(short) ? short : '';
}

/** AK301 must be two or three capitals or digits, whatever was received. */
function segmentId(tag: string): string {
  const clean = tag.replace(/[^A-Z0-9]/g, '').slice(0, 3);
  return clean.length >= 2 ? clean : 'ZZZ';
}

/** AK304 8 (element errors) exists from 003050 on; before, the AK4 that follow say it. */
function versionedSegmentCode(code: string, plan: SetPlan | undefined): string {
  return hasCode('720', code, plan) ? code : '';
}

function codesOf(
  findings: readonly Finding[],
  level: 'group' | 'set',
  element: string,
  plan: SetPlan | undefined,
): string[] {
  const found = findings.flatMap((item) =>
    item.x12?.level === level && hasCode(element, item.x12.code, plan) ? [item.x12.code] : [],
  );
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
