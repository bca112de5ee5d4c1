/** A text table as one page of cells. What its columns mean, and how its decimals are written, is decided later. */
import { parse } from 'csv-parse/sync';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { letters } from '../../paper/layout/place.ts';
import type { Paper, PaperLimits, PaperReader } from '../../paper/page.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { PageFlow, type FlowCell } from '../../paper/source/page-flow.ts';
import { delimiterOf } from './delimiter.ts';

// A promise, as all readers give one; a text is read at once.
// oxlint-disable-next-line typescript/require-await
export const csvReader: PaperReader = { name: 'csv', read: async (bytes, { limits }) => readCsv(bytes, limits) };

const SHEET = 'csv';
const COLUMNS_MAX = 1000; // The widest export seen had 180.
const CELLS_FACTOR = 10; // As for the sheets of a workbook.

export function readCsv(bytes: Uint8Array, limits: PaperLimits): Paper {
  const findings: Finding[] = [];
  if (!looksLikeText(bytes)) {
    findings.push(finding('text-unreadable', 'The file holds bytes that no text has.'));
    return { pages: [], findings, attachments: [] };
  }
  const { text, charset, isGuess } = decodeText(bytes);
  if (isGuess) findings.push(finding('charset-guessed', `The text was read as ${charset}.`));
  const rows = rowsOf(text, limits.rowsMax, findings);
  const flow = new PageFlow(limits.wordsMax * CELLS_FACTOR);
  flow.table(rows.flatMap((row, index) => cellsOf(row, index)));
  if (flow.isFull)
    findings.push(
      finding('paper-words-limit', `The table holds more cells than are read (wordsMax × ${CELLS_FACTOR}).`),
    );
  return { pages: [flow.page(1)], findings, attachments: [] };
}

function rowsOf(text: string, rowsMax: number, findings: Finding[]): string[][] {
  const delimiter = delimiterOf(text.slice(0, 200_000))?.delimiter ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: rowsMax + 1,
      max_record_size: RECORD_MAX,
    });
  } catch {
    // A quote that never ends: each line is a record then, and quotes are characters.
    rows = text.split(/\r\n|\n|\r/, rowsMax + 1).map((line) => line.split(delimiter));
  }
  if (rows.length > rowsMax)
    findings.push(
      finding('paper-rows-limit', `The table has more than ${rowsMax} rows; the first ones were read (rowsMax).`),
    );
  return rows.slice(0, rowsMax);
}
const RECORD_MAX = 100_000; // Characters; a quote that is opened and never closed swallows no more.

function cellsOf(row: readonly string[], index: number): FlowCell[] {
  return row.slice(0, COLUMNS_MAX).flatMap((value, column) => {
    const text = withoutWrapping(value);
    if (text.trim() === '') return [];
    const cell = `${letters(column + 1)}${index + 1}`;
    const lines = text.split(/\r\n|\r|\n/).map((line) => ({ text: line, at: () => ({ sheet: SHEET, cell }) }));
    return [{ row: index, column, rowSpan: 1, columnSpan: 1, lines }];
  });
}

/** `="00123"` keeps the zeros of a number from a spreadsheet; the signs are no part of the value. */
function withoutWrapping(value: string): string {
  return value.replace(/^="?([^"]*)"?$/, '$1');
}
