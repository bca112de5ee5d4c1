/**
 * The mapper's working state: the draft so far, the place in the segment groups, and which components of the current
 * segment were read. What was not read is listed in `unused` when the segment is done.
 */
import { printable, TEXT_MAX } from '../../edi/printable.ts';
import type { OddTerm } from '../../edi/odd-terms.ts';
import type { LineCurrencies } from '../../edi/line-currency.ts';
import type { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import { DECISIVE_FIELDS } from '../../edi/decisive-fields.ts';
import type { DraftComponent, DraftField, DraftLine, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import { cutElement } from '../../edi/components.ts';
import type { OpenedAt } from '../../edi/open-places.ts';
import type { UnusedPart } from '../../edi/partner-map.ts';
import {
  componentField,
  componentPlace,
  componentText,
  elementText,
  rawComponents,
  repetitionsOf,
  type Segment,
} from '../../edi/segment.ts';
import { partLabel } from './map-elements.ts';
import { ruleName, type RuleNames } from './map-names.ts';
import type { SummaryAllowance } from './summary-allowances.ts';
import type { TextLengths } from './write-lengths.ts';

export type DraftSchedule = NonNullable<DraftLine['schedules']>[number];
export type DraftAllowance = NonNullable<DraftLine['allowancesCharges']>[number];
export type DraftTax = NonNullable<DraftLine['taxes']>[number];

export interface Price {
  /** PRI 5125. */
  readonly kind: string;
  /** PRI 5387: what it is the price of, such as SRP. */
  readonly type: string;
  readonly price: DraftField;
  readonly basis: DraftField | undefined;
  readonly unit: string | undefined;
  readonly segment: Segment;
  /** RNG: for how many of which unit it holds; `unread` where it is no range of quantities, or a second one. */
  range: { readonly unit: string; readonly min: string; readonly max: string } | 'unread' | undefined;
}

export interface OpenTerms {
  /** PAT or PYT. */
  readonly segment: Segment;
  /** 4279. */
  readonly kind: string;
  /** Of which side of the order's terms it speaks; undefined where it has no place for them. */
  readonly side: 'net' | 'discount' | undefined;
  /** Its kind was said before in another way: nothing of it is read. */
  readonly isStep: boolean;
  /** Days are said, or a day of the calendar. */
  hasTime: boolean;
  /** Something of it is in the order. */
  isHeld: boolean;
  /** Anything is said but words. */
  hasContent: boolean;
  readonly odd: OddTerm[];
}

export interface Destination {
  readonly segment: Segment;
  readonly value: DraftField | undefined;
}

export interface Cursor {
  readonly order: DraftOrder;
  readonly unused: UnusedPart[];
  readonly findings: Finding[];
  readonly names: RuleNames;
  readonly type: 'ORDERS' | 'ORDCHG';
  readonly elementSeparator: string;
  readonly componentSeparator: string;
  /** UNA3; '' when none is announced. */
  readonly decimalMark: string;
  /** In syntax 4 a point and a comma mean the same, whatever UNA3 says. */
  readonly anyDecimalMark: boolean;
  readonly lengths: TextLengths;
  /** GS1's subset, in which a quantity without a unit is in pieces. */
  readonly isEancom: boolean;
  /** BGM. */
  beginning: Segment | undefined;
  /** BGM 1001 says that the message changes an order. */
  isChangeRequest: boolean;
  section: 'header' | 'detail' | 'summary';
  /** Tag of the segment that opened the innermost group. */
  group: string;
  /** RFF 1153, as long as nothing but DTM followed it. */
  reference: string | undefined;
  /** The LIN that is open. */
  line: DraftLine | undefined;
  /** Prices of the open line; one is chosen when the line is done. */
  prices: Price[];
  party: DraftParty | undefined;
  schedule: DraftSchedule | undefined;
  readonly opened: OpenedAt;
  /** LOC+8 of the open line without a quantity so far, and the value of the reference that it is. */
  destination: Destination | undefined;
  /** Deliveries that a LOC+8 with a day opened. */
  readonly datedDestinations: { readonly schedule: DraftSchedule; readonly segment: Segment }[];
  allowance: DraftAllowance | undefined;
  /** For how many units the rate of the open allowance or charge is (QTY below ALC). */
  allowanceQuantity: string;
  /** ALC of each allowance and charge of the order, until it is told that it comes to nothing anybody knows. */
  readonly allowanceSegments: Map<DraftAllowance, Segment>;
  /** The ALC behind UNS+S that is open, and all of them. */
  summaryAllowance: SummaryAllowance | undefined;
  readonly summaryAllowances: SummaryAllowance[];
  tax: DraftTax | undefined;
  readonly currencies: LineCurrencies;
  /** The terms of payment whose group (PAT, PYT) is open. */
  terms: OpenTerms | undefined;
  /** By 4279: the first PAT or PYT of that kind which the order holds something of. */
  readonly firstTerms: Map<string, string>;
  /** Below a sub-line, which the order has no place for. */
  foreign: boolean;
  /** What the open LIN with C829 became. */
  component: DraftComponent | undefined;
  /** Sub-lines so far, and what they order together, if all say a number. */
  readonly sublines: { count: number; quantity: Big | undefined };
  /** By element, a bit for each component of the current segment that was read. */
  readonly used: number[];
  /** Elements from here on have no bit; 0 when nothing was read. */
  usedEnd: number;
}

export type Target = Record<string, unknown>;

const ALL = -1;

/** The text of a coded component without blanks; '' when it is absent. */
export function code(segment: Segment, element: number, component = 1): string {
  const text = componentText(segment, element, component);
  if (text === undefined) return '';
  return isBlankless(text.charCodeAt(0)) && isBlankless(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Of the characters beyond ASCII some are blanks too. */
function isBlankless(character: number): boolean {
  return character > 32 && character < 127;
}

/** The field of one component, marked as read. `undefined` when it is empty. */
export function cut(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  value?: DraftField['value'],
  qualifier = '',
): DraftField | undefined {
  const rule = ruleName(cursor.names, segment.tag, element, component, qualifier);
  const field = componentField(segment, element, component, rule, value);
  if (field !== undefined) markRead(cursor, element, component);
  return field;
}

/**
 * Puts a field where the table says, unless something is there already. The same text twice is one statement;
 * another text is a conflict when it stands under the same rule, and the first one remains.
 */
export function put(
  cursor: Cursor,
  target: Target,
  path: string,
  segment: Segment,
  field: DraftField | undefined,
): boolean {
  if (field === undefined) return false;
  const slash = path.indexOf('/');
  const owner = slash < 0 ? target : ((target[path.slice(0, slash)] ??= {}) as Target);
  const key = slash < 0 ? path : path.slice(slash + 1);
  const present = owner[key] as DraftField | undefined;
  if (present === undefined) {
    owner[key] = field;
    return true;
  }
  if (isSame(present, field)) return true;
  if (present.rule === field.rule) conflict(cursor, segment, present, field, key);
  giveBackField(cursor, segment, field);
  return false;
}

/** What found no place was not used; text that was joined stands in as many components as it has pieces. */
function giveBackField(cursor: Cursor, { position }: Segment, { at, text }: DraftField): void {
  if (at === undefined || !('segment' in at) || at.segment !== position) return;
  const { element, component } = at;
  if (element === undefined || component === undefined) return;
  const { used, usedEnd, componentSeparator } = cursor;
  const pieces = text.split(componentSeparator).length;
  for (let one = component; one < component + pieces && one < 32; one++)
    used[element] = (used[element] ?? 0) & ~(1 << (one - 1));
  if (!used.some((bits, index) => index < usedEnd && bits !== 0)) giveBack(cursor);
}

/** Whether two fields say the same: dates in two layouts do. */
export function isSame(one: DraftField, other: DraftField): boolean {
  return (one.value ?? one.text.trim()) === (other.value ?? other.text.trim());
}

/** @param key the field of the order; of two quantities, prices or numbers a person must choose. */
export function conflict(cursor: Cursor, segment: Segment, present: DraftField, field: DraftField, key = ''): void {
  const [first, later] = [present, field].map(({ text }) => text.slice(0, 80));
  const message = `The document says "${first}" first and "${later}" later for the same field.`;
  cursor.findings.push(
    finding('value-conflict', message, {
      at: field.at ?? placeOf(segment),
      ...(DECISIVE_FIELDS.has(key) ? { severity: 'error' } : {}),
    }),
  );
}

export function placeOf({ offset, length, position, tag }: Segment): NonNullable<Finding['at']> {
  return { offset, length, segment: position, tag };
}

/** A reference of the open line, else of the order. `type` is what the canonical order calls it, such as `date/17`. */
export function addReference(cursor: Cursor, type: DraftField, value: DraftField): void {
  const owner = cursor.line ?? cursor.order;
  owner.references ??= [];
  owner.references.push({ type, value });
}

const CODE_MAX = 200; // As the schema of the order has it.

/** A field whose value is a kind and the sender's code, such as `quantity/59`: the code alone would be ambiguous. */
export function kindField(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  kind: string,
): DraftField | undefined {
  const field = kindSaid(cursor, segment, element, component, kind);
  if (field !== undefined) markRead(cursor, element, component);
  return field;
}

/** The same for a segment that is done: nothing is marked as read. */
export function kindSaid(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  kind: string,
): DraftField | undefined {
  const text = code(segment, element, component);
  if (text === '') return undefined;
  const rule = ruleName(cursor.names, segment.tag, element, component, '');
  return componentField(segment, element, component, rule, printable(`${kind}/${text}`, CODE_MAX));
}

export function markRead(cursor: Cursor, element: number, component?: number): void {
  const bits = component === undefined || component > 31 ? ALL : 1 << (component - 1);
  cursor.used[element] = (cursor.used[element] ?? 0) | bits;
  if (element >= cursor.usedEnd) cursor.usedEnd = element + 1;
}

/** What was read of the segment so far is given back: it did not find its place, or the next segment begins. */
export function giveBack(cursor: Cursor): void {
  for (let element = 0; element < cursor.usedEnd; element++) cursor.used[element] = 0;
  cursor.usedEnd = 0;
}

/**
 * Several text components as one. A sender cuts a long text anywhere or at a blank: a piece that is as long as the
 * directory allows was cut anywhere and is joined as it is, the others by a blank.
 */
export function joined(
  cursor: Cursor,
  segment: Segment,
  element: number,
  from: number,
  to: number,
  pieceMax: number,
): DraftField | undefined {
  const raw = rawComponents(segment, element);
  let first = 0;
  let last = 0;
  for (let component = from; component <= to && component <= raw.length; component++) {
    if (raw[component - 1] === '') continue;
    if (first === 0) first = component;
    last = component;
  }
  if (first === 0) return undefined;
  if (first === last) return cut(cursor, segment, element, first);
  let text = '';
  let previous = '';
  for (let component = first; component <= last; component++) {
    const piece = componentText(segment, element, component);
    if (piece === undefined) continue;
    markRead(cursor, element, component);
    text += component === first || previous.length === pieceMax ? piece : ` ${piece.trimStart()}`;
    if (piece.length !== pieceMax) text = text.trimEnd();
    previous = piece;
  }
  const start = componentPlace(segment, element, first);
  const end = componentPlace(segment, element, last);
  const texts = Array.from(
    { length: last - first + 1 },
    (_, index) => componentText(segment, element, first + index) ?? '',
  );
  const value = printable(text, TEXT_MAX);
  const whole = raw.slice(first - 1, last).join(cursor.componentSeparator);
  return {
    text: texts.join(cursor.componentSeparator),
    ...(segment.released ? { raw: decodedRaw(segment, whole) } : {}),
    rule: ruleName(cursor.names, segment.tag, element, first, ''),
    at: { ...start, length: end.offset + end.length - start.offset },
    ...(value === '' ? {} : { value }),
  };
}

/** What stands in the source, in its character set, escapes and all. */
function decodedRaw({ source, wide }: Segment, raw: string): string {
  return wide && source !== undefined ? source.decode(raw) : raw;
}

/** Lists a part of a component whose rest was used: the time of a day. */
export function leave(
  cursor: Cursor,
  { tag, position }: Segment,
  element: number,
  component: number,
  text: string,
): void {
  cursor.unused.push({ tag: partLabel(tag, element, component), segment: position, text });
}

/** Lists what the mapping left of a segment: the whole of it, an element, or a component. */
export function sweep(cursor: Cursor, segment: Segment): void {
  const { elements, position, tag } = segment;
  const { used, usedEnd } = cursor;
  if (usedEnd === 0) {
    const parts = elements.map((_, element) => elementText(segment, element) ?? '');
    cursor.unused.push({ tag, segment: position, text: parts.join(cursor.elementSeparator) });
    return;
  }
  for (let element = 1; element < elements.length; element++) {
    const raw = elements[element];
    const bits = element < usedEnd ? (used[element] ?? 0) : 0;
    if (raw === undefined || raw === '' || bits === ALL) continue;
    if (bits !== 0) {
      const { parts, present, isPlain } = cutElement(segment, element);
      if (isPlain && parts.length < 32 && (present & ~bits) === 0) continue;
    }
    const repeats = repetitionsOf(segment, element);
    if (bits === 0 || repeats > 1) {
      cursor.unused.push({
        tag: partLabel(tag, element),
        segment: position,
        text: elementText(segment, element) ?? '',
      });
      continue;
    }
    const components = rawComponents(segment, element);
    for (const [index, component] of components.entries()) {
      if (component === '' || (index < 31 && (bits & (1 << index)) !== 0)) continue;
      const text = componentText(segment, element, index + 1) ?? '';
      cursor.unused.push({ tag: partLabel(tag, element, index + 1), segment: position, text });
    }
  }
}
