/** What a faulty element would have to hold, where only one reading is possible. Proposed to the sender, never applied. */
import type { ElementPlan } from './plan.ts';
import { isDate } from './values.ts';

/** @returns undefined when nobody can tell */
export function mendedValue(
  code: string,
  spec: Pick<ElementPlan, 'type' | 'max' | 'components'>,
  value: string,
): string | undefined {
  if (code === 'element-date') {
    if (spec.max === 6 && isDate(value, 8)) return value.slice(2);
    // The century by the rule of `normalize`: 70 to 99 are of the last one.
    if (spec.max === 8 && isDate(value, 6)) return `${Number(value.slice(0, 2)) < 70 ? '20' : '19'}${value}`;
    return undefined;
  }
  // A text may be cut; a number or a code that is cut is another one. Above ASCII a byte is no character.
  const isText = spec.type === 'AN' && spec.components === undefined && /^[ -~]*$/.test(value);
  return code === 'element-too-long' && isText ? value.slice(0, spec.max).trimEnd() : undefined;
}
