/** The TRADACOMS format: purchase orders of British retail, in transmissions that begin with STX. */
import type { Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { sourceSegments } from '../../edi/source.ts';
import { WrappedDecoder } from '../../edi/wrapped-decoder.ts';
import { TradacomsDecoder } from './decoder.ts';
import { readStx, TRADACOMS_SYNTAX } from './header.ts';
import { mapRows } from './map-rows.ts';

export const tradacoms: FormatAdapter = {
  name: 'tradacoms',
  mapRows,
  claims,
  decoder: (options) => new WrappedDecoder(TRADACOMS_SYNTAX, (wrap) => new TradacomsDecoder(options, wrap)),
  segments: sourceSegments,
};

/** A readable STX settles it; the name or media type alone is enough to report what is wrong with the file. */
function claims(sample: Sample): number {
  const head = Buffer.from(sample.head).toString('latin1');
  const start = head.replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
  if (start.startsWith('STX=')) return readStx(start, 0, 0, true).kind === 'header' ? 100 : 60;
  if (/[^A-Za-z0-9]STX=[A-Z]{3,4}:\d\+/.test(head)) return 70;
  const named = /\.(?:tradacoms|tdc)$/i.test(sample.fileName ?? '') || /\btradacoms\b/i.test(sample.mediaType ?? '');
  return named ? 20 : 0;
}
