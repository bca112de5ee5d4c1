/**
 * Whether the domain that a mail names as its sender vouches for it. Behind a mailbox the address of the sending machine is
 * gone: what the own mail server found out when it took the mail counts first, then what can still be checked.
 */
import { promises as dns } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import { domainToASCII } from 'node:url';
import type { MailSignature } from '../../../model/mail-signature.ts';
import { maySeal, sealedBy } from './arc.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import type { AuthenticationResult } from './authentication-results.ts';

export interface AuthenticationSettings {
  /** Name by which the own mail server signs its findings (RFC 8601, 2.5); those of others are a stranger's words. */
  readonly authserv?: string | undefined;
  /** `signatures`: DKIM and ARC by DNS · `received`: also SPF and DMARC, by what the topmost Received says */
  readonly verify: 'none' | 'signatures' | 'received';
  /** Address of From; empty where nobody can say who wrote it. */
  readonly sender: string;
  /** Domains whose ARC seals are believed where nothing else vouches for the mail. */
  readonly sealers?: readonly string[];
}

export interface MailAuthentication {
  /** `pass`: the domain of From vouches for it · `fail`: it says that it does not · `none`: nobody knows */
  readonly verdict: 'pass' | 'fail' | 'none';
  /** Who says so. */
  readonly by: 'server' | 'check';
  readonly dmarc?: string;
  readonly spf?: string;
  /** Whose machines SPF looked at: the domain of the envelope's sender. */
  readonly spfDomain?: string;
  readonly arc?: string;
  /** Who sealed a mail that was passed on, where their word is the reason of `pass`. */
  readonly arcSealers?: readonly string[];
  /** Of the sender itself (S/MIME), where it signed the mail. */
  readonly signature?: MailSignature;
  readonly dkim: readonly { readonly domain: string; readonly result: string }[];
  /** Present where the own server was named: whether anything ties the mail to the domain of From. */
  readonly proven?: boolean;
}

export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

const CHECK_MS_MAX = 15_000; // Half a dozen questions to DNS; what is not answered by then stays open.

/** @returns undefined when nobody was asked to look, or nothing can be said */
export async function authenticationOf(
  bytes: Buffer,
  { authserv, verify, sender, sealers = [] }: AuthenticationSettings,
  resolver: Resolver = (name, type) => dns.resolve(name, type) as Promise<string[][] | string[]>,
): Promise<MailAuthentication | undefined> {
  const said = authserv === undefined ? undefined : saidByServer(bytes, authserv, sender);
  const found =
    said !== undefined || verify === 'none'
      ? said
      : await inTime((): Promise<MailAuthentication> => checked(bytes, verify, resolver));
  if (sealers.length === 0 || found?.verdict === 'pass' || found === UNREADABLE || !maySeal(headOf(bytes)))
    return found;
  const sealed = await inTime(() => sealedBy(bytes, sealers, resolver));
  if (sealed === undefined || !isProven(fromResults(sealed.results, domainOf(sender)), sender)) return found;
  return { ...(found ?? { by: 'check', dkim: [] }), verdict: 'pass', arc: 'pass', arcSealers: sealed.sealers };
}

