/** Samples of one row become gray. */
import type { TiffDirectory } from './tiff-directory.ts';

const WHITE_IS_ZERO = 0;
const RGB = 2;
const PALETTE = 3;
const CMYK = 5;

/** Writes a row's gray into `out`; `row` is changed where a predictor is undone. */
export function grayRow(row: Uint8Array, directory: TiffDirectory, samples: number, out: Uint8Array): void {
  const { bitsPerSample: bits, photometric } = directory;
  if (directory.predictor === 2) undoPredictor(row, directory, samples);
  const top = 2 ** Math.min(bits, 8) - 1;
  for (let x = 0; x < out.length; x += 1) {
    const at = x * samples;
    const first = sampleAt(row, at, directory);
    if (photometric === PALETTE) out[x] = paletteGray(directory, first);
    else if (photometric === RGB && samples >= 3) {
      out[x] = first * 0.299 + sampleAt(row, at + 1, directory) * 0.587 + sampleAt(row, at + 2, directory) * 0.114;
    } else if (photometric === CMYK && samples >= 4) {
      const color = (first + sampleAt(row, at + 1, directory) + sampleAt(row, at + 2, directory)) / 3;
      out[x] = ((255 - color) * (255 - sampleAt(row, at + 3, directory))) / 255;
    } else out[x] = photometric === WHITE_IS_ZERO ? 255 - (first * 255) / top : (first * 255) / top;
  }
}

/** Of 16 bits the higher eight. */
function sampleAt(row: Uint8Array, index: number, { bitsPerSample: bits, littleEndian }: TiffDirectory): number {
  if (bits === 8) return row[index] ?? 0;
  if (bits === 16) return row[index * 2 + (littleEndian ? 1 : 0)] ?? 0;
  const at = index * bits;
  return ((row[at >>> 3] ?? 0) >>> (8 - bits - (at & 7))) & ((1 << bits) - 1);
}

/** Each sample was stored as its difference to the pixel before (TIFF 6.0, section 14). */
function undoPredictor(row: Uint8Array, { bitsPerSample, littleEndian }: TiffDirectory, samples: number): void {
  if (bitsPerSample === 8) {
    for (let at = samples; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (row[at - samples] ?? 0);
  } else if (bitsPerSample === 16) {
    const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
    for (let at = samples * 2; at + 2 <= row.length; at += 2) {
      const sum = view.getUint16(at, littleEndian) + view.getUint16(at - samples * 2, littleEndian);
      view.setUint16(at, sum & 0xffff, littleEndian);
    }
  }
}

/** Three tables of 16-bit colors, one after the other. */
function paletteGray({ palette, bitsPerSample }: TiffDirectory, index: number): number {
  const size = 2 ** bitsPerSample;
  const [red = 0, green = 0, blue = 0] = [palette[index], palette[size + index], palette[2 * size + index]];
  return (red * 0.299 + green * 0.587 + blue * 0.114) / 257;
}
