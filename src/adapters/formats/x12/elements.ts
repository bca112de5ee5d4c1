/**
 * Checks the elements of one segment against its plan: presence, type, length, codes, repetitions, conditions.
 * The segments that `accept.ts` knows to be good never come this far.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import { isFlawless } from './accept.ts';
import { checkConditions } from './conditions.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { elementLabel, elementName, shown } from './names.ts';
import type { ElementPlan, SegmentPlan } from './plan.ts';
import { splitReleased } from '../../edi/release.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { mendedValue } from './mend.ts';
import { isBlankDuty, isDate, isTime, significantDigits, INTEGER, REAL } from './values.ts';

/** Data elements that hold words: names, addresses, descriptions and messages, in which a separator may stand as what it looks like. */
const FREE_TEXTS: ReadonlySet<string> = new Set([
  '3',
  '19',
  '61',
  '93',
  '166',
  '352',
  '364',
  '369',
  '387',
  '933',
  '1551',
]);

export type Report = (finding: Finding) => void;

/** Where a value stands in its segment. */
interface Slot {
  readonly element: number;
  readonly component?: number;
  readonly repetition?: number;
  /** Bytes from the element's start. */
  readonly shift: number;
}

export function checkElements(segment: Segment, plan: SegmentPlan, delimiters: Delimiters, report: Report): void {
  if (!isFlawless(segment, plan, delimiters)) explainElements(segment, plan, delimiters, report);
}

/** Reports every fault of the segment, in the order of its elements, then of its conditions. */
export function explainElements(segment: Segment, plan: SegmentPlan, delimiters: Delimiters, report: Report): void {
  const { elements } = segment;
  const planned = plan.elements.length;
  for (let index = 1; index <= planned; index++) {
    const spec = plan.elements[index - 1];
    if (spec === undefined) continue;
    const value = elements[index];
    if (value === undefined || value === '' || isBlankDuty(spec, value)) {
      if (spec.required) missing(segment, spec, { element: index, shift: 0 }, report);
      continue;
    }
    if (spec.components === undefined && spec.repeat === 1 && delimiters.repetition === '') {
      checkSimple(segment, spec, value, { element: index, shift: 0 }, delimiters, report);
    } else {
      checkRepeated(segment, spec, value, index, delimiters, report);
    }
  }
  if (elements.length - 1 > planned) {
    const at = elementPlace(segment, planned + 1);
    const message = `${segment.tag} has ${planned} elements at most; found ${elements.length - 1}`;
    const value = elements[planned + 1] ?? ''; // Separators alone are too many as well.
    report(
      finding('elements-too-many', message, {
        at,
        x12: { level: 'element', code: '3', ...(value === '' ? {} : { value }) },
      }),
    );
  }
  if (plan.conditions.length > 0) checkConditions(segment, elements, plan, undefined, report);
}

function checkRepeated(
  segment: Segment,
  spec: ElementPlan,
  value: string,
  element: number,
  delimiters: Delimiters,
  report: Report,
): void {
  const { repetition } = delimiters;
  const parts =
    repetition === '' || !value.includes(repetition)
      ? [value]
      : split(value, repetition, segment.source?.delimiters.release);
  if (spec.repeat !== 0 && parts.length > spec.repeat) {
    const message = `${elementLabel(segment.tag, element)} (${elementName(spec.reference)}) may be repeated ${spec.repeat} time(s); found ${parts.length}`;
    // The first one that is too much is named (C030-03).
    const shift = parts.slice(0, spec.repeat).reduce((sum, part) => sum + part.length + 1, 0);
    const slot = { element, repetition: spec.repeat + 1, shift };
    complain(segment, spec, slot, parts[spec.repeat] ?? '', 'element-repeats', message, '12', (item) =>
      // Of two numbers, quantities or days nobody knows which is meant; a text is read whole.
      report(FREE_TEXTS.has(spec.reference) ? item : { ...item, severity: 'error' }),
    );
  }
  let shift = 0;
  for (const [index, part] of parts.entries()) {
    const slot = parts.length === 1 ? { element, shift } : { element, repetition: index + 1, shift };
    if (spec.components !== undefined) checkComposite(segment, spec, part, slot, delimiters, report);
    else if (part !== '') checkSimple(segment, spec, part, slot, delimiters, report);
    shift += part.length + 1;
  }
}

/** A component separator in an element that has no components makes it more than one value. */
function checkSimple(
  segment: Segment,
  spec: ElementPlan,
  value: string,
  slot: Slot,
  delimiters: Delimiters,
  report: Report,
): void {
  const { component } = delimiters;
  const isCut =
    component !== '' &&
    value.includes(component) &&
    split(value, component, segment.source?.delimiters.release).length > 1;
  // What must be a number, a day or a time is none with a separator in it, and that is the graver fault.
  if (!isCut || (spec.type !== 'AN' && spec.type !== 'ID')) {
    checkValue(segment, spec, value, slot, report);
    return;
  }
  const label = `${elementLabel(segment.tag, slot.element)} (${elementName(spec.reference)})`;
  const message = `${label} has no components, but ${shown(value)} holds the component separator ${shown(component)}`;
  complain(segment, spec, slot, value, 'components-too-many', message, '13', report, '6');
  if (hasControl(value)) checkValue(segment, spec, value, slot, report);
}

