/**
 * What one partner's implementation guide says beyond the standard, as data: which segments and elements its X12 sets must have
 * or must not have, which codes, patterns and repetitions.
 */
import { z } from 'zod';
import { linearPattern } from './linear-pattern.ts';

const Element = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,2}\d{2}(-\d{1,2})?$/, 'an element such as REF02, or a component such as LIN03-1');
const Condition = z.strictObject({ element: Element, is: z.string().min(1).max(80) });

function isPattern(text: string): boolean {
  return linearPattern(text) !== undefined;
}

export const ImplementationRule = z
  .strictObject({
    /** Set, such as `850`. */
    document: z.string().regex(/^\d{3}$/, 'an X12 set such as 850'),
    /** Segment as `REF`, element as `REF02`, component as `LIN03-1`. */
    at: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,2}(\d{2}(-\d{1,2})?)?$/, 'a segment such as REF or an element such as REF02'),
    /** Only segments in which this element of theirs holds this value, such as REF01 = `DP`. */
    when: Condition.optional(),
    /** Only in sets in which this element holds this value, in this segment or in one before it (of a missing segment: anywhere). */
    if: Condition.optional(),
    use: z.enum(['required', 'notUsed']).optional(),
    /** Fewest occurrences of the segment in the set, or repetitions of the element. */
    timesMin: z.int().min(2).max(1000).optional(),
    /** Values that are used; others are not, whatever the standard has. */
    codes: z.array(z.string().min(1).max(80)).min(1).max(1000).optional(),
    /** Regular expression (RE2: without look-around and back references) that the whole value follows. */
    pattern: z
      .string()
      .min(1)
      .max(200)
      .refine(isPattern, 'a regular expression without look-around and back references (RE2)')
      .optional(),
    why: z.string().min(1).max(1000),
    by: z.string().max(200).optional(),
    since: z.iso.date(),
    until: z.iso.date().optional(),
  })
  .superRefine((rule, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', path: ['at'], message });
    const { use, timesMin, codes, pattern } = rule;
    const isSegment = !Element.safeParse(rule.at).success;
    const said = [use, timesMin, codes, pattern].filter((one) => one !== undefined).length;
    if (said !== 1) refuse('a rule says one thing: use, timesMin, codes or pattern');
    if (isSegment && (codes !== undefined || pattern !== undefined)) refuse('codes and patterns are of elements');
    const tag = isSegment ? rule.at : tagOf(rule.at);
    if (rule.when !== undefined && tagOf(rule.when.element) !== tag)
      refuse('`when` names an element of the same segment');
  });
export type ImplementationRule = z.infer<typeof ImplementationRule>;

/** `REF` of `REF02`. */
export function tagOf(element: string): string {
  return element.replace(/\d{2}(?:-\d{1,2})?$/, '');
}
