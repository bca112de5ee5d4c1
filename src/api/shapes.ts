/** What the API answers, as schemas: OpenAPI describes it by them, and a test holds real answers against them. */
import { z } from 'zod';
import { Order } from '../model/order.ts';
import { SenderMemory } from '../model/sender-memory.ts';
import { AcknowledgmentStates, DeliveryStates, OrderStates } from './schemas.ts';

const Instant = z.iso.datetime();

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
  path: z.string().optional().meta({ description: 'JSON Pointer into the order.' }),
  at: z.record(z.string(), z.unknown()).optional().meta({ description: 'Place in the source.' }),
  x12: z.record(z.string(), z.unknown()).optional().meta({ description: 'What a 997 or TA1 says of it.' }),
  edifact: z.record(z.string(), z.string()).optional().meta({ description: 'What a CONTRL says of it.' }),
  fix: z
    .object({ offset: z.int(), length: z.int(), text: z.string() })
    .optional()
    .meta({ description: 'Bytes of the message that would mend it: proposed, never applied.' }),
});

export const OrderSummary = z.object({
  id: z.string(),
  poNumber: z.string().nullable(),
  partnerId: z.string().nullable(),
  partnerName: z.string().nullable(),
  state: OrderStates,
  deliveryState: DeliveryStates,
  acknowledgmentState: AcknowledgmentStates,
  revision: z.int(),
  version: z.int().meta({ description: 'Counts changes; the ETag.' }),
  lineCount: z.int(),
  orderDate: z.string().nullable(),
  total: z.string().nullable(),
  currency: z.string().nullable(),
  test: z.boolean(),
  channel: z.string(),
  documentType: z.string(),
  receivedAt: Instant,
  updatedAt: Instant,
  openIssues: z.int(),
  messageId: z.string().nullable(),
  correlationId: z.string(),
  erpOrderNumber: z.string().optional(),
  duplicateOf: z.string().optional(),
});

export const OrderPage = z.object({
  data: z.array(OrderSummary),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
  counts: z.record(z.string(), z.int()).meta({ description: 'Orders per state, over all orders.' }),
});

export const OrderDetail = OrderSummary.extend({
  order: Order,
  issues: z.array(Finding),
  exception: z.object({ id: z.string(), codes: z.array(z.string()), openedAt: Instant }).optional(),
  deliveries: z.array(
    z.object({
      id: z.string(),
      revision: z.int(),
      state: z.enum(['blocked', 'queued', 'leased', 'acked', 'dead']),
      attempt: z.int(),
      erpOrderNumber: z.string().nullable(),
      lastError: z.string().nullable(),
    }),
  ),
  source: z.object({
    messageId: z.string().nullable(),
    offset: z.int().nullable(),
    length: z.int().nullable(),
    format: z.string().nullable(),
    documentType: z.string(),
    documentControl: z.string().nullable(),
  }),
});

export const LineageRecord = z.record(
  z.string(),
  z.object({
    raw: z.string(),
    at: z.record(z.string(), z.unknown()).optional(),
    rule: z.string(),
    confidence: z.number(),
  }),
);

export const RevisionList = z.object({
  data: z.array(
    z.object({
      revision: z.int(),
      order: Order,
      issues: z.array(Finding),
      actor: z.string(),
      reason: z.string().nullable(),
      createdAt: Instant,
    }),
  ),
});

export const EventList = z.object({
  data: z.array(
    z.object({
      id: z.int().optional().meta({ description: 'Position in the feed of all events.' }),
      orderId: z.string(),
      seq: z.int(),
      type: z.string(),
      fromState: OrderStates.nullable(),
      toState: OrderStates,
      actor: z.string(),
      reason: z.string().nullable(),
      data: z.record(z.string(), z.unknown()).nullable(),
      at: Instant,
      hash: z.string(),
    }),
  ),
});

