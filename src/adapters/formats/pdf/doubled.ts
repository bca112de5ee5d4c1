/**
 * Text that is drawn twice at a tiny distance, so that it looks bold. PDFium leaves the second drawing out when it reads
 * characters, so it is looked for among what the page draws. Pure.
 */
import type { Box } from '../../../model/lineage.ts';
import type { PlacedGlyph } from './glyphs.ts';
import type { Scene } from './scene.ts';

const DISTANCE_MIN = 0.1; // Points; less cannot be seen.
const DISTANCE_MAX = 0.15; // Part of the height.
const CELL = 4;

/** The same glyphs, bold where a left-out drawing of the same size lies a little beside theirs. */
export function withDoubled(glyphs: readonly PlacedGlyph[], scene: Scene): PlacedGlyph[] {
  const read = new Set(glyphs.map((glyph) => glyph.object));
  const copies = [...scene.texts].flatMap(([object, { box }]) => (read.has(object) || box === undefined ? [] : [box]));
  if (copies.length === 0) return [...glyphs];
  const byPlace = new Map<string, Box[]>();
  for (const copy of copies) {
    const key = keyOf(copy[0], copy[1]);
    byPlace.set(key, [...(byPlace.get(key) ?? []), copy]);
  }
  const bold = new Set<number>();
  for (const object of read) {
    const box = scene.texts.get(object)?.box;
    if (box !== undefined && near(box, byPlace).some((copy) => isShifted(box, copy))) bold.add(object);
  }
  return glyphs.map((glyph) => (bold.has(glyph.object) ? { ...glyph, bold: true } : glyph));
}

function keyOf(x: number, y: number): string {
  return `${Math.round(x / CELL)},${Math.round(y / CELL)}`;
}

function near([x, y]: Box, byPlace: ReadonlyMap<string, Box[]>): Box[] {
  return [-CELL, 0, CELL].flatMap((dx) => [-CELL, 0, CELL].flatMap((dy) => byPlace.get(keyOf(x + dx, y + dy)) ?? []));
}

function isShifted(one: Box, other: Box): boolean {
  const [dx, dy] = [other[0] - one[0], other[1] - one[1]];
  const distance = Math.max(Math.abs(dx), Math.abs(dy));
  const isSameSize = Math.abs(other[2] - one[2] - dx) < DISTANCE_MIN && Math.abs(other[3] - one[3] - dy) < DISTANCE_MIN;
  return isSameSize && distance > DISTANCE_MIN && distance < DISTANCE_MAX * Math.max(1, one[3] - one[1]);
}
