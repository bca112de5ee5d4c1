/**
 * A separator too many, one too few, or a plus for a colon: what stands behind it is one place off, and a currency, a day or
 * the kind of a number is nowhere. A segment that is faulty as it stands and fits its directory with one separator changed is
 * such a one, where a value moves from a place that cannot hold it to one that says something of the order.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import { split } from '../../edi/components.ts';
import {
  changes,
  partsOf,
  segmentFrom,
  slotsOf,
  splits,
  type Mended,
  type Part,
  type Slot,
} from '../../edi/separators.ts';
import { componentPlace, decoded, rawComponents, segmentOf, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import type { CheckContext } from './accept.ts';
import { dateFault } from './faults.ts';
import { explainElements } from './elements.ts';
import { elementLabel } from './labels.ts';
import { outOfPlace } from './out-of-place.ts';
import type { SegmentPlan, ValuePlan } from './plan.ts';

/** Data elements that an order takes its values from, and whose own places say what they are. */
const TAKEN = new Set(
  '1004 1154 1225 1229 2005 2379 2380 3035 3039 3207 3225 3227 5004 5025 5118 5125 5284 5482 6060 6063 6345 6347 6411 7140 7143'.split(
    ' ',
  ),
);
/** They hold any text, so that a code of the sender's own would fit there as well. */
const ANY_TEXT = new Set(['1154', '3039', '3225', '6411', '7140']);
const COUNTRY = '3207';
const AGENCY = '3055';
const CURRENCY = '6345';
/** Composites of a party, whose agency says what its number is; in others it only repeats that. */
const PARTY_ID = new Set(['C082', 'C517']);

/** 0085, should it be told: what stands there is not what belongs there. */
const INVALID_VALUE = { level: 'element', code: '12' } as const;

/** @param isGood the directory has nothing against the segment */
export function shiftedIn(
  segment: Segment,
  plan: SegmentPlan,
  context: CheckContext,
  isGood: boolean,
): Finding | undefined {
  const found = shiftedTag(segment, plan, context) ?? (isGood ? undefined : shiftedValue(segment, plan, context));
  if (found !== undefined) return found;
  const moved = outOfPlace(segment, plan);
  if (moved === undefined) return undefined;
  const { element, component, says } = moved;
  const text = shown(decoded(segment, rawComponents(segment, element)[component - 1] ?? ''));
  const at = componentPlace(segment, element, component);
  return finding('elements-shifted', `${segment.tag}: ${text} ${says}.`, { at, edifact: INVALID_VALUE });
}

/** Values behind the tag that are no nesting numbers (`LIN:1`), or without which the segment says nothing. */
function shiftedTag(segment: Segment, plan: SegmentPlan, context: CheckContext): Finding | undefined {
  const { elements, source, tag, offset, length, position } = segment;
  const raw = elements[0] ?? '';
  if (raw.length <= tag.length || source === undefined) return undefined;
  const values = raw.slice(tag.length + 1);
  const isNesting = split(values, source.delimiters.component, source.delimiters.release).every((text) =>
    /^\d*$/.test(text),
  );
  if (isNesting) {
    const isEmpty = elements.slice(1).every((text) => text === '');
    if (!isEmpty && faultsOf(segment, plan, context)?.length === 0) return undefined;
    const mended = segmentOf([tag, values, ...elements.slice(1)], position, offset, length, source);
    if (faultsOf(mended, plan, context)?.length !== 0) return undefined;
  }
  const message = `${shown(decoded(segment, raw))} has values behind its tag: an element separator is missing there.`;
  const at = { offset, length: raw.length, segment: position, tag };
  return finding('elements-shifted', message, { at, edifact: { ...INVALID_VALUE, level: 'segment' } });
}

function shiftedValue(segment: Segment, plan: SegmentPlan, context: CheckContext): Finding | undefined {
  const faulty = faultsOf(segment, plan, context);
  if (faulty === undefined || faulty.length === 0) return undefined;
  const parts = partsOf(segment);
  if (parts === undefined) return undefined;
  const slots = slotsOf(parts);
  const isFaulty = slots.map(({ element, component }) =>
    faulty.some((at) => at.element === element && (at.component ?? component) === component),
  );
  const headsOf = (part: number): readonly number[] =>
    isFaulty[part] === true ? codeLengths(parts[part]?.raw ?? '', valueAt(plan, slots[part])) : [];
  for (const mended of [...splits(parts, headsOf), ...changes(parts)]) {
    const landing = landingOf(segment, plan, context, mended, slots, isFaulty);
    if (landing === undefined) continue;
    const { part, label } = landing;
    const { element, component } = slots[part] ?? { element: 1, component: 1 };
    const text = shown(decoded(segment, mended.parts[part + mended.more]?.raw ?? ''));
    const message = `${text} stands one place off in ${segment.tag}: with ${mended.what} it would be ${label}.`;
    return finding('elements-shifted', message, {
      at: componentPlace(segment, element, component),
      edifact: INVALID_VALUE,
    });
  }
  return undefined;
}

