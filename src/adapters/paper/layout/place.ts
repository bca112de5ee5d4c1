/** Places of several words as one place. */
import type { Place } from '../../../model/lineage.ts';

/** The smallest place that holds all; undefined for none, the first one where kinds or parts differ. */
export function joinPlaces(places: readonly Place[]): Place | undefined {
  const [first, ...rest] = places;
  let joined = first;
  for (const place of rest) joined = joined === undefined ? place : join(joined, place);
  return joined;
}

function join(a: Place, b: Place): Place {
  if ('page' in a && 'page' in b && a.page === b.page) {
    const box = [
      Math.min(a.box[0], b.box[0]),
      Math.min(a.box[1], b.box[1]),
      Math.max(a.box[2], b.box[2]),
      Math.max(a.box[3], b.box[3]),
    ] as const;
    return { page: a.page, box };
  }
  if ('part' in a && 'part' in b && a.part === b.part)
    return { part: a.part, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
  if ('cell' in a && 'cell' in b && a.sheet === b.sheet) return { sheet: a.sheet, cell: joinCells(a.cell, b.cell) };
  return a;
}

function joinCells(a: string, b: string): string {
  if (a === b) return a;
  const corners = [...a.split(':'), ...b.split(':')].map(corner);
  const columns = corners.map(([column]) => column);
  const rows = corners.map(([, row]) => row);
  const from = `${letters(Math.min(...columns))}${Math.min(...rows)}`;
  const to = `${letters(Math.max(...columns))}${Math.max(...rows)}`;
  return from === to ? from : `${from}:${to}`;
}

/** `B7` as column 2, row 7. */
function corner(cell: string): readonly [column: number, row: number] {
  const [, name = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  let column = 0;
  for (const letter of name) column = column * 26 + letter.charCodeAt(0) - 64;
  return [column, Number(row)];
}

/** Column 28 is `AB`. */
export function letters(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
