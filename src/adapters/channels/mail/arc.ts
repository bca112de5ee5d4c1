/**
 * Whether servers that are trusted vouch for a mail that was passed on (ARC, RFC 8617): forwarding breaks SPF, and often the signature, so
 * that DMARC denies what is genuine. A seal says only who sealed: it counts where each sealer of the chain is one of those that a
 * setting names, and then what the first of them found when the mail came to it.
 */
import type { AuthenticationResult } from './authentication-results.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import type { Resolver } from './authentication.ts';

export interface Sealed {
  /** Domains of the sealers, the first one first. */
  readonly sealers: readonly string[];
  /** What the first of them said of SPF, DKIM and DMARC. */
  readonly results: readonly AuthenticationResult[];
}

const CHAIN = /^arc-seal[ \t]*:/im;

/** @param head of the mail */
export function maySeal(head: string): boolean {
  return CHAIN.test(head);
}

/** @returns undefined where the chain does not hold, or anybody in it is not trusted */
export async function sealedBy(
  bytes: Buffer,
  trusted: readonly string[],
  resolver: Resolver,
): Promise<Sealed | undefined> {
  const { authenticate } = await import('mailauth');
  const { arc } = await authenticate(bytes, { resolver, disableBimi: true, disableDmarc: true, mta: 'ordergate' });
  if (arc === false || arc?.status?.result !== 'pass') return undefined;
  const links = arc.chain ?? [];
  const sealers = links.map((link) => String(link['arc-seal']?.parsed?.d?.value ?? '').toLowerCase());
  const [first] = links;
  if (first === undefined || !sealers.every((domain) => trusted.includes(domain))) return undefined;
  // `ARC-Authentication-Results: i=1; mx.example; dmarc=pass …`: as RFC 8601 has it behind the number of the round.
  const said = Buffer.from(first['arc-authentication-results']?.original ?? '') // Bytes, whatever its type says.
    .toString()
    .trim()
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .replace(/^[^:]*:\s*i\s*=\s*1\s*;/i, '');
  const { results } = parseAuthenticationResults(said);
  return results === undefined ? undefined : { sealers, results };
}
