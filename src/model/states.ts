/** The three legs of an order: what became of it, whether the ERP has it, whether the sender was told. */

/** What became of a received message, before any order is made of it. */
export const MESSAGE_STATES = ['received', 'decoding', 'decoded', 'unreadable', 'duplicate'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const ORDER_STATES = [
  'received',
  'checking',
  'needsReview',
  'awaitingConfirmation',
  'released',
  'queued',
  'acceptedByErp',
  'confirmed',
  'inProgress',
  'shipped',
  'delivered',
  'closed',
  'rejected',
  'canceled',
  'duplicate',
  'superseded',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Nothing follows these. */
export const END_STATES: ReadonlySet<OrderState> = new Set([
  'closed',
  'rejected',
  'canceled',
  'duplicate',
  'superseded',
]);

export const DELIVERY_STATES = ['none', 'queued', 'leased', 'retrying', 'accepted', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** `acknowledged`: the sender knows that we could read it (997) · `confirmed`: and what became of it (855). */
export const ACKNOWLEDGMENT_STATES = ['none', 'pending', 'acknowledged', 'confirmed', 'failed'] as const;
export type AcknowledgmentState = (typeof ACKNOWLEDGMENT_STATES)[number];
