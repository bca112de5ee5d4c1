import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { grayOf, turned, type Gray } from '../../../src/adapters/ocr/bitmap.ts';
import { skewOf } from '../../../src/adapters/ocr/deskew.ts';
import { evenlyLit } from '../../../src/adapters/ocr/illumination.ts';
import { inkOf } from '../../../src/adapters/ocr/ink.ts';
import { prepare } from '../../../src/adapters/ocr/prepare.ts';
import { laidFlat, sheetCorners } from '../../../src/adapters/ocr/sheet.ts';
import { drawLetter, drawn, firstPage } from './pictures.ts';

const paperAt = (one: Gray, x: number): number => one.data[930 * one.width + x] ?? 0;

/** Places of a page 1200 wide: above its rules, and about the streak drawn down it. */
const isAbove = (_: number, at: number): boolean => at < 1250 * 1200;
const isStreak = (_: number, at: number): boolean => at % 1200 >= 330 && at % 1200 < 338;

function inkCount(one: Gray, counts: (value: number, at: number) => boolean): number {
  return one.data.filter((value, at) => value < 128 && counts(value, at)).length;
}

const bilevel = (gray: Gray): Gray => ({ ...gray, data: gray.data.map((value) => (value < 128 ? 0 : 255)) });

test.each([-2.4, -0.7, 0.3, 1.9])('a page turned by %s degrees is known to a tenth', (degrees) => {
  const page = drawn(1200, 1600, (context) => {
    context.rotate((degrees * Math.PI) / 180);
    drawLetter(context, 24);
  });
  expect(Math.abs(skewOf(inkOf(page)).degrees - degrees)).toBeLessThan(0.1);
});

test('a sparse form is levelled by its own lines, not by the level line that the fax machine printed above it', () => {
  const page = drawn(1728, 2292, (context) => {
    context.font = '22px monospace';
    context.fillText(
      '26/11/2026 10:18   FROM: PURCHASING DEPT 310-555-9190      TO: 18005550199      P.001/001',
      30,
      26,
    );
    context.rotate((1.46 * Math.PI) / 180);
    context.font = '20px sans-serif';
    for (const y of [300, 340, 900, 1400]) context.fillText('Order 4711: please deliver', 200, y);
    for (const y of [500, 540, 1300]) context.fillRect(60, y, 1500, 2);
  });
  expect(Math.abs(skewOf(inkOf(page)).degrees - 1.46)).toBeLessThan(0.1);
});

test('a rule that a fax has thinned to dots is told and erased, a column of decimal points and faint letters are not', () => {
  const page = bilevel(
    drawn(1200, 1600, (context) => {
      drawLetter(context, 24);
      for (let y = 1300; y < 1500; y += 5) context.fillRect(200 + (y % 2), y, 2, 2);
      for (let y = 1300; y < 1500; y += 30) context.fillRect(400, y, 3, 3);
      for (let y = 1300; y < 1500; y += 4) for (let x = 600; x < 660; x += 4) context.fillRect(x + (y % 3), y, 2, 2);
    }),
  );
  const { gray, upright } = prepare({ ...page, channels: 1, dpiX: 150, dpiY: 150 });
  const inkAbout = (from: number, to: number): number =>
    inkCount(gray, (_, at) => at > 1290 * 1200 && at % 1200 >= from && at % 1200 < to);
  expect(upright).toMatchObject([{ from: 1300, to: 1497 }]);
  expect([inkAbout(190, 210), inkAbout(590, 670) > 1000]).toEqual([0, true]);
});

test('a page that lies on its side is turned until its lines run level', () => {
  const page = bilevel(drawn(1200, 1600, (context) => drawLetter(context, 24)));
  const upright = prepare({ ...page, channels: 1, dpiX: 150, dpiY: 150 });
  const sideways = prepare({ ...turned(page, 1), channels: 1, dpiX: 150, dpiY: 150 });
  expect([upright.gray.width, upright.gray.height]).toEqual([1200, 1600]);
  expect([sideways.gray.width, sideways.gray.height]).toEqual([1200, 1600]);
});

