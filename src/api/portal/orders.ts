/** A customer's own orders: what became of them, the papers that belong to them, and what the customer says of them. */
import { z } from 'zod';
import { IntakeError } from '../../model/errors.ts';
import { confirmationSheets, printedConfirmation } from '../../pipeline/confirmation-sheets.ts';
import { takeCustomerAnswer } from '../../pipeline/customer-answer.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { attachmentsOf } from '../../pipeline/form-attachments.ts';
import type { EventType } from '../../pipeline/history.ts';
import { acknowledgmentsOfOrder } from '../../store/acknowledgments.ts';
import { messageById } from '../../store/messages.ts';
import { eventsOf, isVouched, listOrders, orderById, revisionOf } from '../../store/orders.ts';
import type { HistoryEvent, OrderListRow, OrderRow } from '../../store/orders.ts';
import { customerAnswers, isMessageOf } from '../../store/portal.ts';
import { NumberedParams, chosen, numbered } from '../form-attachments.ts';
import { sendRaw } from '../inbound.ts';
import { sendBlob } from '../send-blob.ts';
import { IdParams, PageQuery, page, readCursor } from '../route.ts';
import { portalRoute } from './route.ts';
import type { PortalRoute } from './route.ts';

/** Steps that a customer is told of; what happens between the gateway and the ERP is ours. */
const SHOWN_EVENTS: ReadonlySet<string> = new Set<EventType>([
  'received',
  'checked',
  'corrected',
  'released',
  'rejected',
  'canceled',
  'held',
  'erpAccepted',
  'customerConfirmed',
  'customerDisputed',
  'customerAnswered',
  'customerStopped',
  'customerChanged',
]);
/** Reasons that were written for the customer; others are between colleagues. */
const TOLD_REASONS: ReadonlySet<string> = new Set<EventType>([
  'rejected',
  'customerConfirmed',
  'customerDisputed',
  'customerAnswered',
  'customerStopped',
  'customerChanged',
]);

