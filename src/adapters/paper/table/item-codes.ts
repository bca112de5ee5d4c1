/** Item numbers of several words behind a label, and the second number that a label gives beside a column. Pure. */
import { fold } from '../lexicon/fold.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Token } from '../layout/layout.ts';

/** `PY 30250`: letters and digits that stand alone behind the label are one number in two words. */
export function numberIn(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  if (isGrouped(tokens)) return tokens;
  const worded = wordedCode(tokens);
  if (worded.length > 1) return worded;
  const isTwo =
    tokens.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    /^\p{Lu}{1,4}$/u.test(first.text) &&
    /^\d[\d\p{Lu}./-]{2,}$/u.test(second.text) &&
    second.box[0] - first.box[2] < 0.6 * first.size;
  return isTwo ? tokens : tokens.slice(0, 1);
}

/** `ZYTEL 70G33L BK031`, `22232 CC/W33`: the trade name and grade of a resin, a bearing with its suffix. */
function wordedCode(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    ({ text }, index) =>
      !/^[A-Z\d][A-Z\d./-]*$/.test(text) || (index > 0 && (/^(?:[\d.]+|REV\.?|LOT)$/.test(text) || isUnitWord(text))),
  );
  const words = tokens.slice(0, end < 0 ? tokens.length : end);
  const isWhole = words.length === tokens.length && words.length <= 4;
  const hasGrade = words.slice(1).some(({ text }) => /\d/.test(text)) && words.some(({ text }) => /[A-Z]/.test(text));
  return isWhole && hasGrade ? words : words.slice(0, 1);
}

/** `872 924`, `0411 833`, `298 634 705`, `BL 948 719`: digits in groups are one number. */
function isGrouped(tokens: readonly Token[]): boolean {
  const [first, ...others] = tokens;
  return (
    tokens.length > 1 &&
    tokens.length <= 4 &&
    /^(?:\d{2,4}|\p{Lu}{1,3})$/u.test(first?.text ?? '') &&
    (others.length > 1 || /^\d/.test(first?.text ?? '')) &&
    others.every(({ text }) => /^\d{2,4}$/.test(text))
  );
}

/**
 * `Trust Item Ref: 300218` below a column of the supplier's numbers: a second number is that of the other side. A bare `Material: 316SS`
 * is a part of the text.
 */
export function slotOfSecond(label: string, buyer: unknown, supplier: unknown): 'buyerSku' | 'supplierSku' | undefined {
  if (!SECOND.test(fold(label)) || (buyer === undefined) === (supplier === undefined)) return undefined;
  return buyer === undefined ? 'buyerSku' : 'supplierSku';
}
const SECOND =
  /\b(?:item|part|product|article|artikel|stock|catalogu?e?|cat|material)\b.*\b(?:no|ref|reference|number|nummer|nr|code|id)$|\b(?:itemno|partno)$/;
