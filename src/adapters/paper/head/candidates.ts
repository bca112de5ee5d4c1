/** What may be the value of a label: right of it, or below it. */
import { textOf, overlapX, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { type Label, isParty, RIGHT_MAX } from './labels.ts';

/** What may be a label's value. */
export interface Candidate {
  readonly tokens: readonly Token[];
  /** 0 is best: in the same segment. */
  readonly distance: number;
}

/** Right of the label first, then below it. A segment that is a label itself is no value. */
export function candidatesFor(label: Label, layout: Layout, isLabel: (segment: Segment) => boolean): Candidate[] {
  const { line, segment, rest, tokens } = label;
  const found: Candidate[] = [];
  if (rest.length > 0) found.push({ tokens: rest, distance: 0 });
  const last = tokens.at(-1);
  const size = Math.max(4, line.size);
  const right = line.segments[line.segments.indexOf(segment) + 1] ?? besideLower(label, layout, size);
  // `13a. THIS CONTRACT IS …` is the next box of a numbered form.
  const isBox = /^\d{1,2}[a-z]?\.\s+\p{Lu}/u.test(right?.text ?? '');
  const front = right !== undefined && isLabel(right) && right.line === line ? frontOf(right) : [];
  if (rest.length === 0 && right !== undefined && front.length > 0 && right.box[0] - segment.box[2] < RIGHT_MAX * size)
    found.push({ tokens: front, distance: 0.1 });
  const isHead = right !== undefined && !isParty(label.field) && isHeadBeside(label, right, layout, isLabel, size);
  if (rest.length === 0 && right !== undefined && last !== undefined && !isBox && !isHead && !isLabel(right)) {
    const gap = (right.box[0] - segment.box[2]) / size;
    if (gap < RIGHT_MAX || right.tokens[0]?.cell !== undefined)
      found.push({ tokens: right.tokens, distance: 0.1 + Math.min(1, gap / 60) });
    // `Vendor | 01-PACWEST | Pacific West Building Materials`: the account, and in the next cell the name.
    const behind = right.line.segments[right.line.segments.indexOf(right) + 1];
    const isAccount =
      isParty(label.field) && right.tokens[0]?.cell !== undefined && /^(?=.*\d)[A-Z\d-]+$/.test(right.text);
    if (isAccount && behind !== undefined && !isLabel(behind)) found.push({ tokens: behind.tokens, distance: 0.2 });
  }
  found.push(...below(label, layout, isLabel, size));
  if (found.length === 0 && isParty(label.field)) found.push(...indented(label, layout, isLabel, size));
  return found;
}

/** `Ship To:` on a line of its own, and below it the lines of the address, set in to the right of the label. */
function indented(
  { line, segment }: Label,
  { lines }: Layout,
  isLabel: (segment: Segment) => boolean,
  size: number,
): Candidate[] {
  const [next, second] = [lines[line.index + 1], lines[line.index + 2]];
  const end = line.segments[line.segments.indexOf(segment) + 1]?.box[0] ?? Infinity;
  const first = next?.segments.find(({ box }) => box[0] > segment.box[2] && box[0] < end);
  if (first === undefined || next?.page !== line.page || isLabel(first)) return [];
  const isNear = first.box[0] - segment.box[2] < INDENT_MAX * size && next.box[1] - line.box[3] < size;
  const goesOn = second?.segments.some(({ box }) => Math.abs(box[0] - first.box[0]) < 0.3 * size) === true;
  return isNear && goesOn ? [{ tokens: first.tokens, distance: 0.6 }] : [];
}
const INDENT_MAX = 8;

/** `2025/04/11 Terms`: what stands in front of the label of the next column. */
function frontOf({ tokens, line }: Segment): readonly Token[] {
  for (let start = 1; start < tokens.length; start++) {
    const isTailLabel = line.lexicon.label(textOf(tokens.slice(start)))?.strength === 1;
    if (isTailLabel && /\d/.test(tokens[start - 1]?.text ?? '')) return tokens.slice(0, start);
  }
  return [];
}

/** `Terms | Expected` over `Net 10th | 1/15/2026`: words without digits beside a label, both with values below them. */
function isHeadBeside(
  { line, segment, text }: Label,
  right: Segment,
  layout: Layout,
  isLabel: (segment: Segment) => boolean,
  size: number,
): boolean {
  const next = layout.lines[line.index + 1];
  if (/[:：]$/.test(text) || /\d/.test(right.text) || next === undefined || next.page !== line.page) return false;
  if (right.line !== line || right.tokens[0]?.cell !== undefined || next.box[1] - line.box[3] > 1.2 * size)
    return false;
  const under = (above: Segment): Segment | undefined => next.segments.find(({ box }) => overlapX(box, above.box) > 0);
  const [own, other] = [under(segment), under(right)];
  return own !== undefined && other !== undefined && own !== other && !isLabel(own) && !isLabel(other);
}

/** A value in larger letters stands on a line of its own, a little lower or higher than its label: `Purchase Order #  20261184`. */
function besideLower({ line, segment }: Label, layout: Layout, size: number): Segment | undefined {
  const near = [layout.lines[line.index - 1], layout.lines[line.index + 1]].filter((each) => each?.page === line.page);
  return near
    .flatMap((each) => each?.segments ?? [])
    .find(({ box }) => {
      const overlap = Math.min(box[3], segment.box[3]) - Math.max(box[1], segment.box[1]);
      return (
        box[0] >= segment.box[2] &&
        box[0] - segment.box[2] < 8 * size &&
        overlap > 0.3 * (segment.box[3] - segment.box[1])
      );
    });
}

function below(
  { line, segment, tokens }: Label,
  layout: Layout,
  isLabel: (segment: Segment) => boolean,
  size: number,
): Candidate[] {
  const page = layout.pages.find(({ number }) => number === line.page);
  if (page === undefined) return [];
  const [first] = tokens;
  const left = first?.box[0] ?? segment.box[0];
  const start = page.lines.indexOf(line);
  for (const next of page.lines.slice(start + 1, start + 5)) {
    const drop = (next.box[1] - line.box[3]) / size;
    if (drop > 2.6) break;
    const under = next.segments.filter(
      (each) => overlapX(each.box, segment.box) > 0 || Math.abs(each.box[0] - left) < size,
    );
    const [nearest] = under.toSorted((a, b) => Math.abs(a.box[0] - left) - Math.abs(b.box[0] - left));
    if (nearest === undefined) {
      // Boxes side by side: the others have their values here, and this one was left empty.
      const others = line.segments.filter((each) => each !== segment && isLabel(each));
      const filled = others.filter((each) => next.segments.some(({ box }) => Math.abs(box[0] - each.box[0]) < size));
      if (filled.length > 1 && drop < 1.6) return [];
      continue;
    }
    if (isLabel(nearest)) return [];
    return [{ tokens: nearest.tokens, distance: 0.3 + Math.max(0, drop) / 5 }];
  }
  return [];
}