export function orderRoutes(gateway: Gateway): PortalRoute[] {
  const { database } = gateway;
  /** An order of somebody else is not found, as one that is not there; nor is one that somebody else may have sent in their name. */
  async function own(customers: readonly string[], id: string): Promise<OrderRow> {
    const order = await orderById(database, id);
    const isTheirs = order?.partnerId !== null && order !== undefined && customers.includes(order.partnerId);
    if (!isTheirs || !(await isVouched(database, id)))
      throw new IntakeError('not-found', `There is no order ${id}.`, { id });
    return order;
  }
  /** What a clerk attached while somebody was on the phone is the clerk's, as the form is. */
  async function ownAttachments(customers: readonly string[], id: string) {
    const { messageId } = await own(customers, id);
    if (messageId === null || !(await isMessageOf(database, messageId, customers))) return [];
    return attachmentsOf(gateway, messageId);
  }
  return [
    portalRoute({
      method: 'get',
      path: '/orders',
      operationId: 'portalOrders',
      summary: "Orders of the visitor's customers by every channel, newest first.",
      query: PageQuery.extend({ q: z.string().trim().max(200).optional() }),
      success: { status: 200, description: 'A page of orders.' },
      async handle({ query: { cursor, limit, q }, visitor: { account } }) {
        const filter = {
          partnerIds: account.customers,
          isVouched: true as const,
          ...(q === undefined || q === '' ? {} : { q }),
        };
        return page(await listOrders(database, filter, readCursor(cursor), limit + 1), limit, present);
      },
    }),
    portalRoute({
      method: 'get',
      path: '/orders/{id}',
      operationId: 'portalOrder',
      summary: 'One order: what it says, where it stands, and how it came there.',
      params: IdParams,
      success: { status: 200, description: 'The order.' },
      async handle({ params, visitor: { account } }) {
        const order = await own(account.customers, params.id);
        const [revision, events, answers, papers, sheets] = [
          await revisionOf(database, order.id, order.revision),
          await eventsOf(database, order.id),
          await customerAnswers(database, order.id),
          await acknowledgmentsOfOrder(database, order.id),
          await confirmationSheets(gateway, order),
        ];
        const hasSource = order.messageId !== null && (await isMessageOf(database, order.messageId, account.customers));
        const isOpen = order.state === 'needsReview';
        return {
          ...present(order),
          order: revision?.order,
          issues: isOpen ? (revision?.issues ?? []).filter(({ severity }) => severity === 'error') : [],
          history: events.filter(({ type }) => SHOWN_EVENTS.has(type)).map(told),
          answers,
          papers: [
            ...sheets.map(({ id: sheet, name, createdAt, sentAt, state }) => ({
              id: sheet,
              type: 'confirmation',
              name,
              createdAt,
              sentAt,
              state,
            })),
            ...papers.map(({ id, type, createdAt, sentAt, state }) => ({ id, type, createdAt, sentAt, state })),
          ],
          hasSource,
        };
      },
    }),
    portalRoute({
      method: 'get',
      path: '/orders/{id}/source',
      operationId: 'portalOrderSource',
      summary: 'The document that the order was read from, as it was sent.',
      params: IdParams,
      success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
      async handle({ params, response, visitor: { account } }) {
        const { id, messageId } = await own(account.customers, params.id);
        const message = messageId === null ? undefined : await messageById(database, messageId);
        if (message === undefined || !(await isMessageOf(database, message.id, account.customers)))
          throw new IntakeError('not-found', `There is no document of the order ${id}.`, { id });
        await sendRaw(gateway, message, response);
        return undefined;
      },
    }),
    portalRoute({
      method: 'get',
      path: '/orders/{id}/attachments',
      operationId: 'portalOrderAttachments',
      summary: 'What was attached to the form that the order came from.',
      params: IdParams,
      success: { status: 200, description: 'The attachments, numbered from 1.' },
      handle: async ({ params, visitor: { account } }) => ({
        data: (await ownAttachments(account.customers, params.id)).map(numbered),
      }),
    }),
    portalRoute({
      method: 'get',
      path: '/orders/{id}/attachments/{number}',
      operationId: 'portalOrderAttachment',
      summary: 'One of them, byte for byte, as a file to save.',
      params: NumberedParams,
      success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
      async handle({ params, response, visitor: { account } }) {
        const list = await ownAttachments(account.customers, params.id);
        await sendBlob(gateway.blobs, chosen(list, params.number), response);
        return undefined;
      },
    }),
    portalRoute({
      method: 'get',
      path: '/orders/{id}/papers/{paper}',
      operationId: 'portalOrderPaper',
      summary: 'One paper of the order: the sheet that it was confirmed with, or an answer that was sent for it.',
      params: IdParams.extend({ paper: z.string().max(100) }),
      success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
      async handle({ params, response, visitor: { account } }) {
        const order = await own(account.customers, params.id);
        const sheet = (await confirmationSheets(gateway, order)).find(({ id }) => id === params.paper);
        if (sheet !== undefined) {
          const { name, pdf } = await printedConfirmation(gateway, order.id, sheet);
          response.status(200).attachment(name).type('application/octet-stream').end(pdf);
          return undefined;
        }
        const paper = (await acknowledgmentsOfOrder(database, order.id)).find(({ id }) => id === params.paper);
        if (paper === undefined)
          throw new IntakeError('not-found', `There is no paper ${params.paper}.`, { id: params.paper });
        response.setHeader('Content-Disposition', `attachment; filename="${paper.id}"`);
        response.status(200).type('application/octet-stream').end(paper.content);
        return undefined;
      },
    }),
    portalRoute({
      method: 'post',
      path: '/orders/{id}/answer',
      operationId: 'portalAnswerOrder',
      summary: 'Says that the order is right as it stands, or what is wrong with it.',
      params: IdParams,
      body: z.discriminatedUnion('verdict', [
        z.strictObject({ verdict: z.literal('confirmed'), revision: z.int().positive() }),
        z.strictObject({
          verdict: z.literal('disputed'),
          revision: z.int().positive(),
          reason: z.string().trim().min(1).max(2000),
        }),
      ]),
      success: { status: 200, description: 'It is kept.' },
      async handle({ params, body, visitor: { account } }) {
        const order = await own(account.customers, params.id);
        await takeCustomerAnswer(gateway, {
          orderId: order.id,
          revision: body.revision,
          by: { accountId: account.id },
          actor: account.name,
          verdict: body.verdict,
          reason: body.verdict === 'disputed' ? body.reason : undefined,
        });
        return { data: await customerAnswers(database, order.id) };
      },
    }),
  ];
}

function present(row: OrderRow | OrderListRow) {
  const { id, poNumber, partnerId, state, revision, lineCount, orderDate, total, currency, channel, receivedAt } = row;
  const { updatedAt, erpOrderNumber, test } = row;
  return {
    id,
    poNumber,
    customer: partnerId,
    state,
    revision,
    lineCount,
    orderDate,
    total,
    currency,
    channel,
    receivedAt,
    updatedAt,
    orderNumber: erpOrderNumber,
    test,
  };
}

function told({ type, toState, reason, at }: HistoryEvent) {
  return { type, state: toState, at, ...(TOLD_REASONS.has(type) && reason !== null ? { reason } : {}) };
}
