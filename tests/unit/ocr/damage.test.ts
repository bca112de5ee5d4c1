import { describe, expect, test } from 'vitest';
import { imageHeader } from '../../../src/adapters/paper/source/image-header.ts';
import { imageReader } from '../../../src/adapters/formats/image/reader.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { decoded, fixture } from './pictures.ts';

/** Long enough for a slow machine; a decoder that goes on for ever takes longer. */
const DECODE_MS_MAX = 2000;

const codesOf = async (bytes: Uint8Array, limits = {}): Promise<string[]> =>
  (await decoded(bytes, limits)).findings.map(({ code }) => code);

/** A copy of a little-endian TIFF with one value of its first directory changed. */
function patched(original: Uint8Array, tag: number, value: number): Buffer {
  const bytes = Buffer.from(original);
  const start = bytes.readUInt32LE(4);
  for (let entry = 0; entry < bytes.readUInt16LE(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (bytes.readUInt16LE(at) === tag) {
      bytes.writeUInt16LE(4, at + 2);
      bytes.writeUInt32LE(value, at + 8);
    }
  }
  return bytes;
}

describe('a picture that cannot be read becomes a finding, never a throw', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from('this is no picture at all, whatever its name says')],
    ['a TIFF of four bytes', Buffer.from('II*\0')],
    ['a PNG cut within its header', fixture('scan-form.jpg').subarray(0, 20)],
    ['a PNG cut before its pixels', fixture('scan-form.jpg').subarray(0, 60)],
    ['a JPEG cut within its header', fixture('photo-tilted.jpg').subarray(0, 100)],
    [
      'an SVG, which could load other files',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a TIFF page without width', patched(fixture('fax-standard-g4.tif'), 256, 0)],
    ['a TIFF page of an unknown compression', patched(fixture('fax-standard-g4.tif'), 259, 34712)],
    ['a TIFF page of 17 bits a pixel', patched(fixture('fax-standard-g4.tif'), 258, 17)],
  ])('%s', async (_case, bytes) => {
    const paper = await imageReader.read(bytes, { limits: PAPER_LIMITS });
    expect(paper.pages).toEqual([]);
    expect(paper.findings.map(({ code }) => code)).toContain('image-unreadable');
  });
});

describe('limits are met before pixels are decoded', () => {
  test('a PNG of too many pixels', async () => {
    expect(await codesOf(fixture('scan-form.jpg'), { pixelsMax: 1000 })).toEqual(['image-too-large']);
  });

  test('a TIFF page of 50,000 by 50,000 pixels in 20 KB', async () => {
    const bytes = patched(patched(fixture('fax-standard-g4.tif'), 256, 50_000), 257, 50_000);
    expect(await codesOf(bytes)).toEqual(['image-too-large']);
  });

  test('pages past the limit are told and not read', async () => {
    const { bitmaps, findings } = await decoded(fixture('fax-two-pages-g4.tif'), { pagesMax: 1 });
    expect(bitmaps).toHaveLength(1);
    expect(findings.map(({ code }) => code)).toEqual(['paper-pages-limit']);
  });

  test('a list of pages that runs in a circle ends where it began', async () => {
    const bytes = Buffer.from(fixture('fax-standard-g4.tif'));
    const start = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(start, start + 2 + bytes.readUInt16LE(start) * 12);
    const { bitmaps, findings } = await decoded(bytes);
    expect(bitmaps).toHaveLength(1);
    expect(findings.map(({ code }) => code)).toEqual(['image-damaged']);
  });
});

describe('a damaged fax is read as far as it goes, and says so', () => {
  test.each(['fax-standard-g4.tif', 'fax-landscape-g3.tif'])('%s with a flipped bit in its pixels', async (name) => {
    const bytes = Buffer.from(fixture(name));
    bytes.writeUInt8(bytes.readUInt8(9000) ^ 0x10, 9000);
    const { bitmaps, findings } = await decoded(bytes);
    expect(bitmaps).toHaveLength(1);
    expect(findings.map(({ code }) => code)).toEqual(['image-damaged']);
  });

  test('a Group 3 fax loses few rows, because each row begins anew', async () => {
    const bytes = Buffer.from(fixture('fax-landscape-g3.tif'));
    bytes.writeUInt8(bytes.readUInt8(9000) ^ 0x10, 9000);
    const [told] = (await decoded(bytes)).findings;
    expect(Number(/(\d+) of \d+ rows/.exec(told?.message ?? '')?.[1])).toBeLessThan(5);
  });

  test('any bytes at all end within reason', async () => {
    for (const name of ['fax-standard-g4.tif', 'fax-landscape-g3.tif', 'tiff/gray-lzw.tif', 'tiff/gray-packbits.tif']) {
      const bytes = Buffer.from(fixture(name));
      const from = 200;
      for (let at = from; at < bytes.length - 300; at += 1) bytes[at] = (at * 2_654_435_761) >>> 13;
      const begun = performance.now();
      await decoded(bytes);
      expect({ name, isQuick: performance.now() - begun < DECODE_MS_MAX }).toEqual({ name, isQuick: true });
    }
  });

  test.each(['fax-fine-g3.tif', 'tiff/gray-tiles.tif', 'tiff/rgb-lzw-predictor.tif', 'tiff/color-jpeg.tif'])(
    '%s may be cut anywhere',
    async (name) => {
      const bytes = fixture(name);
      for (let cut = 1; cut <= 40; cut += 1) {
        const { findings } = await decoded(bytes.subarray(0, Math.floor((bytes.length * cut) / 41)));
        expect(findings.length).toBeGreaterThan(0);
      }
    },
  );
});

test.each(['photo-tilted.jpg', 'scan-form.jpg'])('%s says so when its lower half is missing', async (name) => {
  const bytes = fixture(name);
  expect(await codesOf(bytes)).toEqual([]);
  const [code] = await codesOf(bytes.subarray(0, bytes.length / 2));
  expect(['image-damaged', 'image-unreadable']).toContain(code);
});

test('a header is read without the pixels: kind, size, resolution, and which way is up', () => {
  expect(imageHeader(fixture('scan-form.jpg'))).toMatchObject({
    kind: 'png',
    width: 1159,
    height: 1486,
    orientation: 1,
  });
  expect(imageHeader(fixture('photo-tilted.jpg'))).toMatchObject({ kind: 'jpeg', width: 1657, height: 2286 });
});
