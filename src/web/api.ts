/** The gateway's public API as the pages use it. */
import type { Charset, ReceivedAcknowledgment } from '../model/decoded.ts';
import type { SourceSegment } from '../model/format-adapter.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import type { Order } from '../model/order.ts';
import type { AcknowledgmentState, DeliveryState, MessageState, OrderState } from '../model/states.ts';
import type { Decision } from './decisions.ts';
import { storedKey } from './session.ts';

export type { SourceElement, SourceSegment } from '../model/format-adapter.ts';

export interface OrderSummary {
  readonly id: string;
  readonly poNumber?: string | null;
  readonly partnerId?: string | null;
  readonly partnerName?: string | null;
  readonly state: OrderState;
  readonly deliveryState: DeliveryState;
  readonly acknowledgmentState: AcknowledgmentState;
  readonly revision: number;
  readonly version: number;
  readonly lineCount: number;
  readonly total?: string | null;
  readonly currency?: string | null;
  readonly test: boolean;
  readonly channel: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly openIssues: number;
  readonly messageId?: string | null;
  readonly erpOrderNumber?: string | null;
}

export interface OrderPage {
  readonly data: readonly OrderSummary[];
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
  /** Orders per state over the whole store, whatever the filter. */
  readonly counts: Readonly<Partial<Record<OrderState, number>>>;
}

export interface OrderDetail extends OrderSummary {
  readonly order: Order;
  readonly issues: readonly Finding[];
  readonly exception?: { readonly id: string; readonly codes: readonly string[]; readonly openedAt: string } | null;
}

export interface Source {
  readonly format: string | null;
  readonly offset: number;
  readonly length: number;
  /** One character for each byte; of XML its text, decoded. */
  readonly text: string;
  readonly segments: readonly SourceSegment[];
  /** Set when it was made for people: whether its pages are pictures, or rows of cells and lines of text. */
  readonly paper?: 'pictures' | 'plain';
  /** The attached file that it was read from; `letter` is then the format of the message around it. */
  readonly file?: string;
  readonly letter?: string | null;
}

export interface OrderEvent {
  readonly seq: number;
  readonly type: string;
  readonly fromState?: string | null;
  readonly toState: string;
  readonly actor: string;
  readonly reason?: string | null;
  /**
   * `messageId`: the mail that says so · `channel`: by which it came · `erpOrderNumber`: of the ERP · `order`, `number`: another order and
   * its number.
   */
  readonly data?: {
    readonly messageId?: string;
    readonly channel?: string;
    readonly erpOrderNumber?: string;
    readonly order?: string;
    readonly number?: string;
  } | null;
  readonly at: string;
  readonly hash: string;
}

export interface Acknowledgment {
  readonly id: string;
  readonly type: string;
  readonly controlNumber: string;
  readonly state: string;
  /** One character for each byte. */
  readonly content: string;
  readonly createdAt: string;
  /** What the partner said of it; null while it said nothing. */
  readonly answer?: ReceivedAcknowledgment['verdict'] | null;
  readonly answeredAt?: string | null;
  /** The message that said so. */
  readonly answeredBy?: string | null;
  readonly answerErrors?: readonly string[];
  /** When it must have been acknowledged, by the agreement; null when nothing was agreed. */
  readonly answerDue?: string | null;
  readonly overdueAt?: string | null;
}

export interface MessageSummary {
  readonly id: string;
  readonly status: MessageState;
  readonly sha256: string;
  readonly bytes: number;
  readonly channel: string;
  readonly fileName?: string | null;
  readonly contentType?: string | null;
  readonly format?: string | null;
  readonly receivedAt: string;
  readonly senders: readonly string[];
  readonly orderCount: number;
  /** Documents that did not become orders, of which `refusedCount` were refused. */
  readonly otherCount: number;
  readonly refusedCount: number;
  /** It waits for a person. */
  readonly isWaiting: boolean;
  readonly firstFinding: string | null;
}

export interface MessagePage {
  readonly data: readonly MessageSummary[];
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
  /** Of the last `messages` messages, those of which no order came, or not one for every document. */
  readonly recent: { readonly messages: number; readonly withoutOrders: number; readonly inPart: number };
  /** How many of all messages wait for a person. */
  readonly waiting: number;
}

export interface MessageInterchange {
  readonly id: string;
  readonly controlNumber: string;
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly receiver: { readonly qualifier: string; readonly id: string };
  readonly version: string;
  readonly charset?: Charset;
  readonly test: boolean;
  readonly status: 'A' | 'E' | 'R';
  readonly findings: readonly Finding[];
  readonly duplicateOfMessage?: string;
  readonly sameContent?: boolean | null;
}

