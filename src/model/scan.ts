/** Whether a virus was found in what came in. */
export interface Scanned {
  /** Name of what was found; absent when nothing was. */
  readonly virus?: string;
  /** Why it could not be looked at, for good. */
  readonly trouble?: string;
}

/** @throws IntakeError `scanner-unreachable`, which is tried again */
export type Scan = (body: AsyncIterable<Uint8Array>) => Promise<Scanned>;

/** `host:port`, or the path of a UNIX socket. */
export function isClamdAddress(text: string): boolean {
  return text.startsWith('/') || /^\[?[\w.:-]+\]?:\d{1,5}$/.test(text);
}
