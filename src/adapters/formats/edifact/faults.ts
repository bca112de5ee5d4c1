/** What is wrong with one value of a data element, in words and as the code of 0085. */
import type { FindingCode } from '../../../model/codes.ts';
import type { Severity } from '../../../model/finding.ts';
import { controlIn } from '../../edi/control-characters.ts';
import { shown } from '../../edi/shown.ts';
import type { CheckContext } from './accept.ts';
import { isDateIn, isKnownLayout, layoutLetters, onlyLayoutOf } from './dates.ts';
import type { ValuePlan } from './plan.ts';

export interface Fault {
  readonly code: FindingCode;
  /** 0085. */
  readonly edifact: string;
  /** Ends the sentence that the element's name begins. */
  readonly says: string;
  /** The first so many characters would be good. */
  readonly keep?: number;
  /** When it is milder than the code's own. */
  readonly severity?: Severity;
}

/** Data elements that hold names and words, or the number to ring up. Any other one says which thing, how many, or when: a part of it is another. */
const WORDS = new Set(
  '1000 3036 3042 3124 3148 3164 3222 3224 3228 3232 3412 3436 4000 4052 4276 4294 4440 5152 6154 7008 7036 7064 7102 7110 7160 7294 7364 7418 8154 8212 8464 9012'.split(
    ' ',
  ),
);

/** @param value as it reads, decoded and without release characters */
export function valueFault(value: string, spec: ValuePlan, context: CheckContext): Fault | undefined {
  const control = controlIn(value);
  if (control === 'other')
    return { code: 'element-character', edifact: '21', says: `holds a control character: ${shown(value)}` };
  // In words a line break is told of the whole segment (`line-break-in-data`).
  if (control === 'line-break' && !WORDS.has(spec.id))
    return { code: 'element-character', edifact: '21', says: `is broken into lines: ${shown(value)}` };
  if (spec.kind === 'n') return numberFault(value, spec, context);
  if (spec.codes !== undefined) return codeFault(value, spec);
  if (spec.kind === 'a' && /\d/.test(value)) {
    return { code: 'element-character', edifact: '37', says: `must be letters only; found ${shown(value)}` };
  }
  return lengthFault(value, Array.from(value).length, spec);
}

function numberFault(value: string, spec: ValuePlan, { decimalMark, bothMarks }: CheckContext): Fault | undefined {
  if (!/^-?[\d.,]+$/.test(value) || !/\d/.test(value)) {
    return { code: 'element-character', edifact: '37', says: `must be a number; found ${shown(value)}` };
  }
  const marks = value.match(/[.,]/g) ?? [];
  if (marks.length > 1) {
    return { code: 'element-character', edifact: '19', says: `has more than one decimal mark: ${shown(value)}` };
  }
  const announced = String.fromCharCode(decimalMark);
  if (marks.length === 1 && marks[0] !== announced && !bothMarks) {
    const says = `is written with the decimal mark ${shown(marks[0] ?? '')}, but ${shown(announced)} was announced: ${shown(value)}`;
    return { code: 'element-decimal', edifact: '19', says };
  }
  if (/^-?[.,]/.test(value)) {
    return { code: 'element-decimal', edifact: '38', says: `has no digit before its decimal mark: ${shown(value)}` };
  }
  if (/[.,]$/.test(value)) {
    return { code: 'element-decimal', edifact: '19', says: `has no digit after its decimal mark: ${shown(value)}` };
  }
  const fault = lengthFault(value, value.replace(/[-.,]/g, '').length, spec);
  if (fault === undefined) return undefined;
  return { code: fault.code, edifact: fault.edifact, says: fault.says }; // A number is never cut.
}

function codeFault(value: string, { codes, only }: ValuePlan): Fault | undefined {
  if (codes?.has(value) === true) {
    if (only === undefined || only.has(value)) return undefined;
    // The subset's lists are known to lack some codes (1225 of EANCOM 94 has no 9), so this is only worth knowing.
    const says = `holds ${shown(value)}, which EANCOM does not use`;
    return { code: 'element-code-unknown', edifact: '12', says, severity: 'info' };
  }
  const trimmed = value.trim();
  const why = trimmed !== value && codes?.has(trimmed) === true ? ' with a blank beside it' : '';
  const agreed = value.startsWith('Z') ? ' (a code of your own agreement?)' : '';
  return {
    code: 'element-code-unknown',
    edifact: '12',
    says: `holds ${shown(value)}${why}, which is not in its code list${agreed}`,
  };
}

function lengthFault(value: string, length: number, { min, max }: ValuePlan): Fault | undefined {
  if (length > max) {
    const says = `may have ${max} characters; ${shown(value)} has ${length}`;
    return { code: 'element-too-long', edifact: '39', says, keep: max };
  }
  if (length < min) {
    const says = `must have ${min} characters; ${shown(value)} has ${length}`;
    return { code: 'element-too-short', edifact: '40', says };
  }
  return undefined;
}

export interface DateFault {
  readonly says: string;
  /** The 2379 in which the value makes sense. */
  readonly layoutFix?: string;
  /** The value without what does not belong into it. */
  readonly valueFix?: string;
}

/** Whether 2380 is a date in the layout 2379 says; layouts outside of dates and periods (8xx: spans) are not judged. */
export function dateFault(value: string, layout: string): DateFault | undefined {
  if (value === '' || !isKnownLayout(layout) || isDateIn(layout, value)) return undefined;
  const says = `must be ${layoutLetters(layout)} (2379 = ${layout}); found ${shown(value)}`;
  const digits = value.replace(/[-./: T]/g, '');
  if (digits !== value && isDateIn(layout, digits)) return { says, valueFix: digits };
  const meant = onlyLayoutOf(value);
  return meant === undefined ? { says } : { says, layoutFix: meant };
}
