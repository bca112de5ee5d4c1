/**
 * Lines that may head a printed table although too few of their labels are known: words over a row of numbers, one label over each.
 * Whether they do, the arithmetic of the rows below says.
 */
import { centre, type Layout, type Line, type PageLayout } from '../layout/layout.ts';
import { kindOf } from '../values/token.ts';
import { columnsOf, type TableHead } from './head.ts';

const LABELS_MIN = 4;
const LABEL_MAX = 28; // Characters.
const NUMBERS_MIN = 2;
const STACKED_MAX = 2;
const GAP_MAX = 3; // Line heights between the head and its first row.
const CANDIDATES_MAX = 6;

export function unnamedHeads({ pages }: Layout): TableHead[] {
  return pages.flatMap((page) => page.lines.flatMap((_, at) => headsAt(page, at))).slice(0, CANDIDATES_MAX);
}

function headsAt(page: PageLayout, last: number): TableHead[] {
  const [bottom, below] = [page.lines[last], page.lines[last + 1]];
  if (bottom === undefined || below === undefined || !areLabels(bottom) || !isRowBelow(bottom, below)) return [];
  const heads: TableHead[] = [];
  for (let height = 1; height <= STACKED_MAX && last - height + 1 >= 0; height++) {
    const lines = page.lines.slice(last - height + 1, last + 1);
    if (!lines.every(isWords)) break;
    const columns = columnsOf(lines);
    const signature = columns.map(({ label, level }) => `${level}${label}`).join('|');
    heads.push({ page: page.number, first: lines[0]?.index ?? 0, last: bottom.index, columns, score: 0, signature });
  }
  return heads;
}

function areLabels(line: Line): boolean {
  return line.segments.length >= LABELS_MIN && isWords(line);
}

/** Labels have letters, are short, and hold no values. */
function isWords({ segments }: Line): boolean {
  return segments.every(
    ({ text, tokens }) =>
      text.length <= LABEL_MAX &&
      !/[:：]$/.test(text) &&
      tokens.every((token) => kindOf(token.text) !== 'number' && kindOf(token.text) !== 'date'),
  );
}

/** The row right below has numbers under labels. */
function isRowBelow(head: Line, row: Line): boolean {
  if (row.box[1] - head.box[3] > GAP_MAX * Math.max(head.size, row.size)) return false;
  const numbers = row.tokens.filter(({ text }) => kindOf(text) === 'number');
  const under = numbers.filter(({ box }) =>
    head.segments.some(
      (label) => box[0] < label.box[2] + row.size && label.box[0] - row.size < box[2] && centre(box) > 0,
    ),
  );
  return under.length >= NUMBERS_MIN;
}
