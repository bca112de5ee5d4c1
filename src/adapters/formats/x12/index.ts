/** The X12 format: purchase orders of North American partners, in interchanges that begin with ISA. */
import type { Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { answers } from './answers.ts';
import { AnyWidthDecoder } from '../../edi/wide-decoder.ts';
import { narrowHead } from '../../edi/wide-text.ts';
import { WrappedDecoder } from '../../edi/wrapped-decoder.ts';
import { X12Decoder } from './decoder.ts';
import { isDelimiter } from '../../edi/syntax.ts';
import { readIsa } from './isa.ts';
import { sourceSegments } from './source.ts';
import { X12_SYNTAX } from './tokenizer.ts';
import { writers } from './write-order.ts';
import { mapRows } from './map-rows.ts';
import { profileFaults } from './profile-faults.ts';

export const x12: FormatAdapter = {
  name: 'x12',
  mapRows,
  profileFaults,
  claims,
  decoder: (options) =>
    new AnyWidthDecoder(
      (narrowed) => new WrappedDecoder(X12_SYNTAX, (wrap) => new X12Decoder(options, narrowed, wrap)),
    ),
  segments: sourceSegments,
  answers,
  writers,
};

/** A readable ISA settles it; the name or media type alone is enough to report what is wrong with the file. */
function claims(sample: Sample): number {
  const head = narrowHead(sample.head);
  const start = head.replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
  if (start.startsWith('ISA') && start[3] !== undefined && isDelimiter(start[3])) {
    return readIsa(start, 0, 0, true).kind === 'header' ? 100 : 60;
  }
  for (let at = head.indexOf('ISA'); at >= 0; at = head.indexOf('ISA', at + 3)) {
    if (readIsa(head, at, 0, true).kind === 'header') return 70;
  }
  const named =
    /\.(?:x12|850|855|860|997|edi)$/i.test(sample.fileName ?? '') || /\bedi-x12\b/i.test(sample.mediaType ?? '');
  return named ? 20 : 0;
}
