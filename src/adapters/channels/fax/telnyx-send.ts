/**
 * Hands a fax to Telnyx: its pages are stored there first, then one request has them sent. What becomes of the call is told by
 * the webhook, under the name that goes along as `client_state`.
 * https://developers.telnyx.com/api-reference/programmable-fax-commands/send-a-fax and /docs/media/media-api
 */
import { z } from 'zod';
import { IntakeError } from '../../../model/errors.ts';
import { clientState } from './providers/telnyx.ts';
import type { FaxToSend } from './sendfax.ts';

export interface TelnyxAccount {
  readonly apiKey: string;
  /** The fax application that the account sends with. */
  readonly connection: string;
  /** The number that it sends from, as `+15551234567`. */
  readonly from: string;
}

const API = 'https://api.telnyx.com/v2';
const MEDIA_SECONDS = 3 * 24 * 3600; // It is fetched at once; a queue of theirs may hold it longer.
const SAID_MAX = 300;
/** Errors of a connection that was never there: nothing of the request went out. */
const NOT_BEGUN = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Too much to do, or an account that somebody has to look after: a key that was changed, a bill that is open. */
const LATER = new Set([401, 402, 403, 429, 503]);

const Stored = z.object({ data: z.object({ media_name: z.string().min(1) }) });
const Queued = z.object({ data: z.object({ id: z.string().min(1).max(200) }) });
const Refusal = z.object({
  errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional() })),
});

/**
 * @returns Telnyx's name of the fax
 * @throws IntakeError `fax-server-unreachable` when Telnyx surely does not send it, `fax-refused` when it never will, `fax-uncertain`
 *   when nobody can know
 */
export async function sendByTelnyx(account: TelnyxAccount, fax: FaxToSend, secondsMax: number): Promise<string> {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(fax.pdf)], { type: 'application/pdf' }), `${fax.id}.pdf`);
  form.set('ttl_secs', String(MEDIA_SECONDS));
  const stored = await post(account, '/media', form, secondsMax);
  // As long as nothing was asked to be sent, whatever goes wrong is tried again.
  const media = stored.ok ? Stored.safeParse(stored.body) : undefined;
  if (media?.success !== true) throw stored.isRefusal ? refused(stored) : unreachable(stored.said);
  const wanted = {
    connection_id: account.connection,
    from: account.from,
    to: fax.number,
    media_name: media.data.data.media_name,
    client_state: clientState(fax.id, fax.attempt),
  };
  const answer = await post(account, '/faxes', JSON.stringify(wanted), secondsMax);
  const queued = answer.ok ? Queued.safeParse(answer.body) : undefined;
  if (queued?.success === true) return queued.data.data.id;
  if (answer.isRefusal) throw refused(answer);
  throw answer.isUnsent ? unreachable(answer.said) : uncertain(answer.said);
}

interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
  readonly said: string;
  /** What was asked is wrong, and will be the next time. */
  readonly isRefusal: boolean;
  /** Surely nothing came of it. */
  readonly isUnsent: boolean;
}

async function post(
  { apiKey }: TelnyxAccount,
  path: string,
  body: FormData | string,
  secondsMax: number,
): Promise<Answer> {
  try {
    const response = await fetch(API + path, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      redirect: 'error', // The key is for this address alone.
      signal: AbortSignal.timeout(secondsMax * 1000),
    });
    const { status, ok } = response;
    const text = await response.text();
    return {
      ok,
      body: parsed(text),
      said: `it answered ${status}${reasonIn(text)}`,
      isRefusal: status >= 400 && status < 500 && status !== 408 && !LATER.has(status),
      isUnsent: LATER.has(status),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const cause = error.cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
    return { ok: false, body: undefined, said: code, isRefusal: false, isUnsent: NOT_BEGUN.has(code) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Told as an answer that says nothing.
    throw error;
  }
}

function reasonIn(text: string): string {
  const refusal = Refusal.safeParse(parsed(text));
  const said = (refusal.data?.errors ?? []).map(({ title, detail }) => detail ?? title ?? '').join(' ');
  return said === '' ? '' : `: ${said.slice(0, SAID_MAX)}`;
}

function refused({ said }: Answer): IntakeError {
  return new IntakeError('fax-refused', `Telnyx does not send the fax: ${said}.`);
}

function unreachable(said: string): IntakeError {
  return new IntakeError('fax-server-unreachable', `Telnyx did not take the fax: ${said}.`);
}

function uncertain(said: string): IntakeError {
  return new IntakeError('fax-uncertain', `Telnyx may have taken the fax, or not: ${said}.`);
}
