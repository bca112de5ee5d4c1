/**
 * Whether the domain that a mail names as its sender vouches for it. Behind a mailbox the address of the sending machine is
 * gone: what the own mail server found out when it took the mail counts first, then what can still be checked.
 */
import { promises as dns } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailSignature } from '../../../model/mail-signature.ts';

export interface AuthenticationSettings {
  /** Name by which the own mail server signs its findings (RFC 8601, 2.5); those of others are a stranger's words. */
  readonly authserv?: string | undefined;
  /** `signatures`: DKIM and ARC by DNS · `received`: also SPF and DMARC, by what the topmost Received says */
  readonly verify: 'none' | 'signatures' | 'received';
}

export interface MailAuthentication {
  /** `pass`: the domain of From vouches for it · `fail`: it says that it does not · `none`: nobody knows */
  readonly verdict: 'pass' | 'fail' | 'none';
  /** Who says so. */
  readonly by: 'server' | 'check';
  readonly dmarc?: string;
  readonly spf?: string;
  readonly arc?: string;
  /** Of the sender itself (S/MIME), where it signed the mail. */
  readonly signature?: MailSignature;
  readonly dkim: readonly { readonly domain: string; readonly result: string }[];
}

export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

const CHECK_MS_MAX = 15_000; // Half a dozen questions to DNS; what is not answered by then stays open.

/** @returns undefined when nobody was asked to look, or nothing can be said */
export async function authenticationOf(
  bytes: Buffer,
  { authserv, verify }: AuthenticationSettings,
  resolver: Resolver = (name, type) => dns.resolve(name, type) as Promise<string[][] | string[]>,
): Promise<MailAuthentication | undefined> {
  const said = authserv === undefined ? undefined : saidByServer(bytes, authserv);
  if (said !== undefined || verify === 'none') return said;
  const stopped = new AbortController();
  try {
    return await Promise.race([
      checked(bytes, verify, resolver),
      sleep(CHECK_MS_MAX, undefined, { signal: stopped.signal }).catch(() => undefined),
    ]);
  } finally {
    stopped.abort();
  }
}

async function checked(
  bytes: Buffer,
  verify: 'signatures' | 'received',
  resolver: Resolver,
): Promise<MailAuthentication> {
  const { authenticate } = await import('mailauth'); // Loaded by those alone who switched it on.
  const isWhole = verify === 'received';
  const { dkim, spf, dmarc, arc } = await authenticate(bytes, {
    resolver,
    trustReceived: isWhole,
    disableBimi: true,
    disableDmarc: !isWhole,
    mta: 'ordergate',
  });
  const results = dkim.results.map(({ signingDomain, status }) => ({ domain: signingDomain, result: status.result }));
  const isAligned = dkim.results.some(({ status }) => status.result === 'pass' && Boolean(status.aligned));
  const dmarcResult = dmarc === false ? undefined : dmarc?.status.result;
  const spfResult = spf === false ? undefined : spf?.status.result;
  const arcResult = arc === false ? undefined : arc?.status?.result;
  return {
    verdict: isAligned || dmarcResult === 'pass' ? 'pass' : dmarcResult === 'fail' ? 'fail' : 'none',
    by: 'check',
    ...(dmarcResult === undefined ? {} : { dmarc: dmarcResult }),
    ...(spfResult === undefined || !isWhole ? {} : { spf: spfResult }),
    ...(arcResult === undefined ? {} : { arc: arcResult }),
    dkim: results,
  };
}

const HEAD_BYTES_MAX = 256 * 1024;

/** The topmost Authentication-Results of that server: it stands above whatever a stranger may have put into the mail. */
export function saidByServer(bytes: Buffer, authserv: string): MailAuthentication | undefined {
  const [head = ''] = bytes.toString('latin1', 0, HEAD_BYTES_MAX).split(/\r?\n\r?\n/, 1);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  for (const line of lines) {
    const [, value = ''] = /^authentication-results:\s*(.*)$/i.exec(line) ?? [];
    if (value === '') continue;
    const plain = value.replaceAll(/\([^()]*\)/g, ' ');
    const [server = '', ...methods] = plain.split(';').map((part) => part.trim());
    if (server.split(/\s+/)[0]?.toLowerCase() !== authserv.toLowerCase()) continue;
    return fromMethods(methods);
  }
  return undefined;
}

function fromMethods(methods: readonly string[]): MailAuthentication {
  const resultOf = (name: string): string | undefined =>
    methods.map((method) => new RegExp(`^${name}\\s*=\\s*(\\w+)`, 'i').exec(method)?.[1]?.toLowerCase()).find(Boolean);
  const dkim = methods.flatMap((method) => {
    const [, result] = /^dkim\s*=\s*(\w+)/i.exec(method) ?? [];
    const [, domain = ''] = /header\.(?:d|i)\s*=\s*"?@?([^\s;"]+)/i.exec(method) ?? [];
    return result === undefined ? [] : [{ domain: domain.toLowerCase(), result: result.toLowerCase() }];
  });
  const [dmarc, spf, arc] = [resultOf('dmarc'), resultOf('spf'), resultOf('arc')];
  return {
    verdict: dmarc === 'pass' ? 'pass' : dmarc === 'fail' ? 'fail' : 'none',
    by: 'server',
    ...(dmarc === undefined ? {} : { dmarc }),
    ...(spf === undefined ? {} : { spf }),
    ...(arc === undefined ? {} : { arc }),
    dkim,
  };
}
