/**
 * Telnyx: JSON events, signed with Ed25519 over `timestamp|body`. Its address of the pages holds for some minutes only.
 * https://developers.telnyx.com/docs/programmable-fax/receive-a-fax-api (event fax.received) and /receiving-webhooks (fax.delivered,
 * fax.failed), in any order, and more than once.
 */
import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { FaxNotice, FaxProvider, WebhookCall } from './provider.ts';

const REPLAY_SECONDS = 300; // Its own libraries allow five minutes, either way.
/** What stands before the 32 bytes of an Ed25519 key in the form that OpenSSL reads (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const Event = z.object({
  data: z.object({
    event_type: z.string(),
    occurred_at: z.string().optional(),
    payload: z.object({
      fax_id: z.string().min(1).max(200).optional(),
      direction: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      page_count: z.int().optional(),
      /** Only a part of the pages came through. */
      partial_content: z.boolean().nullish(),
      failure_reason: z.string().nullish(),
      client_state: z.string().max(1000).nullish(),
      media_url: z.string().nullish(),
    }),
  }),
});

export const telnyx: FaxProvider = {
  name: 'telnyx',
  bodyBytesMax: 256 * 1024,
  isGenuine: (call, secret, now) => Promise.resolve(isGenuine(call, secret, now)),
  read: (call) => Promise.resolve(read(call)),
};

function isGenuine({ body, header }: WebhookCall, secret: string, now: Date): boolean {
  const [stamp, signature] = [header('telnyx-timestamp') ?? '', header('telnyx-signature-ed25519') ?? ''];
  if (!/^\d{1,12}$/.test(stamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(stamp)) > REPLAY_SECONDS) return false;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_HEAD, Buffer.from(secret, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.concat([Buffer.from(`${stamp}|`), body]), key, Buffer.from(signature, 'base64'));
}

function read({ body }: WebhookCall): FaxNotice | undefined {
  const event = Event.safeParse(parsed(body));
  if (!event.success) return undefined;
  const { event_type: what, occurred_at: receivedAt, payload } = event.data.data;
  const { fax_id: faxId, media_url: url, direction } = payload;
  if (what === 'fax.delivered' || what === 'fax.failed') return endOf(what, payload);
  if (what !== 'fax.received' || direction === 'outbound') return { kind: 'other', what };
  // Without a name of its own it could be taken twice.
  if (faxId === undefined) return undefined;
  if (typeof url !== 'string' || url === '') return { kind: 'withoutPages', faxId };
  return {
    kind: 'received',
    faxId,
    call: {
      via: 'telnyx',
      callId: faxId,
      caller: payload.from,
      called: payload.to,
      pages: payload.page_count,
      partial: payload.partial_content === true,
      error: payload.failure_reason ?? undefined,
      receivedAt,
    },
    media: { url },
  };
}

/** What a fax of ours goes out with, and what every event of it brings back. */
export function clientState(id: string, attempt: number): string {
  return Buffer.from(`${id}.${attempt}`).toString('base64');
}

/** Reasons for which no page went out, and the next call may find the line free. */
const AGAIN =
  /^(?:user_busy|receiver_no_answer|receiver_no_response|service_unavailable|carrier_lost|(?:user|outbound_profile|connection)_channel_limit_exceeded)$/;

function endOf(what: string, payload: z.infer<typeof Event>['data']['payload']): FaxNotice {
  const own = Buffer.from(payload.client_state ?? '', 'base64').toString('latin1');
  const [, id, attempt] = /^(ans_[a-z0-9]+)\.(\d{1,4})$/.exec(own) ?? [];
  if (id === undefined) return { kind: 'other', what }; // Sent by another program of the account.
  const failure = what === 'fax.delivered' ? undefined : (payload.failure_reason ?? 'failed');
  return {
    kind: 'sent',
    sent: {
      id,
      attempt: Number(attempt),
      jobId: payload.fax_id,
      pages: payload.page_count,
      failure,
      mayBeRepeated: failure !== undefined && AGAIN.test(failure),
    },
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Told as a call in no known form.
    throw error;
  }
}
