/**
 * Checks a set against its partner's implementation guide (profile `implementation`), with the codes that a 999 has for it:
 * IK304 I4, I6 to I9 and IK403 I6, I9 to I13. A 997 tells the nearest that its list has.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding, Trigger, X12Error } from '../../../model/finding.ts';
import type { SegmentPlace } from '../../../model/lineage.ts';
import { tagOf, type ImplementationRule } from '../../../model/implementation-rule.ts';
import { linearPattern, type LinearPattern } from '../../../model/linear-pattern.ts';
import type { LoopPlan } from '../../edi/structure.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { splitReleased } from '../../edi/release.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { shown } from './names.ts';
import type { SetPlan } from './plan.ts';

interface Position {
  readonly tag: string;
  /** 0 for the segment itself. */
  readonly element: number;
  /** 0 for the element itself. */
  readonly component: number;
}

interface Compiled {
  readonly rule: ImplementationRule;
  readonly position: Position;
  readonly when: Wanted | undefined;
  readonly if: Wanted | undefined;
  readonly pattern: LinearPattern | undefined;
  /** Segments that it spoke of so far. */
  count: number;
}

interface Wanted {
  readonly position: Position;
  readonly is: string;
  /** Where it was met first in this set. */
  metAt: Trigger | undefined;
}

type Report = (finding: Finding) => void;

export class ImplementationCheck {
  readonly #rules: readonly Compiled[];
  readonly #plan: SetPlan | undefined;
  readonly #delimiters: Delimiters;
  readonly #report: Report;

  /** @param plan of the set, which says what opens a loop */
  constructor(rules: readonly ImplementationRule[], plan: SetPlan | undefined, delimiters: Delimiters, report: Report) {
    this.#rules = rules.map(compiled);
    this.#plan = plan;
    this.#delimiters = delimiters;
    this.#report = report;
  }

  segment(segment: Segment): void {
    for (const each of this.#rules) {
      const condition = each.if;
      if (condition?.metAt === undefined && condition !== undefined && this.#holds(segment, condition))
        condition.metAt = triggerAt(segment, condition.position);
    }
    for (const each of this.#rules) {
      const { position, when } = each;
      if (segment.tag !== position.tag || (when !== undefined && !this.#holds(segment, when))) continue;
      each.count += 1;
      if (isUnmet(each.if)) continue;
      if (position.element > 0) this.#element(segment, each);
      else if (each.rule.use === 'notUsed') this.#notUsed(segment, each);
    }
  }

  /** @param trailer SE, before which whatever is missing is missing */
  close({ offset, position: last }: Segment): void {
    for (const { rule, position, count, if: condition } of this.#rules) {
      const least = rule.use === 'required' ? 1 : rule.timesMin;
      if (position.element > 0 || least === undefined || count >= least || isUnmet(condition)) continue;
      const code = condition !== undefined ? 'I6' : opensLoop(this.#plan?.root, position.tag) ? 'I7' : 'I8';
      const often = least === 1 ? 'is missing' : `occurs ${count} time(s) and ${least} are the least`;
      this.#report(
        finding('implementation-segment-missing', `Segment ${named(rule)} ${often}${because(rule)}`, {
          at: { offset, length: 0, segment: last, tag: position.tag },
          x12: { level: 'segment', code, older: '3', ...triggerOf(condition) },
        }),
      );
    }
  }

  #notUsed({ offset, length, position, tag }: Segment, { rule, if: condition }: Compiled): void {
    this.#report(
      finding('implementation-not-used', `Segment ${named(rule)} is not used${because(rule)}`, {
        at: { offset, length, segment: position, tag },
        x12: { level: 'segment', code: condition === undefined ? 'I4' : 'I9', older: '2', ...triggerOf(condition) },
      }),
    );
  }

  #element(segment: Segment, { rule, position, pattern, if: condition }: Compiled): void {
    const values = this.#valuesAt(segment, position);
    const [first] = values;
    const isDependent = rule.if !== undefined;
    const say = (code: FindingCode, what: string, error: Pick<X12Error, 'code' | 'older'>, value = first): void => {
      const message = `${named(rule)} ${what}${because(rule)}`;
      const x12 = { ...this.#told(segment, position, error, value), ...triggerOf(condition) };
      this.#report(finding(code, message, { at: placeOf(segment, position, value), x12 }));
    };
    if (rule.use === 'required' && first === undefined) {
      say('implementation-element-missing', 'is missing', isDependent ? { code: 'I9', older: '2' } : { code: '1' });
    }
    if (rule.use === 'notUsed' && first !== undefined) {
      const error = { code: isDependent ? 'I13' : 'I10', older: '10' };
      say('implementation-not-used', `is not used; found ${shown(first.text)}`, error);
    }
    if (rule.timesMin !== undefined && first !== undefined && values.length < rule.timesMin) {
      const what = `is there ${values.length} time(s) and ${rule.timesMin} are the least`;
      say('implementation-element-missing', what, { code: 'I11', older: '1' });
    }
    for (const value of values) {
      if (rule.codes?.includes(value.text.trimEnd()) === false)
        say('implementation-value', `holds ${shown(value.text)}, a code that is not used`, { code: 'I6', older: '7' }, value); // prettier-ignore
      if (pattern?.matches(value.text) === false)
        say('implementation-value', `holds ${shown(value.text)}, which is not as agreed`, { code: 'I12', older: '7' }, value); // prettier-ignore
    }
  }

  #told(
    segment: Segment,
    { element, component }: Position,
    error: Pick<X12Error, 'code' | 'older'>,
    value: Value | undefined,
  ): X12Error {
    const planned = this.#plan?.segment(segment.tag)?.elements[element - 1];
    const reference = component > 0 ? planned?.components?.elements[component - 1]?.reference : planned?.reference;
    return {
      level: 'element',
      ...error,
      ...(reference === undefined ? {} : { reference }),
      ...(value === undefined ? {} : { value: value.text.slice(0, 99) }),
    };
  }

