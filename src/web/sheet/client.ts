/** The two calls behind the link of a confirmation. Its secret travels in a header, never in an address. */
import type { OrderSheet } from '../../model/order-sheet.ts';
import { ApiError } from '../api.ts';

export interface Said {
  readonly verdict: 'confirmed' | 'disputed' | 'answered';
  readonly reason: string | null;
  readonly at: string;
}

export interface ShownSheet {
  readonly sheet: OrderSheet;
  readonly revision: number;
  /** Whether anything can still be said of it. */
  readonly isOpen: boolean;
  readonly answers: readonly Said[];
}

export type Answer =
  | { readonly verdict: 'confirmed' }
  | { readonly verdict: 'disputed'; readonly reason: string }
  | { readonly verdict: 'answered'; readonly answers: readonly { readonly code: string; readonly text: string }[] };

/** @param language that of the mail when it is not given. @throws ApiError */
export async function loadSheet(secret: string, language: string | undefined): Promise<ShownSheet> {
  return send(secret, language === undefined ? '/sheet' : `/sheet?language=${language}`, {});
}

/** @throws ApiError */
export async function answerSheet(secret: string, revision: number, answer: Answer): Promise<readonly Said[]> {
  const { answers } = await send<{ answers: readonly Said[] }>(secret, '/sheet/answer', {
    method: 'POST',
    body: JSON.stringify({ revision, ...answer }),
  });
  return answers;
}

async function send<Body>(secret: string, path: string, init: RequestInit): Promise<Body> {
  const headers = {
    'x-order-link': secret,
    ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  let response: Response;
  try {
    response = await fetch(`/v1/portal${path}`, {
      ...init,
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw new ApiError(0, 'gateway-unreachable', 'There is no connection.');
  }
  const body = (await response.json().catch(() => ({}))) as Body & { readonly code?: string; readonly detail?: string };
  if (response.ok) return body;
  throw new ApiError(response.status, body.code ?? `http-${response.status}`, body.detail ?? '');
}
