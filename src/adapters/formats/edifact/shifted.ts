/**
 * A separator too many, one too few, or a plus for a colon: what stands behind it is one place off, and a currency, a day or
 * the kind of a number is nowhere. A segment that is faulty as it stands and fits its directory with one separator changed is
 * such a one, where a value moves from a place that cannot hold it to one that says something of the order.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import { split } from '../../edi/components.ts';
import { changes, partsOf, segmentFrom, slotsOf, type Mended, type Part, type Slot } from '../../edi/separators.ts';
import { componentPlace, decoded, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import type { CheckContext } from './accept.ts';
import { dateFault } from './faults.ts';
import { explainElements } from './elements.ts';
import { elementLabel } from './labels.ts';
import { ID_SCHEMES } from './map-tables.ts';
import type { SegmentPlan, ValuePlan } from './plan.ts';

/** Data elements that an order takes its values from, and whose own places say what they are. */
const TAKEN = new Set(
  '1004 1154 1225 1229 2005 2379 2380 3035 3039 3207 3225 3227 5004 5025 5118 5125 5284 5482 6060 6063 6345 6347 6411 7140 7143'.split(
    ' ',
  ),
);
/** They hold any text, so that a code of the sender's own would fit there as well. */
const ANY_TEXT = new Set(['1154', '3039', '3225', '3207', '6411', '7140']);
const AGENCY = '3055';
const CURRENCY = '6345';
/** Composites of a party, whose agency says what its number is; in others it only repeats that. */
const PARTY_ID = new Set(['C082', 'C517']);

/** @param isGood the directory has nothing against the segment */
export function shiftedIn(
  segment: Segment,
  plan: SegmentPlan,
  context: CheckContext,
  isGood: boolean,
): Finding | undefined {
  const found = isGood ? undefined : shiftedValue(segment, plan, context);
  return found ?? (segment.tag === 'NAD' ? shiftedParty(segment) : undefined);
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
  for (const mended of changes(parts)) {
    const landing = landingOf(segment, plan, context, mended, slots, isFaulty);
    if (landing === undefined) continue;
    const { part, label } = landing;
    const { element, component } = slots[part] ?? { element: 1, component: 1 };
    const text = shown(decoded(segment, parts[part]?.raw ?? ''));
    const message = `${text} stands one place off in ${segment.tag}: with ${mended.what} it would be ${label}.`;
    return finding('elements-shifted', message, { at: componentPlace(segment, element, component) });
  }
  return undefined;
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

/** A day is one in the layout behind it, a currency has three letters. */
function isSure(text: string, { id }: ValuePlan, parts: readonly Part[], part: number): boolean {
  if (id === CURRENCY) return /^[A-Z]{3}$/.test(text);
  if (id !== '2380') return true;
  const layout = parts[part + 1];
  return layout?.before === 'component' && layout.raw !== '' && dateFault(text, layout.raw) === undefined;
}

/** Elements of NAD that hold words: C058, C080, C059. */
const PARTY_WORDS = [3, 4, 5];

/** NAD: words that are a number with its agency, or a number alone that is a GLN by its length, where none stands in C082. */
function shiftedParty(segment: Segment): Finding | undefined {
  if ((segment.elements[2] ?? '') !== '' || segment.source === undefined) return undefined;
  const { component, release } = segment.source.delimiters;
  for (const element of PARTY_WORDS) {
    const [number = '', list = '', agency = '', ...others] = split(segment.elements[element] ?? '', component, release);
    if (number === '') continue;
    const isAlone = list === '' && others.length === 0;
    if (!isAlone || !(agency === '' ? /^\d{13}$/ : /^\w*\d\w*$/).test(number)) return undefined;
    if (agency !== '' && !ID_SCHEMES.has(agency)) return undefined;
    const message = `${shown(decoded(segment, number))} stands among the words of NAD: with one separator less it would be ${elementLabel('NAD', 'C082', '3039')}.`;
    return finding('elements-shifted', message, { at: componentPlace(segment, element, 1) });
  }
  return undefined;
}
