/** Tells a mail by what stays the same when a server numbers its mails anew: Message-ID, and a hash of the content. */
import { createHash } from 'node:crypto';

const HEAD_BYTES_MAX = 1024 * 1024; // Heads of real mails have up to 30 KB; what is longer is hashed whole.

/**
 * A hash of what follows the head: servers and programs that copy mails add lines to the head. A mail without a Message-ID,
 * as fax servers send them, is hashed with its head, because two faxes may well have the same words around them.
 */
export class ContentHash {
  readonly #hash = createHash('sha256');
  readonly #withHead: boolean;
  #head: Buffer | undefined = Buffer.alloc(0);

  constructor(mailId: string) {
    this.#withHead = mailId === '';
  }

  add(chunk: Uint8Array): void {
    if (this.#withHead || this.#head === undefined) return void this.#hash.update(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf('\r\n\r\n'); // IMAP gives no other line ends.
    if (end < 0 && this.#head.length < HEAD_BYTES_MAX) return;
    this.#hash.update(this.#head.subarray(Math.max(0, end)));
    this.#head = undefined;
  }

  end(): string {
    return this.#hash.digest('hex');
  }
}

/** Passes the bytes on and hashes them on the way. */
export async function* hashing(body: AsyncIterable<Uint8Array>, hash: ContentHash): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    hash.add(chunk);
    yield chunk;
  }
}

/** Message-ID of a head with its angle brackets; empty when there is none. */
export function mailIdOf(head: Uint8Array | undefined): string {
  const text = Buffer.from(head ?? []).toString('latin1');
  return (/^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '').slice(0, 500);
}
