/** Makes a picture ready to be read: square pixels, flat, evenly lit, level, and without what is not text. */
import { grayOf, resize, turned, type Bitmap, type Gray } from './bitmap.ts';
import { runsUpright } from './direction.ts';
import { leveled, skewOf, type Skew } from './deskew.ts';
import { chainSizes, eraseUprightChains } from './dotted.ts';
import { eraseLevel, eraseUpright } from './erase.ts';
import { evenlyLit } from './illumination.ts';
import { inkOf, type Ink } from './ink.ts';
import { levelLines, transposed, type Line } from './runs.ts';
import { laidFlat, sheetCorners } from './sheet.ts';
import { eraseSpecks, speckSizes } from './specks.ts';

export interface Prepared {
  /** Level; its lines run from left to right, though perhaps upside down. Without rules, streaks and specks. */
  readonly gray: Gray;
  readonly dpi: number;
  /** Rules of the page, in its pixels. */
  readonly level: readonly Line[];
  readonly upright: readonly Line[];
}

/** A4 and Letter, in inches, for pictures that do not say their size. */
const A4 = { width: 8.27, ratio: 297 / 210 };
const LETTER = { width: 8.5, ratio: 11 / 8.5 };
/** A page that would be wider or narrower than this, in inches, does not say its resolution rightly. */
const WIDTH_MIN = 3;
const WIDTH_MAX = 24;
/** Pixels of the longer side beyond which reading gets slower and no better: A4 at 300 dpi. */
const SIDE_MAX = 3508;

/** Pixels by which a rule's thickness varies on a fax. */
const RULE_SLACK = 3;

export function prepare(bitmap: Bitmap): Prepared {
  const square = squarePixels(bitmap);
  const isBilevel = square.gray.data.every((value) => value === 0 || value === 255) || bitmap.channels === 1;
  const flat = isBilevel ? square : flattened(square);
  const ink = inkOf(flat.gray);
  const streaks = streaksOf(ink, flat.dpi);
  const unstreaked = streaks.length === 0 ? flat.gray : { ...flat.gray, data: flat.gray.data.slice() };
  // A streak is thinner than a letter's stroke, so one more pixel is a stroke already.
  eraseUpright(unstreaked, ink, streaks, 1);
  const { gray: laid, skew } = lines(unstreaked);
  const gray = leveled(laid, skew.degrees);
  return cleaned(gray === flat.gray ? { ...gray, data: gray.data.slice() } : gray, flat.dpi);
}

/** The same number of pixels an inch both ways: a standard fax has 204 across and 98 down. */
function squarePixels(bitmap: Bitmap): { gray: Gray; dpi: number } {
  const gray = grayOf(bitmap);
  const { dpiX, dpiY } = believable(bitmap);
  const stretch = dpiX / dpiY;
  // 204 x 196 is as good as square, and resampling would cost sharpness.
  const height = stretch > 0.9 && stretch < 1.1 ? gray.height : Math.round(gray.height * stretch);
  const shrink = Math.min(1, SIDE_MAX / Math.max(gray.width, height));
  const size = [Math.max(1, Math.round(gray.width * shrink)), Math.max(1, Math.round(height * shrink))] as const;
  return { gray: resize(gray, ...size), dpi: dpiX * shrink };
}

function believable(bitmap: Bitmap): { dpiX: number; dpiY: number } {
  const { dpiX = 0, dpiY = 0, width, height } = bitmap;
  const inches = [width / dpiX, height / dpiY];
  if (dpiX > 0 && dpiY > 0 && inches.every((side) => side >= WIDTH_MIN && side <= WIDTH_MAX)) return { dpiX, dpiY };
  const dpi = assumedDpi(width, height);
  return { dpiX: dpi, dpiY: dpi };
}

function assumedDpi(width: number, height: number): number {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const paper = Math.abs(ratio - A4.ratio) <= Math.abs(ratio - LETTER.ratio) ? A4 : LETTER;
  return Math.min(width, height) / paper.width;
}

function flattened(square: { gray: Gray; dpi: number }): { gray: Gray; dpi: number } {
  const corners = sheetCorners(square.gray);
  const gray = corners ? laidFlat(square.gray, corners) : square.gray;
  return { gray: evenlyLit(gray), dpi: corners ? assumedDpi(gray.width, gray.height) : square.dpi };
}

/** Streaks stand upright in the picture as it was scanned, whichever way the paper lay; they are thin and very long. */
function streaksOf(ink: Ink, dpi: number): Line[] {
  const search = { lengthMin: ink.height / 7, thicknessMax: Math.max(3, dpi / 45), gapMax: 6, densityMin: 0.8 };
  return levelLines(transposed(ink), search);
}

/** Turned by a quarter where its lines run from top to bottom. */
function lines(gray: Gray): { gray: Gray; skew: Skew } {
  const ink = withoutLongRuns(halved(inkOf(gray)));
  if (!runsUpright(ink)) return { gray, skew: skewOf(ink) };
  // Transposing mirrors: what looks turned one way is turned the other way.
  const { degrees, score } = skewOf(transposed(ink));
  return { gray: turned(gray, 1), skew: { degrees: -degrees, score } };
}

function halved(ink: Ink): Ink {
  const [width, height] = [ink.width >> 1, ink.height >> 1];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 2 * y * ink.width + 2 * x;
      const below = at + ink.width;
      data[y * width + x] =
        (ink.data[at] ?? 0) | (ink.data[at + 1] ?? 0) | (ink.data[below] ?? 0) | (ink.data[below + 1] ?? 0);
    }
  }
  return { width, height, data };
}

/** Letters alone: rules would speak for both directions. */
function withoutLongRuns(ink: Ink): Ink {
  const data = ink.data.slice();
  const longest = Math.max(24, Math.round(Math.min(ink.width, ink.height) / 20));
  const strip = (count: number, length: number, at: (line: number, along: number) => number): void => {
    for (let line = 0; line < count; line += 1) {
      for (let along = 0; along < length; along += 1) {
        if (ink.data[at(line, along)] === 0) continue;
        const from = along;
        while (along < length && ink.data[at(line, along)] === 1) along += 1;
        if (along - from > longest) for (let x = from; x < along; x += 1) data[at(line, x)] = 0;
      }
    }
  };
  strip(ink.height, ink.width, (y, x) => y * ink.width + x);
  strip(ink.width, ink.height, (x, y) => y * ink.width + x);
  return { width: ink.width, height: ink.height, data };
}

function cleaned(gray: Gray, dpi: number): Prepared {
  const ink = inkOf(gray);
  const search = { lengthMin: dpi / 3, thicknessMax: Math.max(3, dpi / 24), gapMax: 3, densityMin: 0.85 };
  const level = levelLines(ink, search);
  const upright = levelLines(transposed(ink), search);
  eraseLevel(gray, ink, level, RULE_SLACK);
  eraseUpright(gray, ink, upright, RULE_SLACK);
  const dotted = eraseUprightChains(gray, inkOf(gray), chainSizes(dpi));
  eraseSpecks(gray, inkOf(gray), speckSizes(dpi));
  return { gray, dpi, level, upright: [...upright, ...dotted] };
}
