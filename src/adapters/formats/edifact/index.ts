/** The EDIFACT format: purchase orders in interchanges that begin with UNA or UNB. */
import type { FormatAdapter, Sample } from '../../../model/decoded.ts';
import { sourceSegments } from '../../edi/source.ts';
import { WideText, wideStartOf } from '../../edi/wide-text.ts';
import { answers } from './answers.ts';
import { EDIFACT_SYNTAX, readHeader } from './header.ts';
import { AnyWidthDecoder } from './wide-decoder.ts';
import { writers } from './write.ts';
import { mapRows } from './map-rows.ts';

export const edifact: FormatAdapter = {
  name: 'edifact',
  mapRows,
  claims,
  decoder: (options) => new AnyWidthDecoder(options),
  segments: sourceSegments,
  answers,
  writers,
};

/** A readable UNB settles it; the name or media type alone is enough to report what is wrong with the file. */
function claims(sample: Sample): number {
  const wide = wideStartOf(sample.head);
  const bytes = wide === undefined ? sample.head : new WideText(wide.encoding, 0).push(sample.head.subarray(wide.mark));
  const head = Buffer.from(bytes).toString('latin1');
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
