/**
 * Raw messages, byte for byte, addressed by their SHA-256, on local disk.
 *
 * A blob is written to a temporary file, flushed, then renamed into place and its folder flushed: whoever is told the
 * hash can read the bytes even after a power cut.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IntakeError } from '../model/errors.ts';

export interface StoredBlob {
  readonly sha256: string;
  readonly bytes: number;
}

export interface BlobStore {
  /**
   * Stores the bytes; resolves only when they are durable.
   * @throws IntakeError `body-too-large`, `blob-store-full`, `blob-store-unwritable`, or whatever the source threw.
   */
  put(source: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredBlob>;
  /**
   * Reads the bytes in chunks, from `start` (inclusive) to `end` (exclusive) when given. A whole blob is held against its
   * hash at its end. @throws IntakeError `blob-missing`, `blob-damaged`
   */
  read(sha256: string, start?: number, end?: number): AsyncIterable<Uint8Array>;
  /** Reads a small blob at once, with the same errors. */
  readWhole(sha256: string): Promise<Buffer>;
}

export async function openBlobStore(directory: string): Promise<BlobStore> {
  const incoming = join(directory, 'incoming');
  // Orders are nobody's business but the gateway's: other users of the machine may not look.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await mkdir(incoming, { recursive: true });
  await removeLeftovers(incoming);
  const made = new Set<string>();
  const makeFolder = async (folder: string): Promise<void> => {
    if (made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    await syncFolder(directory); // A blob is no safer than the entry of its folder.
    made.add(folder);
  };
  return {
    async put(source, bytesMax) {
      const temporary = join(incoming, randomUUID());
      try {
        const stored = await write(temporary, source, bytesMax);
        const final = pathOf(directory, stored.sha256);
        await makeFolder(dirname(final));
        await rename(temporary, final);
        await syncFolder(dirname(final));
        return stored;
      } catch (error) {
        made.clear(); // Somebody may have tidied the folders away.
        await rm(temporary, { force: true });
        throw translate(error);
      }
    },
    async readWhole(sha256) {
      const bytes = await readFile(pathOf(directory, sha256)).catch((error: unknown) => {
        throw missing(error, sha256);
      });
      verify(createHash('sha256').update(bytes), sha256);
      return bytes;
    },
    async *read(sha256, start, end) {
      if (start !== undefined && end !== undefined && end <= start) return;
      const path = pathOf(directory, sha256);
      const range = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end: end - 1 }) };
      const hash = start === undefined && end === undefined ? createHash('sha256') : undefined;
      try {
        for await (const chunk of createReadStream(path, {
          ...range,
          highWaterMark: 32 * 1024,
        }) as AsyncIterable<Buffer>) {
          hash?.update(chunk);
          yield chunk;
        }
        if (hash !== undefined) verify(hash, sha256);
      } catch (error) {
        throw missing(error, sha256);
      }
    },
  };
}

/** 256 folders: a million blobs are 4,000 files in each. */
function pathOf(directory: string, sha256: string): string {
  return join(directory, sha256.slice(0, 2), sha256);
}

async function write(path: string, source: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > bytesMax) {
        throw new IntakeError('body-too-large', `The message is larger than the limit of ${bytesMax} bytes.`, {
          bytesMax,
        });
      }
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done);
    done += bytesWritten;
  }
}

/** Makes the rename itself durable. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const LEFTOVER_AGE_MS = 24 * 60 * 60 * 1000; // Another process may be writing; nobody writes for a day.

/** What a killed process was writing was promised to nobody. */
async function removeLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const info = await stat(path).catch(() => undefined);
    if (info !== undefined && Date.now() - info.mtimeMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
  }
}

/** A disk that returns other bytes than it was given must not turn into an order. */
function verify(hash: Hash, sha256: string): void {
  if (hash.digest('hex') === sha256) return;
  throw new IntakeError(
    'blob-damaged',
    'The raw bytes of the message are not those that were stored; restore them from a backup.',
    { sha256 },
  );
}

function missing(error: unknown, sha256: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  return new IntakeError('blob-missing', 'The raw bytes of the message are not in the blob store.', { sha256 }, error);
}

function translate(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new IntakeError(
      'blob-store-full',
      'The disk for raw messages is full; the message was not taken. Send it again later.',
      { code },
      error,
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EIO' || code === 'ENOENT') {
    return new IntakeError(
      'blob-store-unwritable',
      'The disk for raw messages cannot be written; the message was not taken.',
      { code },
      error,
    );
  }
  return error;
}
