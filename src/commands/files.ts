/** What the commands that read files share: finding them, reading them in chunks, and showing a place in them. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { detectFormat } from '../adapters/formats/registry.ts';
import { IntakeError } from '../model/errors.ts';
import type { Decoded, DecoderOptions, FormatAdapter } from '../model/decoded.ts';

const BLOCK_BYTES = 64 * 1024; // What is asked of the disk at once: each asking costs a tenth of a millisecond.
const CHUNK_BYTES = 32 * 1024; // What is decoded at once. Eight times as much doubles peak memory: more orders are alive at once.
const HEAD_BYTES = 4096; // What a format may look at before it bids.

/** Every file below the given paths, directories recursively and by name; hidden files are left out. */
export async function* filesOf(paths: readonly string[]): AsyncIterable<string> {
  for (const path of paths) {
    const info = await guarded(path, () => stat(path));
    if (!info.isDirectory()) yield path;
    else {
      const names = await guarded(path, () => readdir(path));
      yield* filesOf(
        names
          .filter((name) => !name.startsWith('.'))
          .toSorted()
          .map((name) => join(path, name)),
      );
    }
  }
}

export async function formatOf(path: string): Promise<FormatAdapter | undefined> {
  const head = await bytesAt(path, 0, HEAD_BYTES);
  return detectFormat({ head, fileName: path });
}

/** What the format reads in the file, batch by batch. Throws `file-unreadable` when the disk does not let it. */
export async function* decodeFile(
  path: string,
  format: FormatAdapter,
  options: DecoderOptions,
): AsyncIterable<Decoded[]> {
  const decoder = format.decoder({ ...options, formatOf: detectFormat });
  try {
    for await (const chunk of chunksOf(path)) yield decoder.push(chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
  yield decoder.end();
  yield (await decoder.finish?.()) ?? [];
}

/** The file in chunks of a size that keeps few orders alive at once. */
export async function* chunksOf(path: string): AsyncIterable<Buffer> {
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    const bytes = block as Buffer;
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
}

/** At most `length` bytes from `offset` on. */
export async function bytesAt(path: string, offset: number, length: number): Promise<Buffer> {
  return guarded(path, async () => {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });
}

/** Line numbers (1-based) of places that are asked for in ascending order, or nearly so. */
export class LineFinder {
  readonly #path: string;
  #offset = 0;
  #line = 1;

  constructor(path: string) {
    this.#path = path;
  }

  async lineOf(offset: number): Promise<number> {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = 1;
    }
    while (this.#offset < offset) {
      const bytes = await bytesAt(this.#path, this.#offset, Math.min(CHUNK_BYTES, offset - this.#offset));
      if (bytes.length === 0) break;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.#line += 1;
      this.#offset += bytes.length;
    }
    return this.#line;
  }
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): IntakeError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'access is denied',
    EISDIR: 'it is a directory',
  };
  return new IntakeError('file-unreadable', `${path} cannot be read: ${words[reason] ?? reason}`, { path }, error);
}
