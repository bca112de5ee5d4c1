/** The gateway's public API as the pages use it. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { AcknowledgmentState, DeliveryState, OrderState } from '../model/states.ts';
import { storedKey } from './session.ts';

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

export interface SourceElement {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export interface SourceSegment {
  readonly tag: string;
  readonly position: number;
  readonly offset: number;
  readonly length: number;
  readonly elements: readonly SourceElement[];
}

export interface Source {
  readonly format: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly segments: readonly SourceSegment[];
}

export interface OrderEvent {
  readonly seq: number;
  readonly type: string;
  readonly fromState?: string | null;
  readonly toState: string;
  readonly actor: string;
  readonly reason?: string | null;
  readonly at: string;
  readonly hash: string;
}

export interface Acknowledgment {
  readonly id: string;
  readonly type: string;
  readonly controlNumber: string;
  readonly state: string;
  readonly content: string;
  readonly createdAt: string;
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
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${storedKey() ?? ''}`);
  if (init.body !== undefined) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError(
      0,
      'gateway-unreachable',
      'The gateway does not answer.',
      'It is asked again every few seconds.',
    );
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problem(response, body);
  return { body: body as T, etag: response.headers.get('etag') ?? undefined };
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

export type Decision = 'release' | 'reject' | 'corrections';

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
