/** What is known of a fax call beside its pages. Nothing of it proves who sent it. */

export interface FaxCall {
  /** What took the call: hylafax, spool, telnyx, signalwire, phaxio, or mail for a provider that sends mails. */
  readonly via: string;
  /** Its name there. */
  readonly callId?: string | undefined;
  /** Number of the caller as the telephone network gave it. */
  readonly caller?: string | undefined;
  /** What the sending machine calls itself (TSI): free text that its owner has set. */
  readonly stationId?: string | undefined;
  /** Number that was called. */
  readonly called?: string | undefined;
  readonly pages?: number | undefined;
  /** True: the call ended before all was through. Absent: nobody said how it ended. */
  readonly partial?: boolean | undefined;
  /** Why it ended early, in the words of what took the call. */
  readonly error?: string | undefined;
  /** RFC 3339. */
  readonly receivedAt?: string | undefined;
}

/** Which arrivals are known already, however long ago they came: by the name under which each was handed over. */
export interface FaxBook {
  /** @returns the message of each name that is known */
  taken(sources: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
