/** Whether one order asks for the same goods as another that has another number: nothing that both say may differ. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../model/order.ts';
import { differences } from './differences.ts';

const ITEM_IDS = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;
const DAYS_APART_MAX = 1; // Sent at night, and again in the morning.
const COMPARED_MAX = 20; // Lines that each line is compared with: a hostile order has thousands of one name.

export function repeats(order: Order, earlier: Order): boolean {
  if (order.lines.length === 0 || order.lines.length !== earlier.lines.length) return false;
  return (
    daysApart(order.orderDate, earlier.orderDate) <= DAYS_APART_MAX &&
    isSameAmount(order.totals?.grand, earlier.totals?.grand) &&
    // Most orders differ in their first line: that is soon seen, and all else takes longer.
    isSameLines(order.lines, earlier.lines) &&
    differences(order, earlier).length === 0
  );
}

function daysApart(one: string | undefined, other: string | undefined): number {
  return one === undefined || other === undefined ? 0 : Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

/** As each may stand at another place: those of the same name are looked at first, and of the others only so many. */
function isSameLines(lines: readonly OrderLine[], earlier: readonly OrderLine[]): boolean {
  const open = new Set(earlier);
  const byName = new Map<string, OrderLine[]>();
  for (const line of earlier) {
    const named = byName.get(nameOf(line));
    if (named === undefined) byName.set(nameOf(line), [line]);
    else named.push(line);
  }
  return lines.every((line) => {
    const partner = [...firstOpen(byName.get(nameOf(line)), open), ...firstOpen(open, open)].find((each) =>
      isSameLine(line, each),
    );
    return partner !== undefined && open.delete(partner);
  });
}

function* firstOpen(lines: Iterable<OrderLine> = [], open: ReadonlySet<OrderLine>): Generator<OrderLine> {
  let count = 0;
  for (const line of lines) {
    if (!open.has(line)) continue;
    yield line;
    if ((count += 1) === COMPARED_MAX) return;
  }
}

function nameOf({ buyerSku, supplierSku, gtin, manufacturerPartNumber, description, quantity }: OrderLine): string {
  const item = buyerSku ?? supplierSku ?? gtin ?? manufacturerPartNumber ?? plain(description);
  return `${item}\n${quantity === undefined ? '' : new Big(quantity).toFixed()}`;
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
