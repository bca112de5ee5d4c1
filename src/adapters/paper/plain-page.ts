/** A page of a sheet or a text as a person looks at it: rows of pieces, each with its place. Made in the worker process. */
import type { PlainPiece } from '../../model/format-adapter.ts';
import type { Page, Paper, Word } from './page.ts';
import type { DrawnPage } from './picture.ts';
import type { PaperTask } from './worker/pool.ts';

const ROWS_MAX = 2000; // Longer than any order seen from a partner but one; its values are listed with their places all the same.
const CHARACTERS_MAX = 200_000;

/** For a format whose pages cannot be drawn: they are read, and shown as they were read. */
export function plainPages(read: (task: PaperTask) => Promise<Paper>) {
  return async (task: PaperTask, page: number): Promise<DrawnPage> => plainPage(await read(task), page);
}

/** `page` is 1-based. */
function plainPage({ pages, findings }: Paper, page: number): DrawnPage {
  const shown = pages[page - 1];
  if (shown === undefined) return { findings };
  const rows = (shown.origin === 'cells' ? cellRows : lineRows)(shown);
  let characters = 0;
  const count = rows.findIndex((row, index) => {
    characters += row.reduce((sum, { text }) => sum + text.length, 0);
    return index === ROWS_MAX || characters > CHARACTERS_MAX;
  });
  return {
    plain: {
      ...(shown.name === undefined ? {} : { name: shown.name }),
      table: shown.origin === 'cells',
      rows: count < 0 ? rows : rows.slice(0, count),
      rowsLeftOut: count < 0 ? 0 : rows.length - count,
      pages: pages.length,
    },
    findings,
  };
}

/** The lines of one cell are one piece. */
function cellRows({ words }: Page): PlainPiece[][] {
  const cells = new Map<object, Word[]>();
  for (const word of words) {
    const key = word.cell ?? word;
    const own = cells.get(key);
    if (own === undefined) cells.set(key, [word]);
    else own.push(word);
  }
  const rows = new Map<string, { readonly column: number; readonly piece: PlainPiece }[]>();
  for (const own of cells.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { row = 0, column = 0, table = 0 } = first.cell ?? {};
    const key = `${table}:${first.cell === undefined ? `y${first.box[1]}` : row}`;
    const piece = { text: own.map(({ text }) => text).join(' '), at: first.at };
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [{ column, piece }]);
    else known.push({ column, piece });
  }
  return [...rows.values()].map((row) => row.toSorted((a, b) => a.column - b.column).map(({ piece }) => piece));
}

/** Words of one height are one line, with as many blanks between them as the text has. */
function lineRows({ words }: Page): PlainPiece[][] {
  const lines = new Map<number, Word[]>();
  for (const word of words) {
    const own = lines.get(word.box[1]);
    if (own === undefined) lines.set(word.box[1], [word]);
    else own.push(word);
  }
  return [...lines]
    .toSorted(([one], [other]) => one - other)
    .map(([, line]) => line.toSorted((a, b) => a.box[0] - b.box[0]).map(({ text, at }) => ({ text, at })));
}