  #holds(segment: Segment, { position, is }: Wanted): boolean {
    return segment.tag === position.tag && this.#valuesAt(segment, position)[0]?.text.trimEnd() === is;
  }

  /** What stands there, repetition by repetition; nothing where it is empty. An element without components is its first one. */
  #valuesAt(segment: Segment, { element, component }: Position): Value[] {
    const raw = segment.elements[element] ?? '';
    const release = segment.source?.delimiters.release;
    const { repetition, component: separator } = this.#delimiters;
    const repeats = repetition === '' ? [raw] : splitReleased(raw, repetition, release ?? '');
    const values: Value[] = [];
    let shift = 0;
    for (const [index, whole] of repeats.entries()) {
      const parts = component === 0 || separator === '' ? [whole] : splitReleased(whole, separator, release ?? '');
      const before = parts.slice(0, Math.max(0, component - 1));
      const text = parts[Math.max(0, component - 1)] ?? '';
      const at = before.reduce((sum, part) => sum + part.length + 1, shift);
      if (text !== '') values.push({ text, shift: at, ...(repeats.length > 1 ? { repetition: index + 1 } : {}) });
      shift += whole.length + 1;
    }
    return values;
  }
}

/** One value, and how far from the begin of its element it stands. */
interface Value {
  readonly text: string;
  readonly shift: number;
  /** Where the element is repeated. */
  readonly repetition?: number;
}

function placeOf(segment: Segment, { element, component }: Position, value: Value | undefined): SegmentPlace {
  const place = elementPlace(segment, element);
  const inside = component > 0 ? { ...place, component } : place;
  if (value === undefined) return inside;
  const { text, shift, repetition } = value;
  const found = { ...inside, offset: place.offset + shift, length: text.length };
  return repetition === undefined ? found : { ...found, repetition };
}

function compiled(rule: ImplementationRule): Compiled {
  return {
    rule,
    position: positionOf(rule.at),
    when: wanted(rule.when),
    if: wanted(rule.if),
    pattern: rule.pattern === undefined ? undefined : linearPattern(rule.pattern),
    count: 0,
  };
}

function wanted(condition: ImplementationRule['when']): Wanted | undefined {
  if (condition === undefined) return undefined;
  return { position: positionOf(condition.element), is: condition.is, metAt: undefined };
}

function isUnmet(condition: Wanted | undefined): boolean {
  return condition !== undefined && condition.metAt === undefined;
}

function triggerAt({ tag, position }: Segment, { element, component }: Position): Trigger {
  return { tag, segment: position, element, ...(component === 0 ? {} : { component }) };
}

function triggerOf(condition: Wanted | undefined): Pick<X12Error, 'trigger'> {
  return condition?.metAt === undefined ? {} : { trigger: condition.metAt };
}

function positionOf(at: string): Position {
  const [, element = '0', component = '0'] = /(\d{2})(?:-(\d{1,2}))?$/.exec(at) ?? [];
  return { tag: element === '0' ? at : tagOf(at), element: Number(element), component: Number(component) };
}

function opensLoop(loop: LoopPlan | undefined, tag: string): boolean {
  if (loop === undefined) return false;
  return loop.nodes.some((node) => node.loop !== undefined && (node.id === tag || opensLoop(node.loop, tag)));
}

/** `N1 (where N101 is ST)`. */
function named({ at, when }: ImplementationRule): string {
  return when === undefined ? at : `${at} (where ${when.element} is ${when.is})`;
}

function because({ if: condition, why }: ImplementationRule): string {
  const dependent = condition === undefined ? '' : `, as ${condition.element} is ${condition.is}`;
  return `${dependent}: ${why}`;
}
