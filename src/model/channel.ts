/** What a channel and the gateway say to each other: bytes go in, and "they are safe" comes back. */

import type { FaxCall } from './fax.ts';
import type { Finding } from './finding.ts';

export interface Arrival {
  readonly channel: string;
  readonly body: AsyncIterable<Uint8Array>;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
  /** Whose idempotency keys these are: an API key, or the channel itself. */
  readonly apiKeyId?: string | undefined;
  /** A repeated arrival with the same key and body gives the same receipt and no second message. */
  readonly idempotencyKey?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Whose it is, because they signed in to send it. */
  readonly partnerId?: string | undefined;
  /** What is told of it beside what is read in it; asked for once its bytes are there. */
  readonly findings?: (() => readonly Finding[]) | undefined;
  /** What is known of the call, when it came by fax; kept with the message. */
  readonly fax?: FaxCall | undefined;
}

export interface Receipt {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly status: 'received';
  /** True when this answers a repeated arrival. */
  readonly replayed: boolean;
}

/** Resolves when raw bytes and row are durable; only then may a channel let go of its own copy. */
export type Receive = (arrival: Arrival) => Promise<Receipt>;

export interface ChannelReport {
  /** The channel looked, and all was well. */
  alive(): void;
  /** Trouble that the channel survives; it tries again. */
  trouble(error: unknown, context: Record<string, unknown>): void;
}

/** A channel that fetches by itself. It runs until the signal aborts, and never throws for one bad arrival. */
export interface PollingChannel {
  readonly name: string;
  /** What it watches: of several processes only one watches the same place. */
  readonly place: string;
  run(receive: Receive, report: ChannelReport, signal: AbortSignal): Promise<void>;
}

/** What is remembered of a mailbox, because a mail's place there says only while UIDVALIDITY stays which mail it is. */
export interface MailboxBook {
  /**
   * Opens the page of a mailbox under its present UIDVALIDITY; a new one begins at UID 1. So does one whose next UID has fallen,
   * as of a mailbox that was restored from a backup: its numbers name other mails now, which RFC 9051 (2.3.1.1) forbids.
   */
  open(place: string, uidValidity: number, uidNext: number): Promise<MailboxPage>;
  /** A page of its own for the same UIDVALIDITY, because its numbers were found to name other mails. */
  restart(place: string, uidValidity: number): Promise<MailboxPage>;
  /** Everything below `nextUid` is settled. */
  advance(place: string, uidValidity: number, nextUid: number): Promise<void>;
  /** Those of `uids` that are settled. */
  settled(place: string, uidValidity: number, uids: readonly number[]): Promise<ReadonlySet<number>>;
  settle(mail: SettledMail): Promise<void>;
  /** What is remembered of those of `uids` that are settled. */
  known(place: string, uidValidity: number, uids: readonly number[]): Promise<KnownMail[]>;
  /** The same mail, of which the server says another size or day by now. */
  describe(place: string, uidValidity: number, mail: Pick<KnownMail, 'uid' | 'size' | 'cameAt'>): Promise<void>;
  /** Settled, but not marked or moved yet. */
  unmarked(place: string, uidValidity: number): Promise<number[]>;
  marked(place: string, uidValidity: number, uids: readonly number[]): Promise<void>;
  /** A mail with that Message-ID, and content if given, that was settled under another UIDVALIDITY. */
  earlier(
    place: string,
    uidValidity: number,
    mail: { readonly mailId: string; readonly contentHash?: string },
  ): Promise<Pick<SettledMail, 'messageId'> | undefined>;
}

export interface MailboxPage {
  /** The server's, and above its 32 bits how often its numbers were found to begin again. */
  readonly uidValidity: number;
  /** Found just now, and for the first time. */
  readonly isRestored: boolean;
  readonly nextUid: number;
  /** When the gateway first looked. A mail that was there before, and read, is not its business. */
  readonly since: Date;
  /** Whether mails were taken under another UIDVALIDITY. */
  readonly renumbered: boolean;
}

export interface SettledMail {
  readonly place: string;
  readonly uidValidity: number;
  readonly uid: number;
  /** What it became; null when it could not be taken for good. */
  readonly messageId: string | null;
  /** Message-ID of its head; empty when it has none. */
  readonly mailId: string;
  readonly contentHash: string;
  /** As the server says; null where it says nothing, or nobody asked. */
  readonly size: number | null;
  readonly cameAt: Date | null;
}

export type KnownMail = Omit<SettledMail, 'place' | 'uidValidity'>;
