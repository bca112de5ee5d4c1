/**
 * The dictionary of one transaction set in one version, compiled for checking.
 *
 * The JSON files hold every version side by side (`"003010-003070,004020": …`); a plan is one version of one set,
 * made when it is first needed and kept.
 */
import { compileStructure, type SourceNode, type Structure } from '../../edi/structure.ts';
import codesJson from './dictionary/codes.json' with { type: 'json' };
import compositesJson from './dictionary/composites.json' with { type: 'json' };
import conditionsJson from './dictionary/conditions.json' with { type: 'json' };
import elementsJson from './dictionary/elements.json' with { type: 'json' };
import indexJson from './dictionary/index.json' with { type: 'json' };
import segmentIdsJson from './dictionary/segment-ids.json' with { type: 'json' };
import segmentsJson from './dictionary/segments.json' with { type: 'json' };
import setsJson from './dictionary/sets.json' with { type: 'json' };

/** A set of version ranges, such as `003010-003070,004020`, and what holds in them. */
type ByRange<T> = Readonly<Record<string, T>>;

const SETS = setsJson as unknown as Readonly<Record<string, ByRange<readonly SourceNode[]>>>;
const SEGMENTS = segmentsJson as Readonly<Record<string, ByRange<string>>>;
const COMPOSITES = compositesJson as Readonly<Record<string, ByRange<string>>>;
const ELEMENTS = elementsJson as Readonly<Record<string, ByRange<string>>>;
const CODES = codesJson as Readonly<Record<string, ByRange<string>>>;
const CONDITIONS = conditionsJson as Readonly<
  Record<string, { readonly source?: ByRange<string>; readonly inferred?: ByRange<string> }>
>;
const VERSIONS = Object.keys(indexJson.versions);
const MISSING = indexJson.missing as Readonly<Record<string, { readonly nearest: string }>>;

export type ElementType = 'AN' | 'ID' | 'DT' | 'TM' | 'R' | 'N';

export interface ElementPlan {
  /** Data element number; for a composite its id, such as `C040`. */
  readonly reference: string;
  readonly required: boolean;
  /** Most repetitions; 0 means any number. */
  readonly repeat: number;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly codes: ReadonlySet<string> | undefined;
  /** No type and no code list keeps a delimiter out of it. */
  readonly isText: boolean;
  /** Present on a composite. */
  readonly components: CompositePlan | undefined;
  /** The value that was found good last; a part of the plan that changes. */
  readonly last: { value: string };
}

export interface ConditionPlan {
  /** Paired, required (one of), exclusive, conditional, list conditional. */
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  readonly positions: readonly number[];
  /** The lowest of them: a segment that is shorter cannot break the condition, unless it is of kind R. */
  readonly first: number;
  /** Bit n is set for each position n, and `firstBit` for the one that is written first. */
  readonly bits: number;
  readonly firstBit: number;
  /** Carried over from a neighbouring version: worth a warning, not a rejection. */
  readonly inferred: boolean;
  /** As written, such as `P0607`. */
  readonly text: string;
}

export interface CompositePlan {
  readonly elements: readonly ElementPlan[];
  readonly conditions: readonly ConditionPlan[];
  /** Bit n is set when element n is mandatory; true to the plan as long as there are 31 elements at most. */
  readonly required: number;
  /** Which elements were there when they were found complete last; like an element's `last`, it changes. */
  readonly last: { present: number };
}
export type SegmentPlan = CompositePlan;

export interface SetPlan extends Structure {
  readonly id: string;
  /** The dictionary's version, such as `004010`. */
  readonly version: string;
  segment(tag: string): SegmentPlan | undefined;
}

export interface PlanChoice {
  readonly plan: SetPlan;
  /** False when the version asked for has no dictionary and a neighbour's is used. */
  readonly exact: boolean;
}

const USUAL_VERSION = '004010'; // Most partners send it; taken when GS08 is not a version at all.

const CHOICES_MAX = 1000; // Versions come from the sender; a flood of made-up ones must not fill the memory.
/** With all its segments a plan takes 4 MB; one file could name every version of every set and fill a gigabyte. */
const PLANS_MAX = 24;
const plans = new Map<string, SetPlan>();
const choices = new Map<string, PlanChoice>();

