/** Pages of a PDF that are pictures, made ready for recognizing. */
import type { Bitmap } from '../../ocr/bitmap.ts';
import type { Bitmap as Rendered } from './render.ts';

export const OCR_DPI = 200; // What a good fax or scan has; more costs time and reads no better.

export function asBitmap({ width, height, dpi, data, kind }: Rendered): Bitmap {
  return { width, height, data, channels: kind === 'gray' ? 1 : 4, dpiX: dpi, dpiY: dpi };
}
