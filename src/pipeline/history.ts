/** Every move of an order is an event with actor, time and reason, chained to the one before it. */
import type { OrderState } from '../model/states.ts';
import { chainHash } from '../store/orders.ts';
import type { HistoryEvent } from '../store/orders.ts';

/** All that can happen to an order. */
export type EventType =
  | 'received'
  | 'checked'
  | 'corrected'
  | 'cameAgain'
  | 'released'
  | 'queued'
  | 'held'
  | 'rejected'
  | 'canceled'
  | 'exceptionResolved'
  | 'erpAccepted'
  | 'erpFailed'
  | 'erpGaveUp'
  | 'customerConfirmed'
  | 'customerDisputed'
  | 'customerAnswered'
  | 'customerStopped'
  | 'customerChanged'
  | 'stopClaimed'
  | 'answerAccepted'
  | 'answerRejected'
  | 'answerOverdue'
  | 'answerUnmatched'
  | 'answerUndelivered';

/** The part of an order that a move changes. */
export interface Moving {
  readonly id: string;
  state: OrderState;
  historySeq: number;
  historyHash: string;
}

export interface Move {
  readonly type: EventType;
  /** The state afterwards; absent when it stays. */
  readonly to?: OrderState;
  /** A person's name, or the part of the gateway that moved it. */
  readonly actor: string;
  readonly reason?: string | undefined;
  readonly data?: Record<string, unknown>;
}

/** Moves the order, and returns the event to store with it. */
export function move(order: Moving, { type, to = order.state, actor, reason, data }: Move, at: Date): HistoryEvent {
  const event = {
    orderId: order.id,
    seq: order.historySeq + 1,
    type,
    fromState: order.historySeq === 0 ? null : order.state,
    toState: to,
    actor,
    reason: reason ?? null,
    data: data ?? null,
    at: at.toISOString(),
  };
  const hash = chainHash(order.historyHash, event);
  order.state = to;
  order.historySeq = event.seq;
  order.historyHash = hash;
  return { ...event, hash };
}