function checkComposite(
  segment: Segment,
  spec: ElementPlan,
  value: string,
  slot: Slot,
  delimiters: Delimiters,
  report: Report,
): void {
  const composite = spec.components;
  if (composite === undefined) return;
  const parts =
    delimiters.component === '' ? [value] : split(value, delimiters.component, segment.source?.delimiters.release);
  let { shift } = slot;
  for (const [index, component] of composite.elements.entries()) {
    const part = parts[index];
    const place = { ...slot, component: index + 1, shift };
    if (part === undefined || part === '' || isBlankDuty(component, part)) {
      if (component.required) missing(segment, component, place, report);
    } else {
      checkValue(segment, component, part, place, report);
    }
    shift += (part?.length ?? 0) + 1;
  }
  if (parts.length > composite.elements.length) {
    const message = `${elementLabel(segment.tag, slot.element)} (${elementName(spec.reference)}) has ${composite.elements.length} components at most; found ${parts.length}`;
    // The first one that is too much is named (C030-02).
    const planned = composite.elements.length;
    const before = parts.slice(0, planned).reduce((sum, part) => sum + part.length + 1, 0);
    const place = { ...slot, component: planned + 1, shift: slot.shift + before };
    complain(segment, spec, place, parts[planned] ?? '', 'components-too-many', message, '13', report);
  }
  if (composite.conditions.length > 0) checkConditions(segment, ['', ...parts], composite, slot.element, report);
}

function split(value: string, separator: string, release: string | undefined): string[] {
  return release === undefined ? value.split(separator) : splitReleased(value, separator, release);
}

function checkValue(segment: Segment, spec: ElementPlan, value: string, slot: Slot, report: Report): void {
  const fault = faultOf(spec, value);
  if (fault === undefined) return;
  const label = `${elementLabel(segment.tag, slot.element, slot.component)} (${elementName(spec.reference)})`;
  complain(segment, spec, slot, value, fault.code, `${label} ${fault.says}`, fault.x12, report);
}

interface Fault {
  readonly code: FindingCode;
  readonly x12: string;
  /** Ends the sentence that the element's name begins. */
  readonly says: string;
}

/** What is wrong with one value, if anything. */
function faultOf(spec: ElementPlan, value: string): Fault | undefined {
  switch (spec.type) {
    case 'AN':
      break;
    case 'ID':
      if (spec.codes === undefined) break;
      if (spec.codes.has(value) || spec.codes.has(value.replace(/ +$/, ''))) return undefined;
      if (hasControl(value)) break;
      // What has not even the length of a code is told as too short or too long (AK403 4, 5), as the element says before its list.
      return {
        code: 'element-code-unknown',
        x12: lengthFault(spec, value, value.length)?.x12 ?? '7',
        says: `holds ${shown(value)}, which is not in its code list${lengthOfCodes(spec, value)}`,
      };
    case 'R':
      if (!REAL.test(value))
        return { code: 'element-character', x12: '6', says: `must be a number; found ${shown(value)}` };
      return lengthFault(spec, value, significantDigits(value));
    case 'N':
      if (!INTEGER.test(value))
        return { code: 'element-character', x12: '6', says: `must be a whole number; found ${shown(value)}` };
      return lengthFault(spec, value, significantDigits(value));
    case 'DT':
      if (isDate(value, spec.max)) return undefined;
      return {
        code: 'element-date',
        x12: '8',
        says: `must be a date of ${spec.max} digits (${spec.max === 6 ? 'YYMMDD' : 'CCYYMMDD'}); found ${shown(value)}`,
      };
    case 'TM':
      if (isTime(value)) return lengthFault(spec, value, value.length);
      return { code: 'element-time', x12: '9', says: `must be a time (HHMM or HHMMSS); found ${shown(value)}` };
  }
  if (hasControl(value)) {
    return { code: 'element-character', x12: '6', says: `holds a control character: ${shown(value)}` };
  }
  return lengthFault(spec, value, value.length);
}

function lengthOfCodes({ min, max }: ElementPlan, { length }: string): string {
  if (length >= min && length <= max) return '';
  return `: its codes have ${min === max ? min : `${min} to ${max}`} character(s)`;
}

function lengthFault(spec: ElementPlan, value: string, length: number): Fault | undefined {
  if (length > spec.max) {
    return {
      code: 'element-too-long',
      x12: '5',
      says: `may have ${spec.max} characters; ${shown(value)} has ${length}`,
    };
  }
  if (length < spec.min) {
    return {
      code: 'element-too-short',
      x12: '4',
      says: `must have ${spec.min} characters; ${shown(value)} has ${length}`,
    };
  }
  return undefined;
}

function hasControl(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 32 || code === 127) return true;
  }
  return false;
}

function missing(segment: Segment, spec: ElementPlan, slot: Slot, report: Report): void {
  const label = `${elementLabel(segment.tag, slot.element, slot.component)} (${elementName(spec.reference)})`;
  complain(segment, spec, slot, '', 'element-missing', `${label} is mandatory but empty`, '1', report);
}

function complain(
  segment: Segment,
  spec: ElementPlan,
  slot: Slot,
  value: string,
  code: FindingCode,
  message: string,
  x12: string,
  report: Report,
  older?: string,
): void {
  const element = elementPlace(segment, slot.element);
  const at: SegmentPlace = {
    ...element,
    offset: element.offset + slot.shift,
    length: value.length,
    ...(slot.component === undefined ? {} : { component: slot.component }),
    ...(slot.repetition === undefined ? {} : { repetition: slot.repetition }),
  };
  const reference = /^\d+$/.test(spec.reference) ? { reference: spec.reference } : {};
  const mended = mendedValue(code, spec, value);
  report(
    finding(code, message, {
      at,
      ...(mended === undefined ? {} : { fix: { offset: at.offset, length: at.length, text: mended } }),
      x12: {
        level: 'element',
        code: x12,
        ...(older === undefined ? {} : { older }),
        ...reference,
        ...(value === '' ? {} : { value }),
      },
    }),
  );
}
