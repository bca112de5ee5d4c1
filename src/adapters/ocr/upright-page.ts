/** The picture of a page as it was recognized: flat, level, the right way up. Places of its words count in its points. */
import type { Bitmap, Gray } from './bitmap.ts';
import { openEngines } from './engines.ts';
import { findLines } from './lines.ts';
import { prepare } from './prepare.ts';

export async function uprightPage(bitmap: Bitmap): Promise<{ readonly gray: Gray; readonly dpi: number }> {
  const { pp } = await openEngines();
  const { gray, dpi } = await findLines(pp, prepare(bitmap));
  return { gray, dpi };
}
