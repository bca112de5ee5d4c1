/** The straight lines of one path object: its strokes, its thin fills, and the edges of its filled boxes. */
import type { Box } from '../../../model/lineage.ts';
import type { Engine } from './engine.ts';
import { type Matrix, pointOf } from './view.ts';

/** From one end to the other. */
export type Slant = readonly [x0: number, y0: number, x1: number, y1: number];

export interface DrawnPath {
  readonly lines: readonly Box[];
  /** Strokes that are neither level nor upright. */
  readonly slants: readonly Slant[];
  /** When it is made of upright boxes alone, none within another: any other shape covers less than the box around it. */
  readonly boxes?: readonly Box[];
  readonly isCurved: boolean;
}

const [LINE_TO, BEZIER_TO, MOVE_TO] = [0, 1, 2] as const; // FPDF_SEGMENT_*
const SEGMENTS_MAX = 2000; // A grid drawn as one path has some hundred; longer ones are drawings.
export const THICKNESS_MAX = 3;
const FRAME_BOXES_MAX = 200; // More are no shading of a table; each is compared with each.
const SLANT_MAX = 0.5; // Points; a line is straight although its ends were rounded.

type Point = readonly [number, number];

export function pathOf(
  engine: Engine,
  object: number,
  matrix: Matrix,
  isStroked: boolean,
  isFilled: boolean,
): DrawnPath {
  const { subpaths, isCurved } = subpathsOf(engine, object, matrix);
  const lines: Box[] = [];
  const slants: Slant[] = [];
  const boxes = subpaths.map(boxOfPoints);
  for (const [index, points] of subpaths.entries()) {
    if (isStroked) {
      lines.push(...strokes(points, penOf(engine, object, matrix)));
      slants.push(...slanted(points));
    }
    const box = boxes[index];
    if (isFilled && box !== undefined) lines.push(...edges(box));
  }
  const whole = boxes.filter((box) => box !== undefined);
  const isBoxes = !isCurved && boxes.length > 0 && whole.length === boxes.length && !isFrame(whole);
  return { lines, slants, isCurved, ...(isBoxes ? { boxes: whole } : {}) };
}

/** A border is drawn as a box with a box cut out of it. */
function isFrame(boxes: readonly Box[]): boolean {
  if (boxes.length > FRAME_BOXES_MAX) return true;
  return boxes.some((inner, index) => boxes.some((outer, other) => index !== other && isWithin(inner, outer)));
}

function isWithin(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

function subpathsOf(engine: Engine, object: number, matrix: Matrix): { subpaths: Point[][]; isCurved: boolean } {
  const { call, scratch } = engine;
  const count = call.FPDFPath_CountSegments(object);
  if (count > SEGMENTS_MAX) return { subpaths: [], isCurved: true };
  const subpaths: Point[][] = [];
  let points: Point[] = [];
  let isCurved = false;
  for (let index = 0; index < count; index += 1) {
    const segment = call.FPDFPath_GetPathSegment(object, index);
    if (segment === 0 || call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
    const [x = 0, y = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 2);
    const type = call.FPDFPathSegment_GetType(segment);
    const point = pointOf(matrix, x, y);
    if (type === BEZIER_TO) isCurved = true;
    if (type === MOVE_TO || points.length === 0 || type === BEZIER_TO) {
      points = [point]; // A curve is no ruling line; what follows it begins at its end.
      subpaths.push(points);
    } else if (type === LINE_TO) points.push(point);
    const first = points[0];
    if (call.FPDFPathSegment_GetClose(segment) === 1 && first !== undefined && points.length > 2) points.push(first);
  }
  return { subpaths: subpaths.filter((list) => list.length > 1), isCurved };
}

function penOf(engine: Engine, object: number, [a, b, c, d]: Matrix): number {
  const { call, scratch } = engine;
  if (call.FPDFPageObj_GetStrokeWidth(object, scratch) === 0) return 0;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  return Math.min((engine.floats()[scratch / 4] ?? 0) * scale, THICKNESS_MAX);
}

function strokes(points: readonly Point[], pen: number): Box[] {
  const result: Box[] = [];
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1] as Point, points[index] as Point];
    const [dx, dy] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    if (Math.min(dx, dy) > SLANT_MAX) continue;
    const half = pen / 2;
    const [across, along] = dx >= dy ? [0, half] : [half, 0];
    result.push([
      Math.min(from[0], to[0]) - across,
      Math.min(from[1], to[1]) - along,
      Math.max(from[0], to[0]) + across,
      Math.max(from[1], to[1]) + along,
    ]);
  }
  return result;
}

function slanted(points: readonly Point[]): Slant[] {
  return points.slice(1).flatMap((to, index): Slant[] => {
    const from = points[index] as Point;
    const isLevel = Math.min(Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])) <= SLANT_MAX;
    return isLevel ? [] : [[from[0], from[1], to[0], to[1]]];
  });
}

/** A thin fill is a line, a thick one has four edges. */
function edges(box: Box): Box[] {
  const [x0, y0, x1, y1] = box;
  if (Math.min(x1 - x0, y1 - y0) <= THICKNESS_MAX) return [box];
  return [
    [x0, y0, x1, y0],
    [x0, y1, x1, y1],
    [x0, y0, x0, y1],
    [x1, y0, x1, y1],
  ];
}

/** The box that the points are the corners of; undefined for any other shape. */
function boxOfPoints(points: readonly Point[]): Box | undefined {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const isCorner = ([x, y]: Point): boolean =>
    Math.min(x - x0, x1 - x) <= SLANT_MAX && Math.min(y - y0, y1 - y) <= SLANT_MAX;
  return points.length >= 4 && points.length <= 6 && points.every(isCorner) ? [x0, y0, x1, y1] : undefined;
}
