/**
 * Partner maps: what an element of one partner means, instead of what it means to everybody. For X12, EDIFACT and
 * TRADACOMS alike, applied when the standard mapping of a document is done.
 *
 * A rule holds by the document's own calendar, not by the clock: by the order date, else by the date of the
 * interchange. So the same bytes read the same whenever they are read again.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';
import { Order } from '../../model/order.ts';
import {
  holdsOn,
  type MapRow,
  type MapRule,
  type PartnerProfile,
  type StandardRow,
} from '../../model/partner-profile.ts';
import type { Delimiters } from './delimiters.ts';
import {
  componentField,
  componentText,
  decodeLatin1,
  elementField,
  elementPlace,
  elementText,
  type Segment,
} from './segment.ts';

/** What the mapping did not use; the same shape in every format. */
export interface UnusedPart {
  /** `CSH` for a whole segment, `PO105` for an element, `LIN03-2` for a component. */
  readonly tag: string;
  readonly segment: number;
  readonly text: string;
}

/** Which place of the source a rule reads. Without a component the element is read whole. */
export interface PartPlace {
  readonly segment: Segment;
  readonly element: number;
  readonly component: number | undefined;
}

export interface PartnerMapTarget {
  readonly order: DraftOrder;
  /** Changed in place: what a rule reads is no longer unused. */
  readonly unused: UnusedPart[];
  readonly findings: Finding[];
  /** Date of the interchange as its header writes it, for a document without an order date. */
  readonly interchangeDate: string;
  /** By which to cut components of segments that carry no delimiters themselves (X12). */
  readonly delimiters: Delimiters;
  /**
   * The value behind a text where the format has its own notation, such as a decimal comma or a date by its 2379.
   * `kind` is that of the field: `decimal`, `date`, `integer`, `unit`, `country`, `currency` or `text`.
   */
  readonly meaningOf?: (kind: string, place: PartPlace) => DraftField['value'];
}

interface CompiledPart {
  readonly tag: string;
  readonly element: number;
  readonly component: number | undefined;
}
interface CompiledRule {
  readonly rule: MapRule;
  readonly from: CompiledPart;
  readonly when: { readonly part: CompiledPart; readonly is: string } | undefined;
  readonly path: readonly string[];
  readonly kind: string | undefined;
  readonly name: string;
}

const ELEMENT = /^([A-Z][A-Z0-9]{1,2})(\d{2})(?:-(\d{1,2}))?$/;
const ANY_DAY = '9999-12-31'; // A document without any date: only rules without an end hold.

/** The rules of one partner for one document that is being mapped. */
export class PartnerMap {
  readonly #byTag: ReadonlyMap<string, readonly CompiledRule[]>;
  readonly #seen: { readonly segment: Segment; readonly line: DraftLine | undefined }[] = [];

  private constructor(rules: readonly CompiledRule[]) {
    const byTag = new Map<string, CompiledRule[]>();
    for (const rule of rules) byTag.set(rule.from.tag, [...(byTag.get(rule.from.tag) ?? []), rule]);
    this.#byTag = byTag;
  }

  /** `undefined` when nothing was agreed about this document type, so that the usual reading costs nothing. */
  static of(profile: PartnerProfile | undefined, document: string): PartnerMap | undefined {
    const rules = profile?.map?.filter((rule) => rule.document === document) ?? [];
    return rules.length === 0 ? undefined : new PartnerMap(rules.flatMap(compile));
  }

