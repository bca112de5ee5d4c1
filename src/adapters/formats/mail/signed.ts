/** The mail inside a smime.p7m that is signed and not encrypted: the signature is around it, so there is nothing to unlock. */

const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex'); // 1.2.840.113549.1.7.2 with tag and length.
const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
const DEPTH_MAX = 8;

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

/** CMS SignedData (RFC 5652, 5.1), BER with definite or indefinite lengths. @returns undefined when it is something else */
export function signedContent(bytes: Uint8Array): Uint8Array | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const info = elements(element(view, 0, 0).content);
    const [type, wrapped] = info;
    if (type === undefined || wrapped?.tag !== CONTEXT_0 || !SIGNED_DATA.subarray(2).equals(type.content))
      return undefined;
    const signed = elements(wrapped.content)[0];
    // version, digestAlgorithms, encapContentInfo
    const inner = elements(signed?.content ?? Buffer.alloc(0)).filter(({ tag }) => tag === SEQUENCE)[0];
    const explicit = elements(inner?.content ?? Buffer.alloc(0)).find(({ tag }) => tag === CONTEXT_0);
    const content = elements(explicit?.content ?? Buffer.alloc(0))[0];
    return content === undefined ? undefined : octets(content, 0);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // Cut or damaged: told as an attachment that was not read.
    throw error;
  }
}

function octets({ tag, content }: Element, depth: number): Buffer | undefined {
  if (tag === OCTETS) return content;
  if (tag !== OCTETS_IN_PARTS || depth > DEPTH_MAX) return undefined;
  return Buffer.concat(elements(content).map((part) => octets(part, depth + 1) ?? Buffer.alloc(0)));
}

function elements(content: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < content.length;) {
    const next = element(content, at, 0);
    found.push(next);
    at = next.end;
  }
  return found;
}

/** @throws RangeError when the bytes end before it does */
function element(view: Buffer, at: number, depth: number): Element {
  if (depth > DEPTH_MAX * 4) throw new RangeError('nested too deep');
  const tag = view.readUInt8(at);
  const first = view.readUInt8(at + 1);
  if (first === 0x80) return indefinite(view, at, tag, depth);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const length = lengthBytes === 0 ? first : view.readUIntBE(at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  if (start + length > view.length) throw new RangeError('cut');
  return { tag, content: view.subarray(start, start + length), end: start + length };
}

/** Its end is marked by two zero bytes where the next element would begin. */
function indefinite(view: Buffer, at: number, tag: number, depth: number): Element {
  let next = at + 2;
  while (view.readUInt16BE(next) !== 0) next = element(view, next, depth + 1).end;
  return { tag, content: view.subarray(at + 2, next), end: next + 2 };
}
