/** Received messages: taking them in, and what became of them. */
import { WideText, wideStartOf } from '../adapters/edi/wide-text.ts';
import type { Response } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import type { Receive } from '../model/channel.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { mailView } from '../pipeline/mail-view.ts';
import { acknowledgmentsOfMessages } from '../store/acknowledgments.ts';
import type { AcknowledgmentRow } from '../store/acknowledgments.ts';
import { receivedInMessage } from '../store/answers-to-us.ts';
import { interchangesOf } from '../store/interchanges.ts';
import { mailOf } from '../store/mail-answers.ts';
import { countWaitingMessages, listMessages, markSeen, messageById, recentMessages } from '../store/messages.ts';
import type { MessageRow, MessageSummary } from '../store/messages.ts';
import { listOrders } from '../store/orders.ts';
import { ordersAnsweredBy } from '../store/portal.ts';
import { IDEMPOTENCY_KEY_MAX, bodyOf, headerText } from './body.ts';
import { sendBlob } from './send-blob.ts';
import { IdParams, PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';
import { MessageStates } from './schemas.ts';

const Receipt = z.object({ id: z.string(), sha256: z.string(), status: z.literal('received') });
const ListQuery = PageQuery.extend({
  status: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(MessageStates))
    .optional(),
  incomplete: z.stringbool().optional().meta({
    description:
      'true: only messages of which something did not become an order; a document that was never meant to be one does not count.',
  }),
  waiting: z.stringbool().optional().meta({
    description:
      'true: only messages that wait for a person: a mail that does not say what it is may order, change or ask something.',
  }),
});
const ORDERS_SHOWN_MAX = 200;
const FILE_NAME_MAX = 255;

