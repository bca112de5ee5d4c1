/** Which pieces of a sheet or a text belong to which value. Pure. */
import type { PlainPage, PlainPiece } from '../model/format-adapter.ts';
import { cellsOf } from './paper-places.ts';
import type { PaperValue } from './paper-places.ts';

/** Pieces that stand together and belong to one value, or to none. */
export interface Run {
  readonly text: string;
  readonly value: PaperValue | undefined;
  /** Of a cell, 1-based. */
  readonly column: number;
}

/** The table that a row stands in; undefined for a line of text, which a mail has above and below its tables. */
export function tableOf(row: readonly PlainPiece[]): string | undefined {
  const at = row[0]?.at;
  return at !== undefined && 'cell' in at ? at.sheet : undefined;
}

/** Each cell by itself; words of a text joined as long as one value, or none, holds them. */
export function runsOf(row: readonly PlainPiece[], find: FindValue): Run[] {
  if (tableOf(row) !== undefined)
    return row.map(({ text, at }, index) => ({ text, value: find(at), column: columnOf(at) ?? index + 1 }));
  const runs: { text: string; readonly value: PaperValue | undefined; readonly column: number }[] = [];
  let before: PlainPiece['at'] | undefined;
  for (const { text, at } of row) {
    const value = find(at);
    const last = runs.at(-1);
    const gap = before === undefined ? '' : gapBetween(before, at);
    before = at;
    if (last !== undefined && last.value?.key === value?.key) last.text += gap + text;
    else {
      // Blanks between two values belong to neither.
      if (last?.value === undefined && last !== undefined) last.text += gap;
      else if (value !== undefined && gap !== '') runs.push({ text: gap, value: undefined, column: 0 });
      runs.push({ text: value === undefined && last?.value !== undefined ? gap + text : text, value, column: 0 });
    }
  }
  return runs;
}

function gapBetween(before: PlainPiece['at'], at: PlainPiece['at']): string {
  if (!('part' in before) || !('part' in at) || before.part !== at.part) return ' ';
  // Between words of HTML stand tags, which nobody sees.
  const most = before.part.startsWith('html') ? 1 : GAP_MAX;
  return ' '.repeat(Math.min(Math.max(0, at.start - before.end), most));
}

function columnOf(at: PlainPiece['at']): number | undefined {
  return 'cell' in at ? cellsOf(at.cell)[0]?.column : undefined;
}

const GAP_MAX = 40; // Columns of a text table; more blanks say nothing more.

export type FindValue = (at: PlainPiece['at']) => PaperValue | undefined;

/** By the cell that it is, or by the smallest range that holds it. */
export function valueFinder(values: readonly PaperValue[]): FindValue {
  const byCell = new Map<string, PaperValue>();
  const byPart = new Map<string, PaperValue[]>();
  for (const value of values) {
    const { at } = value;
    if ('cell' in at) for (const { name } of cellsOf(at.cell)) byCell.set(`${at.sheet}!${name}`, value);
    if ('part' in at) byPart.set(at.part, [...(byPart.get(at.part) ?? []), value]);
  }
  for (const list of byPart.values()) list.sort((one, other) => lengthOf(one) - lengthOf(other));
  return (at) => {
    if ('cell' in at) return byCell.get(`${at.sheet}!${at.cell}`);
    if (!('part' in at)) return undefined;
    return byPart.get(at.part)?.find(({ at: own }) => 'part' in own && own.start <= at.start && at.end <= own.end);
  };
}

function lengthOf({ at }: PaperValue): number {
  return 'part' in at ? at.end - at.start : 0;
}

const [WIDTH_MIN, WIDTH_MAX] = [4, 28]; // Characters of a column.

/** Of each table, as wide as its texts, within bounds: `grid-template-columns`. */
export function columnWidths({ rows }: PlainPage): Map<string, string> {
  const tables = new Map<string, number[]>();
  for (const row of rows) {
    const table = tableOf(row);
    if (table === undefined) continue;
    const widths = tables.get(table) ?? [];
    tables.set(table, widths);
    for (const { text, at } of row) {
      const column = columnOf(at);
      if (column === undefined) continue;
      const index = column - 1;
      widths[index] = Math.min(WIDTH_MAX, Math.max(widths[index] ?? WIDTH_MIN, text.length + 2));
    }
  }
  return new Map([...tables].map(([table, widths]) => [table, templateOf(widths)]));
}

function templateOf(widths: readonly number[]): string {
  return Array.from(widths, (width) => `${width ?? WIDTH_MIN}ch`).join(' ');
}
