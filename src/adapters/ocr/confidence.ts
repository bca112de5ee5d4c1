/** How likely a word is right, by what the engines say of it. */

/**
 * - `agree`: both read the same · `form`: they differ and the form of the word tells which is right
 * - `differ`: they differ, and the first engine is believed · `alone`: the second was not asked or saw nothing
 * - `second`: only the second saw something
 */
export type Agreement = 'agree' | 'form' | 'differ' | 'alone' | 'second';

/** `worst` is the first engine's probability of its least sure character. */
export function confidenceOf(agreement: Agreement, worst: number, _other = 0): number {
  switch (agreement) {
    case 'agree':
      return worst >= 0.9 ? 0.985 : 0.97;
    case 'form':
      return 0.7;
    case 'differ':
      return 0.5;
    case 'alone':
      return Math.min(0.9, worst);
    case 'second':
      return 0.4;
  }
}
