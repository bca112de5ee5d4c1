/** What a picture says of itself before any pixel is decoded: kind, size, resolution, and which way up it is. */

export interface ImageHeader {
  readonly kind: 'tiff' | 'jpeg' | 'png' | 'gif' | 'bmp' | 'webp';
  /** As stored, before the orientation is applied; 0 for TIFF, whose directories say it page by page. */
  readonly width: number;
  readonly height: number;
  readonly dpiX?: number;
  readonly dpiY?: number;
  /** Exif's number from 1 (upright) to 8. */
  readonly orientation: number;
}

/** Whether the file ends before its picture does; the canvas shows what is there and says nothing. */
export function isCut(bytes: Uint8Array, { kind }: ImageHeader): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case 'jpeg':
      // The end mark; that of a small preview inside stands before the scan.
      return view.lastIndexOf(Buffer.from([0xff, 0xd9])) < view.lastIndexOf(Buffer.from([0xff, 0xda]));
    case 'png':
      return !view.includes('IEND');
    case 'webp':
      return view.readUInt32LE(4) + 8 > view.length;
    case 'bmp':
      return view.readUInt32LE(2) > view.length;
    case 'gif':
      return !view.subarray(-16).includes(0x3b);
    case 'tiff':
      return false;
  }
}

/** Undefined where the bytes are no picture of a known kind, or are cut before their size is said. */
export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return headerOf(view);
  } catch (error) {
    // Reading past the end: the header is cut.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function headerOf(view: Buffer): ImageHeader | undefined {
  const mark = view.subarray(0, 4).toString('latin1');
  if (mark === 'II*\0' || mark === 'MM\0*') return { kind: 'tiff', width: 0, height: 0, orientation: 1 };
  if (mark === '\x89PNG') return pngHeader(view);
  if (mark.startsWith('\xff\xd8\xff')) return jpegHeader(view);
  if (mark === 'GIF8') return plain('gif', view.readUInt16LE(6), view.readUInt16LE(8));
  if (mark.startsWith('BM')) return bmpHeader(view);
  if (mark === 'RIFF' && view.subarray(8, 12).toString('latin1') === 'WEBP') return webpHeader(view);
  return undefined;
}

function plain(kind: ImageHeader['kind'], width: number, height: number): ImageHeader {
  return { kind, width, height, orientation: 1 };
}

const METERS_PER_INCH = 0.0254;
const CENTIMETERS_PER_INCH = 2.54;

function pngHeader(view: Buffer): ImageHeader {
  const size = plain('png', view.readUInt32BE(16), view.readUInt32BE(20));
  for (let at = 8; at + 12 <= view.length; at += 12 + view.readUInt32BE(at)) {
    const name = view.subarray(at + 4, at + 8).toString('latin1');
    if (name === 'IDAT') break;
    if (name === 'pHYs' && view[at + 16] === 1) {
      const [x, y] = [view.readUInt32BE(at + 8), view.readUInt32BE(at + 12)];
      return { ...size, dpiX: x * METERS_PER_INCH, dpiY: y * METERS_PER_INCH };
    }
  }
  return size;
}

function bmpHeader(view: Buffer): ImageHeader {
  const size = plain('bmp', Math.abs(view.readInt32LE(18)), Math.abs(view.readInt32LE(22)));
  const [x, y] = [view.readInt32LE(38), view.readInt32LE(42)];
  return x > 0 && y > 0 ? { ...size, dpiX: x * METERS_PER_INCH, dpiY: y * METERS_PER_INCH } : size;
}

function webpHeader(view: Buffer): ImageHeader | undefined {
  const form = view.subarray(12, 16).toString('latin1');
  if (form === 'VP8X') return plain('webp', view.readUIntLE(24, 3) + 1, view.readUIntLE(27, 3) + 1);
  if (form === 'VP8 ') return plain('webp', view.readUInt16LE(26) & 0x3fff, view.readUInt16LE(28) & 0x3fff);
  if (form !== 'VP8L') return undefined;
  const bits = view.readUInt32LE(21);
  return plain('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** Walks the markers up to the frame header, which says the size; JFIF and Exif stand before it. */
function jpegHeader(view: Buffer): ImageHeader | undefined {
  let found: Omit<ImageHeader, 'kind' | 'width' | 'height'> = { orientation: 1 };
  let at = 2;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { kind: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5), ...found };
    const length = view.readUInt16BE(at + 2);
    const part = view.subarray(at + 4, at + 2 + length);
    if (marker === 0xe0 && part.subarray(0, 4).toString('latin1') === 'JFIF') found = { ...found, ...jfif(part) };
    if (marker === 0xe1 && part.subarray(0, 4).toString('latin1') === 'Exif')
      found = { ...found, ...exif(part.subarray(6)) };
    at += 2 + length;
  }
  return undefined;
}

function jfif(part: Buffer): Pick<ImageHeader, 'dpiX' | 'dpiY'> {
  const unit = part.readUInt8(7);
  if (unit !== 1 && unit !== 2) return {};
  const scale = unit === 2 ? CENTIMETERS_PER_INCH : 1;
  return { dpiX: part.readUInt16BE(8) * scale, dpiY: part.readUInt16BE(10) * scale };
}

/** Only the first directory, and in it only the orientation (274): a camera's resolution says nothing of the paper. */
function exif(tiff: Buffer): Pick<ImageHeader, 'orientation'> {
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(directory), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    const value = short(at) === 274 ? short(at + 8) : 0;
    if (value >= 1 && value <= 8) return { orientation: value };
  }
  return { orientation: 1 };
}