/** Whether any version has the set. */
export function isKnownSet(setId: string): boolean {
  return Object.hasOwn(SETS, setId);
}

/** Whether any version has the segment: each dictionary has only those of the sets that are read here. */
export function isSegmentId(tag: string): boolean {
  return Object.hasOwn(SEGMENTS, tag);
}

/** Ids of the segments that only other sets have: nothing but that they exist is known of them. */
const OTHER_SEGMENTS: ReadonlySet<string> = new Set(Object.values(segmentIdsJson).flatMap((ids) => ids.split(' ')));

/** Whether X12 has the segment at all, in a set that is read here or in another, in any version. */
export function isPublishedSegment(tag: string): boolean {
  return isSegmentId(tag) || OTHER_SEGMENTS.has(tag);
}

/** Whether the set has the segment in any version. */
export function isSegmentOf(setId: string, tag: string): boolean {
  const ranges = isKnownSet(setId) ? (SETS[setId] ?? {}) : {};
  return Object.values(ranges).some((nodes) => holdsNode(nodes, tag));
}

function holdsNode(nodes: readonly SourceNode[], tag: string): boolean {
  return nodes.some(([id, , , children]) => id === tag || (children !== undefined && holdsNode(children, tag)));
}

/** The most elements that the segment has in any version. */
export function elementsMax(tag: string): number {
  return Math.max(0, ...versionsOf(tag).map((elements) => elements.length));
}

/** The most components that an element of the segment has in any version; 0 when it never is a composite. */
export function componentsMax(tag: string, element: number): number {
  const composites = versionsOf(tag).map((elements) => /^\w+/.exec(elements[element - 1] ?? '')?.[0] ?? '');
  const counts = composites.flatMap((id) =>
    Object.hasOwn(COMPOSITES, id) ? Object.values(COMPOSITES[id] ?? {}).map((text) => text.split(' ').length) : [],
  );
  return Math.max(0, ...counts);
}

function versionsOf(tag: string): string[][] {
  return Object.values(SEGMENTS[tag] ?? {}).map((text) => text.split(' '));
}

/** Those of GS08 with a dictionary of their own or a neighbour's. */
export const PUBLISHED_VERSIONS: readonly string[] = [...VERSIONS, ...Object.keys(MISSING)];

/** Whether GS08 names one of them. */
export function isPublishedVersion(version: string): boolean {
  return PUBLISHED_VERSIONS.includes(version.slice(0, 6));
}

/** The plan for ST01 and GS08 (`004010VICS` counts as 004010); undefined when no version has the set. */
export function planFor(setId: string, version: string): PlanChoice | undefined {
  const key = `${setId}/${version.slice(0, 6)}`;
  const known = choices.get(key);
  if (known !== undefined) return known;
  const choice = choose(setId, version);
  if (choice !== undefined && choices.size < CHOICES_MAX) choices.set(key, choice);
  return choice;
}

function choose(setId: string, version: string): PlanChoice | undefined {
  const ranges = isKnownSet(setId) ? SETS[setId] : undefined;
  if (ranges === undefined) return undefined;
  const wanted = /^\d{6}/.exec(version)?.[0];
  const nearest = nearestVersion(wanted ?? USUAL_VERSION, (candidate) => pick(ranges, candidate) !== undefined);
  if (nearest === undefined) return undefined;
  const key = `${setId}/${nearest}`;
  let plan = plans.get(key);
  if (plan === undefined) {
    plan = compile(setId, nearest, pick(ranges, nearest) ?? []);
    // Whoever still uses one has it in hand.
    if (plans.size >= PLANS_MAX) {
      plans.clear();
      choices.clear();
    }
    plans.set(key, plan);
  }
  return { plan, exact: nearest === wanted };
}

/** The same version if there is one, else the last one before it, else the first that has the set. */
function nearestVersion(wanted: string, has: (version: string) => boolean): string | undefined {
  const named = Object.hasOwn(MISSING, wanted) ? MISSING[wanted]?.nearest : undefined;
  if (named !== undefined && has(named)) return named;
  const candidates = VERSIONS.filter(has);
  return candidates.findLast((candidate) => candidate <= wanted) ?? candidates[0];
}

function pick<T>(ranges: ByRange<T>, version: string): T | undefined {
  return Object.entries(ranges).find(([range]) => covers(range, version))?.[1];
}

