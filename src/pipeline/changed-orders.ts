/** Which order on file a change is about, for the checks. */
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { currentOrders } from '../store/orders.ts';
import { holdersOfNumbers } from '../store/work.ts';
import type { ChangedOrder } from '../validate/facts.ts';
import { orderNumberOf } from './normalize.ts';

/**
 * @param together orders that are stored in the same step: an order and its change may come in one file
 * @returns for each, in their order, the order that it changes; undefined for what is no change, and where none is on file
 */
export async function changedOrders(
  db: Queryable,
  changes: readonly { readonly order: Order; readonly buyerKey: string }[],
  together: ReadonlyMap<string, Order> = new Map(),
): Promise<(ChangedOrder | undefined)[]> {
  const names = changes.map(({ order, buyerKey }) => {
    if (order.purpose !== 'change') return undefined;
    const number = order.changesPo ?? order.poNumber;
    const poNumber = number === undefined ? undefined : orderNumberOf({ ...order, poNumber: number });
    return poNumber === undefined ? undefined : { buyerKey, poNumber };
  });
  const holders = await holdersOfNumbers(
    db,
    names.flatMap((name) => name ?? []),
  );
  const orders = await currentOrders(db, [...holders.values()]);
  return names.map((name) => {
    const orderId = name === undefined ? undefined : holders.get(`${name.buyerKey}\n${name.poNumber}`);
    const order = orderId === undefined ? undefined : (orders.get(orderId) ?? together.get(orderId));
    return orderId === undefined || order === undefined ? undefined : { orderId, order };
  });
}
