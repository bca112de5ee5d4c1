/**
 * The mapper's working state: the draft so far, the place in the loops, and which elements of the current segment
 * were read. What was not read is listed in `unused` when the segment is done.
 */
import { DECISIVE_FIELDS } from '../../edi/decisive-fields.ts';
import type { LineCurrencies } from '../../edi/line-currency.ts';
import type { OpenedAt } from '../../edi/open-places.ts';
import type { DraftComponent, DraftField, DraftLine, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import { finding } from '../../../model/codes.ts';
import type { FieldRule } from './map-tables.ts';
import type { PlaceParts } from './map-places.ts';
import { decoded, elementField, elementPlace, type Segment } from '../../edi/segment.ts';

export interface Unused {
  /** `CSH` when nothing of the segment was read, `PO105` for one element. */
  readonly tag: string;
  /** Position in the set, ST being 1. */
  readonly segment: number;
  readonly text: string;
}

export type DraftSchedule = NonNullable<DraftLine['schedules']>[number];

export interface Cursor {
  readonly order: DraftOrder;
  readonly unused: Unused[];
  readonly findings: Finding[];
  readonly names: RuleNames;
  readonly elementSeparator: string;
  readonly componentSeparator: string;
  /** The PO1 that is open. */
  line: DraftLine | undefined;
  /** The PO1 itself, whose basis holds for a price that a CTP gives. */
  lineSegment: Segment | undefined;
  /** The N1 that is open, as long as its party is one we keep. */
  party: DraftParty | undefined;
  /** The delivery of a line that an N1 opened. */
  schedule: DraftSchedule | undefined;
  readonly opened: OpenedAt;
  /** The N1 loops of lines that have SCH segments. */
  readonly places: PlaceParts[];
  /** The last SDQ02, which holds until another one comes. */
  storeScheme: DraftField | undefined;
  /** N901 of the open N9 loop: the kind of the messages that follow. */
  noteType: DraftField | undefined;
  /** The last PID that became a text of the line: the next one may go on with it. */
  openText: { readonly field: 'description' | 'specification'; readonly segment: Segment } | undefined;
  /** In a loop that the order has no place for (SLN, an N1 of another role in a line): all of it is unused. */
  foreign: boolean;
  /** In a loop whose DTM date something else than the order or the line. */
  ownDates: boolean;
  /** GS08. */
  readonly version: string;
  /** Between an SLN and the next PO1: its N1 and N9 loops are foreign too. */
  subline: boolean;
  /** The line whose price is the one at which the buyer sells on, as far as nothing else is known, and what was told of it. */
  retail: { readonly line: DraftLine; readonly told: Finding } | undefined;
  /** Lines of which a code says that they are free of charge. */
  readonly free: Set<DraftLine>;
  /** What the open SLN became, which the descriptions that follow are of. */
  component: DraftComponent | undefined;
  /** Directly behind an SAC, whose loop has a CTP of its own. */
  afterAllowance: boolean;
  /** An 875 or 876. */
  readonly isGrocery: boolean;
  /** The partner sends differences under POC02 QI and QD. */
  readonly isDelta: boolean;
  readonly currencies: LineCurrencies;
  /** What the first ITD or G23 that says one side of the terms says of it. */
  readonly terms: { discount?: string; net?: string };
  /** G9201, which holds for every line of an 876. */
  lineAction: DraftField | undefined;
  /** Elements of the current segment that were read, bit n for element n. */
  used: number;
}

export type Target = Record<string, unknown>;

/** The field of one element, marked as read. `undefined` when it is empty; rules are named `x12/850/PO102`. */
export function cut(
  cursor: Cursor,
  segment: Segment,
  element: number,
  value?: DraftField['value'],
  qualifier = '',
): DraftField | undefined {
  const field = elementField(segment, element, ruleName(cursor.names, segment.tag, element, qualifier), value);
  if (field !== undefined) markRead(cursor, element);
  return field;
}

/**
 * Puts a field where the table says, unless something is there already. The same text twice is one statement;
 * another text under the same rule is a conflict, and the first stands.
 */
export function put(
  cursor: Cursor,
  target: Target,
  path: readonly string[],
  segment: Segment,
  element: number,
  value?: DraftField['value'],
  qualifier = '',
): boolean {
  const text = segment.elements[element];
  if (text === undefined || text === '') return false;
  return putNamed(
    cursor,
    target,
    path,
    segment,
    element,
    value,
    ruleName(cursor.names, segment.tag, element, qualifier),
  );
}

/** `put` for an element that is there, under a rule whose name is known. */
function putNamed(
  cursor: Cursor,
  target: Target,
  path: readonly string[],
  segment: Segment,
  element: number,
  value: DraftField['value'],
  rule: string,
): boolean {
  let owner = target;
  for (let index = 0; index < path.length - 1; index++) owner = child(owner, path[index] ?? '');
  const key = path[path.length - 1] ?? '';
  const present = owner[key] as DraftField | undefined;
  if (present === undefined) {
    owner[key] = elementField(segment, element, rule, value);
    markRead(cursor, element);
    return true;
  }
  const text = segment.elements[element] ?? '';
  if (present.text === text) {
    markRead(cursor, element);
    return true;
  }
  if (present.rule === rule) {
    const message = `The document says "${present.text}" first and "${decoded(segment, text)}" later for the same field.`;
    const at = elementPlace(segment, element);
    cursor.findings.push(
      finding('value-conflict', message, { at, ...(DECISIVE_FIELDS.has(key) ? { severity: 'error' } : {}) }),
    );
  }
  return false;
}

function child(owner: Target, key: string): Target {
  const present = owner[key];
  if (present !== undefined) return present as Target;
  const created: Target = {};
  owner[key] = created;
  return created;
}

/** Adds a reference to an order or a line. */
export function addReference(owner: DraftOrder | DraftLine, type: DraftField, value: DraftField): void {
  owner.references ??= [];
  owner.references.push({ type, value });
}

/** No segment has a meaning beyond element 31, where the bits end. */
export function markRead(cursor: Cursor, element: number): void {
  if (element < 32) cursor.used |= 1 << element;
}

/** Lists what the mapping left of a segment: the whole of it, or single elements. */
export function sweep(cursor: Cursor, segment: Segment): void {
  const { elements, present } = segment;
  if (cursor.used === 0) {
    const text = elements.join(cursor.elementSeparator);
    cursor.unused.push({ tag: segment.tag, segment: segment.position, text: decoded(segment, text) });
    return;
  }
  const isEverythingRead = (present & ~cursor.used & ~1) === 0; // Bit 0 is the tag.
  if (isEverythingRead && elements.length <= 32) return;
  for (let element = 1; element < elements.length; element++) {
    if (element < 32 && (cursor.used & (1 << element)) !== 0) continue;
    const text = elements[element] ?? '';
    if (text === '') continue;
    const tag = segment.tag + String(element).padStart(2, '0');
    cursor.unused.push({ tag, segment: segment.position, text: decoded(segment, text) });
  }
}

export interface CompiledRule {
  readonly element: number;
  readonly path: readonly string[];
  readonly codes: ReadonlyMap<string, string> | undefined;
  /** The name of the rule in sets of this prefix, kept because it is needed in line after line. */
  prefix: string;
  rule: string;
}
export type CompiledRules = ReadonlyMap<string, readonly CompiledRule[]>;

export function compileRules(rules: readonly FieldRule[]): CompiledRules {
  const compiled = new Map<string, CompiledRule[]>();
  for (const { tag, element, to, codes } of rules) {
    const list = compiled.get(tag) ?? [];
    list.push({
      element,
      path: to.split('/'),
      codes: codes === undefined ? undefined : new Map(Object.entries(codes)),
      prefix: '',
      rule: '',
    });
    compiled.set(tag, list);
  }
  return compiled;
}

/** Applies the table's rows for this segment. */
export function applyRules(cursor: Cursor, rules: CompiledRules, target: Target, segment: Segment): void {
  const rows = rules.get(segment.tag);
  if (rows === undefined) return;
  for (const row of rows) {
    const { element, path, codes } = row;
    const text = segment.elements[element];
    if (text === undefined || text === '') continue;
    const value = codes?.get(text.trim());
    if (codes !== undefined && value === undefined) continue;
    if (row.prefix !== cursor.names.prefix) {
      row.prefix = cursor.names.prefix;
      row.rule = ruleName(cursor.names, segment.tag, element, '');
    }
    putNamed(cursor, target, path, segment, element, value, row.rule);
  }
}

/** Rule names of one set, by tag: they are asked for at every field, so each is built once. */
export interface RuleNames {
  readonly prefix: string;
  readonly byTag: Map<string, ElementNames[]>;
}
interface ElementNames {
  readonly plain: string;
  readonly qualified: Map<string, string>;
}

const QUALIFIED_NAMES_MAX = 2_000; // A hostile file can invent qualifiers without end; the memory must not follow it.
const namesBySet = new Map<string, RuleNames>();

/** @param setId one of the sets that are mapped, so the table stays small. */
export function ruleNames(setId: string): RuleNames {
  const known = namesBySet.get(setId);
  if (known !== undefined) return known;
  const names: RuleNames = { prefix: `x12/${setId}/`, byTag: new Map() };
  namesBySet.set(setId, names);
  return names;
}

/** `x12/850/PO102`, or `x12/850/DTM02/002` when a qualifier chose the field. */
function ruleName(names: RuleNames, tag: string, element: number, qualifier: string): string {
  let list = names.byTag.get(tag);
  if (list === undefined) names.byTag.set(tag, (list = []));
  const { plain, qualified } = (list[element] ??= {
    plain: `${names.prefix}${tag}${String(element).padStart(2, '0')}`,
    qualified: new Map(),
  });
  if (qualifier === '') return plain;
  const known = qualified.get(qualifier);
  if (known !== undefined) return known;
  const name = `${plain}/${qualifier}`;
  if (qualified.size < QUALIFIED_NAMES_MAX) qualified.set(qualifier, name);
  return name;
}
