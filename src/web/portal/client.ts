/** The portal's calls: with the cookie of the session, which scripts never see, and the token that changes need. */
import { ApiError } from '../api.ts';
import { fileHeaders } from '../form/client.ts';
import type { Ask, Customer, SendFile } from '../form/client.ts';

export interface Session {
  readonly email: string;
  readonly name: string;
  readonly secondFactor: boolean;
  /** The company demands one: without it nothing else may be called. */
  readonly secondFactorRequired: boolean;
  readonly customers: readonly Customer[];
  readonly csrfToken: string;
}

const BASE = '/v1/portal';
const STORAGE_NAME = 'ordergate-portal-session';

let csrfToken = '';

/** @throws ApiError */
export const ask: Ask = async (method, path, body, headers = {}) => {
  const response = await send(path, {
    method,
    ...(body === undefined
      ? { headers }
      : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }),
  });
  return (await response.json()) as never;
};

/** @throws ApiError */
export async function upload(customer: string, file: File, idempotencyKey: string): Promise<void> {
  await send(`/customers/${encodeURIComponent(customer)}/uploads`, {
    method: 'POST',
    body: file,
    headers: { ...fileHeaders(file), 'idempotency-key': idempotencyKey },
  });
}

/** @throws ApiError */
export const sendFile: SendFile = async (path, file) =>
  (await (await send(path, { method: 'POST', body: file, headers: fileHeaders(file) })).json()) as never;

export function addressOf(path: string): string {
  return `${BASE}${path}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.method !== 'GET') headers.set('x-csrf-token', csrfToken);
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, { ...init, headers, credentials: 'same-origin' });
  } catch {
    throw new ApiError(0, 'gateway-unreachable', 'There is no connection.');
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string;
    detail?: string;
    correlationId?: string;
  };
  throw new ApiError(
    response.status,
    problem.code ?? `http-${response.status}`,
    problem.detail ?? `The gateway answered ${response.status}.`,
    problem.correlationId,
  );
}

/** @throws ApiError `signed-out` when there is no session */
export async function loadSession(): Promise<Session> {
  const session = await ask<Session>('GET', '/session');
  csrfToken = session.csrfToken;
  const { csrfToken: _, ...kept } = session;
  localStorage.setItem(STORAGE_NAME, JSON.stringify(kept));
  return session;
}

/** Who was signed in last: without a connection their drafts can still be gone on with. */
export function keptSession(): Session | undefined {
  const text = localStorage.getItem(STORAGE_NAME);
  return text === null ? undefined : { ...(JSON.parse(text) as Omit<Session, 'csrfToken'>), csrfToken: '' };
}

export function forgetSession(): void {
  localStorage.removeItem(STORAGE_NAME);
}
