/** Tables of HTML as cells with their spans. A table inside a cell gives lines of that cell. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { letters } from '../layout/place.ts';
import { attribute, BLOCKS, childElements, isElement, isHidden, SKIPPED } from './markup-nodes.ts';
import { seenText } from './markup-text.ts';
import type { FlowCell } from './page-flow.ts';

const COLUMNS_MAX = 500; // A size matrix has about 40.
const SPAN_MAX = 1000;
const DEPTH_MAX = 200;

/** A table that only lays out a page has one column, or holds other tables; what it holds is read as if it were not there. */
export function isDataTable(table: Tree.Element): boolean {
  const rows = rowsOf(table);
  const widest = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0);
  if (widest < 2 || rows.length === 0) return false;
  const holders = rows.filter((row) => cellsOf(row).some((cell) => holdsTable(cell, 0)));
  if (holders.length === 0) return true;
  // Number, text and the supplier's number of an item below each other: a table of one column in a cell of a row of many.
  const isList = holders.every((row) => cellsOf(row).length >= 3 && tablesIn(row, 0).every(isOneColumn));
  return isList && rows.length > 1;
}

function isOneColumn(table: Tree.Element): boolean {
  return rowsOf(table).every((row) => cellsOf(row).length <= 1) && tablesIn(table, 0).length === 0;
}

/** Those inside, at any depth. */
function tablesIn(node: Tree.Element, depth: number): Tree.Element[] {
  if (depth > DEPTH_MAX) return [];
  return childElements(node).flatMap((child) => [
    ...(child.tagName === 'table' ? [child] : []),
    ...tablesIn(child, depth + 1),
  ]);
}

export function gridOf(table: Tree.Element, sheet: string): FlowCell[] {
  const taken = new Set<string>();
  const cells: FlowCell[] = [];
  rowsOf(table).forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (taken.has(`${rowIndex} ${column}`)) column += 1;
      if (column >= COLUMNS_MAX) break;
      const columnSpan = Math.min(span(cell, 'colspan'), COLUMNS_MAX - column);
      const rowSpan = span(cell, 'rowspan');
      for (let down = 1; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) taken.add(`${rowIndex + down} ${column + right}`);
      const name = `${letters(column + 1)}${rowIndex + 1}`;
      const lines = linesOf(cell);
      if (lines.some((text) => text.trim() !== ''))
        cells.push({
          row: rowIndex,
          column,
          rowSpan,
          columnSpan,
          lines: lines.map((text) => ({
            text,
            bold: cell.tagName === 'th' || isBold(cell),
            at: () => ({ sheet, cell: name }),
          })),
        });
      column += columnSpan;
    }
  });
  return cells;
}

function rowsOf(table: Tree.Element): Tree.Element[] {
  return childElements(table).flatMap((child) =>
    isHidden(child)
      ? []
      : child.tagName === 'tr'
        ? [child]
        : /^t(?:head|body|foot)$/.test(child.tagName)
          ? childElements(child).filter((each) => each.tagName === 'tr' && !isHidden(each))
          : [],
  );
}

function cellsOf(row: Tree.Element): Tree.Element[] {
  return childElements(row).filter((each) => (each.tagName === 'td' || each.tagName === 'th') && !isHidden(each));
}

function holdsTable(node: Tree.Element, depth: number): boolean {
  if (depth > DEPTH_MAX) return false;
  return childElements(node).some((child) => child.tagName === 'table' || holdsTable(child, depth + 1));
}

function span(cell: Tree.Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name), 10);
  return value > 1 ? Math.min(value, SPAN_MAX) : 1;
}

/** Lines of a cell as they are seen: breaks and blocks begin new ones. */
function linesOf(cell: Tree.Element): string[] {
  const lines = [''];
  const walk = (node: Tree.Node, depth: number): void => {
    if (depth > DEPTH_MAX) return;
    if (node.nodeName === '#text') {
      const text = seenText(node as Tree.TextNode).replaceAll(/[\s\u00a0]+/g, ' ');
      const before = lines.at(-1) ?? '';
      lines[lines.length - 1] = before + (before === '' || before.endsWith(' ') ? text.trimStart() : text);
      return;
    }
    if (!isElement(node) || SKIPPED.has(node.tagName) || isHidden(node)) return;
    const isBlock = BLOCKS.has(node.tagName) && node !== cell;
    if ((isBlock || node.tagName === 'br') && lines.at(-1) !== '') lines.push('');
    for (const child of node.childNodes) walk(child, depth + 1);
    if (isBlock && lines.at(-1) !== '') lines.push('');
  };
  walk(cell, 0);
  return lines.map((line) => line.trimEnd()).filter((line, index) => line !== '' || index === 0);
}

/** Bold when all of it is: `<b>` around the whole text of the cell. */
function isBold(cell: Tree.Element): boolean {
  const [only, ...more] = cell.childNodes.filter((node) => node.nodeName !== '#text' || hasText(node));
  if (only === undefined || more.length > 0 || !isElement(only)) return false;
  return only.tagName === 'b' || only.tagName === 'strong' || (only.tagName === 'p' && isBold(only));
}

function hasText(node: Tree.Node): boolean {
  return /\S/.test((node as Tree.TextNode).value);
}
