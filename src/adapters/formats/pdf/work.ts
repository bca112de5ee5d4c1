/** The work on a PDF, in a worker process: characters first, pictures of pages where there are none. */
import { recognizePage } from '../../ocr/page.ts';
import { PAPER_LIMITS, type Page, type Paper } from '../../paper/page.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import type { Finding } from '../../../model/finding.ts';
import { keyOf, type Key } from './key.ts';
import { needsOcr, pdfReader } from './reader.ts';
import { asBitmap, OCR_DPI } from './recognized.ts';
import { renderPage } from './render.ts';

export { picture } from './picture.ts';

/** The pages, with those recognized that are pictures. */
export async function paper({ bytes, passwords }: PaperTask): Promise<Paper> {
  const key = await keyOf(bytes, passwords);
  const read = await pdfReader.read(bytes, { limits: PAPER_LIMITS, ...key });
  const pages: Page[] = [];
  const findings: Finding[] = [...read.findings];
  for (const page of read.pages) pages.push(needsOcr(page) ? await recognized(bytes, page, key, findings) : page);
  return { ...read, pages, findings };
}

async function recognized(bytes: Uint8Array, page: Page, key: Key, findings: Finding[]): Promise<Page> {
  const { bitmap, findings: told } = await renderPage(bytes, page.number, OCR_DPI, {
    limits: PAPER_LIMITS,
    ...key,
  });
  findings.push(...told);
  if (bitmap === undefined) return page;
  return recognizePage(asBitmap(bitmap), { number: page.number, wordsMax: PAPER_LIMITS.wordsMax });
}
