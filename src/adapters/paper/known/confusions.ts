/**
 * Characters that engines take for each other in item numbers, as measured on faxes: O and 0, I, l, T and 1, B and 8, S and 5,
 * Z and 2, G and 6, rn and m.
 */

const ALIKE: Readonly<Record<string, string>> = {
  'o': '0',
  'q': '0',
  'i': '1',
  'l': '1',
  't': '1',
  '|': '1',
  'b': '8',
  's': '5',
  'z': '2',
  'g': '6',
};

/** Texts that only differ by such characters, by case or by punctuation have the same key. */
export function confusionKey(text: string): string {
  return plainNumber(text)
    .replaceAll('rn', 'm')
    .replaceAll(/[oqiltbszg|]/g, (sign) => ALIKE[sign] ?? sign);
}

/** Item numbers are the same in any case, and with or without what parts their groups. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}|]/gu, '');
}

/** How many characters differ, given that the keys are the same. */
export function confusionsBetween(a: string, b: string): number {
  const [x, y] = [plainNumber(a), plainNumber(b)];
  // `rn` for `m` moves all that follows; it counts for one.
  const [p, q] = x.length === y.length ? [x, y] : [x.replaceAll('rn', 'm'), y.replaceAll('rn', 'm')];
  let count = x.length === y.length ? 0 : 1;
  for (let index = 0; index < Math.max(p.length, q.length); index++) if (p[index] !== q[index]) count += 1;
  return count;
}
