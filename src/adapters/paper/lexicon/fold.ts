/** Labels are compared without case, accents and punctuation: `P.O. No.:` is `po no`. */
import { remember } from './remember.ts';

/** `#` and the many signs for "number" become `no`. */
export const fold = remember(folded);

function folded(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/\bp\s?[./]\s?o\b\.?/g, 'po')
      .replaceAll(/\bu\s?[./]\s?m\b\.?/g, 'um')
      .replaceAll(/\bu\s?\.\s?o\s?\.\s?m\b\.?/g, 'uom')
      // Germanic labels are one word: `Artikelnr.`, `Bestellnummer`.
      .replaceAll(/(\p{L}{3,}?)(?:nummer|nr)\b\.?/gu, '$1 no ')
      .replaceAll(/#|№|\bn[°º.]|\bnr\b\.?|\bnum\b\.?|\bnumero\b|\bnumber\b|\bnummer\b|\bnumbers\b/g, ' no ')
      .replaceAll(/[^\p{L}\p{N}%$€£&/]+/gu, ' ')
      .replaceAll(/\s?\/\s?/g, '/')
      .trim()
      .replaceAll(/\s+/g, ' ')
  );
}

export function hasCjk(text: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(text);
}