/** @returns undefined when DNS does not answer in time */
async function inTime<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  const stopped = new AbortController();
  try {
    return await Promise.race([
      work(),
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

/**
 * The topmost Authentication-Results of that server: it stands above whatever a stranger may have put into the mail.
 * @param sender address of From
 */
export function saidByServer(bytes: Buffer, authserv: string, sender: string): MailAuthentication | undefined {
  const lines = headOf(bytes)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines) {
    const [, value = ''] = /^authentication-results[ \t]*:(.*)$/i.exec(line) ?? [];
    if (value === '') continue;
    const { server, results } = parseAuthenticationResults(value.slice(0, FIELD_MAX));
    if (server !== authserv.toLowerCase()) continue;
    // What cannot be read as it was meant says the worst.
    return results === undefined || value.length > FIELD_MAX ? UNREADABLE : fromResults(results, domainOf(sender));
  }
  return undefined;
}

function headOf(bytes: Buffer): string {
  const [head = ''] = bytes.toString('latin1', 0, HEAD_BYTES_MAX).split(/\r?\n\r?\n/, 1);
  return head;
}

const FIELD_MAX = 16 * 1024;
const UNREADABLE: MailAuthentication = { verdict: 'fail', by: 'server', dkim: [] };
/** Of several results for one method the worst counts: only one of them can be the server's own. */
const WORST_FIRST = ['fail', 'softfail', 'permerror', 'temperror', 'policy', 'neutral', 'none'];

function fromResults(results: readonly AuthenticationResult[], from: string): MailAuthentication {
  const named = (name: string): AuthenticationResult[] => results.filter(({ method }) => method === name);
  const [dmarc, arc] = [worst(named('dmarc')), worst(named('arc'))];
  // A pass for another domain than that of From, such as of a second From that only the server saw, says nothing of this one.
  const isOfFrom = named('dmarc').every(({ properties }) => {
    const said = properties.get('header.from');
    return said === undefined || isAligned(domainOf(said), from);
  });
  // A server may look at the name by which the machine greeted as well, which proves less.
  const envelopes = named('spf').filter(({ properties }) => properties.has('smtp.mailfrom'));
  const spf = worst(envelopes.length === 0 ? named('spf') : envelopes);
  const spfDomain = domainOf(spf?.properties.get('smtp.mailfrom') ?? '');
  return {
    verdict: dmarc?.result === 'fail' ? 'fail' : dmarc?.result === 'pass' && isOfFrom ? 'pass' : 'none',
    by: 'server',
    ...(dmarc === undefined ? {} : { dmarc: dmarc.result }),
    ...(spf === undefined ? {} : { spf: spf.result }),
    ...(spfDomain === '' ? {} : { spfDomain }),
    ...(arc === undefined ? {} : { arc: arc.result }),
    dkim: named('dkim').map(({ result, properties }) => ({
      domain: domainOf(properties.get('header.d') ?? properties.get('header.i') ?? ''),
      result,
    })),
  };
}

function worst(results: readonly AuthenticationResult[]): AuthenticationResult | undefined {
  return results.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Words that nobody knows are the worst. */
function rank({ result }: AuthenticationResult): number {
  return result === 'pass' ? WORST_FIRST.length : WORST_FIRST.indexOf(result);
}

/**
 * Whether anything says that the domain of From had a hand in the mail: DMARC, or a signature or a sending machine of that domain.
 * @param sender address of From
 */
export function isProven(authentication: MailAuthentication | undefined, sender: string): boolean {
  if (authentication === undefined || authentication.verdict === 'fail') return false;
  const { verdict, spf, spfDomain = '', dkim, signature } = authentication;
  const from = domainOf(sender);
  return (
    verdict === 'pass' ||
    (spf === 'pass' && isAligned(spfDomain, from)) ||
    dkim.some(({ domain, result }) => result === 'pass' && isAligned(domain, from)) ||
    (signature?.result === 'valid' && signature.chain === 'trusted' && !signature.addressDiffers)
  );
}

/**
 * Whether an answer reaches who wrote the mail. `tied`: its domain vouches for it, or nobody was asked to look · `untied`: the own server
 * found nothing that does · `against`: a server says that the mail comes from elsewhere
 */
export function senderTie(
  authentication: MailAuthentication | undefined,
  sender: string,
): 'tied' | 'untied' | 'against' {
  if (authentication === undefined || isProven(authentication, sender)) return 'tied';
  const { verdict, spf, spfDomain = '', proven } = authentication;
  const isElsewhere = spf === 'pass' && spfDomain !== '' && !isAligned(spfDomain, domainOf(sender));
  if (verdict === 'fail' || spf === 'fail' || spf === 'softfail' || isElsewhere) return 'against';
  return proven === false ? 'untied' : 'tied';
}

/** The same, or one below the other, as DMARC's relaxed mode has it; without the list of public suffixes. */
function isAligned(one: string, other: string): boolean {
  // Servers write letters of other alphabets as `xn--…`, mail programs as they are.
  const [a, b] = [domainToASCII(one) || one, domainToASCII(other) || other];
  if (a === '' || b === '') return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.includes('.') && long.endsWith(`.${short}`));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
