/** Pictures for the tests of this folder: fixtures, and pages drawn by hand. */
import { readFileSync } from 'node:fs';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { bitmapsOf } from '../../../src/adapters/formats/image/reader.ts';
import { grayOf, type Bitmap, type Gray } from '../../../src/adapters/ocr/bitmap.ts';
import { PAPER_LIMITS, type PaperLimits } from '../../../src/adapters/paper/page.ts';
import type { Finding } from '../../../src/model/finding.ts';

export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/image/${name}`, import.meta.url));
}

export async function decoded(
  bytes: Uint8Array,
  limits: Partial<PaperLimits> = {},
): Promise<{ bitmaps: Bitmap[]; findings: Finding[] }> {
  const [bitmaps, findings]: [Bitmap[], Finding[]] = [[], []];
  for await (const bitmap of bitmapsOf(bytes, { ...PAPER_LIMITS, ...limits }, findings)) bitmaps.push(bitmap);
  return { bitmaps, findings };
}

export async function firstPage(name: string): Promise<Bitmap> {
  const [bitmap] = (await decoded(fixture(name))).bitmaps;
  if (!bitmap) throw new Error(`${name} holds no page.`);
  return bitmap;
}

export function drawn(width: number, height: number, draw: (context: SKRSContext2D) => void): Gray {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  draw(context);
  const { data } = context.getImageData(0, 0, width, height);
  return grayOf({ width, height, channels: 4, data: new Uint8Array(data.buffer) });
}

/** Lines of words as a letter has them, so that a page can be told which way it lies. */
export function drawLetter(context: SKRSContext2D, lines: number, size = 24): void {
  context.font = `${size}px sans-serif`;
  for (let line = 0; line < lines; line += 1) {
    context.fillText(
      `Purchase order ${4711 + line}: please deliver ${line + 3} pieces to our depot`,
      60,
      80 + line * size * 2,
    );
  }
}
