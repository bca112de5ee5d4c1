/** Grids of sizes and colours on printed pages, as items. */
import { textOf, type Layout, type Line, type PageLayout } from '../layout/layout.ts';
import type { TableHead } from '../table/head.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import type { LeftOut } from '../table/left-out.ts';
import { withDays } from './days.ts';
import { matrixHeads, type MatrixHead } from './head.ts';
import { matrixItems } from './items.ts';
import { saysLater } from './labels.ts';
import { matrixLines } from './rows.ts';
import { styleIn, type Style } from './style.ts';

export interface MatrixReading {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
  readonly heads: readonly TableHead[];
  readonly leftOut: readonly LeftOut[];
}

/** Undefined where no line heads a grid. */
export function readMatrix(layout: Layout, reading: Reading): MatrixReading | undefined {
  const pages = layout.pages.filter(({ origin }) => origin !== 'cells');
  const heads = pages.flatMap(matrixHeads);
  if (heads.length === 0) return undefined;
  const items: PaperItem[] = [];
  const lines = new Set<number>();
  const leftOut: LeftOut[] = [];
  const used: MatrixHead[] = [];
  heads.forEach((head, index) => {
    const above = stylesAbove(head, heads[index - 1], reading);
    const placed = matrixLines(head, bodyOf(head, heads[index + 1], pages, reading), reading.mark);
    const columns = withDays(placed.columns, layout, reading);
    const read = matrixItems(
      {
        columns,
        isLater: isForecast(head),
        lines: placed.lines,
        style: above.style,
        styleIn: (line) => styleIn(line, reading),
      },
      reading,
    );
    if (read.items.length === 0) return;
    used.push(head);
    items.push(...read.items);
    for (const line of [...read.lines, ...above.lines]) lines.add(line.index);
    leftOut.push(...read.leftOut.map(({ tokens }) => ({ tokens, isOne: true })));
  });
  return items.length === 0 ? undefined : { items, lines, heads: used, leftOut };
}

const BAND = 2;

/** The lines of the head itself, and the two above. */
function isForecast({ sheet, first, last }: MatrixHead): boolean {
  return sheet.lines.some(({ index, tokens }) => index >= first - BAND && index <= last && saysLater(textOf(tokens)));
}

const ABOVE_MAX = 4;

/** The lines above a head, the nearest first, up to one that stands far off or is of the grid before. */
function stylesAbove(
  head: MatrixHead,
  before: MatrixHead | undefined,
  reading: Reading,
): { style: Style; lines: readonly Line[] } {
  const { lines } = head.sheet;
  const at = lines.findIndex(({ index }) => index === head.first);
  const style: Style = {};
  const used: Line[] = [];
  for (let step = 1; step <= ABOVE_MAX; step++) {
    const [line, below] = [lines[at - step], lines[at - step + 1]];
    if (line === undefined || below === undefined || line.index <= (before?.last ?? -1)) break;
    if (below.box[1] - line.box[3] > GAP_MAX * Math.max(line.size, below.size, 6)) break;
    const said = styleIn(line, reading);
    if (said === undefined) continue;
    for (const name of Object.keys(said) as (keyof Style)[]) {
      const found = said[name];
      if (found !== undefined) style[name] ??= found;
    }
    used.push(line);
    if (style.buyerSku !== undefined) break;
  }
  return { style, lines: used };
}
const GAP_MAX = 3; // Line heights of white between what names a style and its grid.

/** Up to the next head; on the pages behind, what fits the columns goes on. */
function bodyOf(
  head: MatrixHead,
  next: MatrixHead | undefined,
  pages: readonly PageLayout[],
  reading: Reading,
): { line: Line; page: PageLayout }[] {
  const end = next === undefined ? Infinity : endBefore(next, reading);
  return pages.flatMap((page) =>
    page.number < head.page
      ? []
      : page.lines
          .filter(({ index, tokens }) => index > head.last && index < end && textOf(tokens) !== '')
          .map((line) => ({ line, page })),
  );
}

/** What names the style of the next grid does not belong to this one. */
function endBefore(next: MatrixHead, reading: Reading): number {
  const { lines } = stylesAbove(next, undefined, reading);
  return Math.min(next.first, ...lines.map(({ index }) => index));
}
