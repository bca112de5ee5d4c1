/** The picture of a recognized page for a person to look at. */
import { PICTURE_DPI, pngOf } from '../paper/picture.ts';
import type { PagePicture } from '../../model/format-adapter.ts';
import { resize, type Bitmap } from './bitmap.ts';
import { uprightPage } from './upright-page.ts';

const POINTS_PER_INCH = 72;

export async function pictureOf(bitmap: Bitmap, pages: number): Promise<PagePicture> {
  const { gray, dpi } = await uprightPage(bitmap);
  const shrink = Math.min(1, PICTURE_DPI / dpi);
  const shown = resize(gray, Math.round(gray.width * shrink), Math.round(gray.height * shrink));
  return {
    png: await pngOf(shown.width, shown.height, shown.data),
    width: (gray.width * POINTS_PER_INCH) / dpi,
    height: (gray.height * POINTS_PER_INCH) / dpi,
    pages,
  };
}
