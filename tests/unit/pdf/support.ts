import { pdfReader, type PdfOptions } from '../../../src/adapters/formats/pdf/reader.ts';
import { type Box, type Page, PAPER_LIMITS, type Paper, type Word } from '../../../src/adapters/paper/page.ts';

/** Without the second reading, which most tests have no question about. */
export async function readPdf(bytes: Uint8Array, options: Partial<PdfOptions> = {}): Promise<Paper> {
  return pdfReader.read(bytes, { limits: PAPER_LIMITS, second: false, ...options });
}

export async function onlyPage(bytes: Uint8Array): Promise<Page> {
  const { pages, findings } = await readPdf(bytes);
  const [page] = pages;
  if (page === undefined || pages.length > 1) throw new Error(`${pages.length} pages: ${JSON.stringify(findings)}`);
  return page;
}

/** Left to right, line by line. */
export function textsOf({ words }: Page): string[] {
  return words
    .toSorted((one, other) => Math.round(one.box[3] - other.box[3]) || one.box[0] - other.box[0])
    .map((word) => word.text);
}

export function wordNamed({ words }: Page, text: string): Word {
  const found = words.filter((word) => word.text === text);
  if (found.length !== 1)
    throw new Error(`${text} stands there ${found.length} times: ${words.map((word) => word.text).join(' ')}`);
  return found[0] as Word;
}

/** Whether a box is where it should be, to the point. */
export function isAt(box: Box, [x0, y0, x1, y1]: Box, tolerance = 2): boolean {
  return [box[0] - x0, box[1] - y0, box[2] - x1, box[3] - y1].every((difference) => Math.abs(difference) <= tolerance);
}
