/** The state of a message and the three legs of an order as words with a sign, so that nothing is told by colour alone. */
import type { AcknowledgmentState, DeliveryState, MessageState, OrderState } from '../model/states.ts';
import type { MessageSummary } from './api.ts';

type Tone = 'idle' | 'moving' | 'good' | 'attention' | 'bad';
type Leg = readonly [tone: Tone, label: string];

const ORDER: Record<OrderState, Leg> = {
  received: ['moving', 'Received'],
  checking: ['moving', 'Checking'],
  needsReview: ['attention', 'Needs review'],
  awaitingConfirmation: ['moving', 'Awaiting confirmation'],
  released: ['moving', 'Released'],
  queued: ['moving', 'Queued'],
  acceptedByErp: ['good', 'Accepted by ERP'],
  confirmed: ['good', 'Confirmed'],
  inProgress: ['good', 'In progress'],
  shipped: ['good', 'Shipped'],
  delivered: ['good', 'Delivered'],
  closed: ['good', 'Closed'],
  rejected: ['bad', 'Rejected'],
  canceled: ['idle', 'Canceled'],
  duplicate: ['idle', 'Duplicate'],
  superseded: ['idle', 'Superseded'],
};

const DELIVERY: Record<DeliveryState, Leg> = {
  none: ['idle', 'Not sent'],
  queued: ['moving', 'Waiting for ERP'],
  leased: ['moving', 'With the ERP'],
  retrying: ['attention', 'Retrying'],
  accepted: ['good', 'Accepted'],
  dead: ['bad', 'Gave up'],
};

const ACKNOWLEDGMENT: Record<AcknowledgmentState, Leg> = {
  none: ['idle', 'None'],
  pending: ['moving', 'To be sent'],
  acknowledged: ['good', 'Acknowledged'],
  confirmed: ['good', 'Sender told'],
  failed: ['bad', 'Failed'], // Not delivered, rejected by the partner, or never acknowledged: the order's page says which.
};

const MESSAGE: Record<MessageState, Leg> = {
  received: ['moving', 'Received'],
  decoding: ['moving', 'Decoding'],
  decoded: ['good', 'Decoded'],
  unreadable: ['bad', 'Unreadable'],
  duplicate: ['idle', 'Duplicate'],
};

const SIGNS: Record<Tone, string> = {
  idle: 'M3 8h10',
  moving: 'M8 2.5a5.5 5.5 0 1 1-5.5 5.5M8 5v3.2l2.2 1.6',
  good: 'm3 8.5 3.2 3.2L13 4.8',
  attention: 'M8 3v6m0 3v.4',
  bad: 'm4 4 8 8m0-8-8 8',
};

export function Sign({ leg: [tone, label], title }: { readonly leg: Leg; readonly title?: string }) {
  return (
    <span className={`leg leg-${tone}`} title={title}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path
          d={SIGNS[tone]}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {label}
    </span>
  );
}

export function MessageChip({ message }: { readonly message: MessageSummary }) {
  const { status, orderCount, otherCount, refusedCount } = message;
  const label = messageStateLabel(status);
  // It could be read, and yet something in it, or all of it, could not be taken.
  const isLost = status === 'decoded' && (refusedCount > 0 || orderCount + otherCount === 0);
  return <Sign leg={isLost ? ['attention', label] : MESSAGE[status]} title={`Message: ${label}`} />;
}

export function messageStateLabel(state: MessageState): string {
  return MESSAGE[state][1];
}

export function OrderLeg({ state }: { readonly state: OrderState }) {
  return <Sign leg={ORDER[state]} title={`Order: ${orderStateLabel(state)}`} />;
}

export function DeliveryLeg({ state }: { readonly state: DeliveryState }) {
  return <Sign leg={DELIVERY[state]} title={`ERP delivery: ${DELIVERY[state][1]}`} />;
}

export function AcknowledgmentLeg({ state }: { readonly state: AcknowledgmentState }) {
  return <Sign leg={ACKNOWLEDGMENT[state]} title={`Acknowledgment to the sender: ${ACKNOWLEDGMENT[state][1]}`} />;
}

export function orderStateLabel(state: OrderState): string {
  return ORDER[state][1];
}

export function orderStateTone(state: OrderState): Tone {
  return ORDER[state][0];
}
