/** The ERP's side: taking deliveries and answering them. */
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { Order } from '../model/order.ts';
import { lease, leaseOne } from '../pipeline/deliver.ts';
import { ack, nack } from '../pipeline/delivery-answers.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { listDeliveries } from '../store/deliveries.ts';
import { IdParams, PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';

const LEASE_SECONDS_MAX = 3600; // An ERP import that runs longer should lease fewer at once.
const leaseSeconds = z.int().min(1).max(LEASE_SECONDS_MAX).default(60);

const Delivery = z.object({
  id: z.string(),
  attempt: z.int(),
  orderId: z.string(),
  revision: z.int(),
  correlationId: z.string(),
  leaseUntil: z.string(),
  order: Order,
  attachments: z
    .array(z.object({ number: z.int(), name: z.string(), mediaType: z.string(), bytes: z.int(), sha256: z.string() }))
    .optional()
    .meta({
      description:
        'What was attached to the form, where something was: the bytes are at /v1/orders/{orderId}/attachments/{number}.',
    }),
});
const Answered = z.object({
  id: z.string(),
  state: z.enum(['acked', 'queued', 'dead']),
  orderId: z.string(),
  erpOrderNumber: z.string().optional(),
  repeated: z.boolean(),
});

export function erpRoutes(gateway: Gateway): Route[] {
  const { database } = gateway;
  return [
    route({
      method: 'post',
      path: '/v1/erp/lease',
      operationId: 'leaseDeliveries',
      summary:
        'Hands out up to `max` deliveries, oldest first; each must be answered before its lease runs out, or it is offered again.',
      scope: 'erp',
      body: z
        .strictObject({
          max: z.int().min(1).max(500).default(10),
          leaseSeconds,
          consumer: z.string().min(1).max(200).default('erp'),
        })
        .prefault({}),
      success: {
        status: 200,
        description: 'The deliveries; none when nothing is due.',
        schema: z.object({ deliveries: z.array(Delivery) }),
      },
      handle: async ({ body }) => ({ deliveries: await lease(gateway, body) }),
    }),
    route({
      method: 'get',
      path: '/v1/erp/deliveries',
      operationId: 'listDeliveries',
      summary: 'Deliveries and their attempts, newest first; `state=dead` lists the dead letters.',
      scope: 'erp',
      query: PageQuery.extend({ state: z.enum(['blocked', 'queued', 'leased', 'acked', 'dead']).optional() }),
      success: { status: 200, description: 'A page of deliveries.' },
      async handle({ query }) {
        const rows = await listDeliveries(database, query.state, readCursor(query.cursor), query.limit + 1);
        return page(rows, query.limit, ({ seq: _, ...delivery }) => delivery);
      },
    }),
    route({
      method: 'post',
      path: '/v1/erp/deliveries/{id}/lease',
      operationId: 'leaseDelivery',
      summary:
        'Hands out one delivery, for the consumer of its queue job; 409 when another consumer has it or it was answered.',
      scope: 'erp',
      params: IdParams,
      body: z.strictObject({ leaseSeconds, consumer: z.string().min(1).max(200).default('queue worker') }).prefault({}),
      success: { status: 200, description: 'The delivery.', schema: Delivery },
      handle: async ({ params, body }) => leaseOne(gateway, params.id, body),
    }),
    route({
      method: 'post',
      path: '/v1/erp/deliveries/{id}/ack',
      operationId: 'ackDelivery',
      summary: 'The ERP has the order, under this number. Repeating it changes nothing.',
      scope: 'erp',
      params: IdParams,
      body: z.strictObject({ erpOrderNumber: z.string().trim().min(1).max(200) }),
      success: { status: 200, description: 'Taken.', schema: Answered },
      handle: async ({ params, body, key }) => ack(gateway, params.id, body.erpOrderNumber, key.name),
    }),
    route({
      method: 'post',
      path: '/v1/erp/deliveries/{id}/nack',
      operationId: 'nackDelivery',
      summary:
        'The ERP did not take the order: offered again later when retryable, else a dead letter that a person looks at.',
      scope: 'erp',
      params: IdParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(2000), retryable: z.boolean().default(true) }),
      success: { status: 200, description: 'Taken.', schema: Answered },
      handle: async ({ params, body, key }) => nack(gateway, params.id, body.reason, body.retryable, key.name),
    }),
    route({
      method: 'get',
      path: '/v1/erp/deliveries/{id}',
      operationId: 'getDelivery',
      summary: 'State of one delivery.',
      scope: 'erp',
      params: IdParams,
      success: { status: 200, description: 'The delivery.' },
      async handle({ params }) {
        const rows = await database.query<object>(
          `select id, order_id as "orderId", revision, state, attempt, consumer, lease_until as "leaseUntil", next_at as "nextAt",
             erp_order_number as "erpOrderNumber", last_error as "lastError" from deliveries where id = $1`,
          [params.id],
        );
        if (rows[0] === undefined) throw new IntakeError('not-found', `There is no delivery ${params.id}.`);
        return rows[0];
      },
    }),
  ];
}
