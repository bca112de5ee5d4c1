/**
 * Numbers of a scan whose decimal marks were lost or misread: `432 00`, `1324`, `5.43370`. Recognition is sure of digits and
 * unsure of points; where quantity × price = amount holds for one placing of the marks alone, that placing is taken. No digit
 * is ever changed.
 */
import { foundIn, type Found } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';
import type { Column } from './head.ts';
import { proofOf } from './proof.ts';
import type { ItemRows } from './records.ts';
import { cellOf, type Row } from './rows.ts';

/** Decimals that quantities, prices and amounts are printed with. */
const PLACES = { quantity: [0, 2, 3, 1], price: [2, 3, 4, 0], amount: [2, 0] } as const;
type Name = keyof typeof PLACES;

export function withLostMarks(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  return items.map((item, index) => {
    const row = rows[index]?.anchor;
    if (row === undefined || item.proof === 'holds' || row.line.tokens.every(({ confidence }) => confidence === 1))
      return item;
    const found = placed(item, row, columns);
    return found === undefined ? item : { ...item, fields: { ...item.fields, ...found } };
  });
}

/** The first placing that holds, the printed one being tried first for each number. */
function placed(item: PaperItem, row: Row, columns: readonly Column[]): Partial<Record<Name, Found>> | undefined {
  const quantities = candidates('quantity', item.fields.quantity, cellOf(row, columns, 'quantity'));
  const prices = [
    ...candidates('price', item.fields.price, cellOf(row, columns, 'price')),
    ...candidates('price', item.gross?.price, cellOf(row, columns, 'grossPrice')),
  ];
  const amounts = [
    ...candidates('amount', item.fields.amount, cellOf(row, columns, 'amount')),
    ...candidates('amount', item.gross?.amount, cellOf(row, columns, 'grossAmount')),
  ];
  for (const quantity of quantities) {
    for (const price of prices) {
      for (const amount of amounts) {
        const fields = { ...item.fields, quantity, price, amount };
        if (
          Number(quantity.value) > 0 &&
          Number(amount.value) > 1 &&
          proofOf({ fields }, ['1', '100', '1000'])?.holds === true
        )
          return { quantity, price, amount };
      }
    }
  }
  return undefined;
}

function candidates(name: Name, printed: Found | undefined, cell: readonly Token[] | undefined): Found[] {
  const tokens = (cell ?? printed?.tokens ?? []).filter(({ text }) => /\d/.test(text));
  const digits = tokens.map(({ text }) => text.replace(/\/.*$/, '').replaceAll(/\D/g, '')).join('');
  if (digits.length === 0 || digits.length > 12) return printed === undefined ? [] : [printed];
  const others = PLACES[name].flatMap((places) => {
    if (digits.length <= places && places > 0) return [];
    const whole = digits.slice(0, digits.length - places).replace(/^0+(?=\d)/, '');
    const value = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
    return [foundIn(tokens, `paper/scan/${name}`, 0.93, value)];
  });
  return printed?.value === undefined ? others : [printed, ...others];
}
