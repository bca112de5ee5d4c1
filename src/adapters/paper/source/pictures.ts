/** Pictures inside a file: nothing reads them, but they are known again. */
import { createHash } from 'node:crypto';
import type { Page, Picture } from '../page.ts';
import type { Zip } from './zip.ts';

/** @returns the first 16 hexadecimal digits of the SHA-256 of its bytes */
export function pictureHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** The first page with the pictures of an office file, which does not say simply where they stand. */
export function withPictures(pages: readonly Page[], { entries, read }: Zip): Page[] {
  const pictures = entries.flatMap(({ name, unpacked }): Picture[] => {
    const bytes = MEDIA.test(name) && unpacked > ICON_BYTES_MAX ? read(name) : undefined;
    return bytes === undefined ? [] : [{ hash: pictureHash(bytes) }];
  });
  return pages.map((page, index) => (index === 0 && pictures.length > 0 ? { ...page, pictures } : page));
}

const MEDIA = /^(?:word|xl)\/media\/|^Pictures\//;
const ICON_BYTES_MAX = 150; // A bullet, a line.
