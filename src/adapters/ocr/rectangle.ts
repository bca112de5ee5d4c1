/** Rectangles that may be turned. */

export interface Rectangle {
  /** The middle. */
  readonly x: number;
  readonly y: number;
  /** Along the text, and across it. */
  readonly length: number;
  readonly thickness: number;
  /** Of the text's direction, clockwise from the right, within a quarter of a turn either way. */
  readonly angle: number;
}

type Point = readonly [x: number, y: number];

/** The smallest rectangle around the points; one of its sides lies on a side of their hull. Undefined for no area. */
export function smallestRectangle(points: readonly Point[]): Rectangle | undefined {
  const hull = hullOf(points);
  let best: Rectangle | undefined;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const rectangle = rectangleAt(hull, angle);
    if (!best || rectangle.length * rectangle.thickness < best.length * best.thickness) best = rectangle;
  }
  return best && best.length > 0 && best.thickness > 0 ? lying(best) : undefined;
}

function rectangleAt(hull: readonly Point[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [low, high, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    low = Math.min(low, along);
    high = Math.max(high, along);
    near = Math.min(near, across);
    far = Math.max(far, across);
  }
  const [along, across] = [(low + high) / 2, (near + far) / 2];
  const [x, y] = [along * cos - across * sin, along * sin + across * cos];
  return { x, y, length: high - low, thickness: far - near, angle };
}

/** With its length where text of an upright page runs: closer to the horizontal than to the vertical. */
function lying(rectangle: Rectangle): Rectangle {
  const quarters = Math.round(rectangle.angle / (Math.PI / 2));
  const angle = rectangle.angle - quarters * (Math.PI / 2);
  const { x, y, length, thickness } = rectangle;
  return quarters % 2 === 0
    ? { x, y, length, thickness, angle }
    : { x, y, length: thickness, thickness: length, angle };
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...half(sorted), ...half(sorted.toReversed())];
}

function half(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    while (chain.length > 1 && turn(chain.at(-2) ?? point, chain.at(-1) ?? point, point) <= 0) chain.pop();
    chain.push(point);
  }
  chain.pop();
  return chain;
}

function turn(from: Point, by: Point, to: Point): number {
  return (by[0] - from[0]) * (to[1] - from[1]) - (by[1] - from[1]) * (to[0] - from[0]);
}
