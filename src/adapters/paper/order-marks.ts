/** Where order numbers stand on a paper, in reading order. */
import { findLabels } from './head/labels.ts';
import { candidatesFor } from './head/candidates.ts';
import { labelTest } from './head/fields.ts';
import { textOf, type Layout, type Line, type Token } from './layout/layout.ts';
import { numbersIn } from './prose/order-number.ts';
import { paragraphsOf } from './prose/paragraphs.ts';
import { findHeads } from './table/head.ts';
import { isDateLike } from './values/date.ts';

export interface OrderMark {
  readonly number: string;
  readonly line: Line;
  /** Left edge of the label. */
  readonly left: number;
}

const STRONG = 0.9;
const YOURS = /^(?:ihre?|your|votre|vos|vostr[oa]|uw|su)\b/i;

export function marksOn(layout: Layout): OrderMark[] {
  const all = findLabels(layout, new Set());
  const isLabel = labelTest(all);
  // `Ihre Bestell-Nr.` inside an item is the supplier's number of it, where the paper has a number of its own.
  const hasOwn = all.some(({ field, text }) => field === 'poNumber' && !YOURS.test(text));
  const labels = hasOwn ? all.filter(({ field, text }) => field !== 'poNumber' || !YOURS.test(text)) : all;
  const labelled = labels.flatMap((label): OrderMark[] => {
    const { field, strength, line, tokens } = label;
    if (field !== 'poNumber' || strength < STRONG || isColumn(line)) return [];
    const [candidate] = candidatesFor(label, layout, isLabel);
    const number = candidate === undefined ? undefined : numberOf(textOf(candidate.tokens.slice(0, 2)));
    return number === undefined ? [] : [{ number, line, left: tokens[0]?.box[0] ?? 0 }];
  });
  // Heads of tables are looked for only where their labels may have been taken for such numbers.
  const heads = new Set(labelled.map(({ number }) => number)).size < 2 ? [] : findHeads(layout);
  const marks = labelled.filter(
    ({ line }) => !heads.some(({ first, last }) => first <= line.index && line.index <= last),
  );
  const inText = numbersIn(paragraphsOf(layout).filter(({ isSigned }) => !isSigned)).flatMap(({ text, tokens }) => {
    const [token] = tokens;
    const number = numberOf(text);
    const line =
      token === undefined
        ? undefined
        : layout.lines.find(
            ({ page, box }) => page === token.page && box[1] <= token.box[1] + 1 && token.box[3] - 1 <= box[3],
          );
    return token === undefined || number === undefined || line === undefined || isInSentence(token, line)
      ? []
      : [{ number, line, left: token.box[0] }];
  });
  return [...marks, ...inText].toSorted((a, b) => a.line.index - b.line.index || a.left - b.left);
}

/** `** Same lots as our order P25/01980 **` in a row of a sheet heads no rows: a number that does stands at the front. */
function isInSentence(token: Token, { tokens }: Line): boolean {
  const own = tokens.filter(({ cell }) => cell === token.cell);
  return token.cell !== undefined && own.indexOf(token) > LABEL_WORDS_MAX;
}
const LABEL_WORDS_MAX = 4;

/** A line of three labels and more that no head was made of: `PO | Item | Qty`. */
function isColumn({ segments, lexicon }: Line): boolean {
  return segments.filter(({ text }) => lexicon.exactColumn(text) !== undefined).length >= 3;
}

function numberOf(text: string): string | undefined {
  const [first = ''] = text.split(' ');
  const bare = first.replace(/^[#:]+|[,;.:)]+$/g, '');
  // `OA-7`: whoever counts his orders so begins with few digits.
  const isNumber = /\d{3}/.test(bare) || /^\p{Lu}{1,4}[-/]\d{1,2}$/u.test(bare);
  return isNumber && bare.length <= 30 && !isDateLike(bare) && /^[\p{L}\d][\p{L}\d\-_./#]*$/u.test(bare)
    ? bare
    : undefined;
}

/** `PO100563` and `100563` are one number. */
export function isSameNumber(a: string, b: string): boolean {
  const [x, y] = [a, b].map((number) => number.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '')) as [string, string];
  return (
    x === y ||
    (Math.min(x.length, y.length) >= 4 && (x.endsWith(y) || y.endsWith(x) || x.startsWith(y) || y.startsWith(x)))
  );
}
