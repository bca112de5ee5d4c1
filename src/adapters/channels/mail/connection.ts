/** One connection to a mailbox. It is never used again after it ended, and nothing on it may take for ever. */
import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { IntakeError } from '../../../model/errors.ts';
import type { Mailbox, MailServer } from '../../../model/mailbox.ts';
import { credentials, forgetToken } from './token.ts';

export interface Connection {
  readonly client: ImapFlow;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Waits for one answer, at most so long as a server that works takes for it. */
  readonly within: <Result>(what: string, work: Promise<Result>) => Promise<Result>;
}

/** @throws IntakeError `mail-login-refused`, `mail-unreachable`, `mail-server-silent` */
export async function connect(mailbox: Mailbox, answerMs: number, signal: AbortSignal): Promise<Connection> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.tls === 'implicit',
    ...(mailbox.tls === 'implicit' ? {} : { doSTARTTLS: mailbox.tls === 'starttls' }),
    tls: await tlsOf(mailbox),
    auth: { user: mailbox.user, ...(await credentials(mailbox)) },
    clientInfo: { name: 'Ordergate' },
    logger: false, // Its log holds subjects and addresses.
    disableAutoIdle: true, // A look into the mailbox decides when to wait.
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    // Who waits to be told hears nothing meanwhile: asking anew twice in that time shows that the server is still there.
    maxIdleTime: Math.ceil(answerMs / 2),
  });
  let failure: unknown;
  client.on('error', (error: unknown) => (failure = error)); // Without a listener it would end the process.
  const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
  const close = (): void => client.close();
  signal.addEventListener('abort', close, { once: true });
  void ended.then(() => signal.removeEventListener('abort', close));
  const within = async <Result>(what: string, work: Promise<Result>): Promise<Result> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        client.close();
        const context = { mailbox: mailbox.name, what, answerMs };
        reject(new IntakeError('mail-server-silent', `The mail server did not answer to ${what} in time.`, context));
      }, answerMs);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      throw mailError(error instanceof IntakeError ? error : (failure ?? error), mailbox);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    await within('the sign-in', client.connect());
  } catch (error) {
    client.close();
    if (error instanceof IntakeError && error.code === 'mail-login-refused') forgetToken(mailbox);
    throw error;
  }
  return { client, ended, within };
}

/** In the house's own words; the library's error is the cause. */
export function mailError(error: unknown, { name }: Pick<Mailbox, 'name'>): IntakeError {
  if (error instanceof IntakeError) return error;
  const { authenticationFailed, code } = (error ?? {}) as { authenticationFailed?: boolean; code?: string };
  if (authenticationFailed === true)
    return new IntakeError('mail-login-refused', 'The mail server refused the sign-in.', { mailbox: name }, error);
  const context = { mailbox: name, ...(code === undefined ? {} : { reason: code }) };
  if (/TIMEOUT/.test(code ?? ''))
    return new IntakeError('mail-server-silent', 'The mail server did not answer in time.', context, error);
  return new IntakeError('mail-unreachable', 'The connection to the mail server failed.', context, error);
}

/** Certificates are always checked; an authority of one's own is named in the address. */
export async function tlsOf({ caFile }: MailServer): Promise<{ ca?: string }> {
  if (caFile === undefined) return {};
  try {
    return { ca: await readFile(caFile, 'utf8') };
  } catch (error) {
    throw new IntakeError(
      'mail-unreachable',
      'The file of the certificate authority cannot be read.',
      { caFile },
      error,
    );
  }
}
