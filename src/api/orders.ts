/** Orders: lists, one order with its source and history, and the decisions of people. */
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { AcknowledgmentStates, DeliveryStates, OrderStates } from './schemas.ts';
import { formatNamed } from '../adapters/formats/registry.ts';
import { cancel, correct, hold, reject, release } from '../pipeline/decide.ts';
import type { Decision } from '../pipeline/decide.ts';
import type { Receive } from '../model/channel.ts';
import { fileNamed, fileOf } from '../pipeline/files.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { intake } from '../pipeline/intake.ts';
import { LineageLog } from '../normalize/index.ts';
import type { CompactLineage } from '../normalize/index.ts';
import { acknowledgmentsOfOrder } from '../store/acknowledgments.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { interchangeById } from '../store/interchanges.ts';
import { messageById } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import {
  countOrdersByState,
  eventsAfter,
  eventsOf,
  listOrders,
  orderById,
  revisionOf,
  revisionsOf,
} from '../store/orders.ts';
import type { OrderListRow, OrderRow } from '../store/orders.ts';
import { partnerById } from '../store/partners.ts';
import { openExceptionOf } from '../store/work.ts';
import { IDEMPOTENCY_KEY_MAX, bodyOf, headerText } from './body.ts';
import { presentAcknowledgment } from './inbound.ts';
import {
  AcknowledgmentList,
  EventList,
  LineageRecord,
  OrderDetail,
  OrderPage,
  OrderSummary,
  RevisionList,
  Source,
} from './shapes.ts';
import { IdParams, PageQuery, ifMatchVersion, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';

const ListQuery = PageQuery.extend({
  state: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(OrderStates))
    .optional(),
  deliveryState: DeliveryStates.optional(),
  acknowledgmentState: AcknowledgmentStates.optional(),
  partnerId: z.string().max(100).optional(),
  messageId: z.string().max(100).optional(),
  poNumber: z.string().max(200).optional(),
  test: z.stringbool().optional(),
  q: z.string().max(200).optional(),
});

const Reason = z.string().trim().min(1).max(2000);
const DecisionBody = z.strictObject({ reason: Reason });
const Operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('replace'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('test'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
]);
const CorrectionBody = z.strictObject({
  reason: Reason,
  patch: z
    .union([z.array(Operation).min(1).max(1000), z.record(z.string(), z.unknown())])
    .meta({ description: 'RFC 6902 operations, or an RFC 7396 merge patch.' }),
});

const DECISIONS = {
  release: { decide: release, summary: 'Lets the order go to the ERP as it is, although the checks stopped it.' },
  reject: { decide: reject, summary: 'Refuses the order for good; its PO number is free again.' },
  cancel: { decide: cancel, summary: 'Withdraws an order that the ERP does not have yet.' },
  hold: { decide: hold, summary: 'Stops an order on its way to the ERP, for a person to look at.' },
} as const;

