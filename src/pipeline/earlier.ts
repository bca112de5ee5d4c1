/** What came before under the same number, for the checks. */
import type { Queryable } from '../store/database.ts';
import { currentOrders } from '../store/orders.ts';
import type { EarlierOrder } from '../validate/facts.ts';

interface Claim {
  /** Who holds the number; undefined when it was free. */
  readonly holder: { readonly orderId: string; readonly contentHash: string } | undefined;
  readonly contentHash: string;
}

/** @returns for each claim, in their order, the order that came before; read only where it says something else */
export async function earlierOrders(db: Queryable, claims: readonly Claim[]): Promise<(EarlierOrder | undefined)[]> {
  const others = claims.flatMap(({ holder, contentHash }) =>
    holder === undefined || holder.contentHash === contentHash ? [] : [holder.orderId],
  );
  const orders = await currentOrders(db, others);
  return claims.map(({ holder, contentHash }) =>
    holder === undefined
      ? undefined
      : {
          orderId: holder.orderId,
          sameContent: holder.contentHash === contentHash,
          order: orders.get(holder.orderId),
        },
  );
}
