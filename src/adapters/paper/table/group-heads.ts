/**
 * Rows of days and quantities below a row that says what is called off: `Artikel 210-4418 Membrane EPDM`, `Ihre Teile-Nr.: M-EP-70-38
 * Preis: 84,50 EUR je 100 Stück`, and under it a row for each delivery. What the rows above say holds for all of them. Pure.
 */
import { foundIn } from '../found.ts';
import { ITEM_NAMES } from '../lexicon/columns.ts';
import type { Line } from '../layout/layout.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column } from './head.ts';
import type { PaperItem } from './item.ts';
import type { ItemRows } from './records.ts';
import { OF_GOODS } from './schedules.ts';

/** Only where no column names an item: a row cannot say anything else of what it orders then. */
export function withGroupHeads(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  const isNamed = columns.some(({ role, second }) =>
    [role, second].some((each) => each !== undefined && ITEM_NAMES.has(each)),
  );
  if (isNamed) return [...items];
  let head: PaperItem['fields'] | undefined;
  return items.map((item, index) => {
    const { rows: own = [], anchor } = rows[index] ?? {};
    const above = own.filter(({ line }) => anchor !== undefined && line.index < anchor.line.index);
    if (above.length > 0) head = { ...namedIn(above.map(({ line }) => line)), ...ofGoods(item) };
    return head === undefined ? item : { ...item, fields: { ...head, ...item.fields } };
  });
}

function ofGoods({ fields }: PaperItem): PaperItem['fields'] {
  const kept: PaperItem['fields'] = {};
  for (const field of OF_GOODS) if (fields[field] !== undefined) kept[field] = fields[field];
  return kept;
}

const GOODS = /^(?:artikel|article|item|part|material|teil|art[ií]culo|articolo|pieza|品番|物料)$/i;
const NAMED = 0.85;

/** `Artikel 210-4418 Membrane EPDM 70 Sh`: the word, the number, and up to the next label what it is. */
function namedIn(lines: readonly Line[]): PaperItem['fields'] {
  for (const { tokens } of lines) {
    const [label, code, ...text] = tokens;
    if (label === undefined || code === undefined || !GOODS.test(label.text) || !isCodeLike(code.text)) continue;
    const end = text.findIndex(({ text: word }) => /[:：]$/.test(word));
    const said = end < 0 ? text : text.slice(0, end);
    return {
      buyerSku: foundIn([code], 'paper/group/item', NAMED),
      ...(said.length === 0 ? {} : { description: foundIn(said, 'paper/group/description', NAMED) }),
    };
  }
  return {};
}
