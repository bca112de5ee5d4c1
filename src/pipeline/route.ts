/** Step 5. What the checks found decides where an order goes: to the ERP, to a person, or nowhere. */
import type { Finding } from '../model/finding.ts';
import { hasErrors } from '../model/finding.ts';
import { derivedId } from '../model/ids.ts';
import type { Order } from '../model/order.ts';
import type { OrderState } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import { insertEvents, insertOrders, insertRevisions } from '../store/orders.ts';
import type { HistoryEvent, NewOrder } from '../store/orders.ts';
import { openExceptions } from '../store/work.ts';
import type { NewException } from '../store/work.ts';
import { move } from './history.ts';

export interface Routable {
  readonly id: string;
  readonly order: Order;
  /** Compact lineage as text. */
  readonly lineage: string;
  readonly issues: readonly Finding[];
  /** The order this one repeats word for word. */
  readonly duplicateOf: string | null;
  /** Everything of the row that does not follow from the order itself. */
  readonly origin: Pick<
    NewOrder,
    | 'messageId'
    | 'interchangeId'
    | 'groupIndex'
    | 'documentIndex'
    | 'documentType'
    | 'documentControl'
    | 'documentVersion'
    | 'sourceOffset'
    | 'sourceLength'
    | 'partnerId'
    | 'channel'
    | 'correlationId'
    | 'buyerKey'
    | 'contentHash'
  >;
  /** Whether its sender is owed an acknowledgment. */
  readonly acknowledged: boolean;
  readonly actor: string;
}

export interface Routed {
  readonly orders: readonly NewOrder[];
  readonly deliveries: readonly NewDelivery[];
}

/** Stores new orders with their first revision, history, exception and delivery: one round trip for each table. */
export async function route(tx: Queryable, routables: readonly Routable[]): Promise<Routed> {
  const at = new Date();
  const orders: NewOrder[] = [];
  const events: HistoryEvent[] = [];
  const exceptions: NewException[] = [];
  const deliveries: NewDelivery[] = [];
  for (const each of routables) {
    const row = newRow(each);
    events.push(
      move(row, { type: 'received', to: 'received', actor: each.actor, data: { channel: each.origin.channel } }, at),
    );
    const to = destinationOf(each);
    const codes = [...new Set(each.issues.filter((issue) => issue.severity === 'error').map((issue) => issue.code))];
    events.push(move(row, { type: 'checked', to, actor: 'gateway', data: { issues: codes } }, at));
    if (to === 'needsReview') exceptions.push({ id: exceptionId(each.id, 1), orderId: each.id, revision: 1, codes });
    if (to === 'released') {
      events.push(move(row, { type: 'queued', to: 'queued', actor: 'gateway' }, at));
      deliveries.push({ id: deliveryId(each.id, 1), orderId: each.id, revision: 1, state: 'queued' });
      row.deliveryState = 'queued';
    }
    orders.push(row);
  }
  await insertOrders(tx, orders);
  await insertRevisions(
    tx,
    routables.map(({ id, order, lineage, issues, actor }) => ({
      orderId: id,
      revision: 1,
      order,
      lineage,
      issues,
      actor,
      reason: null,
    })),
  );
  await insertEvents(tx, events);
  await openExceptions(tx, exceptions);
  await insertDeliveries(tx, deliveries);
  return { orders, deliveries };
}

function destinationOf({ issues, duplicateOf }: Routable): OrderState {
  if (duplicateOf !== null) return 'duplicate';
  return hasErrors(issues) ? 'needsReview' : 'released';
}

type Draftable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

function newRow({ id, order, origin, issues, duplicateOf, acknowledged }: Routable): Draftable<NewOrder> {
  return {
    id,
    ...origin,
    ...columnsOf(order),
    test: order.test,
    state: 'received',
    deliveryState: 'none',
    acknowledgmentState: acknowledged ? 'pending' : 'none',
    duplicateOf,
    openIssues: issues.filter((issue) => issue.severity === 'error').length,
    historySeq: 0,
    historyHash: '',
  };
}

/** Columns that are copies out of the order, for lists and searches. */
export function columnsOf(order: Order): Pick<NewOrder, 'poNumber' | 'lineCount' | 'orderDate' | 'currency' | 'total'> {
  return {
    poNumber: order.poNumber ?? null,
    lineCount: order.lines.length,
    orderDate: order.orderDate ?? null,
    currency: order.currency ?? null,
    total: order.totals?.grand ?? null,
  };
}

export function exceptionId(orderId: string, revision: number): string {
  return derivedId('exc', orderId, revision);
}

export function deliveryId(orderId: string, revision: number): string {
  return derivedId('dlv', orderId, revision);
}