function valueAt(plan: SegmentPlan, slot: Slot | undefined): ValuePlan | undefined {
  return slot === undefined ? undefined : plan.elements[slot.element - 1]?.components[slot.component - 1];
}

/** How long the codes are that a value begins with which is longer than any code of its place, agreed ones included. */
function codeLengths(raw: string, value: ValuePlan | undefined): number[] {
  const { codes, max = 0 } = value ?? {};
  if (codes === undefined || raw.length <= max) return [];
  return Array.from({ length: max }, (_, index) => max - index).filter((length) => codes.has(raw.slice(0, length)));
}

/** Where the segment is faulty; undefined where so much is wrong that one separator explains nothing. */
function faultsOf(segment: Segment, plan: SegmentPlan, context: CheckContext): SegmentPlace[] | undefined {
  const places: SegmentPlace[] = [];
  let isOther = false;
  explainElements(segment, plan, context, ({ code, severity, at }) => {
    if (severity === 'info' || at === undefined || !('segment' in at)) return;
    if (code === 'element-repeats') isOther = true;
    else if (code === 'elements-too-many') {
      for (let element = at.element ?? 1; element < segment.elements.length; element++)
        places.push({ offset: 0, length: 0, segment: at.segment, tag: at.tag, element });
    } else if (code !== 'element-too-long' && code !== 'element-too-short') places.push(at);
  });
  return isOther ? undefined : places;
}

interface Landing {
  readonly part: number;
  readonly label: string;
}

/** The faulty value that would say something of the order; undefined where the change mends nothing. */
function landingOf(
  segment: Segment,
  plan: SegmentPlan,
  context: CheckContext,
  { parts, from, more, separator }: Mended,
  slots: readonly Slot[],
  isFaulty: readonly boolean[],
): Landing | undefined {
  const after = slotsOf(parts);
  const isAdded = more > 0;
  // A separator that is no element's leaves no other reason for what stands behind it.
  const toText = more < 0 || (more === 0 && separator === 'component');
  let landing: Landing | undefined;
  for (let part = from; part < slots.length && landing === undefined; part++) {
    if (isFaulty[part] !== true) continue;
    const { element = 0, component = 0 } = after[part + more] ?? {};
    const raw = parts[part + more]?.raw ?? '';
    const spec = plan.elements[element - 1];
    const value = spec?.components[component - 1];
    if (raw === '' || spec === undefined || value === undefined) continue;
    const isTaken = TAKEN.has(value.id) || (value.id === AGENCY && PARTY_ID.has(spec.id));
    if (!isTaken || (!toText && ANY_TEXT.has(value.id)) || !isSure(decoded(segment, raw), value, parts, part + more))
      continue;
    landing = { part, label: elementLabel(segment.tag, spec.isComposite ? spec.id : undefined, value.id) };
  }
  if (landing === undefined) return undefined;
  const mended = segmentFrom(segment, parts);
  const [left, ...others] = faultsOf(mended, plan, context) ?? [undefined];
  // A value that was forgotten with its separator is missing, and that alone.
  const isForgotten =
    isAdded && others.length === 0 && left?.element === after[from]?.element && (left?.component ?? 1) === after[from]?.component; // prettier-ignore
  return left === undefined || isForgotten ? landing : undefined;
}

/** A day is one in the layout behind it, a currency has three letters and a country two. */
function isSure(text: string, { id }: ValuePlan, parts: readonly Part[], part: number): boolean {
  if (id === COUNTRY) return /^[A-Z]{2}$/.test(text);
  if (id === CURRENCY) return /^[A-Z]{3}$/.test(text);
  if (id !== '2380') return true;
  const layout = parts[part + 1];
  return layout?.before === 'component' && layout.raw !== '' && dateFault(text, layout.raw) === undefined;
}
