/**
 * The head of a table whose labels are too few known ones: a row of words over rows in which one column times another is a
 * third. Arithmetic that holds in all of them says that they are items, whatever the words are.
 */
import type { Reading } from '../table/item.ts';
import { proofOf } from '../table/proof.ts';
import { kindOf } from '../values/token.ts';
import type { GridBlock, GridRow } from './grid.ts';
import { columnsOf, type GridHead } from './heads.ts';
import { bodyItems, type Around } from './items.ts';

const LABELS_MIN = 4;
const LABEL_MAX = 30;
/** One product may hold by chance; a label that is known beside it makes it none. */
const ITEMS_MIN = 2;

/** The first such row of the block; undefined where there is none. */
export function unnamedHead(block: GridBlock, reading: Reading, layout: Around['layout']): GridHead | undefined {
  for (const [index, row] of block.rows.entries()) {
    if (!areLabels(row)) continue;
    const head: GridHead = { first: index, last: index, columns: columnsOf([row]), score: 0 };
    const { items } = bodyItems(head, block.rows.slice(index + 1), reading, {
      layout,
      above: block.rows.slice(0, index),
    });
    const isProven = items.every(({ item }) => proofOf(item)?.holds === true);
    if (isProven && (items.length >= ITEMS_MIN || (items.length > 0 && head.columns.some(isKnown)))) return head;
  }
  return undefined;
}

function areLabels({ cells }: GridRow): boolean {
  return cells.length >= LABELS_MIN && cells.every(({ text }) => isLabel(text));
}

function isKnown({ role, certainty }: GridHead['columns'][number]): boolean {
  return certainty >= 0.9 && (role === 'quantity' || role === 'price' || role === 'amount');
}

function isLabel(text: string): boolean {
  return text.length <= LABEL_MAX && /\p{L}/u.test(text) && !/\d{2}/.test(text) && kindOf(text) !== 'date';
}
