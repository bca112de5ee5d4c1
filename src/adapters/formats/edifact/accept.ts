/**
 * Says quickly that a segment has no fault. Nearly all have none; `elements.ts` judges the others anew, one by one, and
 * finds the words. A test holds the two together: whatever is accepted here has no finding there.
 */
import type { Segment } from '../../edi/segment.ts';
import { shortText } from '../../edi/short-text.ts';
import { isDateIn, isKnownLayout, isUsualDay } from './dates.ts';
import type { ElementPlan, SegmentPlan, ValuePlan } from './plan.ts';

/** What the checks of one interchange share. */
export interface CheckContext {
  /** Character codes; -1 when there is no such character. */
  readonly component: number;
  readonly repetition: number;
  readonly release: number;
  readonly decimalMark: number;
  /** 1 to 4. In syntax 4 both decimal marks are allowed wherever they stand. */
  readonly syntax: string;
}

const REMEMBERED_MAX = 40; // Qualifiers, units and dates recur; texts do not.

/**
 * @param memory for each element of the plan, the value that was found good last: one sender repeats itself
 * @returns false for "look closer", not for "wrong"
 */
export function isFlawless(segment: Segment, plan: SegmentPlan, context: CheckContext, memory: string[]): boolean {
  const { elements, present } = segment;
  const count = elements.length - 1;
  if (segment.control || count > plan.elements.length || (present & plan.required) !== plan.required) return false;
  if (count > 0 && elements[count] === '') return false;
  for (let index = 1; index <= count; index++) {
    const raw = elements[index];
    const spec = plan.elements[index - 1];
    if (raw === undefined || spec === undefined) return false;
    if (raw === '' || memory[spec.memory] === raw) continue;
    if (!fitsElement(raw, spec, context)) return false;
    if (raw.length <= REMEMBERED_MAX) memory[spec.memory] = raw;
  }
  return true;
}

function fitsElement(raw: string, spec: ElementPlan, context: CheckContext): boolean {
  const { components } = spec;
  const { component: separator, release, repetition } = context;
  let from = 0;
  let index = 0;
  let packed = 0;
  for (let at = 0; at <= raw.length; at++) {
    const code = at === raw.length ? separator : raw.charCodeAt(at);
    if (code !== separator) {
      if (code === release || code === repetition) return false;
      packed = (packed << 8) | code;
      continue;
    }
    const value = components[index];
    if (value === undefined) return false;
    if (at > from) {
      if (!fits(raw, from, at, packed, value, context)) return false;
    } else if (value.required || at === raw.length) {
      return false; // Mandatory, or a separator with nothing after it.
    }
    index += 1;
    packed = 0;
    from = at + 1;
  }
  return index >= spec.requiredComponents && (spec.id !== 'C507' || isDateFlawless(raw, separator));
}

/** @param packed the last four bytes of the text, the last one lowest */
function fits(raw: string, from: number, to: number, packed: number, spec: ValuePlan, context: CheckContext): boolean {
  if (spec.kind === 'n') return isNumber(raw, from, to, spec, context);
  const length = to - from; // Bytes, so never fewer than characters.
  if (length > spec.max || length < spec.min) return false;
  if (spec.codes !== undefined) {
    // A short one is handed out instead of made, and then found by its address.
    const code = length <= 3 ? shortText(raw, from, to, packed) : raw.substring(from, to);
    return spec.codes.has(code) && (spec.only === undefined || spec.only.has(code));
  }
  if (spec.kind === 'a') {
    for (let at = from; at < to; at++) {
      const code = raw.charCodeAt(at);
      if (code >= 48 && code <= 57) return false;
    }
  }
  return true;
}

/** A minus, digits, and the decimal mark that was announced after the first of them. */
function isNumber(
  raw: string,
  from: number,
  to: number,
  { min, max, codes }: ValuePlan,
  { decimalMark }: CheckContext,
): boolean {
  let digits = 0;
  let marks = 0;
  for (let at = raw.charCodeAt(from) === 45 ? from + 1 : from; at < to; at++) {
    const code = raw.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === decimalMark && digits > 0 && marks === 0 && at + 1 < to) marks = 1;
    else return false;
  }
  return digits >= min && digits <= max && digits > 0 && codes === undefined;
}

/** 2005, 2380, 2379. */
function isDateFlawless(raw: string, separator: number): boolean {
  const [, value, layout] = raw.split(String.fromCharCode(separator));
  if (layout === '102' && value !== undefined && isUsualDay(value)) return true;
  return value === undefined || layout === undefined || !isKnownLayout(layout) || isDateIn(layout, value);
}
