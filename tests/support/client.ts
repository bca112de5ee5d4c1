/** A client of the HTTP API for tests: sends, reads, and waits until an order or a message has got somewhere. */
import type { Order } from '../../src/model/order.ts';
import { waitFor } from './wait.ts';

/** A page of a scan takes seconds of both cores, and other files of the run want them as well. */
const READ_MS_MAX = 60_000;

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another key than the client's; empty for none. */
  readonly key?: string;
}

export interface MessageView {
  readonly id: string;
  readonly status: string;
  readonly sha256: string;
  readonly correlationId: string;
  readonly findings: readonly { code: string; message: string; severity: string }[];
  readonly interchanges: readonly {
    id: string;
    status: string;
    partnerId: string;
    sameContent?: boolean;
    findings: readonly { code: string }[];
  }[];
  readonly orders: readonly { id: string; poNumber: string | null; state: string }[];
  readonly otherDocuments: readonly { result: string; findings: readonly { code: string }[] }[];
  readonly acknowledges: readonly { type: string; verdict: string; acknowledgmentId: string | null }[];
}

export interface OrderView {
  readonly id: string;
  readonly messageId: string;
  readonly poNumber: string | null;
  readonly state: string;
  readonly deliveryState: string;
  readonly acknowledgmentState: string;
  readonly revision: number;
  readonly version: number;
  readonly erpOrderNumber?: string;
  readonly duplicateOf?: string;
  readonly order: Order;
  readonly issues: readonly { code: string; severity: string; path?: string }[];
  readonly exception?: { id: string; codes: readonly string[] };
  readonly deliveries: readonly {
    id: string;
    revision: number;
    state: string;
    attempt: number;
    lastError: string | null;
  }[];
}

export interface AcknowledgmentView {
  readonly id: string;
  readonly type: string;
  readonly controlNumber: string;
  readonly verdict: string;
  readonly state: string;
  readonly location: string | null;
  readonly attempts: number;
  readonly orderId: string | null;
  readonly content: string;
  readonly groupControl: string | null;
  /** What the partner said of it. */
  readonly answer: string | null;
  readonly answerErrors: readonly string[];
  readonly answerDue: string | null;
  readonly overdueAt: string | null;
}

export interface DeliveryView {
  readonly id: string;
  readonly attempt: number;
  readonly orderId: string;
  readonly revision: number;
  readonly correlationId: string;
  readonly leaseUntil: string;
  readonly order: Order;
}

export interface ProblemView {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly correlationId?: string;
  readonly errors?: readonly { pointer: string; message: string }[];
}

export type Client = ReturnType<typeof createClient>;

export function createClient(url: string, key: string) {
  /** One call; the body is JSON unless it is text or bytes. Answers whatever the status. */
  async function call<Body = unknown>(method: string, path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    const { body, headers = {}, key: used = key } = options;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(used === '' ? {} : { Authorization: `Bearer ${used}` }),
        ...(isRaw || body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
    };
  }

  /** A call that must succeed. */
  async function expectOk<Body>(method: string, path: string, options?: CallOptions): Promise<Body> {
    const answer = await call<Body>(method, path, options);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const message = (id: string): Promise<MessageView> => expectOk<MessageView>('GET', `/v1/inbound/${id}`);
  const order = (id: string): Promise<OrderView> => expectOk<OrderView>('GET', `/v1/orders/${id}`);
  return {
    url,
    key,
    call,
    get: <Body>(path: string) => expectOk<Body>('GET', path),
    message,
    order,
    async send(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<string> {
      return (await expectOk<{ id: string }>('POST', '/v1/inbound', { body, headers })).id;
    },
    /** The message once it has been read, with the orders it brought. */
    readMessage: (id: string, withinMs = READ_MS_MAX): Promise<MessageView> =>
      waitFor(
        `message ${id} to be read`,
        async () => {
          const found = await message(id);
          return found.status !== 'received' && found.status !== 'decoding' && found;
        },
        withinMs,
      ),
    /** Sends and waits until it has been read. */
    async deliver(body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<MessageView> {
      return this.readMessage(await this.send(body, headers));
    },
    orderWhen: (id: string, what: string, is: (order: OrderView) => boolean, withinMs?: number): Promise<OrderView> =>
      waitFor(
        `order ${id} to be ${what}`,
        async () => {
          const found = await order(id);
          return is(found) && found;
        },
        withinMs,
      ),
    decide: (
      view: { readonly id: string; readonly version: number },
      what: string,
      body: object = { reason: 'asked by test' },
    ) =>
      call<OrderView & ProblemView>('POST', `/v1/orders/${view.id}/${what}`, {
        body,
        headers: { 'If-Match': `"${view.version}"` },
      }),
    lease: async (
      max = 10,
      options: { readonly leaseSeconds?: number; readonly consumer?: string } = {},
    ): Promise<DeliveryView[]> =>
      (await expectOk<{ deliveries: DeliveryView[] }>('POST', '/v1/erp/lease', { body: { max, ...options } }))
        .deliveries,
    ack: (id: string, erpOrderNumber: string) =>
      call<{ repeated: boolean; state: string } & ProblemView>('POST', `/v1/erp/deliveries/${id}/ack`, {
        body: { erpOrderNumber },
      }),
    nack: (id: string, reason: string, retryable = true) =>
      call<{ repeated: boolean; state: string } & ProblemView>('POST', `/v1/erp/deliveries/${id}/nack`, {
        body: { reason, retryable },
      }),
    acknowledgments: async (messageId: string): Promise<AcknowledgmentView[]> =>
      (await expectOk<{ data: AcknowledgmentView[] }>('GET', `/v1/inbound/${messageId}/acknowledgments`)).data,
  };
}
