/** From text to bytes in the character sets of EDIFACT, which a runtime can only decode. */
import { isWide, wideBytes } from '../../edi/wide-bytes.ts';
import type { WideEncoding } from '../../edi/wide-text.ts';

export interface Encoder {
  has(character: string): boolean;
  /** @param isFirst whether the file begins with it, so that a byte order mark stands before it where there is one */
  encode(text: string, isFirst?: boolean): Uint8Array;
}

const encoders = new Map<string, Encoder>();

/** @param label as the encoding standard names it; `ascii` for UNOA and UNOB, which have no other bytes. */
export function encoderOf(label: string): Encoder {
  const known = encoders.get(label);
  if (known !== undefined) return known;
  const made = label === 'utf-8' ? UTF8 : isWide(label) ? wide(label) : singleByte(label);
  encoders.set(label, made);
  return made;
}

const UTF8: Encoder = {
  has: (character) => !/[\ud800-\udfff]/u.test(character),
  encode: (text) => Buffer.from(text, 'utf8'),
};

function wide(label: WideEncoding): Encoder {
  return { has: (character) => UTF8.has(character), encode: (text, isFirst = true) => wideBytes(text, label, isFirst) };
}

/** Turns the runtime's decoder round: one look at each of the 256 bytes. */
function singleByte(label: string): Encoder {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 0x80; byte++) bytes.set(String.fromCharCode(byte), byte);
  if (label === 'iso-8859-1') {
    // The runtime takes this name for Windows-1252, whose 0x80 to 0x9F are letters; in ISO 8859-1 they are controls.
    for (let byte = 0xa0; byte < 0x100; byte++) bytes.set(String.fromCharCode(byte), byte);
  } else if (label !== 'ascii') {
    const decoder = new TextDecoder(isLabel(label) ? label : 'windows-1252');
    for (let byte = 0x80; byte < 0x100; byte++) {
      const character = decoder.decode(Uint8Array.of(byte));
      if (character !== '\ufffd' && !bytes.has(character)) bytes.set(character, byte);
    }
  }
  return {
    has: (character) => bytes.has(character),
    encode: (text) => Uint8Array.from(text, (character) => bytes.get(character) ?? 0x3f),
  };
}

function isLabel(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false; // RangeError: the runtime knows no such encoding.
  }
}

/** Syntax identifier and charset for texts that are written anew: UNOC where it is safe, else UTF-8 in syntax 4. */
export function charsetFor(texts: Iterable<string>): { readonly syntax: string; readonly charset: string } {
  for (const text of texts) {
    if (!isSafeLatin1(text)) return { syntax: 'UNOW:4', charset: 'utf-8' };
  }
  return { syntax: 'UNOC:3', charset: 'iso-8859-1' };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
// oxlint-disable-next-line no-control-regex -- The whole range of one byte is meant.
const LATIN1 = /^[\x00-\xff]*$/;
const WIDE = /[\x80-\xff]/;

/** Whether its ISO 8859-1 bytes cannot be taken for UTF-8, as careful readers do with UNOC. */
function isSafeLatin1(text: string): boolean {
  if (!LATIN1.test(text)) return false;
  if (!WIDE.test(text)) return true;
  try {
    utf8.decode(Buffer.from(text, 'latin1'));
    return false;
  } catch {
    return true; // No UTF-8.
  }
}
