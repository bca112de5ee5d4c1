/** Bytes of XML as text. */

/** UTF-8 unless a mark or the declaration says otherwise; undefined when the bytes are not in that encoding. */
export function decoded(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const marked = head.startsWith('\xff\xfe') ? 'utf-16le' : head.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  // A declaration that can be read byte by byte is in no wide encoding, whatever it says: programs that write XML into
  // a string of theirs and store that as UTF-8 leave `utf-16` behind.
  const named = /^(?:utf-?16|utf-?32|ucs-?[24]|iso-10646)/i.test(declared ?? '') ? undefined : declared;
  try {
    return new TextDecoder(marked ?? named ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // An unknown encoding, or bytes that it does not have.
  }
}

/** For a person; what cannot be decoded has made no order, and says so itself. */
export function textOf(bytes: Uint8Array): string {
  return decoded(bytes) ?? '';
}
