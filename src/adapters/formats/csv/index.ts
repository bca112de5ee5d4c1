/** Tables as text: comma, semicolon, tabulator or bar between the values, or records with a type in front. */
import type { Sample } from '../../../model/decoded.ts';
import { paperFormat } from '../../paper/format.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { delimiterOf } from './delimiter.ts';

export const csv = paperFormat({ name: 'csv', url: import.meta.url, claims });

const NAMED = /\.(?:csv|tsv|tab|psv|asc|dat)$/i;
const TYPED = /csv|comma-separated|tab-separated/i;
/** Other formats made of characters, and the head of a mail. */
const OTHER =
  /^[\uFEFF\s]*(?:[{[<]|ISA.|UN[ABHG][+:]|STX=|%PDF|(?:from|to|subject|date|return-path|received|mime-version|message-id):)/i;

function claims({ head, fileName = '', mediaType = '' }: Sample): number {
  const isNamed = NAMED.test(fileName) || TYPED.test(mediaType);
  if (!looksLikeText(head)) return 0;
  const { text } = decodeText(head);
  if (OTHER.test(text)) return 0;
  // The last line may be cut off.
  const sample = head.length < 4096 ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), 0) || text.length);
  const found = delimiterOf(sample);
  if (found === undefined) return isNamed ? 30 : 0;
  return isNamed ? 75 : found.isClear ? 45 : 0;
}
