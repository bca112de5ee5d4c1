/** The relational conditions between elements: paired, required, exclusive, conditional, list conditional. */
import { finding } from '../../../model/codes.ts';
import type { Report } from './elements.ts';
import { elementLabel, elementName } from './names.ts';
import type { CompositePlan, ConditionPlan } from './plan.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

/**
 * Checks every condition of a segment, or of the composite at `element`. `values` holds position 1 at index 1.
 * A condition that the dictionary only infers from a neighbouring version warns and has no X12 code.
 */
export function checkConditions(
  segment: Segment,
  values: readonly string[],
  plan: CompositePlan,
  element: number | undefined,
  report: Report,
): void {
  for (const condition of plan.conditions) {
    if (condition.first >= values.length) continue;
    const broken = brokenAt(condition, values);
    if (broken === undefined) continue;
    const [position, exclusive] = broken;
    const label = (at: number): string =>
      element === undefined ? elementLabel(segment.tag, at) : elementLabel(segment.tag, element, at);
    const reference = plan.elements[position - 1]?.reference ?? '';
    const name = `${label(position)} (${elementName(reference)})`;
    const others = condition.positions.filter((other) => other !== position).map(label);
    const x12 = {
      level: 'element',
      code: exclusive ? '10' : '2',
      ...(/^\d+$/.test(reference) ? { reference } : {}),
      ...(element === undefined ? triggerOf(condition, position, values) : {}),
    } as const;
    const place = elementPlace(segment, element ?? position);
    const at = element === undefined ? place : { ...place, component: position };
    report(
      finding(exclusive ? 'element-exclusion' : 'element-condition', `${name} ${sentence(condition, others)}`, {
        at,
        ...(condition.inferred ? {} : { x12 }),
      }),
    );
  }
}

/** The element that breaks the condition, and whether by being there; undefined when the condition holds. */
function brokenAt(
  condition: ConditionPlan,
  values: readonly string[],
): readonly [position: number, exclusive: boolean] | undefined {
  const { positions } = condition;
  const has = (position: number): boolean => (values[position] ?? '') !== '';
  switch (condition.kind) {
    case 'P':
      return positions.some(has) ? absent(positions, has) : undefined;
    case 'R':
      return positions.some(has) || positions[0] === undefined ? undefined : [positions[0], false];
    case 'E': {
      const second = positions.filter(has)[1];
      return second === undefined ? undefined : [second, true];
    }
    case 'C':
      return positions[0] !== undefined && has(positions[0]) ? absent(positions.slice(1), has) : undefined;
    case 'L': {
      const [first, ...rest] = positions;
      return first === undefined || !has(first) || rest.some(has) || rest[0] === undefined
        ? undefined
        : [rest[0], false];
    }
  }
}

function absent(
  positions: readonly number[],
  has: (position: number) => boolean,
): readonly [number, boolean] | undefined {
  const position = positions.find((candidate) => !has(candidate));
  return position === undefined ? undefined : [position, false];
}

/** The element that is there and calls for the one at `position`, for the CTX of a 999. */
function triggerOf(condition: ConditionPlan, position: number, values: readonly string[]): { trigger?: number } {
  const trigger = condition.positions.find((other) => other !== position && (values[other] ?? '') !== '');
  return trigger === undefined ? {} : { trigger };
}

function sentence(condition: ConditionPlan, others: readonly string[]): string {
  const list = others.join(', ');
  switch (condition.kind) {
    case 'P':
      return `is missing: it goes together with ${list}`;
    case 'R':
      return `is missing, and so is ${list}: one of them is needed`;
    case 'E':
      return `must not be sent together with ${list}`;
    case 'C':
      return `is missing: ${list} calls for it`;
    case 'L':
      return `is missing: ${others[0] ?? ''} calls for it or for another of ${list}`;
  }
}
