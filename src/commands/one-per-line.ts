/** EDI text for people: one segment a line. */
import { splitReleased } from '../adapters/edi/release.ts';

/**
 * Each segment with its terminator and a line feed; unchanged when the terminator is a line break itself.
 * @param head the beginning of the interchange, where the text is a later piece of it
 */
export function onePerLine(content: string, head = content): string {
  const { segment, release } = terminatorOf(head);
  if (/[\r\n]/.test(segment)) return content;
  return splitReleased(content, segment, release)
    .map((line) => line.trimStart())
    .filter((line) => line !== '')
    .map((line) => `${line}${segment}\n`)
    .join('');
}

/** X12 says it with the last byte of ISA, EDIFACT with UNA; without UNA the usual ones hold. */
function terminatorOf(content: string): { readonly segment: string; readonly release: string } {
  if (content.startsWith('ISA')) return { segment: content[105] ?? '~', release: '' };
  if (!content.startsWith('UNA')) return { segment: "'", release: '?' };
  return { segment: content[8] ?? "'", release: (content[6] ?? '').trim() };
}
