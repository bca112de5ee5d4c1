/** Pictures that the canvas decodes: JPEG, PNG, WebP, GIF (its first picture) and BMP. */
import { createCanvas, Image } from '@napi-rs/canvas';
import type { Bitmap } from '../../ocr/bitmap.ts';
import type { ImageHeader } from '../../paper/source/image-header.ts';

/** Pixels of the longer side beyond which reading gets no better: A4 at 300 dpi. Larger ones shrink while drawn. */
const SIDE_MAX = 3508;

/** Upright as Exif says, which the canvas heeds itself. Rejects where the bytes cannot be decoded. */
export async function decodeRaster(bytes: Uint8Array, header: ImageHeader, shrink = true): Promise<Bitmap> {
  const image = new Image();
  image.src = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await image.decode();
  const scale = shrink ? Math.min(1, SIDE_MAX / Math.max(image.width, image.height)) : 1;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, channels: 4, data: new Uint8Array(data.buffer), ...dpiOf(header, scale) };
}

function dpiOf({ dpiX, dpiY, orientation }: ImageHeader, scale: number): Pick<Bitmap, 'dpiX' | 'dpiY'> {
  if (!dpiX || !dpiY) return {};
  // From 5 on the stored columns are rows.
  const [across, down] = orientation >= 5 ? [dpiY, dpiX] : [dpiX, dpiY];
  return { dpiX: across * scale, dpiY: down * scale };
}
