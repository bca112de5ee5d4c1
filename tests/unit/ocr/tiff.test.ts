import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as utif from 'utif2';
import { grayOf } from '../../../src/adapters/ocr/bitmap.ts';
import { decoded, fixture, firstPage } from './pictures.ts';

const small = readdirSync(new URL('../../../fixtures/image/tiff/', import.meta.url)).filter((name) =>
  name.endsWith('.tif'),
);

/** How far a pixel may be off: what JPEG and a palette of 16 colors lose. */
function toleranceOf(name: string): number {
  if (name.startsWith('color-jpeg')) return 16;
  if (name.startsWith('palette')) return 40;
  return name.startsWith('rgb') ? 1 : 0;
}

test.each(small)('%s decodes to the picture it was made from, whatever its compression', async (name) => {
  const reference = grayOf(
    await firstPage(name.startsWith('bilevel') ? 'tiff/reference-bilevel.png' : 'tiff/reference.png'),
  );
  const { bitmaps, findings } = await decoded(fixture(`tiff/${name}`));
  expect(findings).toEqual([]);
  const page = bitmaps[0];
  expect(page).toMatchObject({ width: reference.width, height: reference.height });
  const gray = page && grayOf(page).data;
  const worst = Math.max(...reference.data.map((value, at) => Math.abs(value - (gray?.[at] ?? -1000))));
  expect(worst).toBeLessThanOrEqual(toleranceOf(name));
});

test.each(['fax-standard-g4.tif', 'fax-landscape-g3.tif', 'fax-fine-g3.tif', 'fax-two-pages-g4.tif'])(
  '%s decodes to the same pixels as the peer decodes it to, page by page',
  async (name) => {
    const bytes = fixture(name);
    const buffer = Uint8Array.from(bytes).buffer;
    const { default: peer } = utif as unknown as { default: typeof utif };
    const directories = peer.decode(buffer);
    const { bitmaps, findings } = await decoded(bytes);
    expect(findings).toEqual([]);
    expect(bitmaps).toHaveLength(directories.length);
    for (const [index, directory] of directories.entries()) {
      peer.decodeImage(buffer, directory);
      const theirs = peer.toRGBA8(directory);
      const ours = bitmaps[index]?.data ?? new Uint8Array(0);
      expect(ours.length).toBe(theirs.length / 4);
      expect(ours.findIndex((value, at) => value !== theirs[at * 4])).toBe(-1);
    }
  },
);

test('a fax says that it has half as many pixels down as across', async () => {
  expect(await firstPage('fax-standard-g4.tif')).toMatchObject({ width: 1728, height: 1146, dpiX: 204, dpiY: 98 });
});
