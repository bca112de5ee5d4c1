/** What became of the sets of an interchange, for telling a corrected second try from a number used twice. */
import type { Group } from '../model/decoded.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from './database.ts';

export interface TriedInterchange {
  readonly id: string;
  /** Its place in its message. */
  readonly index: number;
  readonly groups: readonly Group[];
  /** Of its message: what did not become an order. */
  readonly documents: readonly unknown[];
}

export interface TriedOrder {
  readonly orderId: string;
  readonly interchangeId: string;
  readonly groupIndex: number | null;
  readonly documentType: string;
  readonly documentControl: string | null;
}

/** The interchange that holds a control number, and those that came under it later. */
export async function triesOf(
  tx: Queryable,
  holderId: string,
): Promise<{ readonly interchanges: TriedInterchange[]; readonly orders: TriedOrder[] }> {
  const interchanges = await tx.query<TriedInterchange>(
    `select i.id, (i.header->>'index')::int as index, i.groups, m.documents
     from interchanges i join messages m on m.id = i.message_id
     where (i.id = $1 or i.duplicate_of = $1) and m.state not in ('received', 'decoding')
     order by i.created_at`,
    [holderId],
  );
  const orders = await tx.query<TriedOrder>(
    `select id as "orderId", interchange_id as "interchangeId", group_index as "groupIndex", document_type as "documentType",
       document_control as "documentControl"
     from orders where interchange_id = any($1) order by received_at`,
    [interchanges.map(({ id }) => id)],
  );
  return { interchanges, orders };
}

/** Orders as they came, before anybody corrected them. */
export async function ordersAsReceived(tx: Queryable, ids: readonly string[]): Promise<Map<string, Order>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; order: Order }>(
    'select order_id as id, "order" from order_revisions where revision = 1 and order_id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, order }) => [id, order]));
}
