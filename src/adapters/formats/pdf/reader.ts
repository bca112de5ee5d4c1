/**
 * A PDF as pages of words: the document's own characters by PDFium, with a second reading by pdf.js beside them. A page
 * that is an image is told as such; recognizing it is the caller's work.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, Page, Paper, PaperOptions, PaperReader } from '../../paper/page.ts';
import { addAttachments } from './attachments.ts';
import { type OpenDocument, withDocument } from './document.ts';
import { readPage } from './page-reading.ts';
import { secondReading } from './second.ts';

export interface PdfOptions extends PaperOptions {
  /** False leaves out the second reading, which takes as long again as the first. */
  readonly second?: boolean;
}

export const pdfReader: PaperReader & { read(bytes: Uint8Array, options: PdfOptions): Promise<Paper> } = {
  name: 'pdf',
  read,
};

async function read(bytes: Uint8Array, options: PdfOptions): Promise<Paper> {
  const { limits, password } = options;
  // Filled while reading, because what was read before the engine stopped still counts.
  const pages: Page[] = [];
  const findings: Finding[] = [];
  const attachments: Attachment[] = [];
  const opened = await withDocument(
    bytes,
    { unpackedBytesMax: limits.unpackedBytesMax, ...(password === undefined ? {} : { password }) },
    (document) => {
      addPages(document, options, pages, findings);
      addAttachments(document, limits.unpackedBytesMax, attachments, findings);
    },
  );
  if ('trouble' in opened) findings.push(opened.trouble);
  const readable = pages.filter((page) => page.words.length > 0).map((page) => page.number);
  if (options.second === false || readable.length === 0) return { pages, findings, attachments };
  const second = await secondReading(bytes, readable, password);
  return {
    pages: pages.map((page) => {
      const secondText = second.texts.get(page.number);
      return secondText === undefined ? page : { ...page, secondText };
    }),
    findings: [...findings, ...second.findings],
    attachments,
  };
}

/** Whether recognizing the page's picture gives more than its own characters do; `renderPage` makes the picture. */
export function needsOcr(page: Page): boolean {
  return page.image === true;
}

function addPages(document: OpenDocument, { limits }: PdfOptions, pages: Page[], findings: Finding[]): void {
  const { pageCount } = document;
  if (pageCount === 0) findings.push(finding('pdf-damaged', 'The PDF has no pages.'));
  for (let number = 1; number <= Math.min(pageCount, limits.pagesMax); number += 1) {
    const page = readPage(document, number, limits, findings);
    if (page !== undefined) pages.push(page);
  }
  if (pageCount > limits.pagesMax)
    findings.push(
      finding(
        'paper-pages-limit',
        `The PDF has ${pageCount} pages; the first ${limits.pagesMax} were read (pagesMax).`,
      ),
    );
}
