/**
 * Says quickly that a segment has no fault. Nearly all have none; `elements.ts` judges the others anew, one by one, and
 * finds the words. A test holds the two together: whatever is accepted here has no finding there.
 */
import { cutElement, keepCut, type CutElement } from '../../edi/components.ts';
import type { Segment } from '../../edi/segment.ts';
import { isDateIn, isKnownLayout, isUsualDay } from './dates.ts';
import type { ElementPlan, SegmentPlan, ValuePlan } from './plan.ts';

/** What the checks of one interchange share. */
export interface CheckContext {
  /** As a character code. */
  readonly decimalMark: number;
  /** In syntax 4, and where no UNA announces one, both decimal marks are allowed wherever they stand. */
  readonly bothMarks: boolean;
}

const REMEMBERED_MAX = 40; // Qualifiers, units and dates recur; texts do not.

/** For each element of a plan, what was found good last: one sender repeats itself. */
export type Memory = CutElement[];

/**
 * @returns false for "look closer", not for "wrong"
 */
export function isFlawless(segment: Segment, plan: SegmentPlan, context: CheckContext, memory: Memory): boolean {
  const { elements, present } = segment;
  const count = elements.length - 1;
  if (segment.control || count > plan.elements.length || (present & plan.required) !== plan.required) return false;
  if (count > 0 && elements[count] === '') return false;
  for (let index = 1; index <= count; index++) {
    const raw = elements[index];
    const spec = plan.elements[index - 1];
    if (raw === undefined || spec === undefined) return false;
    if (raw === '') continue;
    const known = memory[spec.memory];
    if (known !== undefined && known.raw === raw) {
      keepCut(segment, index, known);
      continue;
    }
    const cut = cutElement(segment, index);
    if (!fitsElement(cut, spec, context, known)) return false;
    if (raw.length <= REMEMBERED_MAX) memory[spec.memory] = cut;
  }
  return true;
}

/** @param known of the same element, found good before */
function fitsElement(
  { parts, isPlain }: CutElement,
  spec: ElementPlan,
  context: CheckContext,
  known: CutElement | undefined,
): boolean {
  const { components } = spec;
  const count = parts.length;
  if (!isPlain || count < spec.requiredComponents || count > components.length) return false;
  if (count > 1 && parts[count - 1] === '') return false; // A separator with nothing after it.
  for (let index = 0; index < count; index++) {
    const text = parts[index];
    const value = components[index];
    if (text === undefined || value === undefined) return false;
    // The amounts of two segments differ, their qualifiers and units seldom do.
    if (value.codes !== undefined && known !== undefined && known.parts[index] === text) continue;
    if (text === '' ? value.required : !fits(text, value, context)) return false;
  }
  return spec.id !== 'C507' || isDateFlawless(parts);
}

function fits(text: string, spec: ValuePlan, context: CheckContext): boolean {
  if (spec.kind === 'n') return isNumber(text, spec, context);
  const { length } = text; // Bytes, so never fewer than characters.
  if (length > spec.max || length < spec.min) return false;
  if (spec.codes !== undefined) return spec.codes.has(text) && (spec.only === undefined || spec.only.has(text));
  return spec.kind !== 'a' || !DIGIT.test(text);
}

const DIGIT = /[0-9]/;

/** A minus, digits, and the decimal mark that was announced after the first of them. */
function isNumber(text: string, { min, max, codes }: ValuePlan, { decimalMark }: CheckContext): boolean {
  let digits = 0;
  let marks = 0;
  const { length } = text;
  for (let at = text.charCodeAt(0) === 45 ? 1 : 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === decimalMark && digits > 0 && marks === 0 && at + 1 < length) marks = 1;
    else return false;
  }
  return digits >= min && digits <= max && digits > 0 && codes === undefined;
}

/** 2005, 2380, 2379. */
function isDateFlawless([, value, layout]: readonly string[]): boolean {
  if (layout === '102' && value !== undefined && isUsualDay(value)) return true;
  return value === undefined || layout === undefined || !isKnownLayout(layout) || isDateIn(layout, value);
}