export function inboundRoutes(gateway: Gateway, receive: Receive): Route[] {
  const { database, config } = gateway;
  return [
    route({
      method: 'post',
      path: '/v1/inbound',
      operationId: 'receiveMessage',
      summary: 'Takes any bytes: a purchase order in whatever format. Answers only after they are durable.',
      scope: 'inbound:write',
      rawBody: true,
      headers: {
        'X-Filename': 'Name of the file, for people and as a hint to its format.',
        'Idempotency-Key':
          'A repeated call with the same key and body gives the same answer, marked Idempotency-Replayed: true; another body is refused with 422.',
      },
      success: { status: 202, description: 'The bytes are durable.', schema: Receipt },
      async handle({ request, response, key, correlationId }) {
        const receipt = await receive({
          channel: 'http',
          body: bodyOf(request, config.bodySecondsMax),
          fileName: headerText(request.headers['x-filename'], FILE_NAME_MAX),
          contentType: headerText(request.headers['content-type'], FILE_NAME_MAX),
          apiKeyId: key.id,
          idempotencyKey: headerText(request.headers['idempotency-key'], IDEMPOTENCY_KEY_MAX),
          correlationId,
        });
        response.setHeader('Location', `/v1/inbound/${receipt.id}`);
        if (receipt.replayed) response.setHeader('Idempotency-Replayed', 'true');
        return { id: receipt.id, sha256: receipt.sha256, status: receipt.status };
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound',
      operationId: 'listMessages',
      summary:
        'Received messages, newest first, with what came of each; `recent` counts those of the last 200 that did not become orders, `waiting` all that wait for a person.',
      scope: 'orders:read',
      query: ListQuery,
      success: { status: 200, description: 'A page of messages.' },
      async handle({ query }) {
        const { cursor, limit, ...filter } = query;
        const [rows, recent, waiting] = await Promise.all([
          listMessages(database, filter, readCursor(cursor), limit + 1),
          recentMessages(database),
          countWaitingMessages(database),
        ]);
        return { ...page(rows, limit, presentSummary), recent, waiting };
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound/{id}',
      operationId: 'getMessage',
      summary: 'State and results of one received message.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The message, its interchanges, its orders and what did not become one.' },
      async handle({ params }) {
        const message = await find(gateway, params.id);
        const [[summary], interchanges, orders, acknowledges, mail, answersOrders] = await Promise.all([
          listMessages(database, { id: message.id }, undefined, 1),
          interchangesOf(database, message.id),
          listOrders(database, { messageId: message.id }, undefined, ORDERS_SHOWN_MAX),
          receivedInMessage(database, message.id),
          message.channel === 'mail' ? mailOf(database, message.id) : undefined,
          message.channel === 'mail' ? ordersAnsweredBy(database, message.id) : [],
        ]);
        const firsts = await messagesOfInterchanges(
          gateway,
          interchanges.flatMap((each) => each.duplicateOf ?? []),
        );
        return {
          ...(summary === undefined ? {} : presentSummary(summary)),
          // Read first, so that a message is never shown as done with less than it has.
          ...presentMessage(message),
          ...(message.fax === null ? {} : { fax: message.fax }),
          ...(mail === undefined ? {} : { mail }),
          findings: message.findings,
          interchanges: interchanges.map(({ id, header, partnerId, status, findings, duplicateOf, sameContent }) => ({
            id,
            partnerId,
            controlNumber: header.controlNumber,
            sender: header.sender,
            receiver: header.receiver,
            version: header.version,
            ...(header.charset === undefined ? {} : { charset: header.charset }),
            test: header.test,
            status,
            findings,
            ...(duplicateOf === null ? {} : { duplicateOf, duplicateOfMessage: firsts.get(duplicateOf), sameContent }),
          })),
          orders: orders.toReversed().map(({ id, poNumber, state, documentIndex, documentControl }) => ({
            id,
            poNumber,
            state,
            documentIndex,
            documentControl,
          })),
          otherDocuments: message.documents,
          answersOrders,
          acknowledges: acknowledges.map(({ messageId: _, ...each }) => each),
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/inbound/{id}/seen',
      operationId: 'markMessageSeen',
      summary: 'Says that somebody has seen to a message that waits for a person, and what was done.',
      scope: 'orders:write',
      params: IdParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
      success: { status: 200, description: 'Id of the message, and that it waits no more.' },
      async handle({ params, body, key }) {
        const message = await find(gateway, params.id);
        await markSeen(database, message.id, { actor: key.name, reason: body.reason });
        return { id: message.id, waiting: false };
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound/{id}/mail',
      operationId: 'getMail',
      summary:
        'Of a mail: who wrote it, its subject and date, whether its sender is who it says, and what became of each attachment. Its text is page 1.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The mail.' },
      async handle({ params }) {
        const message = await find(gateway, params.id);
        if (message.channel === 'mail' || message.format === 'mail') return mailView(gateway, message);
        throw new IntakeError('not-found', `The message is no mail: it is ${message.format ?? 'unknown'}.`, {
          id: message.id,
        });
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound/{id}/raw',
      operationId: 'getRawMessage',
      summary: 'The bytes as they were received.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The raw bytes.', mediaType: 'application/octet-stream' },
      async handle({ params, response }) {
        const message = await find(gateway, params.id);
        await sendRaw(gateway, message, response);
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound/{id}/acknowledgments',
      operationId: 'listAcknowledgments',
      summary: 'What was answered to the sender of a message; for a retransmission, the stored answers of the first.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The acknowledgments.' },
      async handle({ params }) {
        const message = await find(gateway, params.id);
        const interchanges = await interchangesOf(database, message.id);
        const originals = interchanges.filter((each) => each.sameContent === true).map((each) => each.duplicateOf);
        const rows = await acknowledgmentsOfMessages(database, [message.id]);
        const repeated =
          originals.length === 0
            ? []
            : await acknowledgmentsOfOriginals(
                gateway,
                originals.filter((id) => id !== null),
              );
        return { data: [...repeated, ...rows].map(presentAcknowledgment) };
      },
    }),
  ];
}

/** The bytes of a message as a download. Never shown inline: they are a stranger's. */
export async function sendRaw({ blobs }: Gateway, message: MessageRow, response: Response): Promise<void> {
  await sendBlob(blobs, { sha256: message.sha256, bytes: message.bytes, name: message.id }, response);
}

async function acknowledgmentsOfOriginals(
  gateway: Gateway,
  interchangeIds: readonly string[],
): Promise<AcknowledgmentRow[]> {
  const messages = await messagesOfInterchanges(gateway, interchangeIds);
  return acknowledgmentsOfMessages(gateway.database, [...new Set(messages.values())]);
}

/** @returns from the id of an interchange to the id of the message that holds it */
async function messagesOfInterchanges(gateway: Gateway, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await gateway.database.query<{ id: string; messageId: string }>(
    'select id, message_id as "messageId" from interchanges where id = any($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.messageId]));
}

async function find(gateway: Gateway, id: string): Promise<MessageRow> {
  const message = await messageById(gateway.database, id);
  if (message === undefined) throw new IntakeError('not-found', `There is no message ${id}.`, { id });
  return message;
}

function presentSummary(message: MessageSummary) {
  const { senders, orderCount, otherCount, refusedCount, isWaiting, firstFinding } = message;
  return { ...presentMessage(message), senders, orderCount, otherCount, refusedCount, isWaiting, firstFinding };
}

function presentMessage(message: Omit<MessageRow, 'findings' | 'documents' | 'fax'>) {
  const { id, sha256, bytes, channel, fileName, contentType, correlationId, state, format, receivedAt, decodedAt } =
    message;
  return {
    id,
    status: state,
    sha256,
    bytes,
    channel,
    fileName,
    contentType,
    correlationId,
    format,
    receivedAt,
    decodedAt,
  };
}

export function presentAcknowledgment(row: AcknowledgmentRow) {
  const { id, type, controlNumber, groupControl, verdict, state, orderId, location, attempts, createdAt, sentAt } = row;
  const { answer, answeredAt, answeredBy, answerErrors, answerDue, overdueAt } = row;
  return {
    id,
    type,
    controlNumber,
    groupControl,
    verdict,
    state,
    orderId,
    location,
    attempts,
    createdAt,
    sentAt,
    answer,
    answeredAt,
    answeredBy,
    answerErrors: answerErrors ?? [],
    answerDue,
    overdueAt,
    content: contentText(row.content),
  };
}

/** One character a byte, but for answers in UTF-16 and UCS-4, which nobody could read so. */
function contentText(content: Buffer): string {
  const wide = wideStartOf(content);
  if (wide === undefined) return content.toString('latin1');
  return Buffer.from(new WideText(wide.encoding, 0).push(content.subarray(wide.mark))).toString('utf8');
}
