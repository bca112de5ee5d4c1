/** Lines of labels inside an item with their values on the line below: `Need By | Manufacturer Part ID | Commodity`. Pure. */
import { overlapX, type Line, type Segment, type Token } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { fits, type Labelled, type StackedLabels } from './labelled.ts';

export interface LabelLines {
  /** Lines that are labels alone. */
  readonly labels: ReadonlySet<Line>;
  /** What stands on the line below them, by its labels. */
  readonly values: ReadonlyMap<Line, readonly Labelled[]>;
}

const LABELS_MIN = 3;
const KNOWN_SHARE = 0.75;
/** One of these has to be among them: they say something of one item. */
const TELLING: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'date',
  'shipDate',
  'sku',
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
]);

/** Lines of the body of a table; its heads are none of them. */
export function labelLinesIn(lines: readonly Line[]): LabelLines {
  const labels = new Set<Line>();
  const values = new Map<Line, Labelled[]>();
  for (const [index, line] of lines.entries()) {
    const below = lines[index + 1];
    if (below === undefined || labels.has(line) || !areLabels(line)) continue;
    if (!isRightBelow(line, below)) continue;
    labels.add(line);
    values.set(below, valuesUnder(line, below));
  }
  return { labels, values };
}

function areLabels({ segments, lexicon }: Line): boolean {
  if (segments.length < LABELS_MIN || segments.some(({ text }) => /\d/.test(text))) return false;
  const roles = segments.map(({ text }) => roleOf(text, lexicon));
  const known = roles.filter((role) => role !== undefined);
  return known.length >= segments.length * KNOWN_SHARE && known.some((role) => TELLING.has(role));
}

function roleOf(text: string, lexicon: Line['lexicon']): ColumnRole | undefined {
  const meaning = lexicon.column(text);
  return meaning !== undefined && meaning.certainty >= 0.85 ? meaning.role : undefined;
}

function valuesUnder(line: Line, below: Line): Labelled[] {
  return below.segments.flatMap((segment): Labelled[] => {
    const label = labelOver(segment, line);
    const role = label === undefined ? undefined : roleOf(label.text, line.lexicon);
    const isEmpty = /^(?:[-–—]+|n\/?a|none)$/i.test(segment.text);
    return label === undefined || role === undefined || isEmpty
      ? []
      : [{ role, label: label.text, value: segment.tokens }];
  });
}

function labelOver({ box }: Segment, { segments }: Line): Segment | undefined {
  return segments
    .toSorted((a, b) => overlapX(b.box, box) - overlapX(a.box, box))
    .find((each) => overlapX(each.box, box) > 0);
}

/** `GTIN:` alone over `4684793486254`, at one left edge, where what stands right of the label is no value of it. */
export function stackedLabels(lines: readonly Line[]): StackedLabels {
  const values = new Map<Line, Labelled[]>();
  const taken = new Set<Token>();
  for (const [index, line] of lines.entries()) {
    const below = lines[index + 1];
    if (below === undefined || !isRightBelow(line, below)) continue;
    for (const [place, label] of line.segments.entries()) {
      const role = /[:：]$/.test(label.text) ? roleOf(label.text.replace(/\s?[:：]$/, ''), line.lexicon) : undefined;
      const value = below.segments.find(({ box }) => Math.abs(box[0] - label.box[0]) < EDGE * line.size);
      if (role === undefined || !NUMBERS.has(role) || !isNumber(value, role, label)) continue;
      if (isNumber(line.segments[place + 1], role, label)) continue;
      values.set(below, [...(values.get(below) ?? []), { role, label: label.text, value: value.tokens }]);
      for (const token of [...label.tokens, ...value.tokens]) taken.add(token);
    }
  }
  return { values, taken };
}

const NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['sku', 'buyerSku', 'supplierSku', 'mpn', 'gtin']);
const EDGE = 0.5; // Font sizes.

function isRightBelow(line: Line, below: Line): boolean {
  return below.page === line.page && below.box[1] - line.box[3] <= 1.5 * line.size;
}

function isNumber(value: Segment | undefined, role: ColumnRole, label: Segment): value is Segment {
  return value?.tokens.length === 1 && /\d/.test(value.text) && fits(role, value.tokens, label.tokens.at(-1));
}
