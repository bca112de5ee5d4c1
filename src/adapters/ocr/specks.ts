/**
 * Takes the specks of a telephone line out of a page. A decimal point is a speck too, of two to six pixels; what tells it
 * is that it stands by a digit. So only what is far from anything of a letter's size goes. (Dropping every speck of six
 * pixels or less cost 28 of 100 prices.)
 */
import type { Gray } from './bitmap.ts';
import { componentsOf, type Component } from './components.ts';
import type { Ink } from './ink.ts';

const WHITE = 255;

export interface SpeckSizes {
  /** Pixels of ink that a speck has at most. */
  readonly areaMax: number;
  /** Height from which a piece of ink is taken for a letter. */
  readonly letterMin: number;
  /** A point belongs to a letter that is at most this far away. */
  readonly reach: number;
}

/** For a page of so many pixels an inch: the smallest print is about 5 points, its digits 3.5 points high. */
export function speckSizes(dpi: number): SpeckSizes {
  return { areaMax: Math.round((dpi / 100) ** 2 * 3), letterMin: dpi / 45, reach: Math.round(dpi / 17) };
}

/** Erases lonely specks from `gray`, whose ink is `ink`; tells how many. */
export function eraseSpecks(gray: Gray, ink: Ink, sizes: SpeckSizes): number {
  const components = componentsOf(ink);
  const near = nearLetters(components, gray.width, gray.height, sizes);
  const crowd = crowdOf(components, gray.width, sizes.reach);
  let erased = 0;
  for (const component of components) {
    if (component.area > sizes.areaMax || isLetter(component, sizes)) continue;
    const middle = ((component.y0 + component.y1) >> 1) * gray.width + ((component.x0 + component.x1) >> 1);
    if (near[middle] === 1 || crowd(component) > CROWD_MAX) continue;
    erase(gray, component);
    erased += 1;
  }
  return erased;
}

/** More pieces than this close together, however small, are faint print. */
const CROWD_MAX = 4;

/** How many pieces lie about a piece, itself included: counted in squares of the reach, three by three of them. */
function crowdOf(components: readonly Component[], width: number, reach: number): (component: Component) => number {
  const columns = Math.ceil(width / reach) + 2;
  const counts = new Map<number, number>();
  const squareOf = ({ x0, y0 }: Component): number =>
    (Math.floor(y0 / reach) + 1) * columns + Math.floor(x0 / reach) + 1;
  for (const component of components) counts.set(squareOf(component), (counts.get(squareOf(component)) ?? 0) + 1);
  return (component) => {
    const square = squareOf(component);
    let sum = 0;
    for (const row of [-columns, 0, columns]) {
      for (const column of [-1, 0, 1]) sum += counts.get(square + row + column) ?? 0;
    }
    return sum;
  };
}

function isLetter({ x0, y0, x1, y1 }: Component, { letterMin }: SpeckSizes): boolean {
  return y1 - y0 >= letterMin || x1 - x0 >= letterMin;
}

/** Marks the boxes of all letters, grown by the reach. */
function nearLetters(components: readonly Component[], width: number, height: number, sizes: SpeckSizes): Uint8Array {
  const near = new Uint8Array(width * height);
  for (const component of components) {
    if (!isLetter(component, sizes)) continue;
    // A rule or a streak is no letter: a speck beside it has nothing to mark.
    if (component.y1 - component.y0 > 12 * sizes.letterMin || component.x1 - component.x0 > 40 * sizes.letterMin)
      continue;
    const left = Math.max(0, component.x0 - sizes.reach);
    const right = Math.min(width, component.x1 + sizes.reach);
    const bottom = Math.min(height, component.y1 + sizes.reach);
    for (let y = Math.max(0, component.y0 - sizes.reach); y < bottom; y += 1)
      near.fill(1, y * width + left, y * width + right);
  }
  return near;
}

/** With a rim of one pixel, where a resampled speck fades out. */
function erase(gray: Gray, component: Component): void {
  for (let y = Math.max(0, component.y0 - 1); y < Math.min(gray.height, component.y1 + 1); y += 1) {
    gray.data.fill(
      WHITE,
      y * gray.width + Math.max(0, component.x0 - 1),
      y * gray.width + Math.min(gray.width, component.x1 + 1),
    );
  }
}
