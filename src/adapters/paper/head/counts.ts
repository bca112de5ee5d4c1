/** How many lines a paper says it has, and how many pieces in all: `Total lines: 5`, `Gesamtmenge 120`. The checks compare them. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import { textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { countKindOf, type CountKind } from '../lexicon/counts.ts';
import type { PaperItem } from '../table/item.ts';
import type { PaperSums } from './sums.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';

export function readCounts(
  layout: Layout,
  items: readonly PaperItem[],
  mark: DecimalMark,
): Pick<PaperSums, 'lineCount' | 'quantity'> {
  const quantities = items.map(({ fields }) => fields.quantity?.value);
  const sum = quantities.every((value) => value !== undefined)
    ? quantities.reduce((total, value) => total.plus(value), new Big(0))
    : undefined;
  const found: { lineCount?: Found; quantity?: Found } = {};
  const values = new Set(items.flatMap(({ fields }) => (fields.quantity?.tokens ?? []).map(keyOf)));
  for (const { segments, tokens } of layout.lines) {
    // What stands beside a quantity is said of one item.
    if (tokens.some((token) => values.has(keyOf(token)))) continue;
    for (const [place, segment] of segments.entries()) {
      const said = countIn(segment, segments[place + 1], mark);
      if (said === undefined) continue;
      // `Number of items: 52` may count the pieces.
      const isPieces = said.kind === 'pieces' || (said.kind === 'items' && sum?.eq(said.value) === true);
      const what = isPieces ? 'quantity' : 'lineCount';
      // `Item Total 902.00` is money.
      if (!isPieces && !/^\d{1,4}$/.test(textOf(said.tokens))) continue;
      found[what] ??= foundIn(said.tokens, `paper/count/${what}`, 0.95, said.value);
    }
  }
  return found;
}

function keyOf({ page, box, text }: Token): string {
  return `${page} ${box.join(' ')} ${text}`;
}

/** `Total lines: 5` in one segment, or the label alone and its number in the next one. */
function countIn(
  { tokens, text }: Segment,
  next: Segment | undefined,
  mark: DecimalMark,
): { kind: CountKind; tokens: readonly Token[]; value: string } | undefined {
  const at = tokens.findIndex(({ text: word }) => wholeNumber(word, mark) !== undefined);
  if (at === 0) return undefined;
  const [label, rest] = at < 0 ? [text, next?.tokens ?? []] : [textOf(tokens.slice(0, at)), tokens.slice(at)];
  const kind = countKindOf(label);
  const [number, unit, ...more] = rest;
  const value = number === undefined ? undefined : wholeNumber(number.text, mark);
  // `Total pieces 12 of 40` and a row of sums say something else.
  const isAlone = more.length === 0 && (unit === undefined || /^\p{L}{1,6}\.?$/u.test(unit.text));
  if (kind === undefined || number === undefined || value === undefined || !isAlone) return undefined;
  return { kind, tokens: [number], value: new Big(value).toString() };
}
