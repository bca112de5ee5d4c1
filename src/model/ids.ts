/** Identifiers: a kind, then 26 characters that no one needs to read aloud. */
import { hash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford base 32: no i, l, o, u.

/** A new identifier that sorts by time of making (48 bits of milliseconds, 80 random bits): `msg_01k…`. */
export function newId(kind: 'acc' | 'acm' | 'att' | 'msg' | 'ord' | 'key' | 'cor' | 'lsn' | 'ses'): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  randomBytes(10).copy(bytes, 6);
  return `${kind}_${base32(bytes)}`;
}

/**
 * The identifier that belongs to `parts`, always the same for the same parts: decoding a message twice, as happens
 * after a crash, names the same orders, deliveries and acknowledgments.
 */
export function derivedId(
  kind: 'ans' | 'int' | 'msg' | 'ord' | 'dlv' | 'ack' | 'exc' | 'lsn',
  ...parts: (string | number)[]
): string {
  return `${kind}_${base32(hash('sha256', parts.join('\n'), 'buffer').subarray(0, 16))}`;
}

function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET[(held >>> (bits - 5)) & 31] ?? '';
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (ALPHABET[(held << (5 - bits)) & 31] ?? '');
}
