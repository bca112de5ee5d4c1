/** Access tokens for XOAUTH2, from a file that somebody keeps fresh, or from an OAuth 2 endpoint. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { IntakeError } from '../../../model/errors.ts';
import type { MailServer, TokenSource } from '../../../model/mailbox.ts';

const ANSWER_MS_MAX = 20_000;
const EARLY_MS = 60_000; // A token that ends during the sign-in would look like a wrong one.

interface Held {
  readonly token: string;
  readonly until: number;
}

const held = new Map<string, Held>();

/** What a server is signed in with: a password, or a token that holds at this moment. */
export async function credentials(server: MailServer): Promise<{ pass: string } | { accessToken: string }> {
  if (server.token === undefined) return { pass: server.password ?? '' };
  return { accessToken: await tokenFrom(server.token) };
}

async function tokenFrom(source: TokenSource): Promise<string> {
  if ('file' in source) return secret(source.file);
  const key = JSON.stringify(source);
  const known = held.get(key);
  if (known !== undefined && known.until > Date.now()) return known.token;
  const fresh = await ask(source);
  held.set(key, fresh);
  return fresh.token;
}

/** RFC 6749, sections 4.4 and 6. */
async function ask(source: Exclude<TokenSource, { file: string }>): Promise<Held> {
  const { url, clientId, secretFile, refreshFile, scope } = source;
  const form = new URLSearchParams({
    grant_type: refreshFile === undefined ? 'client_credentials' : 'refresh_token',
    client_id: clientId,
    ...(secretFile === undefined ? {} : { client_secret: await secret(secretFile) }),
    ...(refreshFile === undefined ? {} : { refresh_token: unkept.get(refreshFile) ?? (await secret(refreshFile)) }),
    ...(scope === undefined ? {} : { scope }),
  });
  const refused = (why: string, cause?: unknown): IntakeError =>
    new IntakeError('mail-login-refused', `No access token for the mail server: ${why}.`, { url, clientId }, cause);
  let answer: Response;
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    answer = await fetch(url, { method: 'POST', body: form, redirect: 'error', signal });
  } catch (error) {
    throw new IntakeError('mail-unreachable', `The address of access tokens cannot be reached.`, { url }, error);
  }
  const said: unknown = await answer.json().catch(() => undefined); // No JSON: told below, with the status.
  const {
    access_token: token,
    refresh_token: refresh,
    expires_in: seconds,
    error,
  } = (said ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string') throw refused(typeof error === 'string' ? error : `HTTP ${answer.status}`);
  if (typeof refresh === 'string' && refreshFile !== undefined) await replace(refreshFile, refresh, form);
  return { token, until: Date.now() + (typeof seconds === 'number' ? seconds * 1000 : EARLY_MS) - EARLY_MS };
}

/** Refresh tokens by the file that they could not be written to. */
const unkept = new Map<string, string>();

/** "The client MUST discard the old refresh token and replace it with the new" (RFC 6749, section 6); whole, or not at all. */
async function replace(file: string, refresh: string, asked: URLSearchParams): Promise<void> {
  if (asked.get('refresh_token') === refresh) return;
  const next = `${file}.new`;
  unkept.set(file, refresh); // The old one is void already, whether the new one can be kept or not.
  try {
    await writeFile(next, `${refresh}\n`, { mode: 0o600 });
    await rename(next, file);
    unkept.delete(file);
  } catch (error) {
    throw new IntakeError(
      'mail-login-refused',
      'The new refresh token of a mailbox cannot be kept: its file must be writable.',
      { file },
      error,
    );
  }
}

async function secret(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new IntakeError('mail-login-refused', `The file of a mail credential cannot be read.`, { file }, error);
  }
}

/** After a refusal the held token is not tried again. */
export function forgetToken({ token }: MailServer): void {
  if (token !== undefined) held.delete(JSON.stringify(token));
}
