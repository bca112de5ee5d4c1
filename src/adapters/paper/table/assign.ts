/**
 * Which column each word of a row belongs to. All words of a row are placed at once, from left to right, so that a word
 * which stands between two columns goes where its neighbours and its form say: numbers under numbers, words that stand
 * close together kept together.
 */
import { isNumeric, type ColumnRole } from '../lexicon/columns.ts';
import { centre, type Token } from '../layout/layout.ts';
import { kindOf, type TokenKind } from '../values/token.ts';
import type { Column } from './head.ts';

/** From left to right: where a column's values stand. */
export interface Span {
  readonly left: number;
  readonly right: number;
  /** What a font size of distance costs: much where ruling lines bound the column, little where a table was typed freely. */
  readonly pull: number;
}

export interface Placed {
  /** For each token its column. */
  readonly columns: readonly number[];
  readonly cost: number;
}

const GAP_JOINED = 0.9;

/** The cheapest way to give each token a column, none to the left of the one before. */
export function assignRow(tokens: readonly Token[], columns: readonly Column[], spans: readonly Span[]): Placed {
  const count = columns.length;
  let costs: number[] = Array.from<number>({ length: count }).fill(0);
  const from: number[][] = [];
  tokens.forEach((token, at) => {
    const previous = tokens[at - 1];
    const next: number[] = [];
    const chosen: number[] = [];
    for (let column = 0; column < count; column++) {
      let [best, bestFrom] = [Infinity, 0];
      for (let before = 0; before <= (previous === undefined ? 0 : column); before++) {
        const start =
          previous === undefined
            ? 0
            : (costs[before] ?? 0) +
              stepCost(previous, token, before === column ? columns[column] : undefined, spans[column]?.pull ?? 1);
        if (start < best) [best, bestFrom] = [start, previous === undefined ? column : before];
      }
      next.push(best + placeCost(token, columns[column], spans[column]));
      chosen.push(bestFrom);
    }
    costs = next;
    from.push(chosen);
  });
  let column = costs.indexOf(Math.min(...costs));
  const cost = costs[column] ?? 0;
  const result: number[] = [];
  for (let at = tokens.length - 1; at >= 0; at--) {
    result.unshift(column);
    column = from[at]?.[column] ?? 0;
  }
  return { columns: result, cost };
}

/** Words of one cell stay together; a wide gap parts columns, a narrow one seldom does; two numbers are seldom one value. */
function stepCost(left: Token, right: Token, column: Column | undefined, pull: number): number {
  const isSame = column !== undefined;
  if (left.cell !== undefined) return (left.cell === right.cell) === isSame ? 0 : isSame ? 1 : 8;
  const gap = (right.box[0] - left.box[2]) / Math.max(1, Math.min(left.size, right.size));
  if (isSame) {
    const isTwo =
      column.role === 'line' ||
      (isNumeric(column.role) && kindOf(left.text) === 'number' && kindOf(right.text) === 'number');
    return (isTwo ? 1.2 : 0) + (gap > 2.5 ? Math.min(2.5, (gap - 2.5) * 0.4) * Math.min(1, pull * 2) : 0);
  }
  if (gap >= GAP_JOINED) return 0;
  const kinds: readonly TokenKind[] = [kindOf(left.text), kindOf(right.text)];
  const isBreak = kinds[0] !== kinds[1] && kinds.includes('number') && !kinds.includes('text');
  return (isBreak ? 0.6 : 1.5) * (GAP_JOINED - gap);
}

function placeCost(token: Token, column: Column | undefined, span: Span | undefined): number {
  if (column === undefined || span === undefined) return Infinity;
  const type = column.isEither
    ? Math.min(typeCost(token.text, 'line'), typeCost(token.text, 'sku'))
    : typeCost(token.text, column.role);
  if (token.cell !== undefined && column.cell !== undefined) {
    const { column: first, columnSpan } = token.cell;
    const isUnder = first <= column.cell && column.cell < first + columnSpan;
    return isUnder ? type * 0.2 : 6 + Math.abs(first - column.cell);
  }
  const middle = centre(token.box);
  const outside = Math.max(0, span.left - middle, middle - span.right) / Math.max(1, token.size);
  return type + Math.min(9, outside * span.pull);
}

/** How unlike the column's values the token is; 0 fits. */
function typeCost(text: string, role: ColumnRole | undefined): number {
  const kind = kindOf(text);
  if (role === undefined || role === 'other' || role === 'pack' || role === 'shipTo') return 0.35;
  return isNumeric(role) ? numericCost(kind, text, role) : wordCost(kind, text, role);
}

function wordCost(kind: TokenKind, text: string, role: string): number {
  switch (role) {
    case 'line':
      return /^\d{1,6}[.)]?$|^\d{1,4}(?:\.\d{1,4}){1,2}$/.test(text) ? 0 : 2.5;
    case 'unit':
      if (kind === 'unit') return 0;
      return kind === 'text' && text.length <= 6 ? 0.4 : kind === 'number' && text.length <= 4 ? 1 : 2;
    case 'date':
    case 'shipDate':
      if (kind === 'date' || kind === 'datePart') return 0;
      return kind === 'number' && text.length <= 4 ? 0.5 : 1.6;
    case 'sku':
    case 'buyerSku':
    case 'supplierSku':
    case 'mpn':
      if (kind === 'code') return 0;
      return kind === 'number'
        ? /[.,]\d{2}$/.test(text)
          ? 1
          : /^\d{5,}$/.test(text)
            ? 0
            : 0.1
        : kind === 'date'
          ? 0.6
          : 0.5;
    case 'gtin':
      // `0 84418 31003 4` is written in groups.
      return /^\d{8,14}$/.test(text) ? 0 : /^\d{1,7}$/.test(text) ? 0.3 : 1.5;
    case 'description':
    case 'specification':
      return kind === 'number' || /^[$€£]?\d[\d.,]*\d\/[\d\p{L}]/u.test(text) ? 0.45 : kind === 'date' ? 0.6 : 0.05;
    default:
      return 0.3;
  }
}

function numericCost(kind: TokenKind, text: string, role: ColumnRole): number {
  if (kind === 'number') return role === 'quantity' && /^\d{7,}$/.test(text) ? 1 : 0;
  // `4.61/Ea`, `7,190.00/1,000`, `413KG`, `$`, `N` in a tax column.
  if (/^\p{Sc}?\d[\d.,]*(\/.+|[\p{L}%]{1,6})$/u.test(text)) return 0.1;
  if (/^[\p{Sc}%@/()-]+$/u.test(text)) return 0.1;
  if (role === 'taxPercent') return text.length <= 3 ? 0.2 : 1.5;
  if (kind === 'unit') return role === 'quantity' || role === 'price' || role === 'basis' ? 0.35 : 1.2;
  return kind === 'date' ? 2.5 : 2;
}
