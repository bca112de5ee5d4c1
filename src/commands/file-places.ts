/** What stands at a place of a file, and in which line: asked for hundreds of thousands of places, mostly one after the other. */
import { open, type FileHandle } from 'node:fs/promises';
import { guarded } from './files.ts';

const CHUNK_BYTES = 32 * 1024;

export class FilePlaces {
  readonly #path: string;
  #file: FileHandle | undefined;
  /** The stretch that was read last: places that are asked for are near each other. */
  #window: { readonly offset: number; readonly bytes: Buffer } = { offset: 0, bytes: Buffer.alloc(0) };
  /** Line feeds before each chunk, as far as they were counted; eight bytes for 32 KB of the file. */
  readonly #before: number[] = [0];
  /** The place that was asked last, from which the next one in the same chunk is counted. */
  #last = { offset: 0, feeds: 0 };

  constructor(path: string) {
    this.#path = path;
  }

  /** At most `length` bytes from `offset` on; they are good until the next call. */
  async bytesAt(offset: number, length: number): Promise<Buffer> {
    const { offset: from, bytes } = this.#window;
    if (offset >= from && offset + length <= from + bytes.length)
      return bytes.subarray(offset - from, offset - from + length);
    const start = offset - (offset % CHUNK_BYTES);
    const wanted = Math.max(2 * CHUNK_BYTES, offset + length - start);
    const read = await guarded(this.#path, async () => {
      this.#file ??= await open(this.#path);
      const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(wanted), 0, wanted, start);
      return buffer.subarray(0, bytesRead);
    });
    this.#window = { offset: start, bytes: read };
    return read.subarray(offset - start, offset - start + length);
  }

  /** Line number (1-based) of a place. */
  async lineOf(offset: number): Promise<number> {
    const chunk = Math.floor(offset / CHUNK_BYTES);
    for (let next = this.#before.length; next <= chunk; next++) {
      const bytes = await this.bytesAt((next - 1) * CHUNK_BYTES, CHUNK_BYTES);
      this.#before.push((this.#before[next - 1] ?? 0) + feedsIn(bytes));
    }
    const start = chunk * CHUNK_BYTES;
    const last = this.#last;
    const isAfterLast = last.offset >= start && last.offset <= offset;
    const from = isAfterLast ? last : { offset: start, feeds: this.#before[chunk] ?? 0 };
    const bytes = await this.bytesAt(from.offset, offset - from.offset);
    this.#last = { offset, feeds: from.feeds + feedsIn(bytes) };
    return this.#last.feeds + 1;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}

function feedsIn(bytes: Buffer): number {
  let feeds = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) feeds += 1;
  return feeds;
}
