/** What a channel and the gateway say to each other: bytes go in, and "they are safe" comes back. */

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
  run(receive: Receive, report: ChannelReport, signal: AbortSignal): Promise<void>;
}
