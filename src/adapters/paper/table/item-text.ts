/** Texts, codes and days of an item, gathered from the rows that they wrap over. */
import type { ColumnRole } from '../lexicon/columns.ts';
import { foundIn, type Found } from '../found.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { isBarcode } from '../values/barcode.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column } from './head.ts';
import type { Put, Reading } from './item.ts';
import { cellOf, type Row } from './rows.ts';

/** A day may wrap inside a narrow column: `8 June` over `2024`. */
export function dateUnder(
  rows: readonly Row[],
  columns: readonly Column[],
  role: ColumnRole,
  { order }: Reading,
): Found | undefined {
  const tokens: Token[] = [];
  for (const row of rows) {
    tokens.push(...(cellOf(row, columns, role) ?? []));
    const [date] = datesIn(textOf(tokens), order);
    if (date !== undefined) return foundIn(tokens, `paper/column/${role}`, date.orderMatters ? 0.95 : 0.97, date.value);
    if (tokens.length > 6) return undefined;
  }
  const tight = tokens.map(({ text }) => text).join('');
  const [date] = datesIn(tight, order);
  return date === undefined ? undefined : foundIn(tokens, `paper/column/${role}`, 0.9, date.value);
}

/** The first row of the column that holds anything; a code that ends with a hyphen goes on in the next row. */
export function codeUnder(rows: readonly Row[], columns: readonly Column[], role: ColumnRole): Found | undefined {
  let tokens: Token[] = [];
  let isOpen = false;
  for (const row of rows) {
    const cell = cellOf(row, columns, role);
    if (cell === undefined || NOTHING.test(textOf(cell))) continue;
    if (tokens.length === 0) tokens = [...codeTokens(cell)];
    else if (/[-/_]$/.test(tokens.at(-1)?.text ?? '')) tokens = [...tokens, ...cell.slice(0, 1)];
    // A narrow column wraps a code that began with a hyphen over more rows: `MJ-` `BLOCK` `BOX`.
    else if (/[-/_]$/.test(tokens[0]?.text ?? '') && cell.every(({ text }) => /^[A-Z\d]+$/.test(text)))
      tokens = [...tokens, ...cell];
    else {
      isOpen = mayBeWrapped(tokens, cell, row, rows);
      break;
    }
  }
  if (tokens.length === 0) return undefined;
  const text = tokens
    .reduce(
      (joined, token) => joined + (/[-/_]$/.test(joined) || joined === '' || token.glued ? '' : ' ') + token.text,
      '',
    )
    // `(TK-5044)` below `(YOUR REF.)`.
    .replace(/^\(([^()]+)\)$/, '$1');
  const sure = /\d/.test(text) ? 0.97 : 0.75;
  const found = foundIn(tokens, `paper/column/${role}`, isOpen ? Math.min(sure, WRAPPED) : sure, text);
  return { ...found, text };
}

const WRAPPED = 0.85;

/**
 * Below a code stands another one in the same column, of letters and digits, in the very next line: a second number, or the
 * end of one that its cell has wrapped. Where both had fitted side by side nothing was wrapped; otherwise a person decides.
 */
function mayBeWrapped(code: readonly Token[], below: readonly Token[], row: Row, rows: readonly Row[]): boolean {
  const [first] = code;
  const [next] = below;
  const last = code.at(-1);
  if (first === undefined || last === undefined || next === undefined || below.length > 1) return false;
  if (first.cell !== undefined || !isCodeLike(next.text) || next.text.length > 12) return false;
  const isNextLine = next.box[1] - last.box[3] < 0.6 * last.size && next.page === last.page;
  if (!isNextLine || Math.abs(next.box[0] - first.box[0]) > 0.5 * last.size) return false;
  const own = rows.find(({ line }) => line.tokens.includes(first));
  // A row that has more than this code and its text is no wrapped end.
  if (own === undefined || row.line.segments.length > 2) return false;
  const right = own.line.tokens.find(({ box }) => box[0] >= last.box[2] + 0.2 * last.size);
  const room = (right?.box[0] ?? Infinity) - first.box[0];
  const needed = last.box[2] - first.box[0] + next.box[2] - next.box[0];
  return needed > room - 0.4 * last.size;
}

/** What forms print where there is no number. */
const NOTHING =
  /^(?:not (?:specified|applicable|available|assigned|provided)|n\.?\/?a\.?|none|nil|tbd|tba|keine|ohne|[-–—]+)$/i;

