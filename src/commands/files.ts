/** What the commands that read files share: finding them and reading them in chunks. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { detectFormat } from '../adapters/formats/registry.ts';
import { IntakeError } from '../model/errors.ts';
import type { Decoded, DecoderOptions } from '../model/decoded.ts';
import type { FormatAdapter } from '../model/format-adapter.ts';

const BLOCK_BYTES = 256 * 1024; // What is asked of the disk at once: each asking costs a tenth of a millisecond.
/**
 * What is decoded at once. Its orders are alive together, and what is alive when young objects are collected moves to where only
 * a full collection finds it: with 32 KB there were eight times as many of those, a quarter more work and 20 MB more at the peak.
 * Orders of 100 to 200 bytes took 40 MB more with 8 KB than with this.
 */
const CHUNK_BYTES = 2 * 1024;
const HEAD_BYTES = 4096; // What a format may look at before it bids.

export interface Entry {
  readonly path: string;
  /** Why it cannot be read. */
  readonly error?: IntakeError;
}

/**
 * Every file below the given paths, directories recursively and by name; hidden files are left out. What the disk does not give is
 * an entry too, so that the others are read; a pipe or a device is a file only where it is named.
 */
export async function* entriesOf(paths: readonly string[], isNamed = true): AsyncIterable<Entry> {
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) {
        const names = (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted();
        yield* entriesOf(
          names.map((name) => join(path, name)),
          false,
        );
      } else if (info.isFile() || isNamed) yield { path };
      else yield { path, error: unreadable(path, 'it is no regular file') };
    } catch (error) {
      yield { path, error: unreadable(path, error) };
    }
  }
}

/** The same for whoever needs all of them: the first that cannot be read is thrown. @throws IntakeError `file-unreadable` */
export async function* filesOf(paths: readonly string[]): AsyncIterable<string> {
  for await (const { path, error } of entriesOf(paths)) {
    if (error !== undefined) throw error;
    yield path;
  }
}

export async function formatOf(path: string): Promise<FormatAdapter | undefined> {
  return (await detected(path)).format;
}

/** The first bytes of a file, and the format that they are taken for. */
export async function detected(path: string): Promise<{ head: Uint8Array; format: FormatAdapter | undefined }> {
  const head = await bytesAt(path, 0, HEAD_BYTES);
  return { head, format: detectFormat({ head, fileName: path }) };
}

/** What the format reads in the file, batch by batch. Throws `file-unreadable` when the disk does not let it. */
export async function* decodeFile(
  path: string,
  format: FormatAdapter,
  options: DecoderOptions,
): AsyncIterable<Iterable<Decoded>> {
  const decoder = format.decoder({ ...options, formatOf: detectFormat });
  try {
    for await (const chunk of chunksOf(path)) yield decoder.push(chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
  yield decoder.end();
  yield (await decoder.finish?.()) ?? [];
}

/**
 * The file in chunks of a size that keeps few orders alive at once. Each is a copy out of the one block that is read into again and
 * again: blocks of their own outlived the collection of young objects, and 30 MB of them waited for a full one.
 */
export async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path);
  try {
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(block, 0, BLOCK_BYTES);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; at += CHUNK_BYTES)
        yield Buffer.from(block.subarray(at, Math.min(at + CHUNK_BYTES, bytesRead)));
    }
  } finally {
    await file.close();
  }
}

/** What comes in blocks of any size, such as standard input, in the same chunks. */
export async function* inChunks(blocks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += CHUNK_BYTES) yield block.subarray(at, at + CHUNK_BYTES);
  }
}

/** At most `length` bytes from `offset` on. */
async function bytesAt(path: string, offset: number, length: number): Promise<Buffer> {
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

/** What the disk does not give is told as `file-unreadable`. */
export async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
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
