/**
 * Which characters a person sees: not those of invisible ink, in the colour of their ground, under a later box, cut off,
 * or outside the page. Pure.
 */
import type { Box } from '../../../model/lineage.ts';
import type { PlacedGlyph } from './glyphs.ts';
import { type Color, type Cover, isWhite, type Scene, type TextLook } from './scene.ts';

export interface Sight {
  readonly visible: PlacedGlyph[];
  readonly hidden: PlacedGlyph[];
}

const SIZE_MIN = 1; // Points; nobody reads smaller print, and layers of hidden text use it.
const EDGE = 1; // Points by which letters may stand over the edge of the page or of their clip.
const COLOR_DIFFERENCE_MAX = 24; // Of 441; two whites of different colour spaces are no further apart.
const COVERAGE_SIDE = 20;
const SCAN_COVERAGE_MIN = 0.8;

export function sightOf(glyphs: readonly PlacedGlyph[], scene: Scene, page: Box): Sight {
  const visible: PlacedGlyph[] = [];
  const hidden: PlacedGlyph[] = [];
  const covers = new CoverGrid(scene.covers, page);
  const scanOrder = scanOver(scene, page);
  for (const glyph of glyphs) {
    const look = scene.texts.get(glyph.object);
    const isSeen =
      glyph.size >= SIZE_MIN &&
      isInside(glyph, page) &&
      (look === undefined || isShown(glyph, look, covers, scanOrder));
    (isSeen ? visible : hidden).push(glyph);
  }
  return { visible, hidden };
}

/** How much of the page images cover, from 0 to 1. */
export function imageCoverage(scene: Scene, page: Box): number {
  const side = COVERAGE_SIDE;
  const cells = new Set<number>();
  const [width, height] = [page[2] / side, page[3] / side];
  for (const { box } of scene.images) {
    // A cell is covered when its middle is.
    for (let row = cellFrom(box[1], height); row < cellFrom(box[3], height); row += 1)
      for (let column = cellFrom(box[0], width); column < cellFrom(box[2], width); column += 1)
        cells.add(row * side + column);
  }
  return cells.size / (side * side);
}

/**
 * A picture that was laid over figures of the page, such as a stamp: what it shows is not read. A signature lies over few figures,
 * and a letterhead under them.
 */
export function pictureOverText(scene: Scene, glyphs: readonly PlacedGlyph[]): Box | undefined {
  return scene.images.find(({ box: [x0, y0, x1, y1], order }) => {
    const under = glyphs.filter(
      ({ x, y, object }) =>
        x > x0 && x < x1 && y > y0 && y < y1 && (scene.texts.get(object)?.order ?? Infinity) < order,
    );
    return under.filter(({ text }) => /\d/.test(text)).length >= DIGITS_UNDER_MIN;
  })?.box;
}

const DIGITS_UNDER_MIN = 6;

function cellFrom(start: number, step: number): number {
  return Math.max(0, Math.min(COVERAGE_SIDE, Math.ceil(start / step - 0.5)));
}

/** A scan that was drawn over its own recognized text hides it although that text has a colour. */
function scanOver(scene: Scene, page: Box): number {
  const area = (page[2] - page[0]) * (page[3] - page[1]);
  const orders = scene.images
    .filter(
      ({ box, isPhotographic }) => isPhotographic && ((box[2] - box[0]) * (box[3] - box[1])) / area > SCAN_COVERAGE_MIN,
    )
    .map(({ order }) => order);
  return Math.max(-1, ...orders);
}

function isShown(glyph: PlacedGlyph, look: TextLook, covers: CoverGrid, scanOrder: number): boolean {
  if (look.isInvisible || look.order < scanOrder) return false;
  if (look.clip !== undefined && !isInside(glyph, look.clip)) return false;
  const ground = covers.at(glyph, look.order);
  if (ground.isHiddenByLater) return false;
  if (ground.cover === undefined) return !isWhite(look.color);
  return ground.cover.color === undefined || difference(ground.cover.color, look.color) > COLOR_DIFFERENCE_MAX;
}

function isInside({ x, y }: PlacedGlyph, [x0, y0, x1, y1]: Box): boolean {
  return x >= x0 - EDGE && x <= x1 + EDGE && y >= y0 - EDGE && y <= y1 + EDGE;
}

function difference(one: Color, other: Color): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

const GRID_SIDE = 32;

/** Covers by where they are, because a page has thousands of letters and may have thousands of boxes. */
class CoverGrid {
  readonly #cells: (Cover[] | undefined)[] = [];
  readonly #width: number;
  readonly #height: number;

  constructor(covers: readonly Cover[], page: Box) {
    this.#width = page[2] / GRID_SIDE;
    this.#height = page[3] / GRID_SIDE;
    for (const cover of covers) {
      const [x0, y0, x1, y1] = cover.box;
      for (let row = this.#row(y0); row <= this.#row(y1); row += 1)
        for (let column = this.#column(x0); column <= this.#column(x1); column += 1)
          (this.#cells[row * GRID_SIDE + column] ??= []).push(cover);
    }
  }

  /** The ground that a letter stands on, and whether something was laid over it. */
  at({ x, y, size }: PlacedGlyph, order: number): { readonly cover?: Cover; readonly isHiddenByLater: boolean } {
    let cover: Cover | undefined;
    let isHiddenByLater = false;
    for (const candidate of this.#cells[this.#row(y) * GRID_SIDE + this.#column(x)] ?? []) {
      const [x0, y0, x1, y1] = candidate.box;
      if (x < x0 || x > x1 || y < y0 || y > y1) continue;
      // Lines through and under words hide nothing.
      if (Math.min(x1 - x0, y1 - y0) < size * 0.6) continue;
      if (candidate.order < order) cover = candidate;
      else if (candidate.isBox) isHiddenByLater = true;
    }
    return { isHiddenByLater, ...(cover === undefined ? {} : { cover }) };
  }

  #row(y: number): number {
    return Math.max(0, Math.min(GRID_SIDE - 1, Math.floor(y / this.#height)));
  }

  #column(x: number): number {
    return Math.max(0, Math.min(GRID_SIDE - 1, Math.floor(x / this.#width)));
  }
}
