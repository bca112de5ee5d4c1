/**
 * A segment as one row of values and separators, and what it would be with one separator changed: how a value that stands one
 * place off is found.
 */
import { split } from './components.ts';
import { repetitionsOf, segmentOf, type Segment } from './segment.ts';

/** A value, and what stands before it. */
export interface Part {
  readonly before: Separator;
  readonly raw: string;
}
type Separator = 'element' | 'component';

export interface Slot {
  readonly element: number;
  readonly component: number;
}

/** How a separator was changed, and from which part on the others have moved. */
export interface Mended {
  readonly parts: readonly Part[];
  /** Of the first part that moved, in the segment as it is. */
  readonly from: number;
  /** How many parts there are more than before: -1, 0 where a separator is one of the other kind, 1 to 3. */
  readonly more: number;
  /** The separator that is left out, put in, or stands in place of the other. */
  readonly separator: Separator;
  readonly what: string;
}

const PARTS_MAX = 60; // No segment of an order has more values.
const INSERTED_MAX = 3; // PRI of EDIFACT has two components between a price and its basis.

/** The values of the segment in order; undefined where repetitions make that no single row. */
export function partsOf(segment: Segment): readonly Part[] | undefined {
  const { elements, source } = segment;
  if (source === undefined) return undefined;
  const { component, release } = source.delimiters;
  const parts: Part[] = [];
  for (let element = 1; element < elements.length; element++) {
    if (repetitionsOf(segment, element) > 1) return undefined;
    const raws = split(elements[element] ?? '', component, release);
    for (const [index, raw] of raws.entries()) parts.push({ before: index === 0 ? 'element' : 'component', raw });
    if (parts.length > PARTS_MAX) return undefined;
  }
  return parts;
}

export function slotsOf(parts: readonly Part[]): readonly Slot[] {
  let element = 0;
  let component = 0;
  return parts.map(({ before }) => {
    component = before === 'element' ? 1 : component + 1;
    if (before === 'element') element += 1;
    return { element, component };
  });
}

/** What the segment would be with one separator less, one of the other kind, or up to three more. */
export function* changes(parts: readonly Part[]): Generator<Mended> {
  for (const [at, part] of parts.entries()) {
    const [head, tail] = [parts.slice(0, at), parts.slice(at + 1)];
    const previous = parts[at - 1];
    if (previous !== undefined && (previous.raw === '' || part.raw === '')) {
      const joined = { before: previous.before, raw: previous.raw + part.raw };
      // The value behind an empty place moves itself; an empty one behind a value only vanishes.
      const from = part.raw === '' ? at + 1 : at;
      yield {
        parts: [...head.slice(0, -1), joined, ...tail],
        from,
        more: -1,
        separator: part.before,
        what: 'one separator less',
      };
    }
    if (previous !== undefined) {
      const before = part.before === 'element' ? 'component' : 'element';
      const what = `${before === 'element' ? 'an element' : 'a component'} separator before it`;
      yield { parts: [...head, { ...part, before }, ...tail], from: at, more: 0, separator: before, what };
    }
    for (const before of ['component', 'element'] as const) {
      for (let more = 1; more <= INSERTED_MAX; more++) {
        const first: Part = { before: part.before, raw: '' };
        const others = Array.from({ length: more - 1 }, (): Part => ({ before, raw: '' }));
        const inserted = [...head, first, ...others, { before, raw: part.raw }, ...tail];
        const what = more === 1 ? 'one separator more' : `${more} separators more`;
        yield { parts: inserted, from: at, more, separator: before, what };
      }
    }
  }
}

/** What the segment would be with a separator within a value that is longer than its place allows: it was lost there. */
export function* splits(
  parts: readonly Part[],
  /** Lengths of what may stand before it. */
  headsOf: (part: number) => readonly number[],
): Generator<Mended> {
  for (const [at, part] of parts.entries()) {
    for (const length of headsOf(at)) {
      const first: Part = { before: part.before, raw: part.raw.slice(0, length) };
      for (const before of ['component', 'element'] as const) {
        const rest: Part = { before, raw: part.raw.slice(length) };
        const what = `${before === 'element' ? 'an element' : 'a component'} separator before it`;
        yield {
          parts: [...parts.slice(0, at), first, rest, ...parts.slice(at + 1)],
          from: at,
          more: 1,
          separator: before,
          what,
        };
      }
    }
  }
}

/** The segment that the parts are. */
export function segmentFrom(segment: Segment, parts: readonly Part[]): Segment {
  const { tag, position, offset, length, source } = segment;
  const separator = source?.delimiters.component ?? '';
  const elements: string[] = [tag];
  for (const { before, raw } of parts) {
    if (before === 'element') elements.push(raw);
    else elements.push(`${elements.pop() ?? ''}${separator}${raw}`);
  }
  return segmentOf(elements, position, offset, length, source);
}