export interface OtherDocument {
  readonly index: number;
  readonly type: string;
  readonly controlNumber: string;
  /** Index of its interchange in the message, and the control number of its group; absent outside an envelope. */
  readonly interchange?: number;
  readonly group?: string;
  /** `unclear`: a paper that does not say what it is; somebody should look at it. */
  readonly result: 'rejected' | 'rejectedWithEnvelope' | 'duplicate' | 'notAnOrder' | 'unclear' | 'orderResponse';
  readonly at: Place;
  readonly findings: readonly Finding[];
}

/** What a partner says in this message of something that we sent to it. */
export interface ReceivedAnswer extends Pick<ReceivedAcknowledgment, 'type' | 'verdict' | 'code' | 'errors'> {
  readonly interchangeControl: string | null;
  readonly groupControl: string | null;
  readonly setControl: string | null;
  readonly reference: string | null;
  /** What it speaks of; null when we sent nothing under that number. */
  readonly acknowledgmentId: string | null;
}

/** What is known of the call by which a fax came. */
export interface FaxCallView {
  readonly via: string;
  readonly callId: string | null;
  readonly caller: string | null;
  readonly stationId: string | null;
  readonly called: string | null;
  readonly pages: number | null;
  readonly partial: boolean | null;
  readonly error: string | null;
  readonly partnerName: string | null;
  readonly partnerBy: 'caller' | 'station' | null;
}

export interface MessageDetail extends MessageSummary {
  readonly fax?: FaxCallView;
  readonly findings: readonly Finding[];
  readonly interchanges: readonly MessageInterchange[];
  readonly orders: readonly { readonly id: string; readonly poNumber: string | null; readonly state: OrderState }[];
  readonly otherDocuments: readonly OtherDocument[];
  /** The orders to whose history its words were put, because it is a reply in their thread. */
  readonly answersOrders?: MessageDetail['orders'];
  readonly acknowledges?: readonly ReceivedAnswer[];
}

export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** What the gateway answered instead (RFC 9457), or that it did not answer at all (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Finds the lines of the gateway's log about this call. */
  readonly correlationId: string | undefined;

  constructor(status: number, code: string, message: string, correlationId?: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.correlationId = correlationId;
  }
}

export interface Answer<T> {
  readonly body: T;
  readonly etag: string | undefined;
}

/**
 * One call of the API with this tab's key.
 * @throws ApiError
 */
export async function call<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await ask(path, init);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problem(response, body);
  return { body: body as T, etag: response.headers.get('etag') ?? undefined };
}

/**
 * The bytes at `path`; a plain link could not send the key.
 * @throws ApiError
 */
export async function fetchBytes(path: string): Promise<Blob> {
  return (await fetchAnswer(path)).blob;
}

/**
 * The bytes at `path`, with what the gateway says of them.
 * @throws ApiError
 */
export async function fetchAnswer(path: string): Promise<{ readonly blob: Blob; readonly headers: Headers }> {
  const response = await ask(path, {});
  if (!response.ok) throw problem(response, await response.json().catch(() => undefined));
  return { blob: await response.blob(), headers: response.headers };
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${storedKey() ?? ''}`);
  if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  try {
    return await fetch(path, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError(
      0,
      'gateway-unreachable',
      'The gateway does not answer.',
      'It is asked again every few seconds.',
    );
  }
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly correlationId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

function problem(response: Response, body: unknown): ApiError {
  const { code, detail, title, hint, correlationId, errors } = (body ?? {}) as Problem;
  const what = detail ?? title ?? `The gateway answered ${response.status}.`;
  const fields = (errors ?? []).map(({ pointer, message }) => `${pointer}: ${message}`);
  const message = [what, fields.join('; '), hint].filter(Boolean).join(' ');
  return new ApiError(response.status, code ?? `http-${response.status}`, message, correlationId);
}

/** A person's decision; refused with 412 when somebody else changed the order since `etag`. */
export async function decide(
  id: string,
  decision: Decision,
  etag: string,
  body: { readonly reason: string; readonly patch?: readonly PatchOperation[] },
): Promise<void> {
  await call(`/v1/orders/${encodeURIComponent(id)}/${decision}`, {
    method: 'POST',
    headers: { 'if-match': etag },
    body: JSON.stringify(body),
  });
}

/** Says that somebody has seen to what no decision on the order closes. */
export async function markSeen(messageId: string, reason: string): Promise<void> {
  await call(`/v1/inbound/${encodeURIComponent(messageId)}/seen`, { method: 'POST', body: JSON.stringify({ reason }) });
}

export async function resolveException(id: string, reason: string): Promise<void> {
  await call(`/v1/exceptions/${encodeURIComponent(id)}/resolve`, { method: 'POST', body: JSON.stringify({ reason }) });
}