export function orderRoutes(gateway: Gateway, receive: Receive): Route[] {
  const { database } = gateway;
  const find = async (id: string): Promise<OrderRow> => {
    const order = await orderById(database, id);
    if (order === undefined) throw new IntakeError('not-found', `There is no order ${id}.`, { id });
    return order;
  };
  const currentRevision = async (order: OrderRow, number = order.revision) => {
    const revision = await revisionOf(database, order.id, number);
    if (revision === undefined)
      throw new IntakeError('not-found', `The order ${order.id} has no revision ${number}.`, { id: order.id });
    return revision;
  };
  return [
    route({
      method: 'get',
      path: '/v1/orders',
      operationId: 'listOrders',
      summary: 'Orders, newest first, with the three legs of each; counts per state over all orders.',
      scope: 'orders:read',
      query: ListQuery,
      success: { status: 200, description: 'A page of orders.', schema: OrderPage },
      async handle({ query }) {
        const { cursor, limit, ...filter } = query;
        const [rows, counts] = await Promise.all([
          listOrders(database, filter, readCursor(cursor), limit + 1),
          countOrdersByState(database),
        ]);
        return { ...page(rows, limit, present), counts };
      },
    }),
    route({
      method: 'post',
      path: '/v1/orders',
      operationId: 'createOrder',
      summary:
        'Takes a canonical order as JSON; it is checked like any other. schemaVersion, purpose, test and line numbers may be left out.',
      scope: 'orders:write',
      rawBody: true,
      headers: {
        'Idempotency-Key':
          'A repeated call with the same key and body gives the same order, marked Idempotency-Replayed: true; another body is refused with 422.',
      },
      success: { status: 201, description: 'The order as it stands after the checks.', schema: OrderSummary },
      async handle({ request, response, key, correlationId }) {
        const receipt = await receive({
          channel: 'api',
          body: bodyOf(request, gateway.config.bodySecondsMax),
          fileName: 'order.json',
          contentType: 'application/json',
          apiKeyId: key.id,
          idempotencyKey: headerText(request.headers['idempotency-key'], IDEMPOTENCY_KEY_MAX),
          correlationId,
        });
        if (receipt.replayed) response.setHeader('Idempotency-Replayed', 'true');
        await intake(gateway, [receipt.id]);
        const [order] = await listOrders(database, { messageId: receipt.id }, undefined, 1);
        if (order === undefined) throw await whyNoOrder(gateway, receipt.id);
        response.setHeader('Location', `/v1/orders/${order.id}`);
        response.setHeader('ETag', `"${order.version}"`);
        return present(order);
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}',
      operationId: 'getOrder',
      summary: 'One order: its three legs, the canonical order, and its issues. The ETag is what a decision must name.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The order.', schema: OrderDetail },
      async handle({ params, response }) {
        const order = await find(params.id);
        const [revision, exception, deliveries, partner, message] = await Promise.all([
          currentRevision(order),
          openExceptionOf(database, order.id),
          deliveriesOf(database, order.id),
          order.partnerId === null ? undefined : partnerById(database, order.partnerId),
          order.messageId === null ? undefined : messageById(database, order.messageId),
        ]);
        response.setHeader('ETag', `"${order.version}"`);
        return {
          ...present({ ...order, partnerName: partner?.name ?? null }),
          order: revision.order,
          issues: revision.issues,
          ...(exception === undefined
            ? {}
            : { exception: { id: exception.id, codes: exception.codes, openedAt: exception.openedAt } }),
          deliveries: deliveries.map(({ id, revision: number, state, attempt, erpOrderNumber, lastError }) => ({
            id,
            revision: number,
            state,
            attempt,
            erpOrderNumber,
            lastError,
          })),
          source: {
            messageId: order.messageId,
            offset: order.sourceOffset,
            length: order.sourceLength,
            format: message?.format ?? null,
            documentType: order.documentType,
            documentControl: order.documentControl,
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/lineage',
      operationId: 'getLineage',
      summary: 'For every value of the order, by JSON Pointer, the place in the source that says it.',
      scope: 'orders:read',
      params: IdParams,
      query: z.object({ revision: z.coerce.number().int().positive().optional() }),
      success: { status: 200, description: 'Lineage by JSON Pointer.', schema: LineageRecord },
      async handle({ params, query }) {
        const order = await find(params.id);
        const revision = await currentRevision(order, query.revision);
        return LineageLog.fromCompact(JSON.parse(revision.lineage) as CompactLineage, revision.order).toRecord();
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/source',
      operationId: 'getSource',
      summary: 'The part of the raw message that the order was read from, cut into segments with their places.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The source.', schema: Source },
      async handle({ params }) {
        const order = await find(params.id);
        const message = order.messageId === null ? undefined : await messageById(database, order.messageId);
        if (message === undefined || order.sourceOffset === null || order.sourceLength === null) {
          throw new IntakeError('not-found', 'The order has no source document.', { id: order.id });
        }
        return sourceOf(gateway, message, order);
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/revisions',
      operationId: 'listRevisions',
      summary: 'What the order was at each revision, who made it and why.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'All revisions, oldest first.', schema: RevisionList },
      async handle({ params }) {
        const order = await find(params.id);
        const rows = await revisionsOf(database, order.id);
        return {
          data: rows.map(({ revision, order: content, issues, actor, reason, createdAt }) => ({
            revision,
            order: content,
            issues,
            actor,
            reason,
            createdAt,
          })),
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/events',
      operationId: 'listOrderEvents',
      summary: 'The history of the order: every move with actor, time and reason, hash-chained.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'All events, oldest first.', schema: EventList },
      async handle({ params }) {
        const order = await find(params.id);
        return { data: await eventsOf(database, order.id) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/acknowledgments',
      operationId: 'listOrderAcknowledgments',
      summary: 'What the sender of this order was told.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The acknowledgments.', schema: AcknowledgmentList },
      async handle({ params }) {
        const order = await find(params.id);
        return { data: (await acknowledgmentsOfOrder(database, order.id)).map(presentAcknowledgment) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/events',
      operationId: 'listEvents',
      summary: 'Every move of every order after a given event, oldest first: a feed to follow.',
      scope: 'orders:read',
      query: z.object({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
      success: { status: 200, description: 'Events; pass the last id back as `after`.', schema: EventList },
      async handle({ query }) {
        return { data: await eventsAfter(database, query.after, query.limit) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/orders/{id}/corrections',
      operationId: 'correctOrder',
      summary: 'Changes an order as a new revision and checks it again; it goes on when nothing stops it any more.',
      scope: 'orders:write',
      params: IdParams,
      body: CorrectionBody,
      headers: { 'If-Match': 'ETag of the order as you read it.' },
      success: { status: 200, description: 'The order after the correction.', schema: OrderSummary },
      async handle({ params, body, request, response, key }) {
        const decision: Decision = {
          orderId: params.id,
          version: ifMatchVersion(request),
          actor: key.name,
          reason: body.reason,
        };
        return answer(gateway, await correct(gateway, { ...decision, patch: body.patch }), response);
      },
    }),
    ...Object.entries(DECISIONS).map(([name, { decide, summary }]) =>
      route({
        method: 'post',
        path: `/v1/orders/{id}/${name}`,
        operationId: `${name}Order`,
        summary,
        scope: 'orders:write',
        params: IdParams,
        body: DecisionBody,
        headers: { 'If-Match': 'ETag of the order as you read it.' },
        success: { status: 200, description: 'The order after the decision.', schema: OrderSummary },
        async handle({ params, body, request, response, key }) {
          return answer(
            gateway,
            await decide(gateway, {
              orderId: params.id,
              version: ifMatchVersion(request),
              actor: key.name,
              reason: body.reason,
            }),
            response,
          );
        },
      }),
    ),
  ];
}

/** The message is stored all the same, so that what was sent can be looked at. */
async function whyNoOrder(gateway: Gateway, messageId: string): Promise<IntakeError> {
  const message = await messageById(gateway.database, messageId);
  const findings = (message?.findings ?? []) as { message: string; at?: { pointer?: string } }[];
  const errors = findings.map((each) => ({ pointer: each.at?.pointer ?? '', message: each.message }));
  return new IntakeError(
    'order-invalid',
    `The body is not a canonical order. ${findings[0]?.message ?? ''} It was kept as ${messageId}.`,
    { messageId, errors },
  );
}

async function answer(
  { database }: Gateway,
  decided: OrderRow,
  response: { setHeader(name: string, value: string): unknown },
) {
  response.setHeader('ETag', `"${decided.version}"`);
  const [order, partner] = await Promise.all([
    orderById(database, decided.id),
    decided.partnerId === null ? undefined : partnerById(database, decided.partnerId),
  ]);
  // What was decided, with the times that the database gave it.
  return present({ ...decided, updatedAt: order?.updatedAt ?? decided.updatedAt, partnerName: partner?.name ?? null });
}

const INTERNAL: ReadonlySet<string> = new Set<keyof OrderRow>([
  'seq',
  'interchangeId',
  'groupIndex',
  'documentIndex',
  'documentControl',
  'documentVersion',
  'sourceOffset',
  'sourceLength',
  'buyerKey',
  'contentHash',
  'historySeq',
  'historyHash',
]);
const ABSENT_WHEN_NULL: ReadonlySet<string> = new Set<keyof OrderRow>(['erpOrderNumber', 'duplicateOf']);

/** All of the row but what only the gateway itself needs; `shapes.ts` says what is left, and a test holds it to that. */
function present(row: OrderListRow): Record<string, unknown> {
  const shown = Object.entries(row).filter(
    ([key, value]) => !INTERNAL.has(key) && !(value === null && ABSENT_WHEN_NULL.has(key)),
  );
  return Object.fromEntries(shown);
}

async function sourceOf(gateway: Gateway, message: MessageRow, order: OrderRow) {
  const { sha256, format } = message;
  const offset = order.sourceOffset ?? 0;
  const adapter = formatNamed(format ?? '');
  if (adapter?.isPaper === true) return paperSource(gateway, message, order);
  const end = offset + (order.sourceLength ?? 0);
  const chunks: Uint8Array[] = [];
  for await (const chunk of gateway.blobs.read(sha256, offset, end)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const interchange =
    order.interchangeId === null ? undefined : await interchangeById(gateway.database, order.interchangeId);
  const segments = interchange === undefined ? [] : (adapter?.segments?.(bytes, offset, interchange.header) ?? []);
  const text = adapter?.shownText?.(bytes) ?? bytes.toString('latin1');
  return { format, offset, length: bytes.length, text, segments };
}

/** A paper has no bytes to show; what is attached to it may be data, which has. */
async function paperSource(gateway: Gateway, message: MessageRow, order: OrderRow) {
  const { format } = message;
  const read = await revisionOf(gateway.database, order.id, 1);
  const file = read === undefined ? undefined : fileNamed(read.lineage, read.order);
  const whole = { offset: order.sourceOffset ?? 0, length: order.sourceLength ?? 0, text: '', segments: [] };
  const opened = file === undefined ? undefined : await fileOf(gateway, message, file);
  const data = opened?.format?.shownText?.(opened.bytes);
  if (opened?.format !== undefined && data !== undefined)
    return { format: opened.format.name, file, letter: format, ...whole, text: data };
  if (file === undefined || opened?.format?.isPaper !== true) {
    const paper = formatNamed(format ?? '')?.pages ?? 'plain';
    return { format, paper, ...whole };
  }
  return { format: opened.format.name, paper: opened.format.pages ?? 'plain', file, letter: format, ...whole };
}