export const AcknowledgmentList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      controlNumber: z.string(),
      groupControl: z.string().nullable(),
      verdict: z.string(),
      state: z.enum(['pending', 'sent', 'failed']),
      orderId: z.string().nullable(),
      location: z.string().nullable(),
      attempts: z.int(),
      createdAt: Instant,
      sentAt: Instant.nullable(),
      answer: z
        .enum(['received', 'accepted', 'acceptedWithErrors', 'rejected'])
        .nullable()
        .meta({ description: 'What the partner said of it (997, TA1, CONTRL …); null while it said nothing.' }),
      answeredAt: Instant.nullable(),
      answeredBy: z.string().nullable().meta({ description: 'The message that said so.' }),
      answerErrors: z.array(z.string()),
      answerDue: Instant.nullable(),
      overdueAt: Instant.nullable(),
      content: z.string(),
    }),
  ),
});

export const Exception = z.object({
  id: z.string(),
  orderId: z.string(),
  revision: z.int(),
  codes: z.array(z.string()),
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  reason: z.string().nullable(),
});

export const ExceptionPage = z.object({
  data: z.array(
    Exception.extend({ poNumber: z.string().nullable(), partnerId: z.string().nullable(), state: OrderStates }),
  ),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});

export const Source = z.object({
  format: z.string().nullable(),
  paper: z.enum(['pictures', 'plain']).optional().meta({
    description: 'Set when it was made for people: then its places are pages, cells or texts, and no bytes are given.',
  }),
  file: z.string().optional().meta({
    description: 'The attached file that it was read from; its pages, if it has any, are asked for by this name.',
  }),
  letter: z.string().nullable().optional().meta({ description: 'With `file`: the format of the message around it.' }),
  offset: z.int(),
  length: z.int(),
  text: z.string().meta({ description: 'One character for each byte; of XML its text, decoded, without secrets.' }),
  segments: z.array(
    z.object({
      tag: z.string(),
      position: z.int(),
      offset: z.int(),
      length: z.int(),
      elements: z.array(
        z.object({
          index: z.int(),
          component: z.int().optional().meta({ description: 'Absent when the element is not divided.' }),
          repetition: z.int().optional().meta({ description: 'Absent when the element is not repeated.' }),
          offset: z.int(),
          length: z.int(),
          text: z.string(),
        }),
      ),
    }),
  ),
});

export const Lesson = z.object({
  id: z.string(),
  orderId: z.string().nullable().meta({ description: 'The order that taught it; null when it was imported.' }),
  revision: z.int().nullable(),
  final: z.boolean().meta({ description: 'False when the order still waited after the decision.' }),
  state: z.enum(['waiting', 'learned', 'nothing', 'failed']),
  actor: z.string(),
  reason: z.string().nullable(),
  createdAt: Instant,
  completedAt: Instant.nullable(),
  failure: z.string().nullable(),
  sender: z.string().nullable().meta({ description: 'Whose papers: the same for all lessons of one sender.' }),
  version: z.int().nullable().meta({ description: 'Counts the lessons of the sender.' }),
  learned: z
    .object({
      buyer: z.string().nullable(),
      columns: z.record(z.string(), z.string()).meta({ description: 'From the label of a column to what it holds.' }),
      labels: z.record(z.string(), z.string()).meta({ description: 'From a label of the head to its field.' }),
      dateOrder: z.enum(['dmy', 'mdy']).nullable(),
      decimalMark: z.enum(['.', ',']).nullable(),
      zones: z.int().meta({ description: 'How many places in the rows were learned.' }),
      proven: z.boolean().meta({ description: 'Reading the paper again with it gave all confirmed lines.' }),
    })
    .nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
});

export const LessonDetail = Lesson.extend({ memory: SenderMemory.nullable() });

export const LessonPage = z.object({
  data: z.array(Lesson),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});

export const PageText = z.object({
  name: z.string().optional().meta({ description: 'Of the sheet.' }),
  table: z.boolean().meta({ description: 'Whether it holds cells; a line of text beside them has pieces of a text.' }),
  rows: z.array(z.array(z.object({ text: z.string(), at: z.record(z.string(), z.unknown()) }))),
  rowsLeftOut: z.int(),
  pages: z.int(),
});