function pickAll(ranges: ByRange<string> | undefined, version: string): string[] {
  if (ranges === undefined) return [];
  return Object.entries(ranges).flatMap(([range, text]) => (covers(range, version) ? text.split(' ') : []));
}

/** Versions sort as text, so a range is a comparison. */
function covers(ranges: string, version: string): boolean {
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.split('-');
    return first <= version && version <= last;
  });
}

function compile(id: string, version: string, nodes: readonly SourceNode[]): SetPlan {
  const segments = new Map<string, SegmentPlan>();
  return {
    id,
    version,
    ...compileStructure('ST', nodes),
    segment(tag) {
      const known = segments.get(tag);
      if (known !== undefined) return known;
      // Tags come from the sender; only those of the dictionary are kept, so that noise cannot fill the memory.
      const compiled = Object.hasOwn(SEGMENTS, tag) ? compileSegment(tag, SEGMENTS[tag], version) : undefined;
      if (compiled !== undefined) segments.set(tag, compiled);
      return compiled;
    },
  };
}

function compileSegment(id: string, ranges: ByRange<string> | undefined, version: string): SegmentPlan | undefined {
  const tokens = ranges === undefined ? undefined : pick(ranges, version);
  if (tokens === undefined) return undefined;
  const elements = tokens.split(' ').map((token) => compileElement(token, version));
  const required = bitsOf(elements.flatMap((element, index) => (element.required ? [index + 1] : [])));
  return { elements, conditions: conditionsOf(id, version), required, last: { present: 0 } };
}

/** `353!` is mandatory, `C998!*10` repeats, `*>` without limit. */
function compileElement(token: string, version: string): ElementPlan {
  const [, reference = '', mark = '', times = '1'] = /^(\w+)(!?)(?:\*(\d+|>))?$/.exec(token) ?? [];
  const common = { reference, required: mark === '!', repeat: times === '>' ? 0 : Number(times) };
  const composite = Object.hasOwn(COMPOSITES, reference)
    ? compileSegment(reference, COMPOSITES[reference], version)
    : undefined;
  if (composite !== undefined)
    return {
      ...common,
      type: 'AN',
      min: 1,
      max: Infinity,
      codes: undefined,
      isText: false,
      components: composite,
      last: { value: '' },
    };
  const format = Object.hasOwn(ELEMENTS, reference) ? pick(ELEMENTS[reference] ?? {}, version) : undefined;
  // An element that the dictionary does not describe is only checked for presence.
  const [described = 'AN', min = '1', max = 'Infinity'] = (format ?? '').split(' ').filter((part) => part !== '');
  const known = Object.hasOwn(CODES, reference) ? pickAll(CODES[reference], version) : [];
  // An element that has a list of codes is an ID, whatever the dictionary calls it: 98, 128 and 1300 stand there as AN.
  const type = described === 'AN' && known.length > 0 ? 'ID' : described;
  const codes = type === 'ID' && known.length > 0 ? new Set(known) : undefined;
  return {
    ...common,
    type: (type.startsWith('N') ? 'N' : type) as ElementType,
    min: Number(min),
    max: Number(max),
    codes,
    isText: type === 'AN' || (type === 'ID' && codes === undefined),
    components: undefined,
    last: { value: '' },
  };
}

function bitsOf(positions: readonly number[]): number {
  return positions.reduce((bits, position) => bits | (1 << position), 0);
}

function conditionsOf(id: string, version: string): ConditionPlan[] {
  const entry = Object.hasOwn(CONDITIONS, id) ? CONDITIONS[id] : undefined;
  const read = (text: string, inferred: boolean): ConditionPlan => {
    const kind = text.slice(0, 1) as ConditionPlan['kind'];
    const positions = (text.slice(1).match(/\d\d/g) ?? []).map(Number);
    const first = kind === 'R' ? 0 : Math.min(...positions);
    const bits = bitsOf(positions);
    return { kind, positions, first, bits, firstBit: bitsOf(positions.slice(0, 1)), inferred, text };
  };
  return [
    ...pickAll(entry?.source, version).map((text) => read(text, false)),
    ...pickAll(entry?.inferred, version).map((text) => read(text, true)),
  ];
}
