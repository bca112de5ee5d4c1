/**
 * Checks the elements of one segment against its plan (ISO 9735-1 and the directory): presence, number, repetition,
 * type, length, code values, dates. The segments that `accept.ts` knows to be good never come this far.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { EdifactError, Finding, Fix, Severity } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import {
  componentPlace,
  decoded,
  elementPlace,
  rawComponents,
  repetitionsOf,
  type Segment,
} from '../../edi/segment.ts';
import { isFlawless, type CheckContext, type Memory } from './accept.ts';
import { dateFault, valueFault, type Fault } from './faults.ts';
import { elementLabel } from './labels.ts';
import type { ElementPlan, SegmentPlan } from './plan.ts';

export type Report = (finding: Finding) => void;

/** For the segments of an envelope: which code says that something is wrong, and at which level CONTRL repeats it. */
export interface Manner {
  readonly code?: FindingCode;
  readonly level: EdifactError['level'];
}

const IN_MESSAGE: Manner = { level: 'element' };

/** @returns whether the segment is certainly good */
export function checkElements(
  segment: Segment,
  plan: SegmentPlan,
  context: CheckContext,
  memory: Memory,
  report: Report,
): boolean {
  const isGood = isFlawless(segment, plan, context, memory);
  if (!isGood) explainElements(segment, plan, context, report);
  return isGood;
}

/** Reports every fault of the segment, in the order of its elements. */
export function explainElements(
  segment: Segment,
  plan: SegmentPlan,
  context: CheckContext,
  report: Report,
  manner: Manner = IN_MESSAGE,
): void {
  const { elements } = segment;
  const say: Say = (code, says, edifact, at, fix, severity) => {
    report(
      finding(code === 'element-trailing-separator' ? code : (manner.code ?? code), says, {
        at,
        edifact: { level: manner.level, code: edifact },
        ...(fix === undefined ? {} : { fix }),
        ...(severity === undefined ? {} : { severity }),
      }),
    );
  };
  for (const [index, spec] of plan.elements.entries()) {
    const raw = elements[index + 1] ?? '';
    if (raw !== '') checkRepetitions(segment, spec, index + 1, context, say);
    else if (spec.required) {
      const label = elementLabel(
        segment.tag,
        undefined,
        spec.isComposite ? (spec.components[0]?.id ?? spec.id) : spec.id,
      );
      say('element-missing', `${label} is mandatory but empty`, '13', elementPlace(segment, index + 1));
    }
  }
  const last = elements.length - 1;
  if (last > plan.elements.length && elements.slice(plan.elements.length + 1).some((raw) => raw !== '')) {
    const says = `${segment.tag} has ${plan.elements.length} elements at most; found ${last}`;
    say('elements-too-many', says, '16', elementPlace(segment, plan.elements.length + 1));
  } else if (last > 0 && elements[last] === '') {
    const at = elementPlace(segment, last);
    const fix = { offset: at.offset - 1, length: 1, text: '' };
    say('element-trailing-separator', `${segment.tag} ends with an element separator`, '45', at, fix);
  }
}

type Say = (code: FindingCode, says: string, edifact: string, at: SegmentPlace, fix?: Fix, severity?: Severity) => void;

const REPETITIONS_CHECKED_MAX = 999; // No directory allows more than 99 of anything.

function checkRepetitions(segment: Segment, spec: ElementPlan, element: number, context: CheckContext, say: Say): void {
  const repetitions = repetitionsOf(segment, element);
  if (spec.repeat !== 0 && repetitions > spec.repeat) {
    const label = elementLabel(segment.tag, undefined, spec.id);
    const says = `${label} may be repeated ${spec.repeat} time(s); found ${repetitions}`;
    // The first one that is too much is named (S011 0136).
    const at = { ...elementPlace(segment, element), repetition: spec.repeat + 1 };
    // A value that nothing reads would be lost, as with a second segment where one may stand.
    const isLost = Array.from({ length: Math.min(repetitions - spec.repeat, REPETITIONS_CHECKED_MAX) }).some(
      (_, index) => rawComponents(segment, element, spec.repeat + 1 + index).some((raw) => raw !== ''),
    );
    say('element-repeats', says, '35', at, undefined, isLost ? 'error' : undefined);
  }
  // What is beyond the limit was told once; a flood of it would tell the same thousands of times.
  const checked = Math.min(repetitions, spec.repeat === 0 ? REPETITIONS_CHECKED_MAX : spec.repeat);
  for (let repetition = 1; repetition <= checked; repetition++) {
    checkComponents(segment, spec, element, repetition, context, say);
  }
}