test('the rules of a table are told with their places and gone from the picture, and the letters stay', () => {
  const page = bilevel(
    drawn(1200, 1600, (context) => {
      drawLetter(context, 24);
      context.fillRect(50, 1300, 1000, 3);
      context.fillRect(50, 1300, 3, 200);
    }),
  );
  const { gray, level, upright } = prepare({ ...page, channels: 1, dpiX: 150, dpiY: 150 });
  expect(level).toEqual([{ from: 50, to: 1050, low: 1300, high: 1303 }]);
  expect(upright).toHaveLength(1);
  expect(gray.data[1301 * 1200 + 600]).toBe(255);
  expect(inkCount(gray, isAbove)).toBe(inkCount(page, isAbove));
});

test('a torn streak down a fax is taken out, and a letter that it crosses keeps its strokes', () => {
  const page = bilevel(
    drawn(1200, 1600, (context) => {
      drawLetter(context, 24, 30);
      for (let y = 20; y < 1500; y += 1) if (y % 15 !== 0) context.fillRect(333, y, 2, 1);
    }),
  );
  const clean = bilevel(drawn(1200, 1600, (context) => drawLetter(context, 24, 30)));
  const { gray } = prepare({ ...page, channels: 1, dpiX: 150, dpiY: 150 });
  const [before, cleaned, wanted] = [page, gray, clean].map((one) => inkCount(one, isStreak)) as [
    number,
    number,
    number,
  ];
  expect(before - wanted).toBeGreaterThan(1500);
  expect(Math.abs(cleaned - wanted)).toBeLessThan(wanted * 0.5);
});

test('a sheet on a table is found by its corners and laid flat', () => {
  const canvas = createCanvas(1000, 1300);
  const context = canvas.getContext('2d');
  context.fillStyle = '#4a3b2c';
  context.fillRect(0, 0, 1000, 1300);
  context.fillStyle = '#e8e4da';
  const corners = [
    [110, 90],
    [900, 140],
    [870, 1210],
    [80, 1180],
  ] as const;
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x, y);
  context.fill();
  const gray = grayOf({ width: 1000, height: 1300, channels: 4, data: context.getImageData(0, 0, 1000, 1300).data });
  const found = sheetCorners(gray);
  for (const [index, [x, y]] of corners.entries()) {
    expect(Math.hypot((found?.[index]?.[0] ?? 0) - x, (found?.[index]?.[1] ?? 0) - y)).toBeLessThan(4);
  }
  const flat = found && laidFlat(gray, found);
  expect(flat?.data.filter((value) => value < 200).length).toBe(0);
});

test('a scan that fills its picture is not taken for a sheet on a table', async () => {
  expect(sheetCorners(grayOf(await firstPage('scan-form.jpg')))).toBeUndefined();
});

test('a shadow over half of a photo vanishes and the print under it stays dark', () => {
  const page = drawn(960, 960, (context) => drawLetter(context, 18));
  for (let y = 0; y < 960; y += 1)
    for (let x = 0; x < 960; x += 1) page.data[y * 960 + x] = (page.data[y * 960 + x] ?? 0) * (1 - x / 1600);
  const lit = evenlyLit(page);
  expect(paperAt(page, 100) - paperAt(page, 900)).toBeGreaterThan(100);
  expect(Math.abs(paperAt(lit, 100) - paperAt(lit, 900))).toBeLessThan(12);
  expect(lit.data.some((value) => value < 40)).toBe(true);
});

test('a standard fax is stretched to square pixels and its points are those of the paper', async () => {
  const { gray, dpi } = prepare(await firstPage('fax-standard-g4.tif'));
  expect(gray).toMatchObject({ width: 1728, height: 2386 });
  expect(dpi).toBe(204);
});
