/** The work on a PDF, in a worker process: characters first, pictures of pages where there are none. */
import type { Bitmap } from '../../ocr/bitmap.ts';
import { recognizePage } from '../../ocr/page.ts';
import { documentsOf } from '../../paper/documents.ts';
import { PAPER_LIMITS, type Page, type Paper } from '../../paper/page.ts';
import type { PaperResult, PaperTask } from '../../paper/worker/pool.ts';
import type { Finding } from '../../../model/finding.ts';
import { needsOcr, pdfReader } from './reader.ts';
import { renderPage } from './render.ts';

const DPI = 200; // What a good fax or scan has; more costs time and reads no better.

export async function work({ bytes }: PaperTask): Promise<PaperResult> {
  const paper = await readPdf(bytes);
  return { documents: documentsOf(paper, bytes.length), attachments: paper.attachments };
}

/** The pages, with those recognized that are pictures. */
export async function readPdf(bytes: Uint8Array): Promise<Paper> {
  const paper = await pdfReader.read(bytes, { limits: PAPER_LIMITS });
  const pages: Page[] = [];
  const findings: Finding[] = [...paper.findings];
  for (const page of paper.pages) pages.push(needsOcr(page) ? await recognized(bytes, page, findings) : page);
  return { ...paper, pages, findings };
}

async function recognized(bytes: Uint8Array, page: Page, findings: Finding[]): Promise<Page> {
  const { bitmap, findings: told } = await renderPage(bytes, page.number, DPI, { limits: PAPER_LIMITS });
  findings.push(...told);
  if (bitmap === undefined) return page;
  const { width, height, dpi, data, kind } = bitmap;
  const picture: Bitmap = { width, height, data, channels: kind === 'gray' ? 1 : 4, dpiX: dpi, dpiY: dpi };
  return recognizePage(picture, { number: page.number, wordsMax: PAPER_LIMITS.wordsMax });
}
