/** Finds the sheet of paper on a photo and lays it flat. */
import { resize, type Gray } from './bitmap.ts';
import { componentsOf, type Component } from './components.ts';
import { between } from './crop.ts';
import { inkThreshold } from './ink.ts';

export type Point = readonly [x: number, y: number];
/** Clockwise from the upper left. */
export type Corners = readonly [Point, Point, Point, Point];

/** The picture is looked at in this size: large enough for straight edges, too small for letters. */
const LOOK_SIDE = 480;
/** A sheet covers at least this share of a photo that was made to show it. */
const AREA_MIN = 0.3;
/** What fills more than this is the picture itself. */
const AREA_MAX = 0.97;

/** Where the sheet lies; undefined where the picture shows no edge of paper against something darker. */
export function sheetCorners(gray: Gray): Corners | undefined {
  const scale = Math.max(gray.width, gray.height) / LOOK_SIDE;
  if (scale <= 1) return undefined;
  const small = resize(gray, Math.round(gray.width / scale), Math.round(gray.height / scale));
  const paper = brightest(small);
  if (!paper) return undefined;
  const share = paper.area / (small.width * small.height);
  if (share < AREA_MIN || share > AREA_MAX) return undefined;
  const corners = cornersOf(paper);
  if (!corners || coverage(corners, paper.area) < 0.85) return undefined;
  const [sx, sy] = [gray.width / small.width, gray.height / small.height];
  return corners.map(([x, y]) => [x * sx, y * sy] as const) as unknown as Corners;
}

/** The largest bright piece, with the print inside it filled up. */
function brightest(small: Gray): (Component & { rows: Map<number, readonly [number, number]> }) | undefined {
  const open = closed(small);
  const threshold = inkThreshold(open);
  const data = open.data.map((value) => (value >= threshold ? 1 : 0));
  const pieces = componentsOf({ width: small.width, height: small.height, data });
  const largest = pieces.toSorted((one, other) => other.area - one.area)[0];
  if (!largest) return undefined;
  const rows = new Map<number, readonly [number, number]>();
  for (const { y, from, to } of largest.runs) {
    const [left, right] = rows.get(y) ?? [from, to];
    rows.set(y, [Math.min(left, from), Math.max(right, to)]);
  }
  const area = [...rows.values()].reduce((sum, [left, right]) => sum + right - left, 0);
  return { ...largest, area, rows };
}

/** The brightest of each pixel's neighbors, so that letters vanish, then the darkest of them, so that the sheet keeps its size. */
function closed(gray: Gray): Gray {
  return filtered(filtered(gray, Math.max, 0), Math.min, 255);
}

function filtered({ width, height, data }: Gray, pick: (one: number, other: number) => number, first: number): Gray {
  const out = new Uint8Array(data.length);
  const reach = 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let value = first;
      for (let near = Math.max(0, y - reach); near <= Math.min(height - 1, y + reach); near += 1) {
        for (let beside = Math.max(0, x - reach); beside <= Math.min(width - 1, x + reach); beside += 1) {
          value = pick(value, data[near * width + beside] ?? first);
        }
      }
      out[y * width + x] = value;
    }
  }
  return { width, height, data: out };
}

/** A straight line through each side's edge points, away from the corners; where neighbors cross is the corner. */
function cornersOf(paper: Component & { rows: Map<number, readonly [number, number]> }): Corners | undefined {
  const edges: Point[] = [];
  for (const [y, [left, right]] of paper.rows) edges.push([left, y], [right, y]);
  const rough = [
    extreme(edges, ([x, y]) => x + y),
    extreme(edges, ([x, y]) => y - x),
    extreme(edges, ([x, y]) => -x - y),
    extreme(edges, ([x, y]) => x - y),
  ] as const;
  const [upperLeft, upperRight, lowerRight, lowerLeft] = rough;
  const columns = new Map<number, readonly [number, number]>();
  for (const { y, from, to } of paper.runs) {
    for (let x = from; x < to; x += 1) {
      const [top, bottom] = columns.get(x) ?? [y, y + 1];
      columns.set(x, [Math.min(top, y), Math.max(bottom, y + 1)]);
    }
  }
  const left = fitted(sideOf(paper.rows, upperLeft[1], lowerLeft[1], 0));
  const right = fitted(sideOf(paper.rows, upperRight[1], lowerRight[1], 1));
  const top = fitted(sideOf(columns, upperLeft[0], upperRight[0], 0));
  const bottom = fitted(sideOf(columns, lowerLeft[0], lowerRight[0], 1));
  if (!left || !right || !top || !bottom) return undefined;
  return [crossing(left, top), crossing(right, top), crossing(right, bottom), crossing(left, bottom)];
}

