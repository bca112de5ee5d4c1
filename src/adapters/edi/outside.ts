/** What belongs to no interchange, said alike for every syntax: bytes before, between and after, or a file without any. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { TokenTrouble } from './frame.ts';
import { shown } from './shown.ts';

/** What the syntax calls its parts. */
export interface EnvelopeNames {
  /** Such as `interchange`. */
  readonly whole: string;
  /** The segment that begins it. */
  readonly header: string;
  /** What it may begin with, when that is more than the header: `UNA or UNB`. */
  readonly first?: string;
}

export type TroubleOutside = Extract<TokenTrouble, { readonly kind: 'nothing' | 'leading' | 'stray' }>;

export function findingOutside(trouble: TroubleOutside, { whole, header, first = header }: EnvelopeNames): Finding {
  const { length } = trouble;
  if (trouble.kind === 'nothing') {
    const at = { offset: 0, length };
    const { encoding } = trouble;
    if (length === 0) return finding('file-empty', 'The file is empty', { at });
    if (encoding !== undefined)
      return finding('encoding-unsupported', `The file seems to be encoded in ${encoding}`, { at });
    return finding('interchange-none', `No ${whole} header (${header}) occurs in ${length} byte(s)`, { at });
  }
  const isLeading = trouble.kind === 'leading';
  const where = isLeading
    ? `before the first ${first}`
    : `after the end of ${/^[aeiou]/.test(whole) ? 'an' : 'a'} ${whole}`;
  const message = `${length} byte(s) ${where} belong to no ${whole}; they begin with ${shown(trouble.head)}`;
  return finding(isLeading ? 'leading-bytes' : 'stray-bytes', message, { at: { offset: trouble.offset, length } });
}

/** A segment that was not kept, because nobody could hold it. */
export function tooLong(
  trouble: Extract<TokenTrouble, { readonly kind: 'too-long' }>,
  segmentBytesMax: number,
): string {
  return `A segment of ${trouble.length} bytes, beginning with ${shown(trouble.head)}, is longer than the limit segmentBytesMax = ${segmentBytesMax}`;
}