/** The code at the front of a cell: all of a short cell, or the words up to the first plain one. */
function codeTokens(cell: readonly Token[]): readonly Token[] {
  const [first] = cell;
  if (first === undefined || cell.length === 1) return cell;
  if (barcodeBehind(cell) !== undefined) return [first];
  // `Leg Leveler:M666`: a program that groups items prints the group before its item.
  const colon = cell.findIndex(({ text }) => text.endsWith(':'));
  if (colon >= 0 && colon <= 3 && cell[colon + 1]?.glued === true) return cell.slice(0, colon + 2);
  const bracket = cell.findIndex(({ text }) => text.endsWith(']'));
  if (first.text.startsWith('[') && bracket >= 0) return cell.slice(0, bracket + 1);
  // `71540-BRKT-LH - B`: the letter of a drawing stands behind the number.
  if (cell.length === 3 && /^[-–]$/.test(cell[1]?.text ?? '') && /^[A-Z\d]{1,2}$/.test(cell[2]?.text ?? ''))
    return [first];
  // `SOPORTE UCP 208`: words in capitals up to the digits that tell one from the other.
  const isWorded =
    cell.length <= 4 &&
    /^[A-Z]{2,}$/.test(first.text) &&
    cell.every(({ text }, index) => /^[A-Z\d][A-Z\d./-]*$/.test(text) && !isApart(cell[index - 1], cell[index]));
  if (isWorded && /\d/.test(cell.at(-1)?.text ?? '')) return cell;
  let end = 1;
  while (
    end < cell.length &&
    (isCodeLike(cell[end]?.text ?? '') || /^[\d-]+$/.test(cell[end]?.text ?? '')) &&
    !isApart(cell[end - 1], cell[end])
  )
    end += 1;
  return cell.slice(0, end);
}

/** What stands that far from the code is of a column without a head. */
function isApart(code: Token | undefined, next: Token | undefined): boolean {
  return code !== undefined && next !== undefined && next.box[0] - code.box[2] > APART_MIN * code.size;
}
const APART_MIN = 2.5;

/** `1020331  4912345020338`: the bar code of the article stands behind its number. */
export function barcodeBehind(cell: readonly Token[] | undefined): Token | undefined {
  const [number, code, ...more] = cell ?? [];
  const isBehind = number !== undefined && code !== undefined && more.length === 0 && isBarcode(code.text);
  return isBehind && !isBarcode(number.text) ? code : undefined;
}

const LINES_MAX = 4;

/** Description: the text columns of the first rows, from left to right; what a bracket sets in front is the item number. */
export function textsOf(rows: readonly Row[], columns: readonly Column[], taken: ReadonlySet<Token>, set: Put): void {
  const tokens: Token[] = [];
  let lines = 0;
  for (const row of rows) {
    const cell = [...row.cells].flatMap(([index, each]) => {
      if (isText(columns[index])) return each;
      // Without a column for it the text stands behind, or below, the item number.
      const isSku = columns[index]?.role === 'sku' && !columns.some(isText);
      return isSku ? each.filter((token) => !taken.has(token)) : [];
    });
    if (cell.length === 0) continue;
    if (lines >= LINES_MAX) break;
    lines += 1;
    tokens.push(...cell.map((token, index) => (index === 0 && lines > 1 ? { ...token, glued: false } : token)));
  }
  const bracket = bracketEnd(tokens);
  if (bracket >= 0) {
    const inside = tokens.slice(0, bracket + 1);
    set(
      'buyerSku',
      foundIn(inside, 'paper/description/bracket', 0.96, textOf(inside).replaceAll(/^[[({]|[\])}]$/g, '')),
    );
  }
  const rest = tokens.slice(bracket + 1);
  if (rest.length > 0) set('description', foundIn(rest, 'paper/column/description', 0.9));
}

function isText(column: Column | undefined): boolean {
  return column?.role === 'description' || column?.role === 'specification';
}

/** Index of the word that ends the bracket in front; a scan shows `[` as a round one now and then. */
function bracketEnd(tokens: readonly Token[]): number {
  const [first] = tokens;
  if (first === undefined) return -1;
  const isScan = first.confidence < 1;
  if (isScan && /^[[({][A-Z\d-]{3,}[\])}]$/i.test(first.text)) return 0;
  return first.text.startsWith('[') ? tokens.findIndex(({ text }) => text.endsWith(']')) : -1;
}