function checkComponents(
  segment: Segment,
  spec: ElementPlan,
  element: number,
  repetition: number,
  context: CheckContext,
  say: Say,
): void {
  const raws = rawComponents(segment, element, repetition);
  const composite = spec.isComposite ? spec.id : undefined;
  const place = (component: number): SegmentPlace => {
    const at = componentPlace(segment, element, component, repetition);
    if (spec.isComposite) return at;
    const { component: _, ...whole } = at; // A simple element has no components to point at.
    return whole;
  };
  for (const [index, value] of spec.components.entries()) {
    const raw = raws[index] ?? '';
    if (raw === '') {
      const label = elementLabel(segment.tag, composite, value.id);
      if (value.required) say('element-missing', `${label} is mandatory but empty`, '13', place(index + 1));
      continue;
    }
    const fault = valueFault(decoded(segment, raw), value, context);
    if (fault !== undefined)
      tell(segment, elementLabel(segment.tag, composite, value.id), fault, raw, place(index + 1), say);
  }
  if (spec.id === 'C507') checkDate(segment, raws, place, say);
  if (raws.length <= 1) return;
  if (raws.slice(spec.components.length).some((raw) => raw !== '')) {
    const label = elementLabel(segment.tag, undefined, spec.id);
    const says = `${label} has ${spec.components.length} component(s) at most; found ${raws.length}`;
    say('components-too-many', says, '16', place(spec.components.length + 1));
  } else if (raws.at(-1) === '') {
    const at = place(raws.length);
    const fix = { offset: at.offset - 1, length: 1, text: '' };
    say('element-trailing-separator', `${segment.tag} ${spec.id} ends with a component separator`, '45', at, fix);
  }
}

function checkDate(
  segment: Segment,
  raws: readonly string[],
  place: (component: number) => SegmentPlace,
  say: Say,
): void {
  const [, value = '', layout = ''] = raws;
  const fault = dateFault(decoded(segment, value), layout);
  if (fault === undefined) return;
  const { layoutFix, valueFix } = fault;
  const at = place(2);
  const third = place(3);
  const fix =
    layoutFix === undefined
      ? valueFix === undefined
        ? undefined
        : { offset: at.offset, length: at.length, text: valueFix }
      : { offset: third.offset, length: third.length, text: layoutFix };
  // With one reading left it can be read all the same.
  say(
    'element-date',
    `${elementLabel(segment.tag, 'C507', '2380')} ${fault.says}`,
    '12',
    at,
    fix,
    fix === undefined ? undefined : 'warning',
  );
}

function tell(segment: Segment, label: string, fault: Fault, raw: string, at: SegmentPlace, say: Say): void {
  const fix = fault.keep === undefined ? undefined : cutAfter(segment, raw, fault.keep, at);
  say(fault.code, `${label} ${fault.says}`, fault.edifact, at, fix, fault.severity);
}

/** Drops what is beyond the first `keep` characters, as long as each of them is one byte. */
function cutAfter(segment: Segment, raw: string, keep: number, at: SegmentPlace): Fix | undefined {
  if (segment.wide || segment.control) return undefined;
  const release = segment.source?.delimiters.release ?? '';
  let index = 0;
  for (let characters = 0; characters < keep; characters++) index += raw[index] === release ? 2 : 1;
  return { offset: at.offset + index, length: raw.length - index, text: '' };
}
