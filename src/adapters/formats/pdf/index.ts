/** PDF: the document's own characters, or its pictures where a page has none. */
import { documentsOf } from '../../paper/documents.ts';
import { PAPER_LIMITS } from '../../paper/page.ts';
import { WholeFile } from '../../paper/whole-file.ts';
import type { FormatAdapter, Sample } from '../../../model/decoded.ts';
import { pdfReader } from './reader.ts';

export const pdf: FormatAdapter = {
  name: 'pdf',
  isPaper: true,
  claims: ({ head }: Sample) => (Buffer.from(head).subarray(0, 1024).includes('%PDF-') ? 95 : 0),
  decoder: (options) =>
    new WholeFile(options, async (bytes) =>
      documentsOf(await pdfReader.read(bytes, { limits: PAPER_LIMITS }), bytes.length),
    ),
};
