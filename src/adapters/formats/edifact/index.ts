/** The EDIFACT format: purchase orders in interchanges that begin with UNA or UNB. */
import type { Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { sourceSegments } from '../../edi/source.ts';
import { AnyWidthDecoder } from '../../edi/wide-decoder.ts';
import { narrowHead } from '../../edi/wide-text.ts';
import { WrappedDecoder } from '../../edi/wrapped-decoder.ts';
import { answers } from './answers.ts';
import { EdifactDecoder } from './decoder.ts';
import { EDIFACT_SYNTAX, readHeader } from './header.ts';
import { writers } from './write.ts';
import { mapRows } from './map-rows.ts';

export const edifact: FormatAdapter = {
  name: 'edifact',
  mapRows,
  claims,
  decoder: (options) =>
    new AnyWidthDecoder(
      (narrowed) => new WrappedDecoder(EDIFACT_SYNTAX, (wrap) => new EdifactDecoder(options, narrowed, wrap)),
    ),
  segments: sourceSegments,
  answers,
  writers,
};

/** A readable UNB settles it; the name or media type alone is enough to report what is wrong with the file. */
function claims(sample: Sample): number {
  const head = narrowHead(sample.head);
  const start = head.length - head.replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '').length;
  if (EDIFACT_SYNTAX.isHeader(head, start)) {
    return readHeader(head, start, 0, true).kind === 'header' ? 100 : 60;
  }
  for (let at = head.indexOf('UN'); at >= 0; at = head.indexOf('UN', at + 2)) {
    if (EDIFACT_SYNTAX.isHeader(head, at) && readHeader(head, at, 0, true).kind === 'header') return 70;
  }
  if (/^UN[HG]\W/.test(head.slice(start))) return 40; // A message without its envelope: told rather than ignored.
  const named =
    /\.(?:edifact|edi|orders|ordchg)$/i.test(sample.fileName ?? '') || /\bedifact\b/i.test(sample.mediaType ?? '');
  return named ? 20 : 0;
}
