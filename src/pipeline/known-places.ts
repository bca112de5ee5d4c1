/** Which places of its partner a name of a place may mean: for papers, mails and whatever else people write. */
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import { placeNamesOf } from '../store/forms.ts';
import type { Facts } from '../validate/index.ts';

export interface Placed {
  readonly order: Order;
  readonly partnerId: string | null;
  readonly partnerName: string | undefined;
  /** Machines send numbers, which are judged elsewhere. */
  readonly isOfPeople: boolean;
}

/** One look for all; undefined where nothing is asked of the place. */
export async function knownPlaces(db: Queryable, orders: readonly Placed[]): Promise<(Facts['places'] | undefined)[]> {
  const asked = orders.map(({ order: { shipTo }, partnerId, isOfPeople }) =>
    isOfPeople && shipTo?.name !== undefined && shipTo.address === undefined ? partnerId : null,
  );
  const names = await placeNamesOf(db, [...new Set(asked.flatMap((id) => id ?? []))]);
  return asked.map((id, index) => {
    if (id === null) return undefined;
    const owner = orders[index]?.partnerName;
    return { owners: owner === undefined ? [] : [owner], onFile: names.get(id) ?? [] };
  });
}
