/** What came before under the same number, for the checks. */
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { currentOrders, waitingOrders, type OrderRow } from '../store/orders.ts';
import { sameChanges } from '../store/repeats.ts';
import { claimOrderKeys, releaseOrderKeys, updateOrderKeyContent } from '../store/work.ts';
import type { EarlierOrder } from '../validate/facts.ts';
import { asksForGoods, orderNumberOf } from './normalize.ts';

interface Claim {
  /** Who holds the number; undefined when it was free. */
  readonly holder: { readonly orderId: string; readonly contentHash: string } | undefined;
  readonly contentHash: string;
}

/**
 * @param together orders that are stored in the same step, such as those of a PDF and a sheet of one mail
 * @returns for each claim, in their order, the order that came before; read only where it says something else
 */
export async function earlierOrders(
  db: Queryable,
  claims: readonly Claim[],
  together: ReadonlyMap<string, Order> = new Map(),
): Promise<(EarlierOrder | undefined)[]> {
  const others = claims.flatMap(({ holder, contentHash }) =>
    holder === undefined || holder.contentHash === contentHash ? [] : [holder.orderId],
  );
  const orders = await currentOrders(db, others);
  const held = new Set(
    await waitingOrders(
      db,
      claims.flatMap(({ holder }) => holder?.orderId ?? []),
    ),
  );
  return claims.map(({ holder, contentHash }) =>
    holder === undefined
      ? undefined
      : {
          orderId: holder.orderId,
          sameContent: holder.contentHash === contentHash,
          order: orders.get(holder.orderId) ?? together.get(holder.orderId),
          waits: held.has(holder.orderId),
        },
  );
}

/** Changes take no number; one that says the same of the same order as one before it may be that one, sent again. */
export async function earlierChanges(
  db: Queryable,
  orders: readonly {
    readonly orderId: string;
    readonly order: Order;
    readonly contentHash: string;
    readonly buyerKey: string;
  }[],
): Promise<Map<string, EarlierOrder>> {
  const changes = orders.flatMap(({ orderId, order: { purpose, poNumber }, contentHash, buyerKey }) =>
    (purpose === 'change' || purpose === 'cancellation') && poNumber !== undefined
      ? [{ orderId, poNumber, contentHash, buyerKey, purpose }]
      : [],
  );
  const same = await sameChanges(db, changes);
  return new Map(
    same.map(({ orderId, earlierId, waits }) => [orderId, { orderId: earlierId, sameContent: true, waits }]),
  );
}

/** A corrected PO number is taken like a new one; the old one becomes free. */
export async function renumber(
  tx: Queryable,
  row: Pick<OrderRow, 'id'>,
  next: { readonly order: Order; readonly buyerKey: string; readonly hash: string },
): Promise<EarlierOrder | undefined> {
  const poNumber = asksForGoods(next.order) ? orderNumberOf(next.order) : undefined;
  await releaseOrderKeys(tx, [row.id]);
  if (poNumber === undefined) return undefined;
  const holder = (
    await claimOrderKeys(tx, [{ buyerKey: next.buyerKey, poNumber, orderId: row.id, contentHash: next.hash }])
  ).get(row.id);
  if (holder !== undefined) return (await earlierOrders(tx, [{ holder, contentHash: next.hash }]))[0];
  await updateOrderKeyContent(tx, row.id, next.hash);
  return undefined;
}
