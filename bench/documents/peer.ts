/** The text that pdf-parse gives, as the peer: it has no positions, so only what stands in its text can be compared. */
import { readFileSync } from 'node:fs';
import { PDFParse } from 'pdf-parse';
import type { DocumentSet } from './sets.ts';

export async function pdfParseText(
  set: DocumentSet | undefined,
): Promise<{ readonly millisecondsPerPage: number; readonly found: number } | undefined> {
  if (set === undefined) return undefined;
  let [milliseconds, pages, found, all] = [0, 0, 0, 0];
  for (const { path, truth } of set.files) {
    const started = performance.now();
    const parser = new PDFParse({ data: new Uint8Array(readFileSync(path)) });
    const { text, total } = await parser.getText();
    await parser.destroy();
    milliseconds += performance.now() - started;
    pages += total;
    const bare = text.replaceAll(/[\s,.]/g, '');
    for (const line of truth.lines ?? []) {
      for (const value of [line['buyerSku'], line['supplierSku'], line['quantity'], line['unitPrice']]) {
        if (typeof value !== 'string' && typeof value !== 'number') continue;
        all += 1;
        if (bare.includes(String(value).replaceAll(/[\s,.]/g, ''))) found += 1;
      }
    }
  }
  return { millisecondsPerPage: milliseconds / Math.max(1, pages), found: found / Math.max(1, all) };
}
