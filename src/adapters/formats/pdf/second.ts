/**
 * The page's text by pdf.js, which shares no code with PDFium: what both read alike is surer. It gives no places, and a
 * failure of it is no trouble with the document.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { unified } from './radicals.ts';

export interface SecondReading {
  /** By page number. */
  readonly texts: ReadonlyMap<number, string>;
  readonly findings: readonly Finding[];
}

const TIME_MAX_MS = 10_000; // Its parsing yields between pieces of a page, so that it can be given up.

export async function secondReading(
  bytes: Uint8Array,
  pages: readonly number[],
  password?: string,
): Promise<SecondReading> {
  if (pages.length === 0) return { texts: new Map(), findings: [] };
  // pdf.js takes 250 ms to load; who never reads a PDF does not wait for it.
  const { PDFParse } = await import('pdf-parse');
  // It takes the buffer for its own.
  const parser = new PDFParse({ data: bytes.slice(), verbosity: 0, ...(password === undefined ? {} : { password }) });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`it took longer than ${TIME_MAX_MS} ms`)), TIME_MAX_MS);
    });
    const reading = parser.getText({ partial: [...pages], pageJoiner: '', lineEnforce: true, parseHyperlinks: false });
    const { pages: read } = await Promise.race([reading, late]);
    return { texts: new Map(read.map(({ num, text }) => [num, unified(text)])), findings: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      texts: new Map(),
      findings: [finding('second-reader-failed', `pdf.js could not read the PDF: ${message}.`)],
    };
  } finally {
    clearTimeout(timer);
    await parser.destroy().catch(() => undefined); // A file that could not be opened cannot be closed either.
  }
}
