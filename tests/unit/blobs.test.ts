import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBlobStore } from '../../src/store/blobs.ts';
import type { BlobStore } from '../../src/store/blobs.ts';

let folder: string;
let blobs: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-blobs-'));
  blobs = await openBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function readAll(sha256: string, start?: number, end?: number): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of blobs.read(sha256, start, end)) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

test('gives back every byte, whole or in part, under the hash of the bytes', async () => {
  const { sha256, bytes } = await blobs.put(chunks('ISA*', '00*'), 100);
  expect(sha256).toBe('f6b9b5e3ee512cbce4d4be4c20ba3556ca0bda7d8917157cbddb1e2b972c528e');
  expect(bytes).toBe(7);
  expect(await readAll(sha256)).toBe('ISA*00*');
  expect(await readAll(sha256, 4, 6)).toBe('00');
  expect((await blobs.readWhole(sha256)).toString()).toBe('ISA*00*');
});

test('refuses what is larger than the limit, and leaves nothing behind', async () => {
  await expect(blobs.put(chunks('12345', '67890'), 9)).rejects.toMatchObject({ code: 'body-too-large' });
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test('says that bytes are missing or damaged, instead of handing out others', async () => {
  const { sha256 } = await blobs.put(chunks('quantity 12'), 100);
  await writeFile(join(folder, sha256.slice(0, 2), sha256), 'quantity 21');
  await expect(blobs.readWhole(sha256)).rejects.toMatchObject({ code: 'blob-damaged' });
  await expect(readAll(sha256)).rejects.toMatchObject({ code: 'blob-damaged' });
  await rm(join(folder, sha256.slice(0, 2), sha256));
  await expect(blobs.readWhole(sha256)).rejects.toMatchObject({ code: 'blob-missing' });
  await expect(readAll(sha256)).rejects.toMatchObject({ code: 'blob-missing' });
});
