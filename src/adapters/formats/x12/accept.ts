/**
 * Says quickly that a segment has no fault. Nearly all have none; `elements.ts` and `conditions.ts` judge the others
 * anew, one by one, and find the words. A test holds the two together: whatever is accepted here has no finding there.
 */
import type { Delimiters } from '../../edi/delimiters.ts';
import type { ConditionPlan, ElementPlan, SegmentPlan } from './plan.ts';
import type { Segment } from '../../edi/segment.ts';
import { isBlankDuty, isDate, isTime } from './values.ts';

/** False means "look closer", not "wrong". */
export function isFlawless(segment: Segment, plan: SegmentPlan, delimiters: Delimiters): boolean {
  const { elements, present, control } = segment;
  const specs = plan.elements;
  const count = elements.length - 1;
  if (count > specs.length || specs.length > 31) return false; // `present` has 31 bits for elements.
  if (present !== plan.last.present && !isComplete(plan, present)) return false;
  const { component, repetition } = delimiters;
  for (let index = 1; index <= count; index++) {
    const value = elements[index];
    const spec = specs[index - 1];
    if (value === undefined || spec === undefined) return false;
    if (value === '') continue;
    if (value.charCodeAt(0) === 32 && isBlankDuty(spec, value)) return false;
    if (spec.components !== undefined) return false;
    if (repetition !== '' && value.includes(repetition)) return false;
    if (!fits(spec, value, control)) return false;
    // The values of all other types are digits or in a list.
    if (spec.isText && component !== '' && value.includes(component)) return false;
  }
  return true;
}

/** Whether mandatory elements are there and all conditions hold. Lines of one order mostly fill the same elements. */
function isComplete(plan: SegmentPlan, present: number): boolean {
  if ((present & plan.required) !== plan.required) return false;
  if (!plan.conditions.every((condition) => holds(condition, present))) return false;
  plan.last.present = present;
  return true;
}

function fits(spec: ElementPlan, value: string, control: boolean): boolean {
  const { codes } = spec;
  switch (spec.type) {
    case 'AN':
      break;
    case 'ID':
      if (codes === undefined) break;
      return spec.last.value === value || remember(spec, value, codes.has(value));
    case 'R':
    case 'N':
      return isNumber(value, spec.type === 'R', spec.min, spec.max);
    case 'DT':
      return spec.last.value === value || remember(spec, value, isDate(value, spec.max));
    case 'TM':
      return isTime(value) && hasLength(value.length, spec);
  }
  return !control && hasLength(value.length, spec);
}

/** One sender writes the same code or day in line after line, so the last good value is asked first. */
function remember(spec: ElementPlan, value: string, good: boolean): boolean {
  if (good) spec.last.value = value;
  return good;
}

function hasLength(length: number, { min, max }: ElementPlan): boolean {
  return length >= min && length <= max;
}

/** Digits, and when it `mayHavePoint` one decimal point after the first digit: what everybody sends. */
function isNumber(value: string, mayHavePoint: boolean, min: number, max: number): boolean {
  let digits = 0;
  let points = 0;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46 && mayHavePoint && digits > 0 && points === 0) points = 1;
    else return false;
  }
  return digits >= min && digits <= max && digits > 0;
}

/** `present` has a bit for each element that is there; the condition has them for those it speaks of. */
function holds({ kind, bits, firstBit }: ConditionPlan, present: number): boolean {
  const there = present & bits;
  switch (kind) {
    case 'P':
      return there === 0 || there === bits;
    case 'R':
      return there !== 0;
    case 'E':
      return (there & (there - 1)) === 0;
    case 'C':
      return (there & firstBit) === 0 || there === bits;
    case 'L':
      return (there & firstBit) === 0 || there !== firstBit;
  }
}
