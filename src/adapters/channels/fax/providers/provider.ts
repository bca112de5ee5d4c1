/** What the calls of fax providers have in common: they are signed, and say that a fax has come and where its pages are. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FaxCall } from '../../../../model/fax.ts';
import type { SentFax } from '../results.ts';

export interface WebhookCall {
  /** The address as the provider was told it; most sign it. */
  readonly url: string;
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
}

export type FaxNotice =
  | {
      readonly kind: 'received';
      /** The provider's name of the fax: the same however often it is announced. */
      readonly faxId: string;
      readonly call: FaxCall;
      readonly media: { readonly url: string } | { readonly bytes: Buffer; readonly contentType: string };
    }
  /** A fax is about to come, and the provider asks what to do. */
  | { readonly kind: 'asks' }
  /** A fax was received, and the call brings no page of it, nor says where they are. */
  | { readonly kind: 'withoutPages'; readonly faxId: string }
  /** How a fax of ours ended, by the name that we gave it. */
  | { readonly kind: 'sent'; readonly sent: SentFax }
  /** Nothing to take: another event, or a call of which no page came through. */
  | { readonly kind: 'other'; readonly what: string };

export interface Reply {
  readonly mediaType: string;
  readonly text: string;
}

export interface FaxProvider {
  readonly name: string;
  /** Largest call; those that carry the pages themselves may be as large as a message. */
  readonly bodyBytesMax: number | 'message';
  /** Whether the call comes from the provider, by `secret`, and is no old one sent again. */
  isGenuine(call: WebhookCall, secret: string, now: Date): Promise<boolean>;
  /** @returns undefined when it is in no form that the provider documents */
  read(call: WebhookCall): Promise<FaxNotice | undefined>;
  /** What to answer when not just that all is well. */
  reply?(notice: FaxNotice, call: WebhookCall): Reply;
}

export function hmacSha1(secret: string, text: string, encoding: 'base64' | 'hex'): string {
  return createHmac('sha1', secret).update(text, 'utf8').digest(encoding);
}

/** Takes as long whatever differs, so that no signature can be guessed byte by byte. */
export function isSame(one: string, other: string | undefined): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other ?? '')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The address with and without the port that its scheme means anyway: providers sign either. */
export function spellings(url: string): string[] {
  const parsed = new URL(url);
  const port = parsed.protocol === 'https:' ? '443' : '80';
  if (parsed.port !== '') return [url];
  return [url, url.replace(parsed.host, `${parsed.host}:${port}`)];
}
