/** A page of a picture file as it was recognized. */
import { pictureOf } from '../../ocr/picture.ts';
import { PAPER_LIMITS } from '../../paper/page.ts';
import type { DrawnPage } from '../../paper/picture.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { bitmapsOf } from './reader.ts';

export async function picture({ bytes }: PaperTask, number: number): Promise<DrawnPage> {
  const findings: Finding[] = [];
  let pages = 0;
  let wanted: Bitmap | undefined;
  for await (const bitmap of bitmapsOf(bytes, PAPER_LIMITS, findings)) {
    pages += 1;
    if (pages === number) wanted = bitmap;
  }
  return wanted === undefined ? { findings } : { picture: await pictureOf(wanted, pages), findings };
}
