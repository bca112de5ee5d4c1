/** The earliest plausible day of each line, from the lead times on file. */
import type { Order } from '../model/order.ts';
import { workingDaysAfter } from '../model/working-days.ts';
import { closedDays, leadTimesOf } from '../store/lead-times.ts';
import type { Queryable } from '../store/database.ts';
import { allDays, judgedFrom } from '../validate/index.ts';

interface Asking {
  readonly order: Order;
  readonly partnerId: string | null;
}

type Line = Order['lines'][number];

/** For each order, and each of its lines, the day; null where no lead time is on file. Empty where no day is asked for. */
export async function earliestDays(
  tx: Queryable,
  orders: readonly Asking[],
  today: string,
): Promise<(string | null)[][]> {
  const dated = orders.map(({ order }) => (allDays(order).length > 0 ? order.lines : []));
  const partners = [...new Set(orders.flatMap(({ partnerId }) => partnerId ?? []))];
  const rows = await leadTimesOf(tx, [...new Set(dated.flat().flatMap(numbersOf))], partners);
  if (rows.length === 0) return orders.map(() => []);
  const days = new Map(rows.map((row) => [keyOf(row.partnerId, row.number), row.days]));
  const closed = await closedSet(tx);
  return orders.map(({ order, partnerId }, index) => {
    const from = judgedFrom(order, today);
    return (dated[index] ?? []).map((line) => {
      const found = leadTimeOf(line, partnerId, days);
      return found === undefined ? null : workingDaysAfter(from, found, closed);
    });
  });
}

export async function closedSet(db: Queryable): Promise<ReadonlySet<string>> {
  return new Set((await closedDays(db)).map(({ day }) => day));
}

function numbersOf({ supplierSku, buyerSku, gtin }: Line): string[] {
  return [supplierSku, buyerSku, gtin].filter((number) => number !== undefined);
}

/** Our own number says most surely which item it is; then the partner's own, then the GTIN, and at last ours in the wrong slot. */
function leadTimeOf(line: Line, partnerId: string | null, days: ReadonlyMap<string, number>): number | undefined {
  const { supplierSku, buyerSku, gtin } = line;
  const keys = [
    supplierSku === undefined ? '' : keyOf(null, supplierSku),
    buyerSku === undefined || partnerId === null ? '' : keyOf(partnerId, buyerSku),
    gtin === undefined ? '' : keyOf(null, gtin),
    buyerSku === undefined ? '' : keyOf(null, buyerSku),
  ];
  return keys.map((key) => days.get(key)).find((found) => found !== undefined);
}

function keyOf(partnerId: string | null, number: string): string {
  return `${partnerId ?? ''}\n${number}`;
}
