/** UTF-8 that was declared, and so read, as Western European: `MÃ¼ll` is `Müll`. */

/** Byte by letter, of windows-1252 and of ISO 8859-1, which differ in letters that the other one does not have. */
const BYTES: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 256 }, (_, byte): [string, number] => [String.fromCharCode(byte), byte]),
  ...new TextDecoder('windows-1252')
    .decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
    .split('')
    .map((letter, byte): [string, number] => [letter, byte]),
]);

/** Undefined where the text is what it seems: each of its letters would have to be a part of valid UTF-8. */
export function mended(text: string): string | undefined {
  if (!/[Â-ô][\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/u.test(text)) return undefined;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = BYTES.get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // The answer of this function, not a fault: letters of the West that stand beside one another.
  }
}
