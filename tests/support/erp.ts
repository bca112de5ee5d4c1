/**
 * The ERP as tests play it. It polls, as any consumer does: a lease passes over a row that another transaction holds for
 * a moment, because its job is being made, and finds it the next time.
 */
import type { Client, DeliveryView } from './client.ts';
import { waitFor } from './wait.ts';

export interface LeaseOptions {
  readonly max?: number;
  readonly leaseSeconds?: number;
  readonly consumer?: string;
}

/** Leases until a delivery of each of these orders was handed out. @returns all that came, those of other orders too */
export async function leaseOrders(
  client: Client,
  orderIds: readonly string[],
  { max = 100, leaseSeconds = 600, ...options }: LeaseOptions = {},
): Promise<DeliveryView[]> {
  const all: DeliveryView[] = [];
  await waitFor('the ERP to be handed its orders', async () => {
    all.push(...(await client.lease(max, { leaseSeconds, ...options })));
    const taken = new Set(all.map(({ orderId }) => orderId));
    return orderIds.every((id) => taken.has(id));
  });
  return all;
}

/** Leases like `leaseOrders`, and accepts everything that came. */
export async function takeOrders(client: Client, orderIds: readonly string[]): Promise<void> {
  for (const { id } of await leaseOrders(client, orderIds)) await client.ack(id, `SO-${id}`);
}
