/** A table of which a mail program kept the words alone: each cell on a line of its own, row behind row. */
import { ITEM_NUMBERS, exactMeaning, isNumeric, type ColumnRole } from '../lexicon/columns.ts';

export interface ListedCell {
  readonly row: number;
  readonly column: number;
  /** Index of its line. */
  readonly line: number;
}

const WIDTHS: readonly number[] = [8, 7, 6, 5, 4, 3];
const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([...ITEM_NUMBERS, 'description']);

/**
 * From this line on labels of columns, then rows in which numbers stand under each label of a number. Blank lines between cells say
 * nothing: programs put them after each. Undefined where that is not so.
 */
export function listedCells(textAt: (line: number) => string | undefined, from: number): ListedCell[] | undefined {
  if (exactMeaning(textAt(from) ?? '') === undefined) return undefined;
  const filled: { readonly line: number; readonly text: string }[] = [];
  for (let line = from; filled.length < CELLS_MAX; line++) {
    const text = textAt(line);
    if (text === undefined) break;
    if (text !== '') filled.push({ line, text });
  }
  const row = (width: number, index: number): string[] =>
    filled.slice(index * width, (index + 1) * width).map(({ text }) => text);
  for (const width of WIDTHS) {
    const roles = rolesOf(row(width, 0));
    if (roles === undefined) continue;
    let rows = 0;
    while (isRow(row(width, rows + 1), roles)) rows += 1;
    if (rows > 0)
      return filled
        .slice(0, (rows + 1) * width)
        .map(({ line }, index) => ({ row: Math.floor(index / width), column: index % width, line }));
  }
  return undefined;
}
const CELLS_MAX = 4000;

/** All labels but one are known, and they say what is ordered and how many of it. */
function rolesOf(labels: readonly string[]): (ColumnRole | undefined)[] | undefined {
  const roles = labels.map((label) => exactMeaning(label)?.role);
  const known = new Set(roles.filter((role) => role !== undefined));
  const isWhole =
    roles.filter((role) => role === undefined).length <= 1 && known.size >= Math.max(3, labels.length - 1);
  return isWhole && known.has('quantity') && [...known].some((role) => NAMES.has(role)) ? roles : undefined;
}

/** `10`, `$14.20`, `2 pcs` under numbers, and something with letters or digits under each other label. */
function isRow(cells: readonly string[], roles: readonly (ColumnRole | undefined)[]): boolean {
  return (
    cells.length === roles.length &&
    cells.every((text, index) =>
      isNumeric(roles[index])
        ? /^(?:\p{Sc}|\p{L}{3}\s)?\s?-?\d[\d.,']*(?:\s?[\p{L}\p{Sc}%]{1,6}\.?)?$/u.test(text)
        : /[\p{L}\d]/u.test(text),
    )
  );
}
