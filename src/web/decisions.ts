/** What a person may decide about an order, by how far it has come; the gateway refuses everything else. Pure. */
import type { DeliveryState, OrderState } from '../model/states.ts';

export type Decision = 'corrections' | 'release' | 'reject' | 'cancel' | 'hold';

/** `corrections` is for an order that is open to be corrected; the others are buttons of their own. */
const ALLOWED: Partial<Record<OrderState, readonly Decision[]>> = {
  received: ['cancel', 'reject'],
  checking: ['cancel', 'reject'],
  needsReview: ['cancel', 'reject', 'corrections', 'release'],
  awaitingConfirmation: ['cancel', 'reject'],
  released: ['cancel', 'hold'],
  queued: ['cancel', 'hold'],
};

export function decisionsFor(order: {
  readonly state: OrderState;
  readonly deliveryState: DeliveryState;
}): readonly Decision[] {
  const allowed = ALLOWED[order.state] ?? [];
  // What the ERP has, or is just taking, can only be changed there.
  const isTaken = order.deliveryState === 'leased' || order.deliveryState === 'accepted';
  return isTaken ? allowed.filter((decision) => decision === 'corrections' || decision === 'release') : allowed;
}
