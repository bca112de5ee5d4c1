/** Text that nothing declares, read in the likeliest encoding: where that is surely the wrong one, a person must look. */
import { decoderOf, isUtf8 } from './decoders.ts';
import { pairedInRuns } from './legacy-charset.ts';
import { doubtAt, type DoubtRules } from './word-doubt.ts';

/**
 * @param bytes of one segment, one latin1 character each
 * @param encoding it is read in where it is no UTF-8
 * @returns index of the first byte that shows that it was written in another one; -1 when nothing does
 */
export function misreadAt(bytes: string, encoding: string, rules: DoubtRules = {}): number {
  const first = bytes.search(/[\x80-\xff]/);
  if (first < 0 || isUtf8(bytes)) return -1;
  // Every letter of Korean (KS X 1001) is one of Chinese (GB 2312) too.
  if (encoding === 'euc-kr') return first;
  if (encoding === 'windows-1252') {
    if (pairedInRuns(bytes) !== undefined) return first;
    const run = bytes.search(/[\xc0-\xff]{5}/); // A word of another alphabet.
    if (run >= 0) return run;
  }
  const text = decoderOf(encoding)(bytes);
  return text.length === bytes.length ? doubtAt(text, encoding, rules) : -1;
}
