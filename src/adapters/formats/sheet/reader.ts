/** A workbook as pages of cells, one for each sheet that is seen: formulas by the values that were saved with them. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { letters } from '../../paper/layout/place.ts';
import type { Page, Paper, PaperLimits, PaperReader } from '../../paper/page.ts';
import { drawnWord } from '../../paper/source/drawn.ts';
import { PageFlow, type FlowCell } from '../../paper/source/page-flow.ts';
import { cellText, decimalMarkOf, isText, shownOtherwise, type BookCell } from './cell-text.ts';
import { withPictures } from '../../paper/source/pictures.ts';
import { openBook, type BookSheet } from './open.ts';

// A promise, as all readers give one; a workbook itself is read at once.
// oxlint-disable-next-line typescript/require-await
export const sheetReader: PaperReader = { name: 'sheet', read: async (bytes, { limits }) => readBook(bytes, limits) };

export function readBook(bytes: Uint8Array, limits: PaperLimits): Paper {
  const findings: Finding[] = [];
  const { sheets, zip } = openBook(bytes, limits, findings);
  const seen = sheets.filter(({ isHidden }) => !isHidden);
  const hidden = sheets.filter(({ isHidden }) => isHidden);
  if (hidden.length > 0)
    findings.push(
      finding('sheet-hidden-left-out', `Hidden sheets were not read: ${hidden.map(({ name }) => name).join(', ')}.`),
    );
  if (seen.length > limits.pagesMax)
    findings.push(
      finding('paper-pages-limit', `The workbook has ${seen.length} sheets; ${limits.pagesMax} were read (pagesMax).`),
    );
  const read = seen.slice(0, limits.pagesMax);
  const mark = decimalMarkOf(read.flatMap(({ cells }) => cells.filter(isText).map(({ v }) => v)));
  const pages = read.map((sheet, index) => pageOf(sheet, index + 1, mark, limits, findings));
  return { pages: zip === undefined ? pages : withPictures(pages, zip), findings, attachments: [], mark };
}

/** A sheet has more words than a printed page; each cell is a word or two. */
const CELLS_FACTOR = 10;
const COLUMNS_MAX = 1000; // The widest export seen had 180.

function pageOf(
  sheet: BookSheet,
  number: number,
  mark: '.' | ',',
  { wordsMax, rowsMax }: PaperLimits,
  findings: Finding[],
): Page {
  const { name, cells, hiddenRows, hiddenColumns } = sheet;
  const flow = new PageFlow(wordsMax * CELLS_FACTOR);
  const shown: FlowCell[] = [];
  const hidden = { rows: new Set<number>(), columns: new Set<number>() };
  const struck: string[] = [];
  let unsaved = 0;
  let isLong = false;
  let isWide = false;
  for (const cell of cells) {
    if (cell.row >= rowsMax) isLong = true;
    if (cell.column >= COLUMNS_MAX) isWide = true;
    if (cell.row >= rowsMax || cell.column >= COLUMNS_MAX) continue;
    if (cell.comment !== '') findings.push(commented(cell, name));
    // What it would come to nobody knows; that something stands there is known.
    const isUnsaved = cell.f !== undefined && cellText(cell, mark) === undefined;
    if (isUnsaved) unsaved += 1;
    const text = isUnsaved ? '=' : cellText(cell, mark);
    if (text === undefined || text.trim() === '') continue;
    if (cell.isStruck) {
      struck.push(text.trim());
      continue;
    }
    if (hiddenRows.has(cell.row)) hidden.rows.add(cell.row);
    else if (hiddenColumns.has(cell.column)) hidden.columns.add(cell.column);
    else shown.push(flowCell(cell, text, name));
  }
  flow.table(shown, 0, sheet.widths);
  if (isLong || sheet.isCut)
    findings.push(
      finding(
        'paper-rows-limit',
        `The sheet "${name}" has more than ${rowsMax} rows; the first ones were read (rowsMax).`,
      ),
    );
  if (isWide)
    findings.push(
      finding(
        'paper-words-limit',
        `The sheet "${name}" has more than ${COLUMNS_MAX} columns; the first ones were read.`,
      ),
    );
  if (flow.isFull)
    findings.push(
      finding('paper-words-limit', `The sheet "${name}" holds more cells than are read (wordsMax × ${CELLS_FACTOR}).`),
    );
  if (hidden.rows.size + hidden.columns.size > 0)
    findings.push(finding('sheet-hidden-left-out', `${hiddenWords(hidden)} of the sheet "${name}" were not read.`));
  if (struck.length > 0)
    findings.push(
      finding('sheet-text-struck-out', `Struck out in the sheet "${name}", and not read: ${listOf(struck)}.`),
    );
  if (unsaved > 0)
    findings.push(
      finding(
        'sheet-formula-without-value',
        `${unsaved} ${unsaved === 1 ? 'formula' : 'formulas'} of the sheet "${name}" came without a value.`,
      ),
    );
  const drawn = sheet.margins.map((text) => drawnWord(text, { sheet: name, cell: MARGIN }));
  return { ...flow.page(number, name), ...(drawn.length === 0 ? {} : { drawn }) };
}

/** The place of what stands in no cell: the head or foot of the printed page. */
const MARGIN = 'header';

function commented({ comment, row, column }: BookCell, sheet: string): Finding {
  const text = comment.replaceAll(/\s+/g, ' ').trim();
  const at = { sheet, cell: `${letters(column + 1)}${row + 1}` };
  return finding('row-remark-may-change', `A comment at the cell says: "${text.slice(0, COMMENT_MAX)}"`, { at });
}

const COMMENT_MAX = 160;

function hiddenWords({ rows, columns }: { rows: Set<number>; columns: Set<number> }): string {
  const parts = [
    rows.size === 0 ? [] : `hidden rows ${listOf([...rows].map((row) => String(row + 1)))}`,
    columns.size === 0 ? [] : `hidden columns ${listOf([...columns].map((column) => letters(column + 1)))}`,
  ].flat();
  const text = parts.join(' and ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const LISTED_MAX = 10;

function listOf(names: readonly string[]): string {
  const rest = names.length - LISTED_MAX;
  return names.slice(0, LISTED_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function flowCell(source: BookCell, text: string, sheet: string): FlowCell {
  const { row, column, rowSpan, columnSpan } = source;
  const cell = `${letters(column + 1)}${row + 1}`;
  const shown = shownOtherwise(source);
  return {
    ...(shown === undefined ? {} : { shown }),
    row,
    column,
    rowSpan,
    columnSpan,
    lines: text.split(/\r\n|\r|\n/).map((line) => ({ text: line, at: () => ({ sheet, cell }) })),
  };
}
