/** A web page as one page of lines and cells. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Paper, PaperLimits, PaperReader } from '../../paper/page.ts';
import { charsetOf, decodeText } from '../../paper/source/charset.ts';
import { readMarkup } from '../../paper/source/markup.ts';

// A promise, as all readers give one; a page is read at once.
// oxlint-disable-next-line typescript/require-await
export const htmlReader: PaperReader = { name: 'html', read: async (bytes, { limits }) => readHtml(bytes, limits) };

export function readHtml(bytes: Uint8Array, { wordsMax }: PaperLimits): Paper {
  const findings: Finding[] = [];
  const text = decoded(bytes, findings);
  const { page, findings: told } = readMarkup(text, { number: 1, wordsMax, part: 'html' });
  return { pages: [page], findings: [...findings, ...told], attachments: [] };
}

/** A page names its own characters; what the bytes themselves show comes first. */
function decoded(bytes: Uint8Array, findings: Finding[]): string {
  const { charset, isGuess } = charsetOf(bytes);
  if (!isGuess) return new TextDecoder(charset).decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const [, said] = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(head) ?? [];
  try {
    if (said !== undefined) return new TextDecoder(said).decode(bytes);
  } catch {
    // A charset that nobody knows is as good as none.
  }
  findings.push(finding('charset-guessed', `The page was read as ${charset}.`));
  return decodeText(bytes).text;
}
