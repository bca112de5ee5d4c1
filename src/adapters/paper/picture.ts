/** Pictures of pages for a person to look at, with a scale that places are drawn by. Made in the worker process. */
import { createCanvas } from '@napi-rs/canvas';
import type { PagePicture, PlainPage } from '../../model/format-adapter.ts';
import type { Finding } from '../../model/finding.ts';

/** What a format's module `work` exports as `picture(task, page)`: a picture, or what stands in for one. */
export interface DrawnPage {
  /** Both are absent when there is no such page, or it cannot be shown; the findings say why. */
  readonly picture?: PagePicture;
  readonly plain?: PlainPage;
  readonly findings: readonly Finding[];
}

/** Two pixels a point: 9 point print is read without effort, and A4 makes about 300 KB. */
export const PICTURE_DPI = 144;

/** Of one byte a pixel (gray) or four (red, green, blue, alpha). */
export async function pngOf(width: number, height: number, data: Uint8Array): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  if (data.length === image.data.length) image.data.set(data);
  else {
    for (let at = 0; at < width * height; at += 1) {
      image.data.fill(data[at] ?? 255, at * 4, at * 4 + 3);
      image.data[at * 4 + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.encode('png');
}
