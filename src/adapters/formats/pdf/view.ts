/**
 * From a PDF's own coordinates (up, from any corner, before rotation) to the page as a person sees it: points from the
 * top left, after `/Rotate`, within the crop box.
 */
import type { Box } from '../../../model/lineage.ts';
import type { Engine } from './engine.ts';

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
/** Quarter turns clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

export interface View {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
}

/** The view of a loaded page; undefined when its box is empty. */
export function viewOf(engine: Engine, page: number): View | undefined {
  const { call, scratch } = engine;
  if (call.FPDF_GetPageBoundingBox(page, scratch) === 0) return undefined;
  // FS_RECTF is left, top, right, bottom.
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 4);
  const width = right - left;
  const height = top - bottom;
  if (!(width > 0 && height > 0)) return undefined;
  const upright: View = { width, height, matrix: [1, 0, 0, -1, -left, top] };
  return turned(upright, ((call.FPDFPage_GetRotation(page) & 3) * 90) as Turn);
}

/** The same page after a turn clockwise. */
export function turned(view: View, turn: Turn): View {
  const { width, height, matrix } = view;
  switch (turn) {
    case 0:
      return view;
    case 90:
      return { width: height, height: width, matrix: after(matrix, [0, 1, -1, 0, height, 0]) };
    case 180:
      return { width, height, matrix: after(matrix, [-1, 0, 0, -1, width, height]) };
    case 270:
      return { width: height, height: width, matrix: after(matrix, [0, -1, 1, 0, 0, width]) };
  }
}

/** First `first`, then `then`. */
export function after(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [ta, tb, tc, td, te, tf] = then;
  return [
    ta * a + tc * b,
    tb * a + td * b,
    ta * c + tc * d,
    tb * c + td * d,
    ta * e + tc * f + te,
    tb * e + td * f + tf,
  ];
}

export function pointOf([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The smallest upright box around a box that was moved by a matrix. */
export function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, ay] = pointOf(matrix, x0, y0);
  const [bx, by] = pointOf(matrix, x1, y0);
  const [cx, cy] = pointOf(matrix, x0, y1);
  const [dx, dy] = pointOf(matrix, x1, y1);
  return [Math.min(ax, bx, cx, dx), Math.min(ay, by, cy, dy), Math.max(ax, bx, cx, dx), Math.max(ay, by, cy, dy)];
}
