/** Hands out recurring short texts instead of making them anew. */

// Tags, codes, units and small numbers recur all the time: the same few strings are handed out instead of new ones.
const SHORT_BITS = 12; // Room for all numbers of three digits and the usual codes.
const shortKeys = new Int32Array(1 << SHORT_BITS);
const shortTexts = Array.from(shortKeys, () => '');

/**
 * The text between two places, which is one to three bytes long.
 * @param packed the one to three bytes of the text, the first one highest
 */
export function shortText(text: string, from: number, to: number, packed: number): string {
  // A leading NUL does not show in the number.
  if (from === to || packed >>> ((to - from - 1) * 8) === 0) return text.substring(from, to);
  const slot = Math.imul(packed, 0x9e3779b1) >>> (32 - SHORT_BITS); // Fibonacci hashing: spreads neighbours.
  const known = shortTexts[slot];
  if (shortKeys[slot] === packed && known !== undefined) return known;
  // As a key it becomes one of V8's unique strings, which are compared by address alone.
  const [made = ''] = Object.keys({ [text.substring(from, to)]: true });
  shortKeys[slot] = packed;
  shortTexts[slot] = made;
  return made;
}
