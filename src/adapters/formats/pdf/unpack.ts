/**
 * Looks for streams that unpack to far more than a page needs, before PDFium is asked to unpack them. Only streams that
 * are large enough to be dangerous are looked into; images and fonts are left to the engine's own limit of memory.
 */
import { inflateSync } from 'node:zlib';

const STREAM_BYTES_MAX = 64 * 1024 * 1024; // Unpacked; the largest page content seen, a drawing, had 9 MB.
const DEFLATE_RATIO_MAX = 1032; // By the format: 258 bytes from two bits.
const DICTIONARY_BYTES_MAX = 2048; // Between `obj` and `stream`.
const HARMLESS = /\/Subtype\s*\/(Image|Type1C|CIDFontType0C|OpenType)|\/Length1\s|\/EmbeddedFile/;
const FILTER = /\/(FlateDecode|Fl|LZWDecode|LZW)\b/g;

/** What is wrong, in words; undefined when nothing is. */
export function unpackedExcess(bytes: Uint8Array, unpackedBytesMax: number): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streamMax = Math.min(STREAM_BYTES_MAX, unpackedBytesMax);
  let total = 0;
  let from = 0;
  for (;;) {
    const at = buffer.indexOf('stream', from, 'latin1');
    if (at < 0) return undefined;
    from = at + 6;
    if (buffer.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const found = buffer.indexOf('endstream', from, 'latin1');
    const end = found < 0 ? buffer.length : found;
    const dictionary = dictionaryBefore(buffer, at);
    const filters = dictionary.match(FILTER)?.length ?? 0;
    const start = from + (buffer[from] === 13 ? 1 : 0) + (buffer[from + 1] === 10 || buffer[from] === 10 ? 1 : 0);
    from = end;
    if (filters === 0 || HARMLESS.test(dictionary)) continue;
    if ((end - start) * DEFLATE_RATIO_MAX ** filters <= streamMax) continue;
    const length = unpackedLength(buffer.subarray(start, end), filters, streamMax);
    if (length === undefined) return `A stream of ${end - start} bytes unpacks to more than ${streamMax} bytes.`;
    total += length;
    if (total > unpackedBytesMax) return `The file unpacks to more than ${unpackedBytesMax} bytes (unpackedBytesMax).`;
  }
}

function dictionaryBefore(buffer: Buffer, at: number): string {
  const text = buffer.toString('latin1', Math.max(0, at - DICTIONARY_BYTES_MAX), at);
  return text.slice(text.lastIndexOf('obj') + 1);
}

/** Undefined when it is more than `max`; 0 when it cannot be told, because the stream is damaged or encrypted. */
function unpackedLength(data: Buffer, filters: number, max: number): number | undefined {
  let unpacked = data;
  for (let round = 0; round < filters; round += 1) {
    try {
      unpacked = inflateSync(unpacked, { maxOutputLength: max, finishFlush: 2 }); // 2 is Z_SYNC_FLUSH: take what is there.
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : 0;
    }
  }
  return unpacked.length;
}
