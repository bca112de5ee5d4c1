/** The compressions of TIFF besides those of fax: none, PackBits, LZW, Deflate. What is cut comes out short. */
import { inflateSync } from 'node:zlib';

/** At most `lengthMax` bytes; undefined for a compression that is not known here. */
export function unpack(bytes: Uint8Array, compression: number, lengthMax: number): Uint8Array | undefined {
  switch (compression) {
    case 1:
      return bytes.subarray(0, lengthMax);
    case 5:
      return unpackLzw(bytes, lengthMax);
    case 8:
    case 32946:
      return inflate(bytes, lengthMax);
    case 32773:
      return unpackBits(bytes, lengthMax);
    default:
      return undefined;
  }
}

function inflate(bytes: Uint8Array, lengthMax: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(lengthMax, 1) });
  } catch {
    // Damaged or longer than the strip can be: as if it were empty, which the caller counts as damage.
    return new Uint8Array(0);
  }
}

function unpackBits(bytes: Uint8Array, lengthMax: number): Uint8Array {
  const out = new Uint8Array(lengthMax);
  let to = 0;
  for (let at = 0; at < bytes.length && to < lengthMax;) {
    const head = bytes[at] ?? 0;
    at += 1;
    if (head < 128) {
      const part = bytes.subarray(at, at + Math.min(head + 1, lengthMax - to));
      out.set(part, to);
      to += part.length;
      at += head + 1;
    } else if (head > 128) {
      const end = Math.min(lengthMax, to + 257 - head);
      out.fill(bytes[at] ?? 0, to, end);
      to = end;
      at += 1;
    }
  }
  return out.subarray(0, to);
}

const CLEAR = 256;
const END = 257;
const CODES_MAX = 4096;

/** TIFF 6.0 section 13: codes grow from 9 to 12 bits, one code early, highest bit first. */
function unpackLzw(bytes: Uint8Array, lengthMax: number): Uint8Array {
  const out = new Uint8Array(lengthMax);
  // By code: where its bytes stand in `out`, and how many they are. Codes below 256 are themselves.
  const starts = new Uint32Array(CODES_MAX);
  const lengths = new Uint32Array(CODES_MAX);
  let [to, next, size] = [0, END + 1, 9];
  let previous: { start: number; length: number } | undefined;
  for (let at = 0; at + size <= bytes.length * 8 && to < lengthMax;) {
    const code = bitsAt(bytes, at, size);
    at += size;
    if (code === END) break;
    if (code === CLEAR) {
      [next, size, previous] = [END + 1, 9, undefined];
      continue;
    }
    if (code > next || (code === next && !previous)) break;
    const start = to;
    if (code < CLEAR) out[to++] = code;
    else {
      const isNew = code === next && previous;
      const from = isNew ? (previous?.start ?? 0) : (starts[code] ?? 0);
      const length = isNew ? (previous?.length ?? 0) + 1 : (lengths[code] ?? 0);
      for (let index = 0; index < length && to < lengthMax; index += 1) out[to++] = out[from + index] ?? 0;
    }
    if (previous && next < CODES_MAX) {
      // The string before, and the first byte of this one, which follows it in `out`.
      starts[next] = previous.start;
      lengths[next] = previous.length + 1;
      next += 1;
      if (next >= (1 << size) - 1 && size < 12) size += 1;
    }
    previous = { start, length: to - start };
  }
  return out.subarray(0, to);
}

function bitsAt(bytes: Uint8Array, at: number, count: number): number {
  const first = at >>> 3;
  const word = ((bytes[first] ?? 0) << 16) | ((bytes[first + 1] ?? 0) << 8) | (bytes[first + 2] ?? 0);
  return (word >>> (24 - (at & 7) - count)) & ((1 << count) - 1);
}
