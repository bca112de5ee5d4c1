/** One page of a TIFF file as gray: its strips or tiles unpacked, their samples weighed. */
import type { Gray } from '../../ocr/bitmap.ts';
import { grayOf } from '../../ocr/bitmap.ts';
import { decodeFax } from './fax-decode.ts';
import { decodeRaster } from './raster.ts';
import type { TiffDirectory } from './tiff-directory.ts';
import { grayRow } from './tiff-samples.ts';
import { unpack } from './unpack.ts';

export type TiffPage = { readonly gray: Gray; readonly rowsBad: number } | { readonly trouble: string };

/** A strip or a tile: the piece of the page that is packed by itself. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const JPEG = 7;

export async function decodeTiff(bytes: Uint8Array, directory: TiffDirectory, bytesMax: number): Promise<TiffPage> {
  const { width, height } = directory;
  const trouble = unsupported(directory, bytesMax);
  if (trouble) return { trouble };
  const gray: Gray = { width, height, data: new Uint8Array(width * height).fill(255) };
  let rowsBad = 0;
  let rowsGood = 0;
  for (const piece of piecesOf(bytes, directory)) {
    const rows = directory.compression === JPEG ? await jpegPiece(piece, directory) : plainPiece(piece, directory);
    if (!rows) return { trouble: `its compression ${directory.compression} is not known` };
    for (let y = 0; y < rows.height && piece.y + y < height; y += 1) {
      const wide = Math.min(rows.width, width - piece.x);
      gray.data.set(rows.data.subarray(y * rows.width, y * rows.width + wide), (piece.y + y) * width + piece.x);
    }
    rowsBad += rows.rowsBad;
    rowsGood += rows.height - rows.rowsBad;
  }
  if (rowsGood <= 0) return { trouble: 'none of its rows can be decoded' };
  return { gray, rowsBad };
}

function unsupported(directory: TiffDirectory, bytesMax: number): string | undefined {
  const { width, height, bitsPerSample, samplesPerPixel } = directory;
  if (directory.offsets.length === 0) return 'it does not say where its pixels are';
  if (![1, 2, 4, 8, 16].includes(bitsPerSample)) return `samples of ${bitsPerSample} bits are not read`;
  if (samplesPerPixel < 1 || samplesPerPixel > 8) return `${samplesPerPixel} samples a pixel are not read`;
  const size = Math.ceil((width * bitsPerSample * samplesPerPixel) / 8) * height;
  if (size > bytesMax) return `it unpacks to ${size} bytes; at most ${bytesMax} are read (unpackedBytesMax)`;
  if (directory.tileWidth === undefined) return undefined;
  const [wide, high] = [directory.tileWidth, directory.tileHeight ?? 0];
  // A tile may be larger than the page, but not without measure.
  return wide < 1 || high < 1 || wide * high > 4 * width * height + 65_536 ? `tiles of ${wide} by ${high}` : undefined;
}

/** Of color planes that are kept apart only the first is read: one color says enough about ink. */
function* piecesOf(bytes: Uint8Array, directory: TiffDirectory): Generator<Piece> {
  const { width, height, tileWidth, tileHeight, offsets, byteCounts, rowsPerStrip } = directory;
  const wide = tileWidth ?? width;
  const high = tileHeight ?? Math.max(1, rowsPerStrip);
  let index = 0;
  for (let y = 0; y < height; y += high) {
    for (let x = 0; x < width; x += wide) {
      const at = offsets[index] ?? bytes.length;
      const count = byteCounts[index] ?? (offsets.length === 1 ? bytes.length - at : 0);
      const rows = tileHeight ?? Math.min(high, height - y);
      yield { bytes: bytes.subarray(at, at + count), x, y, width: wide, height: rows };
      index += 1;
    }
  }
}

interface Rows extends Gray {
  readonly rowsBad: number;
}

function plainPiece(piece: Piece, directory: TiffDirectory): Rows | undefined {
  const { width, height } = piece;
  const { compression, fillOrder, photometric } = directory;
  if (compression === 2 || compression === 3 || compression === 4) {
    const twoDimensional = (directory.group3Options & 1) === 1;
    const fax = decodeFax(piece.bytes, { width, height, compression, fillOrder, twoDimensional });
    const [paper, ink] = photometric === 1 ? [0, 255] : [255, 0];
    return { width, height, data: fax.pixels.map((pixel) => (pixel === 1 ? ink : paper)), rowsBad: fax.rowsBad };
  }
  const samples = directory.planar === 2 ? 1 : directory.samplesPerPixel;
  const rowBytes = Math.ceil((width * directory.bitsPerSample * samples) / 8);
  const unpacked = unpack(piece.bytes, compression, rowBytes * height);
  if (!unpacked) return undefined;
  const data = new Uint8Array(width * height).fill(255);
  const rows = Math.min(height, Math.floor(unpacked.length / rowBytes));
  for (let y = 0; y < rows; y += 1) {
    grayRow(
      unpacked.slice(y * rowBytes, (y + 1) * rowBytes),
      directory,
      samples,
      data.subarray(y * width, (y + 1) * width),
    );
  }
  return { width, height, data, rowsBad: height - rows };
}

/** The tables that all pieces share are put in front of each one's own data (TIFF Technical Note 2). */
async function jpegPiece(piece: Piece, { jpegTables }: TiffDirectory): Promise<Rows> {
  const bytes = jpegTables ? Buffer.concat([jpegTables.subarray(0, -2), piece.bytes.subarray(2)]) : piece.bytes;
  const { width, height } = piece;
  try {
    const bitmap = await decodeRaster(bytes, { kind: 'jpeg', width, height, orientation: 1 }, false);
    return { ...grayOf(bitmap), rowsBad: 0 };
  } catch {
    // The canvas tells no more than that it failed; the piece counts as damaged.
    return { width, height, data: new Uint8Array(width * height).fill(255), rowsBad: height };
  }
}
