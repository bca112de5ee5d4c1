/** The work on a PDF, in a worker process: characters first, pictures of pages where there are none. */
import type { Bitmap } from '../../ocr/bitmap.ts';
import { recognizePage } from '../../ocr/page.ts';
import { PAPER_LIMITS, type Page, type Paper } from '../../paper/page.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import type { Finding } from '../../../model/finding.ts';
import { needsOcr, pdfReader } from './reader.ts';
import { renderPage } from './render.ts';

const DPI = 200; // What a good fax or scan has; more costs time and reads no better.

/** The pages, with those recognized that are pictures. */
export async function paper({ bytes }: PaperTask): Promise<Paper> {
  const read = await pdfReader.read(bytes, { limits: PAPER_LIMITS });
  const pages: Page[] = [];
  const findings: Finding[] = [...read.findings];
  for (const page of read.pages) pages.push(needsOcr(page) ? await recognized(bytes, page, findings) : page);
  return { ...read, pages, findings };
}

async function recognized(bytes: Uint8Array, page: Page, findings: Finding[]): Promise<Page> {
  const { bitmap, findings: told } = await renderPage(bytes, page.number, DPI, { limits: PAPER_LIMITS });
  findings.push(...told);
  if (bitmap === undefined) return page;
  const { width, height, dpi, data, kind } = bitmap;
  const picture: Bitmap = { width, height, data, channels: kind === 'gray' ? 1 : 4, dpiX: dpi, dpiY: dpi };
  return recognizePage(picture, { number: page.number, wordsMax: PAPER_LIMITS.wordsMax });
}
