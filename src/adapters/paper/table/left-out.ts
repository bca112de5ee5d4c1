/** Rows of a table that name an item and became none: an order must not lose a line in silence. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { placeOf, textOf, type Token } from '../layout/layout.ts';
import type { Column } from './head.ts';
import { ITEM_NUMBERS, type ColumnRole } from '../lexicon/columns.ts';
import type { PaperItem } from './item.ts';
import { mayChange } from '../beside/harmless.ts';
import { isCodeLike } from '../values/token.ts';
import { isOrdered, isWhole, type ItemRows } from './records.ts';
import type { Row } from './rows.ts';

export interface LeftOut {
  readonly tokens: readonly Token[];
  /** True where nearly all other rows were ordered: not a catalogue, in which most are not. */
  readonly isOne: boolean;
  /** What became of it, where it may not be a line that was lost. */
  readonly what?: string;
}

/**
 * In a printed table: a row below an item that has an item number and a text of its own, as its anchor has. With a quantity or
 * a unit in its place it is an item that was not seen as one; without them, where many items have such rows, they are second
 * lines of items.
 */
function swallowedRows(items: readonly ItemRows[], columns: readonly Column[]): LeftOut[] {
  const rows = items.flatMap(({ rows: own, anchor }) =>
    isWhole(anchor, columns) ? own.filter((row) => row !== anchor && isWhole(row, columns)) : [],
  );
  const ordered = rows.filter((row) => isOrdered(row, columns));
  const told = rows.length * 2 <= items.length ? rows : ordered;
  return told.map(({ line }) => ({ tokens: line.tokens, isOne: true }));
}

/** Both kinds, each row once. */
export function lostRows(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): LeftOut[] {
  const swallowed = swallowedRows(rows, columns);
  const known = new Set(swallowed.map(({ tokens }) => tokens));
  return [...swallowed, ...unspentRows(items, rows, columns).filter(({ tokens }) => !known.has(tokens))];
}

/** Columns whose words say how much of what is ordered. */
const TELLING: ReadonlySet<ColumnRole> = new Set<ColumnRole>([...ITEM_NUMBERS, 'quantity', 'unit', 'price', 'amount']);

/**
 * Rows below an item with words under quantity, unit, price or item number that became part of nothing: `S-889  Film  a few  EA`, `plus one
 * box of S-889`, `not more than 10`. What stands below nearly every item is the form of the paper.
 */
function unspentRows(items: readonly PaperItem[], rows: readonly ItemRows[], columns: readonly Column[]): LeftOut[] {
  const lost = rows.flatMap(({ rows: own, anchor }, index) => {
    const spent = new Set(Object.values(items[index]?.fields ?? {}).flatMap(({ tokens }) => tokens));
    return own.filter((row) => row !== anchor && !row.isSum && isUnspent(row, spent, columns));
  });
  const isForm = items.length > 1 && lost.length * 2 > items.length;
  const what = 'says something under quantity, price or item number that became part of no line.';
  return isForm ? [] : lost.map(({ line }) => ({ tokens: line.tokens, isOne: true, what }));
}

function isUnspent(row: Row, spent: ReadonlySet<Token>, columns: readonly Column[]): boolean {
  const left = [...row.cells].flatMap(([index, tokens]) => {
    const role = columns[index]?.role;
    const own = tokens.filter((token) => !spent.has(token));
    return role === undefined || !TELLING.has(role) || own.length === 0 ? [] : [{ role, text: textOf(own) }];
  });
  // `S-889  Film  as needed  EA  1.00`: an item number, and something in the places of what is ordered.
  const isItem = left.some(({ role, text }) => ITEM_NUMBERS.has(role) && isCodeLike(text));
  if (isItem && left.some(({ role }) => !ITEM_NUMBERS.has(role))) return true;
  if (!left.some(({ text }) => /\p{L}{2}|\p{Script=Han}/u.test(text))) return false;
  // Somebody has typed it; a printed text may reach under the next column.
  const isTyped = row.line.tokens.some(({ at }) => 'part' in at);
  const text = textOf(row.line.tokens);
  return isTyped || mayChange(text) || COUNTS.test(text);
}

/** `plus one box of S-889`. */
const COUNTS =
  /\b(?:plus|and|also|additional|extra)\s(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\b(?:zusätzlich|außerdem|plus)\s(?:ein\p{L}*|zwei|drei|\d+)/iu;

const TOLD_MAX = 20;

/** Each lost row of an order; of a catalogue, that most of it was not ordered. */
export function leftOutFindings(rows: readonly LeftOut[]): Finding[] {
  const [first, ...more] = rows.filter(({ isOne }) => !isOne);
  const told = rows
    .filter(({ isOne }) => isOne)
    .slice(0, TOLD_MAX)
    .map(({ tokens, what: said = 'names an item and became no line of the order.' }) =>
      findingOf(tokens, said, 'error'),
    );
  if (first === undefined) return told;
  const what = more.length === 0 ? 'names an item' : `and ${more.length} more name items`;
  const left = more.length === 0 ? 'was' : 'were';
  return [...told, findingOf(first.tokens, `${what} without a quantity, or with zero, and ${left} left out.`, 'info')];
}

function findingOf(tokens: readonly Token[], what: string, severity: Finding['severity']): Finding {
  const at = placeOf(tokens);
  const message = `The row "${textOf(tokens).slice(0, 80)}" ${what}`;
  return finding('row-left-out', message, { severity, ...(at === undefined ? {} : { at }) });
}
