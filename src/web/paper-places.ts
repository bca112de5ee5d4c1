/** Places in papers: their keys, what they are called, and in which order they are read. Pure. */
import type { Finding } from '../model/finding.ts';
import type { CellPlace, Lineage, PagePlace, Place, TextPlace } from '../model/lineage.ts';
import type { LinkKey } from './links.ts';

export type PaperPlace = PagePlace | CellPlace | TextPlace;

/** One value as the paper says it. */
export interface PaperValue {
  readonly key: LinkKey;
  readonly at: PaperPlace;
  /** The paper's own characters; empty when only a finding points there. */
  readonly raw: string;
  readonly finding?: Finding;
}

/** The place when it is one in a paper: on a page, in a cell, or in a text. */
export function paperPlace(at: Place | undefined): PaperPlace | undefined {
  return at !== undefined && ('page' in at || 'cell' in at || 'part' in at) ? at : undefined;
}

/** The same for the same place, whichever field or finding names it. */
export function placeKey(at: PaperPlace): LinkKey {
  const file = at.file === undefined ? '' : `${at.file}:`;
  if ('page' in at) return `page:${file}${at.page}:${at.box.map((edge) => edge.toFixed(1)).join(',')}`;
  if ('cell' in at) return `cell:${file}${at.sheet}!${at.cell}`;
  return `text:${file}${at.part}:${at.start}-${at.end}`;
}

/** Each place once, in the order of reading: page by page in rows, sheet by sheet, text by text. */
export function paperValues(lineage: Lineage, issues: readonly Finding[]): PaperValue[] {
  const values = new Map<LinkKey, PaperValue>();
  for (const { at, raw } of Object.values(lineage)) {
    const place = paperPlace(at);
    if (place !== undefined) values.set(placeKey(place), { key: placeKey(place), at: place, raw });
  }
  for (const finding of issues) {
    const place = paperPlace(finding.at);
    if (place === undefined) continue;
    const key = placeKey(place);
    const known = values.get(key);
    if (known?.finding?.severity !== 'error') values.set(key, { key, at: place, raw: known?.raw ?? '', finding });
  }
  return [...values.values()].toSorted(inReadingOrder);
}

/** Values on one page as rows: what stands on one line of print is one row, from left to right. */
export function rowsOnPage(values: readonly PaperValue[], page: number): PaperValue[][] {
  const rows: { readonly bottom: number; readonly cells: PaperValue[] }[] = [];
  for (const value of values) {
    if (!('page' in value.at) || value.at.page !== page) continue;
    const [, top, , bottom] = value.at.box;
    const last = rows.at(-1);
    if (last !== undefined && (top + bottom) / 2 < last.bottom) last.cells.push(value);
    else rows.push({ bottom, cells: [value] });
  }
  return rows.map(({ cells }) => cells.toSorted((one, other) => leftOf(one) - leftOf(other)));
}

function leftOf({ at }: PaperValue): number {
  return 'page' in at ? at.box[0] : 0;
}

function inReadingOrder({ at: one }: PaperValue, { at: other }: PaperValue): number {
  if (one.file !== other.file) return (one.file ?? '').localeCompare(other.file ?? '');
  if ('page' in one && 'page' in other)
    return one.page - other.page || one.box[1] - other.box[1] || one.box[0] - other.box[0];
  if ('cell' in one && 'cell' in other) {
    const [[a], [b]] = [cellsOf(one.cell), cellsOf(other.cell)];
    const below = (a?.row ?? 0) - (b?.row ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
    return one.sheet.localeCompare(other.sheet) || below;
  }
  if ('part' in one && 'part' in other) return one.part.localeCompare(other.part) || one.start - other.start;
  return 0;
}

export interface CellAddress {
  readonly name: string;
  /** 1-based. */
  readonly row: number;
  readonly column: number;
}

const CELLS_MAX = 200; // A value stands in a few cells; a range of thousands is a mistake.

/** The cells of `B7` or `B7:C8`. */
export function cellsOf(range: string): CellAddress[] {
  const [from, to = from] = range.split(':').map(addressOf);
  if (from === undefined || to === undefined) return [];
  const cells: CellAddress[] = [];
  for (let row = from.row; row <= to.row && cells.length < CELLS_MAX; row += 1)
    for (let column = from.column; column <= to.column && cells.length < CELLS_MAX; column += 1)
      cells.push({ name: `${lettersOf(column)}${row}`, row, column });
  return cells;
}

function addressOf(cell: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  if (letters === undefined || row === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row), column };
}

function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  const front = (column - 1 - rest) / 26;
  return (front === 0 ? '' : lettersOf(front)) + String.fromCharCode(65 + rest);
}

export function placeName(at: PaperPlace): string {
  return at.file === undefined ? nameInFile(at) : `${nameInFile(at)} of ${at.file}`;
}

function nameInFile(at: PaperPlace): string {
  if ('page' in at) return `page ${at.page}`;
  if ('cell' in at) return `${at.sheet}, cell ${at.cell}`;
  return `${at.part}, characters ${at.start} to ${at.end - 1}`;
}