  /** To be called for each segment, with the order line that is open, if any. */
  see(segment: Segment, line: DraftLine | undefined): void {
    if (this.#byTag.has(segment.tag)) this.#seen.push({ segment, line });
  }

  /**
   * To be called once, after the standard mapping. A value of a rule replaces what the standard mapping found (told
   * as info); of two values under rules of the partner the first stands (told as a conflict).
   */
  apply(target: PartnerMapTarget): void {
    const day = dayOf(target.order, target.interchangeDate);
    const read = new Map<number, { readonly segment: Segment; readonly labels: Set<string> }>();
    const invalid = new Set<MapRule>();
    for (const { segment, line } of this.#seen) {
      for (const compiled of this.#byTag.get(segment.tag) ?? []) {
        if (!holdsOn(compiled.rule, day) || !isWhen(compiled, segment, target)) continue;
        if (compiled.kind === undefined) {
          if (!invalid.has(compiled.rule)) target.findings.push(noField(compiled, segment));
          invalid.add(compiled.rule);
          continue;
        }
        if (!place(compiled, compiled.kind, segment, line, target)) continue;
        const labels = read.get(segment.position)?.labels ?? new Set<string>();
        labels.add(compiled.rule.element);
        if (compiled.rule.when !== undefined) labels.add(compiled.rule.when.element);
        read.set(segment.position, { segment, labels });
      }
    }
    if (read.size > 0) dropRead(target.unused, read);
  }
}

/** The day by which rules hold: of the order, else of the interchange (`CCYYMMDD` or `YYMMDD`). */
export function dayOf(order: DraftOrder, interchangeDate: string): string {
  return (
    isoDay(String(order.orderDate?.value ?? '')) ??
    isoDay(order.orderDate?.text ?? '') ??
    isoDay(interchangeDate) ??
    ANY_DAY
  );
}

function isoDay(text: string): string | undefined {
  const match = /^(\d{2})?(\d{2})-?(\d{2})-?(\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const [, century, year = '', month = '', day = ''] = match;
  // Two digits as POSIX reads them, and as `normalize` does.
  return `${century ?? (Number(year) < 70 ? '20' : '19')}${year}-${month}-${day}`;
}

function compile(rule: MapRule): CompiledRule[] {
  const from = partOf(rule.element);
  const part = rule.when === undefined ? undefined : partOf(rule.when.element);
  if (from === undefined || (rule.when !== undefined && part === undefined)) return []; // The schema of MapRule refuses these.
  const when = rule.when === undefined || part === undefined ? undefined : { part, is: rule.when.is };
  const path = rule.to.slice(1).split('/');
  return [{ rule, from, when, path, kind: LEAVES.get(rule.to), name: `partner/${rule.element}` }];
}

function partOf(element: string): CompiledPart | undefined {
  const [, tag, position, component] = ELEMENT.exec(element) ?? [];
  if (tag === undefined) return undefined;
  return { tag, element: Number(position), component: component === undefined ? undefined : Number(component) };
}

function isWhen({ when }: CompiledRule, segment: Segment, { delimiters }: PartnerMapTarget): boolean {
  if (when === undefined) return true;
  const { part, is } = when;
  if (part.tag !== segment.tag) return false; // A condition is about the same segment.
  const text =
    part.component === undefined
      ? elementText(segment, part.element)
      : componentText(sourced(segment, delimiters), part.element, part.component);
  return (text ?? '').trim() === is;
}

/** X12 segments know no delimiters of their own; components need them. */
function sourced(segment: Segment, delimiters: Delimiters): Segment {
  return segment.source === undefined ? { ...segment, source: { delimiters, decode: decodeLatin1 } } : segment;
}

function place(
  { from, path, name, rule }: CompiledRule,
  kind: string,
  segment: Segment,
  line: DraftLine | undefined,
  { order, delimiters, findings, meaningOf }: PartnerMapTarget,
): boolean {
  const inLine = path[0] === 'lines';
  if (inLine && line === undefined) return false; // The segment stands outside the lines: it says nothing of one.
  const value = meaningOf?.(kind, { segment, element: from.element, component: from.component });
  const field =
    from.component === undefined
      ? elementField(segment, from.element, name, value)
      : componentField(sourced(segment, delimiters), from.element, from.component, name, value);
  if (field === undefined) return false;
  const steps = inLine ? path.slice(2) : path;
  let owner = (inLine ? line : order) as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) owner = (owner[step] ??= {}) as Record<string, unknown>;
  const key = steps.at(-1) ?? '';
  const present = owner[key] as DraftField | undefined;
  if (present?.rule.startsWith('partner/') === true) {
    if (present.text === field.text) return true;
    const message = `By the partner's map ${rule.to} is "${present.text}" first and "${field.text}" later.`;
    findings.push(finding('value-conflict', message, { at: elementPlace(segment, from.element) }));
    return false;
  }
  if (present !== undefined && present.text !== field.text) {
    const said = String(present.value ?? present.text).slice(0, 80);
    const message = `${rule.to} is "${field.text.slice(0, 80)}" by the partner's map (${rule.element}: ${rule.why}); by ${present.rule} it would be "${said}".`;
    findings.push(finding('partner-map-used', message, { at: elementPlace(segment, from.element) }));
  }
  owner[key] = field;
  if (field.at !== undefined) dropOtherMeaning((inLine ? line : order) ?? {}, field.at);
  return true;
}

/** An element means what the rule says instead of what it means to everybody: it is taken out of where the standard mapping put it. */
function dropOtherMeaning(owner: Record<string, unknown>, at: Place): void {
  for (const [key, value] of Object.entries(owner)) {
    if (key === 'lines' || typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      const kept = value.filter(
        (item: Record<string, unknown>) => !Object.values(item).some((one) => isReadAt(one, at)),
      );
      if (kept.length === 0) delete owner[key];
      else if (kept.length < value.length) owner[key] = kept;
    } else if (isReadAt(value, at)) delete owner[key];
    else if (!('rule' in value)) dropOtherMeaning(value as Record<string, unknown>, at);
  }
}

function isReadAt(value: unknown, at: Place): boolean {
  if (typeof value !== 'object' || value === null || !('rule' in value) || !('at' in value)) return false;
  const { rule, at: place } = value as DraftField;
  return !rule.startsWith('partner/') && isDeepStrictEqual(place, at);
}

function noField({ rule }: CompiledRule, segment: Segment): Finding {
  const message = `The partner's map sends ${rule.element} to ${rule.to}, which is no single field of an order.`;
  return finding('partner-map-invalid', message, {
    at: { offset: segment.offset, length: segment.length, segment: segment.position, tag: segment.tag },
  });
}

/** Takes what the rules read out of the list; a segment that was unused as a whole leaves its other elements. */
function dropRead(
  unused: UnusedPart[],
  read: ReadonlyMap<number, { readonly segment: Segment; readonly labels: ReadonlySet<string> }>,
): void {
  const kept = unused.flatMap((entry) => {
    const by = read.get(entry.segment);
    if (by === undefined || !entry.tag.startsWith(by.segment.tag)) return [entry];
    if (entry.tag !== by.segment.tag) {
      return by.labels.has(entry.tag) || by.labels.has(entry.tag.replace(/-\d+$/, '')) ? [] : [entry];
    }
    const rest: UnusedPart[] = [];
    for (let element = 1; element < by.segment.elements.length; element++) {
      const tag = `${entry.tag}${String(element).padStart(2, '0')}`;
      const isRead = [...by.labels].some((label) => label === tag || label.startsWith(`${tag}-`));
      const text = isRead ? undefined : elementText(by.segment, element);
      if (text !== undefined) rest.push({ tag, segment: entry.segment, text });
    }
    return rest;
  });
  unused.splice(0, unused.length, ...kept);
}

/** Every field that holds a single value, as a path, with its kind: from the schema of the order itself. */
const LEAVES: ReadonlyMap<string, string> = new Map(
  [...leavesOf(Order, '')].filter(([path]) => path !== '/schemaVersion' && path !== '/test'),
);

function* leavesOf(schema: z.core.$ZodType, path: string): Generator<[string, string]> {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (inner instanceof z.ZodObject) {
    for (const [key, field] of Object.entries<z.core.$ZodType>(inner.shape)) yield* leavesOf(field, `${path}/${key}`);
  } else if (inner instanceof z.ZodArray) {
    // Of the lists only the lines have one that is open; a reference or a note has no single field to fill.
    if (path === '/lines') yield* leavesOf(inner.element, '/lines/-');
  } else {
    const kind = z.globalRegistry.get(schema)?.['kind'] ?? z.globalRegistry.get(inner)?.['kind'];
    yield [path, typeof kind === 'string' ? kind : 'text'];
  }
}

/** The map of one partner as a table "their field → our field, why, since when": his own rules first. */
export function mapTable(standard: readonly StandardRow[], profile?: PartnerProfile): MapRow[] {
  const own = (profile?.map ?? []).map((rule): MapRow => {
    const { document, element, when, to, why, by, since, until } = rule;
    return {
      document,
      theirField: when === undefined ? element : `${element} (${when.element} = ${when.is})`,
      ourField: to,
      why,
      source: 'partner',
      since,
      ...(by === undefined ? {} : { by }),
      ...(until === undefined ? {} : { until }),
    };
  });
  return [...own, ...standard.map((row): MapRow => ({ ...row, source: 'standard' }))];
}
