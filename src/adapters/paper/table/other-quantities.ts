/** `Qty … Qty Berlin`: a second column that counts the items, of which nobody knows what it says. An order must not take one in silence. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { overlapX, placeOf, type Layout, type Line, type Segment } from '../layout/layout.ts';
import { isNumberLike } from '../values/number.ts';
import type { PaperItem } from './item.ts';

export function otherQuantities({ lines }: Layout, items: readonly PaperItem[]): Finding[] {
  const tokens = new Set(items.flatMap(({ fields }) => fields.quantity?.tokens ?? []));
  const rows = lines.filter((line) => line.tokens.some((token) => tokens.has(token)));
  const [first] = rows;
  if (first === undefined) return [];
  const heads = lines.filter(({ index }) => index < first.index).flatMap((line) => othersIn(line));
  const told = heads.filter((head) => rows.some((row) => counts(row, head)));
  return told.map(({ text, tokens: words }) => {
    const at = placeOf(words);
    const message = `The column "${text.slice(0, 40)}" counts the items as well, and became no quantity of the order.`;
    return finding('row-left-out', message, { severity: 'error', ...(at === undefined ? {} : { at }) });
  });
}

/** Beside a head that is a quantity and nothing else: one that begins so and goes on with a word that nobody knows. */
function othersIn({ segments, lexicon }: Line): readonly Segment[] {
  const isQuantity = (text: string): boolean => lexicon.exactColumn(text)?.role === 'quantity';
  if (!segments.some(({ text }) => isQuantity(text))) return [];
  return segments.filter(({ text }) => {
    const [word = '', ...more] = text.split(' ');
    return more.length > 0 && lexicon.column(text) === undefined && isQuantity(word) && /\p{L}/u.test(more.join(''));
  });
}

/** A number other than zero under the head: in its column of cells, or below it on a page. */
function counts(row: Line, head: Segment): boolean {
  const column = head.tokens[0]?.cell?.column;
  return row.segments.some(({ tokens: [token], box, text }) => {
    const isBelow = column === undefined ? overlapX(box, head.box) > 0 : token?.cell?.column === column;
    return isBelow && isNumberLike(text) && /[1-9]/.test(text);
  });
}
