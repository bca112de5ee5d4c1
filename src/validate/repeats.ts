/** Whether one order asks for the same goods as another that has another number: nothing that both say may differ. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../model/order.ts';
import { differences } from './differences.ts';

const ITEM_IDS = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;
const DAYS_APART_MAX = 1; // Sent at night, and again in the morning.
const LINES_MAX = 2000; // Compared in pairs, as each may be at another place.

export function repeats(order: Order, earlier: Order): boolean {
  if (order.lines.length === 0 || order.lines.length !== earlier.lines.length) return false;
  return (
    order.lines.length <= LINES_MAX &&
    daysApart(order.orderDate, earlier.orderDate) <= DAYS_APART_MAX &&
    isSameAmount(order.totals?.grand, earlier.totals?.grand) &&
    differences(order, earlier).length === 0 &&
    isSameLines(order.lines, earlier.lines)
  );
}

function daysApart(one: string | undefined, other: string | undefined): number {
  return one === undefined || other === undefined ? 0 : Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

function isSameLines(lines: readonly OrderLine[], earlier: readonly OrderLine[]): boolean {
  const open = [...earlier];
  return lines.every((line) => {
    const at = open.findIndex((each) => isSameLine(line, each));
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
}

/** Two lines without a quantity are not known to be the same; two without an item number say it in words. */
function isSameLine(line: OrderLine, other: OrderLine): boolean {
  const ids = ITEM_IDS.filter((id) => line[id] !== undefined && other[id] !== undefined);
  const isSameItem =
    ids.length === 0
      ? line.description !== undefined && plain(line.description) === plain(other.description)
      : ids.every((id) => line[id] === other[id]);
  return (
    isSameItem &&
    line.quantity !== undefined &&
    other.quantity !== undefined &&
    new Big(line.quantity).eq(other.quantity) &&
    isSameAmount(line.unitPrice, other.unitPrice)
  );
}

function isSameAmount(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || new Big(one).eq(other);
}

function plain(text = ''): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
