/** The decimal points of real fax rasters: a cleaner that eats one turns 1.50 into 150. */
import { describe, expect, test } from 'vitest';
import { grayOf, resize, type Gray } from '../../../src/adapters/ocr/bitmap.ts';
import { componentsOf, type Component } from '../../../src/adapters/ocr/components.ts';
import { inkOf } from '../../../src/adapters/ocr/ink.ts';
import { prepare } from '../../../src/adapters/ocr/prepare.ts';
import { eraseSpecks, speckSizes } from '../../../src/adapters/ocr/specks.ts';
import { firstPage } from './pictures.ts';

const sizes = speckSizes(204);

/** Where numbers with a point or comma stand on the prepared page, and how many such marks they have. */
const FINE = {
  name: 'fax-fine-g3.tif',
  marks: [
    [1083, 706, 1141, 722, 1],
    [1467, 819, 1558, 835, 2],
    [772, 992, 844, 1008, 1],
    [1096, 1155, 1141, 1171, 1],
    [1462, 1505, 1567, 1521, 2],
  ],
} as const;
const STANDARD = {
  name: 'fax-two-pages-g4.tif',
  marks: [
    [986, 1811, 1050, 1830, 1],
    [1304, 1812, 1404, 1830, 2],
  ],
} as const;

function smallIn(gray: Gray, [x0, y0, x1, y1]: readonly [number, number, number, number, number]): Component[] {
  return componentsOf(inkOf(gray)).filter(
    (piece) =>
      piece.x0 >= x0 - 2 &&
      piece.x1 <= x1 + 2 &&
      piece.y0 >= y0 + 6 &&
      piece.y1 <= y1 + 8 &&
      piece.y1 - piece.y0 <= 9 &&
      piece.x1 - piece.x0 <= 7,
  );
}

describe.each([FINE, STANDARD])('$name', ({ name, marks }) => {
  test('every mark of these numbers is still there when the page is ready to be read', async () => {
    const { gray } = prepare(await firstPage(name));
    const lost = marks.filter((place) => smallIn(gray, place).length < place[4]);
    expect(lost).toEqual([]);
  });

  test('planted specks of the same size go, wherever they are alone, and no mark goes with them', async () => {
    const page = grayOf(await firstPage(name));
    const gray = resize(page, 1728, name === STANDARD.name ? 2292 : page.height);
    const before = componentsOf(inkOf(gray)).length;
    // The lower margin of both pages is empty.
    const planted = [
      [300, 2200],
      [700, 2210],
      [1100, 2190],
      [1500, 2205],
    ] as const;
    for (const [x, y] of planted)
      for (const row of [0, 1]) gray.data.fill(0, (y + row) * 1728 + x, (y + row) * 1728 + x + 3);
    const erased = eraseSpecks(gray, inkOf(gray), sizes);
    expect(erased).toBeGreaterThanOrEqual(planted.length);
    for (const [x, y] of planted) expect(gray.data[y * 1728 + x]).toBe(255);
    expect(componentsOf(inkOf(gray)).length).toBe(before + planted.length - erased);
  });
});

test('a point beside a digit stays even where it is a single pixel', () => {
  const gray: Gray = { width: 60, height: 40, data: new Uint8Array(2400).fill(255) };
  for (let y = 10; y < 26; y += 1) gray.data.fill(0, y * 60 + 10, y * 60 + 14);
  gray.data[25 * 60 + 18] = 0;
  gray.data[25 * 60 + 50] = 0;
  expect(eraseSpecks(gray, inkOf(gray), sizes)).toBe(1);
  expect([gray.data[25 * 60 + 18], gray.data[25 * 60 + 50]]).toEqual([0, 255]);
});
