/** What of a mail is signed, byte for byte, and the signature beside or around it (RFC 8551, 3.5). */

export interface SignedParts {
  /** CMS SignedData. */
  readonly signature: Uint8Array;
  /** What it was made over, where that stands beside it. */
  readonly content?: Uint8Array;
}

const HEAD_BYTES_MAX = 256 * 1024;

/** @param head the beginning of the mail */
export function isSigned(head: Uint8Array): boolean {
  return /^(?:multipart\/signed\b.*pkcs7-signature|application\/(?:x-)?pkcs7-mime\b(?!.*enveloped))/i.test(
    fieldOf(entityOf(Buffer.from(head)).head, 'content-type'),
  );
}

/** @returns undefined when the mail as a whole is not signed so */
export function signedParts(mail: Uint8Array): SignedParts | undefined {
  const raw = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  if (!isSigned(raw.subarray(0, HEAD_BYTES_MAX))) return undefined;
  const { head, body } = entityOf(raw);
  const type = fieldOf(head, 'content-type');
  if (!/^multipart\/signed/i.test(type)) return { signature: decoded(head, body) };
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const [content, beside, ...more] = partsOf(body, boundary?.[1] ?? boundary?.[2] ?? '');
  // A part that nobody signed would be read with those that somebody did.
  if (content === undefined || beside === undefined || more.length > 0) return { signature: new Uint8Array() };
  const part = entityOf(beside);
  // It was made over lines that end as on the wire, whatever the store made of them.
  const canonical = Buffer.from(content.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
  return { signature: decoded(part.head, part.body), content: new Uint8Array(canonical) };
}

function entityOf(raw: Buffer): { head: string; body: Buffer } {
  const text = raw.toString('latin1', 0, HEAD_BYTES_MAX);
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return { head: text, body: Buffer.alloc(0) };
  return { head: text.slice(0, end.index), body: raw.subarray(end.index + end[0].length) };
}

function fieldOf(head: string, name: string): string {
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return (
    lines
      .map((line) => new RegExp(`^${name}:\\s*(.*)$`, 'i').exec(line)?.[1])
      .find((value) => value !== undefined)
      ?.trim() ?? ''
  );
}

/** The line break in front of a boundary belongs to it (RFC 2046, 5.1.1). */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  if (boundary === '') return [];
  const text = body.toString('latin1');
  const mark = `--${boundary}`;
  const parts: Buffer[] = [];
  let start: number | undefined;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue;
    const end = text[at - 2] === '\r' ? at - 2 : Math.max(0, at - 1);
    if (start !== undefined) parts.push(body.subarray(start, Math.max(start, end)));
    const line = text.indexOf('\n', at);
    if (line < 0) break;
    start = line + 1;
  }
  return parts;
}

function decoded(head: string, body: Buffer): Uint8Array {
  const isBase64 = /base64/i.test(fieldOf(head, 'content-transfer-encoding'));
  return new Uint8Array(isBase64 ? Buffer.from(body.toString('latin1'), 'base64') : body);
}
