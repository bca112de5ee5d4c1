/** Lines whose values tabulators or bars part, as cells. */
import type { Chars, FlowCell } from './page-flow.ts';

export interface TabbedCell {
  readonly column: number;
  readonly chars: Chars;
}

/** The values of one line; where nothing stands between two marks there is no cell. */
export function cellsOf({ text, at }: Chars, mark: '\t' | '|'): TabbedCell[] {
  const skipped = mark === '|' && /^\s*\|/.test(text) ? text.indexOf('|') + 1 : 0;
  let start = skipped;
  return text
    .slice(skipped)
    .split(mark)
    .flatMap((value, column) => {
      const from = start;
      start += value.length + 1;
      // `---|:---:` draws a line and says nothing.
      if (value.trim() === '' || /^[\s:=+-]*$/.test(value)) return [];
      return [{ column, chars: { text: value, at: (a: number, b: number) => at(from + a, from + b) } }];
    });
}

/** Lines below each other as the rows of one table. */
export function tableOf(rows: readonly (readonly TabbedCell[])[]): FlowCell[] {
  return rows.flatMap((row, index) =>
    row.map(({ column, chars }) => ({ row: index, column, rowSpan: 1, columnSpan: 1, lines: [chars] })),
  );
}
