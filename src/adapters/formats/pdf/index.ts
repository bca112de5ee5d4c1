/** PDF: the document's own characters, or its pictures where a page has none. */
import { paperFormat } from '../../paper/format.ts';

export const pdf = paperFormat({
  name: 'pdf',
  url: import.meta.url,
  pages: 'pictures',
  claims: ({ head }) => (Buffer.from(head).subarray(0, 1024).includes('%PDF-') ? 95 : 0),
});
