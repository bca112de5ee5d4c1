/** Labels with what stands beside or below them, whatever they are called: for those that the lists of fields have none of. */
import { overlapX, textOf, type Layout, type Line, type Segment, type Token } from '../layout/layout.ts';

export interface Pair {
  readonly label: string;
  readonly value: readonly Token[];
  /** With the label. */
  readonly tokens: readonly Token[];
  readonly line: Line;
}

/** @param except lines of the items and of their heads */
export function pairsIn({ lines }: Layout, except: ReadonlySet<number>): Pair[] {
  return lines
    .filter(({ index }) => !except.has(index))
    .flatMap((line) => {
      const next = lines[line.index + 1];
      const below = next === undefined || next.page !== line.page || except.has(next.index) ? undefined : next;
      return line.segments.flatMap((segment, index) => pairsOf(segment, line.segments[index + 1], below));
    });
}

function pairsOf({ tokens, box, line }: Segment, right: Segment | undefined, below: Line | undefined): Pair[] {
  const under = below?.segments.find((each) => overlapX(each.box, box) > 0);
  const isNear = below !== undefined && below.box[1] - line.box[3] < BELOW_MAX * Math.max(4, line.size);
  const colons = tokens.flatMap(({ text }, index) => (/[:：]$/.test(text) ? [index] : []));
  const pairs = colons.flatMap((colon, nth): Pair[] => {
    const start = (colons[nth - 1] ?? -1) + 1;
    const label = tokens.slice(start, colon + 1);
    const value = tokens.slice(colon + 1, colons[nth + 1]);
    // `Currency: GBP Order Type: Blanket`: the label may be only the last words before its colon.
    return value.length === 0 ? [] : lastWords(label).map((each) => pair(each, value, line));
  });
  const isWhole =
    tokens.length <= LABEL_WORDS_MAX &&
    (colons.length === 0 || (colons.length === 1 && colons[0] === tokens.length - 1));
  if (!isWhole) return pairs;
  const values = [right, isNear ? under : undefined].flatMap((each) => (each === undefined ? [] : [each.tokens]));
  return [...pairs, ...values.map((value) => pair(tokens, value, line))];
}

function lastWords(label: readonly Token[]): Token[][] {
  return [1, 2, 3, 4, 5].flatMap((length) => (length <= label.length ? [label.slice(-length)] : []));
}

function pair(label: readonly Token[], value: readonly Token[], line: Line): Pair {
  return { label: textOf(label).replace(/\s*[:：]\s*$/, ''), value, tokens: [...label, ...value], line };
}

const LABEL_WORDS_MAX = 6;
const BELOW_MAX = 1.6; // Font sizes of white between a label and what stands below it.
