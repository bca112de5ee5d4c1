/** Records that are no items: the head of the order, its parties and its sum. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import { isCompanyName } from '../lexicon/companies.ts';
import type { PaperItem, Reading } from '../table/item.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import type { Carried } from './carried.ts';
import type { GridRow } from './grid.ts';

const SURE = 0.75;

/** Party qualifiers that EDI has made common: ship-to, buyer, supplier, bill-to. */
const QUALIFIERS: Readonly<Record<string, PartyRole>> = {
  ST: 'shipTo',
  DP: 'shipTo',
  CN: 'shipTo',
  BY: 'buyer',
  SU: 'supplier',
  SE: 'supplier',
  VN: 'supplier',
  BT: 'billTo',
  IV: 'billTo',
};

export function headOfRecords(rows: readonly GridRow[], items: readonly PaperItem[], reading: Reading): Carried {
  const head: Carried['head'] = {};
  const parties: Partial<Record<PartyRole, PaperParty>> = {};
  let grand: Found | undefined;
  const [first] = rows;
  for (const row of rows) {
    const cells = row.cells.slice(1);
    const role = QUALIFIERS[cells[0]?.text ?? ''];
    if (role !== undefined) {
      const [name, ...address] = cells.slice(1);
      if (name !== undefined)
        parties[role] ??= {
          name: foundIn(name.tokens, `paper/records/${role}`, SURE),
          address: address.map(({ tokens }) => foundIn(tokens, `paper/records/${role}`, SURE)),
        };
      continue;
    }
    if (row === first) {
      for (const { tokens, text } of cells) {
        const [date] = text.length <= 12 ? datesIn(text, reading.order) : [];
        if (date !== undefined) head.orderDate ??= foundIn(tokens, 'paper/records/orderDate', SURE, date.value);
        else if (isCodeLike(text) || /^\d{4,}$/.test(text))
          head.poNumber ??= foundIn(tokens, 'paper/records/poNumber', SURE);
        else if (isCompanyName(text)) {
          const party = parties.buyer === undefined ? 'buyer' : 'supplier';
          parties[party] ??= { name: foundIn(tokens, `paper/records/${party}`, SURE), address: [] };
        }
      }
      continue;
    }
    for (const { tokens, text } of cells) {
      const value = wholeNumber(text, reading.mark);
      if (value !== undefined && isTotal(value, items)) grand ??= foundIn(tokens, 'paper/records/total', 0.9, value);
    }
  }
  return { head, parties, ...(grand === undefined ? {} : { grand }) };
}

/** What quantities times prices come to. */
function isTotal(value: string, items: readonly PaperItem[]): boolean {
  let sum = new Big(0);
  for (const { fields } of items) {
    const { quantity, price, amount } = fields;
    if (amount?.value !== undefined) sum = sum.plus(amount.value);
    else if (quantity?.value !== undefined && price?.value !== undefined)
      sum = sum.plus(new Big(quantity.value).times(price.value).round(2));
    else return false;
  }
  return items.length > 0 && sum.minus(value).abs().lte(0.02);
}
