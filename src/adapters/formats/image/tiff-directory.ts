/**
 * The directories of a TIFF file, read with care: no offset is followed twice, and only the values that decoding needs
 * are kept (TIFF 6.0, section 2).
 */

export interface TiffDirectory {
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  /** 0: white is zero · 1: black is zero · 2: RGB · 3: palette · 5: CMYK · 6: YCbCr */
  readonly photometric: number;
  readonly bitsPerSample: number;
  readonly samplesPerPixel: number;
  /** 2: the lowest bit of a byte is its leftmost pixel. */
  readonly fillOrder: number;
  /** Bit 0: two-dimensional coding of Group 3. */
  readonly group3Options: number;
  readonly predictor: number;
  readonly palette: readonly number[];
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
  readonly rowsPerStrip: number;
  readonly tileWidth?: number;
  readonly tileHeight?: number;
  readonly planar: number;
  readonly orientation: number;
  readonly jpegTables?: Uint8Array;
  readonly littleEndian: boolean;
  readonly dpiX?: number;
  readonly dpiY?: number;
  /** What the fax machine that received it says (RFC 2301, section 4.2): rows that came damaged, and most of them in a row. */
  readonly faxRowsBad: number;
  readonly faxRowsBadTogether: number;
  /** 0: none came damaged · 1: damaged ones were replaced · 2: damaged ones are in the picture. */
  readonly faxData: number;
}

/** Bytes of one value by its type. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** More strips than rows of the tallest picture that is read: whoever says more means harm. */
const VALUES_MAX = 100_000;

/** The directories in their order. What is cut or runs in a circle ends the list, and `broken` says so. */
export function tiffDirectories(
  bytes: Uint8Array,
  countMax: number,
): { directories: TiffDirectory[]; broken: boolean; more: boolean } {
  const reader = new Reader(bytes);
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let at = reader.long(4);
  while (at !== 0) {
    if (seen.has(at) || at + 2 > bytes.length) return { directories, broken: true, more: false };
    if (directories.length === countMax) return { directories, broken: false, more: true };
    seen.add(at);
    const count = reader.short(at);
    if (at + 2 + count * 12 > bytes.length) return { directories, broken: true, more: false };
    directories.push(directoryOf(reader, entriesOf(reader, at + 2, count)));
    at = reader.long(at + 2 + count * 12);
  }
  return { directories, broken: false, more: false };
}

class Reader {
  readonly little: boolean;
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = bytes[0] === 0x49;
  }

  /** Past the end stand zeros, as a file that was cut reads. */
  short(at: number): number {
    return at + 2 <= this.bytes.length ? this.view.getUint16(at, this.little) : 0;
  }

  long(at: number): number {
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, this.little) : 0;
  }
}

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

function entriesOf(reader: Reader, start: number, count: number): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  for (let index = 0; index < count; index += 1) {
    const at = start + index * 12;
    const type = reader.short(at + 2);
    const values = reader.long(at + 4);
    const size = (SIZES[type] ?? 0) * values;
    entries.set(reader.short(at), { type, count: values, at: size <= 4 ? at + 8 : reader.long(at + 8) });
  }
  return entries;
}

function valuesOf(reader: Reader, entry: Entry | undefined): number[] {
  if (!entry || entry.count > VALUES_MAX) return [];
  const size = SIZES[entry.type] ?? 0;
  if (size === 0 || entry.at + entry.count * size > reader.bytes.length) return [];
  return Array.from({ length: entry.count }, (_, index) => {
    const at = entry.at + index * size;
    if (size === 1) return reader.bytes[at] ?? 0;
    if (size === 2) return reader.short(at);
    if (entry.type === 5) return reader.long(at) / (reader.long(at + 4) || 1);
    return reader.long(at);
  });
}

function directoryOf(reader: Reader, entries: ReadonlyMap<number, Entry>): TiffDirectory {
  const all = (tag: number): number[] => valuesOf(reader, entries.get(tag));
  const one = (tag: number, otherwise: number): number => all(tag)[0] ?? otherwise;
  const [width, height] = [one(256, 0), one(257, 0)];
  const tiled = entries.has(322);
  const tables = entries.get(347);
  return {
    width,
    height,
    compression: one(259, 1),
    photometric: one(262, 0),
    bitsPerSample: one(258, 1),
    samplesPerPixel: one(277, 1),
    fillOrder: one(266, 1),
    group3Options: one(292, 0),
    predictor: one(317, 1),
    palette: all(320),
    offsets: all(tiled ? 324 : 273),
    byteCounts: all(tiled ? 325 : 279),
    rowsPerStrip: Math.min(one(278, height), height),
    ...(tiled ? { tileWidth: one(322, 0), tileHeight: one(323, 0) } : {}),
    planar: one(284, 1),
    orientation: one(274, 1),
    ...(tables ? { jpegTables: reader.bytes.subarray(tables.at, tables.at + tables.count) } : {}),
    littleEndian: reader.little,
    faxRowsBad: one(326, 0),
    faxData: one(327, 0),
    faxRowsBadTogether: one(328, 0),
    ...resolution(one(282, 0), one(283, 0), one(296, 2)),
  };
}

const CENTIMETERS_PER_INCH = 2.54;

function resolution(x: number, y: number, unit: number): Pick<TiffDirectory, 'dpiX' | 'dpiY'> {
  // Unit 1 means that only the ratio is meant.
  if (!(x > 0 && y > 0) || unit === 1) return {};
  const scale = unit === 3 ? CENTIMETERS_PER_INCH : 1;
  return { dpiX: x * scale, dpiY: y * scale };
}
