/** A page of a PDF as it was read: turned as its text stands, or as it was recognized where it is a picture itself. */
import { pictureOf } from '../../ocr/picture.ts';
import { PAPER_LIMITS } from '../../paper/page.ts';
import { type DrawnPage, PICTURE_DPI, pngOf } from '../../paper/picture.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import type { Finding } from '../../../model/finding.ts';
import { withDocument } from './document.ts';
import { keyOf } from './key.ts';
import { readPage } from './page-reading.ts';
import { needsOcr } from './reader.ts';
import { renderPage } from './render.ts';
import { asBitmap, OCR_DPI } from './recognized.ts';

export async function picture({ bytes, passwords }: PaperTask, number: number): Promise<DrawnPage> {
  const findings: Finding[] = [];
  const key = await keyOf(bytes, passwords);
  const opened = await withDocument(bytes, { unpackedBytesMax: PAPER_LIMITS.unpackedBytesMax, ...key }, (document) => ({
    pages: document.pageCount,
    page:
      number > document.pageCount || number > PAPER_LIMITS.pagesMax
        ? undefined
        : readPage(document, number, PAPER_LIMITS, findings),
  }));
  if ('trouble' in opened) return { findings: [opened.trouble] };
  const { page, pages } = opened.result;
  if (page === undefined) return { findings };
  const isPicture = needsOcr(page);
  const { turn } = page;
  const { bitmap, findings: told } = await renderPage(bytes, number, isPicture ? OCR_DPI : PICTURE_DPI, {
    limits: PAPER_LIMITS,
    ...key,
    ...(isPicture ? {} : { kind: 'rgba' as const, ...(turn === undefined ? {} : { turn }) }),
  });
  if (bitmap === undefined) return { findings: told };
  if (isPicture) return { picture: await pictureOf(asBitmap(bitmap), pages), findings: told };
  const png = await pngOf(bitmap.width, bitmap.height, bitmap.data);
  return { picture: { png, width: page.width, height: page.height, pages }, findings: told };
}
