/** Ruling lines of a page: dashes and pieces joined, what is no longer than a letter left out. Pure. */
import type { Box } from '../../../model/lineage.ts';
import type { Rule } from '../../paper/page.ts';
import { THICKNESS_MAX } from './paths.ts';
import { common } from './scene.ts';

const LENGTH_MIN = 10; // Points; an M of the usual 9 to 12 points is shorter.
const JOIN_GAP_MAX = 3; // The gaps of dotted and dashed lines that are made of pieces.
const SAME_LINE_MAX = 0.6;
const RULES_MAX = 5000; // The fullest form seen had 900.

/** `page` is the visible part of the view. */
export function rulesOf(lines: readonly Box[], page: Box): Rule[] {
  const across: Box[] = [];
  const down: Box[] = [];
  for (const line of lines) {
    const box = common(line, page);
    if (box === undefined || Math.min(box[2] - box[0], box[3] - box[1]) > THICKNESS_MAX) continue;
    if (box[2] - box[0] >= box[3] - box[1]) across.push(box);
    else down.push(turned(box));
  }
  const boxes = [...joined(across), ...joined(down).map(turned)];
  return boxes.slice(0, RULES_MAX).map((box) => ({ box }));
}

/** Lines at one height that touch or nearly touch become one. */
function joined(boxes: readonly Box[]): Box[] {
  const rows: { center: number; boxes: Box[] }[] = [];
  for (const box of boxes.toSorted((one, other) => one[1] + one[3] - other[1] - other[3])) {
    const center = (box[1] + box[3]) / 2;
    const row = rows.at(-1);
    if (row !== undefined && center - row.center <= SAME_LINE_MAX) row.boxes.push(box);
    else rows.push({ center, boxes: [box] });
  }
  return rows.flatMap((row) => joinedRow(row.boxes)).filter((box) => box[2] - box[0] >= LENGTH_MIN);
}

function joinedRow(boxes: readonly Box[]): Box[] {
  const result: Box[] = [];
  for (const box of boxes.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last === undefined || box[0] - last[2] > JOIN_GAP_MAX) {
      result.push(box);
      continue;
    }
    result[result.length - 1] = [
      last[0],
      Math.min(last[1], box[1]),
      Math.max(last[2], box[2]),
      Math.max(last[3], box[3]),
    ];
  }
  return result;
}

function turned([x0, y0, x1, y1]: Box): Box {
  return [y0, x0, y1, x1];
}
