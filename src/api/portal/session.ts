/**
 * Who is signed in to the portal: a cookie that scripts cannot read, and that no other site can make a browser send. Calls
 * that change something must carry a second secret, which only a page of ours can have asked for.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { IntakeError } from '../../model/errors.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { accountById } from '../../store/accounts.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { SESSION_DAYS_MAX, sessionOf } from '../../store/sessions.ts';

export interface Visitor {
  readonly account: AccountRow;
  readonly sessionId: string;
  /** Calls that change something send it as X-CSRF-Token. */
  readonly csrfToken: string;
}

export const COOKIE = 'ordergate_session';
export const CSRF_HEADER = 'x-csrf-token';

/** @throws IntakeError `signed-out`, `request-forged` */
export async function visitorOf({ database, config }: Gateway, request: Request): Promise<Visitor> {
  const secret = readCookie(request.headers.cookie, cookieName(isByTls(config, request)));
  const session = secret === undefined ? undefined : await sessionOf(database, secret);
  const account = session === undefined ? undefined : await accountById(database, session.accountId);
  if (secret === undefined || session === undefined || account === undefined || account.closedAt !== null)
    throw new IntakeError('signed-out', 'Sign in first. The last session has ended, or there was none.');
  const csrfToken = csrfTokenOf(secret);
  if (request.method !== 'GET') {
    const given = request.headers[CSRF_HEADER];
    if (typeof given !== 'string' || !isEqual(given, csrfToken))
      throw new IntakeError('request-forged', 'The call did not come from a page of this gateway. Load the page anew.');
  }
  return { account, sessionId: session.id, csrfToken };
}

/** @throws IntakeError `second-factor-required` when the company demands one and the account has none */
export function demandSecondFactor({ config }: Gateway, { account }: Visitor): void {
  if (config.portalSecondFactor === 'required' && !account.totpConfirmed)
    throw new IntakeError(
      'second-factor-required',
      'Signing in here needs a second factor. Set it up with an authenticator first.',
    );
}

/**
 * Refuses what another site made a browser send, for calls that have no session yet: whoever signs somebody in to an account
 * of his own could read what is entered there. Programs send neither header, and have no cookies that could be misused.
 * @throws IntakeError `request-forged`
 */
export function refuseOtherSites({ config }: Gateway, request: Request): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const isOurs =
    site === undefined
      ? origin === undefined || hostOf(origin) === host || origin === originOf(config.publicUrl)
      : site === 'same-origin' || site === 'none';
  if (!isOurs) throw new IntakeError('request-forged', 'The call came from another site.');
}

export function setSession({ config }: Gateway, request: Request, response: Response, secret: string): void {
  const byTls = isByTls(config, request);
  response.cookie(cookieName(byTls), secret, { ...cookieOptions(byTls), maxAge: SESSION_DAYS_MAX * 86_400_000 });
}

export function clearSession({ config }: Gateway, request: Request, response: Response): void {
  const byTls = isByTls(config, request);
  response.clearCookie(cookieName(byTls), cookieOptions(byTls));
}

/** With __Host- no other host of the same domain can set it (RFC 6265bis 4.1.3.2). */
function cookieName(byTls: boolean): string {
  return byTls ? `__Host-${COOKIE}` : COOKIE;
}

function cookieOptions(byTls: boolean) {
  return { httpOnly: true, sameSite: 'strict', secure: byTls, path: '/' } as const;
}

/** The proxy in front says so, or the address that people use. A visitor who lies only harms their own session. */
function isByTls({ publicUrl }: Gateway['config'], request: Request): boolean {
  return request.secure || publicUrl?.startsWith('https:') === true;
}

function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key = '', value = ''] = pair.trim().split('=', 2);
    if (key === name && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function originOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address).origin;
}