function extreme(points: readonly Point[], of: (point: Point) => number): Point {
  return points.reduce((best, point) => (of(point) < of(best) ? point : best), points[0] ?? [0, 0]);
}

/** Edge points between two corners, without the outer tenths, where corners are round or folded. */
function sideOf(lines: Map<number, readonly [number, number]>, from: number, to: number, which: 0 | 1): Point[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const margin = (high - low) / 10;
  return [...lines].flatMap(([at, ends]) =>
    at > low + margin && at < high - margin ? [[at, ends[which]] as const] : [],
  );
}

interface Fit {
  readonly slope: number;
  readonly start: number;
}

/** Least squares, and once more without the points that lie far off, such as a thumb on the edge. */
function fitted(points: readonly Point[]): Fit | undefined {
  const first = leastSquares(points);
  if (!first) return undefined;
  const close = points.filter(([at, value]) => Math.abs(first.start + first.slope * at - value) < 4);
  return leastSquares(close.length > points.length / 2 ? close : points);
}

function leastSquares(points: readonly Point[]): Fit | undefined {
  if (points.length < 8) return undefined;
  const [sumAt, sumValue] = points.reduce(([a, b], [at, value]) => [a + at, b + value], [0, 0]);
  const [meanAt, meanValue] = [sumAt / points.length, sumValue / points.length];
  let [both, square] = [0, 0];
  for (const [at, value] of points) {
    both += (at - meanAt) * (value - meanValue);
    square += (at - meanAt) ** 2;
  }
  const slope = both / square;
  return { slope, start: meanValue - slope * meanAt };
}

/** Of an upright side (x by y) and a level one (y by x). */
function crossing(upright: Fit, level: Fit): Point {
  const y = (level.start + level.slope * upright.start) / (1 - level.slope * upright.slope);
  return [upright.start + upright.slope * y, y];
}

/** How well the four-sided figure and the piece of paper are of one size. */
function coverage(corners: Corners, area: number): number {
  let doubled = 0;
  for (const [index, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(index + 1) % 4] ?? [0, 0];
    doubled += x * nextY - nextX * y;
  }
  const figure = Math.abs(doubled) / 2;
  return Math.min(figure, area) / Math.max(figure, area);
}

/** Heights of A4 and Letter over their widths. */
const RATIOS = [297 / 210, 11 / 8.5];

/** Share of a side where the sheet's edge and its shadow still show. */
const EDGE = 0.008;

/** The paper next to its edge stands in for the edge itself, so that the light stays even. */
function within(share: number): number {
  return Math.min(Math.max(share, EDGE), 1 - EDGE);
}

/** The sheet seen from straight above, as large as it is on the photo. */
export function laidFlat(gray: Gray, corners: Corners): Gray {
  const [upperLeft, upperRight, lowerRight, lowerLeft] = corners;
  const width = Math.round((apart(upperLeft, upperRight) + apart(lowerLeft, lowerRight)) / 2);
  const height = Math.round((apart(upperLeft, lowerLeft) + apart(upperRight, lowerRight)) / 2);
  const known = RATIOS.flatMap((ratio) => [ratio, 1 / ratio]).find(
    (ratio) => Math.abs(height / width / ratio - 1) < 0.05,
  );
  const size = { width, height: known === undefined ? height : Math.round(width * known) };
  const data = new Uint8Array(size.width * size.height);
  const [a, b, c, d, e, f, g, h] = projection(corners);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const u = within((x + 0.5) / size.width);
      const v = within((y + 0.5) / size.height);
      const depth = g * u + h * v + 1;
      data[y * size.width + x] =
        between(gray, (a * u + b * v + c) / depth - 0.5, (d * u + e * v + f) / depth - 0.5) + 0.5;
    }
  }
  return { ...size, data };
}

function apart([x0, y0]: Point, [x1, y1]: Point): number {
  return Math.hypot(x1 - x0, y1 - y0);
}

/** From the unit square to the corners (P. Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3). */
function projection([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
] {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const under = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / under;
  const h = (dx1 * dy3 - dx3 * dy1) / under;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
}
