/** Rows out of a spreadsheet, and the lines that they become once it is said what their columns hold. Pure. */
import type { FormLine } from '../../model/form.ts';
import type { PastedUse } from '../../model/pasted.ts';

/** @returns undefined when the text is no table, but one value */
export function rowsOf(text: string): string[][] | undefined {
  if (!/[\t\r\n]/.test(text)) return undefined;
  const rows = cellsOf(text.replaceAll(/\r\n?/g, '\n'));
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.length === 0) return undefined;
  // Out of a text file: all rows are cut at the same number of semicolons.
  const cuts = new Set(filled.map((row) => (row.length === 1 ? (row[0]?.split(';').length ?? 1) : 0)));
  const [cut = 0] = cuts;
  return cuts.size === 1 && cut > 1
    ? filled.map((row) => (row[0] ?? '').split(';').map((cell) => cell.trim()))
    : filled;
}

/** As spreadsheets copy them: a cell with a line break or a tab stands in quotes, and its own quotes are doubled. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    rows.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).replaceAll(/\s+/g, ' ').trim());
    if (end === '\n') rows.push([]);
  }
  return rows;
}

/** What each column holds; undefined where nobody has said it yet. */
export type Uses = readonly (PastedUse | undefined)[];

export function linesOf(rows: readonly (readonly string[])[], uses: Uses): FormLine[] {
  return rows.map((row) => {
    const line: { -readonly [Key in keyof FormLine]: FormLine[Key] } = {};
    for (const [index, use] of uses.entries()) {
      const cell = row[index] ?? '';
      if (use !== undefined && use !== 'none' && cell !== '') line[use] = use === 'date' ? dayOf(cell) : cell;
    }
    return line;
  });
}

export type PasteTrouble =
  | { readonly kind: 'open'; readonly columns: readonly number[] }
  | { readonly kind: 'itemMissing' }
  | { readonly kind: 'noQuantities' | 'noUnits'; readonly columns: readonly number[] };

/** Why the lines cannot be taken yet. Columns are counted from 0. */
export function troubleOf(rows: readonly (readonly string[])[], uses: Uses): PasteTrouble | undefined {
  const open = columnsWhere(uses, (use) => use === undefined);
  if (open.length > 0) return { kind: 'open', columns: open };
  if (!uses.includes('item')) return { kind: 'itemMissing' };
  const cellsOfColumn = (index: number): string[] => rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  const quantities = columnsWhere(uses, (use) => use === 'quantity');
  if (quantities.some((index) => !cellsOfColumn(index).some((cell) => isNumberAlone(cell))))
    return { kind: 'noQuantities', columns: quantities };
  const units = columnsWhere(uses, (use) => use === 'unit');
  // A price that is taken for a unit is an order without either.
  if (units.some((index) => cellsOfColumn(index).some((cell) => isMoneyOrNumber(cell))))
    return { kind: 'noUnits', columns: units };
  return undefined;
}

function columnsWhere(uses: Uses, is: (use: PastedUse | undefined) => boolean): number[] {
  return uses.flatMap((use, index) => (is(use) ? [index] : []));
}

/** Quantities that are no plain numbers: they are taken as they stand, and the checks ask for them. */
export function doubtfulQuantities(rows: readonly (readonly string[])[], uses: Uses): string[] {
  const index = uses.indexOf('quantity');
  return index === -1 ? [] : rows.map((row) => row[index] ?? '').filter((cell) => !isNumberAlone(cell));
}

/** A number alone, with whatever stands between its digits: what it means is for the gateway. */
function isNumberAlone(cell: string): boolean {
  return /^[+-]?\d[\d.,'’\s]*$/.test(cell.normalize('NFKC').trim());
}

/** A number or an amount of money: such a cell is no unit, whatever its column is called. */
function isMoneyOrNumber(cell: string): boolean {
  return isNumberAlone(cell.normalize('NFKC').replaceAll(/[$€£¥₹%元]|(?<!\p{L})[A-Z]{3}(?!\p{L})/gu, ' '));
}

/** As the gateway reads days, where only one day can be meant; 03/04/2026 stays as it is, and is asked about. */
export function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return iso(year, month, day);
  const [, germanDay, germanMonth, germanYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (germanDay !== undefined && germanMonth !== undefined && germanYear !== undefined)
    return iso(germanYear, germanMonth, germanDay);
  const [, first = '', second = '', slashYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (slashYear === undefined) return text;
  if (Number(first) > 12) return iso(slashYear, second, first);
  return Number(second) > 12 || first === second ? iso(slashYear, first, second) : text;
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
