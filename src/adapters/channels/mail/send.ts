/** Hands mails to an SMTP server, and knows of each failure whether the mail may have gone out. */
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { IntakeError } from '../../../model/errors.ts';
import type { MailServer } from '../../../model/mailbox.ts';
import { tlsOf } from './connection.ts';
import { credentials, forgetToken } from './token.ts';

export interface MailToSend {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Message-ID; the same at every attempt. */
  readonly mailId: string;
  readonly inReplyTo: string;
  readonly thread: readonly string[];
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
  /** Asks the server, where it offers that, to tell what becomes of the mail: under which name, and of what (RFC 3461). */
  readonly status?: { readonly id: string; readonly notify: readonly ('failure' | 'delay' | 'success')[] };
}

/**
 * @returns what the server said when it took the mail
 * @throws IntakeError `mail-refused` for good; `mail-unreachable`, `mail-server-silent`, `mail-login-refused` when it surely
 *   did not go out; `mail-uncertain` when nobody can know
 */
export async function sendMail(server: MailServer, mail: MailToSend, answerMs: number): Promise<string> {
  const transport = await transportTo(server, answerMs);
  let begun = false;
  try {
    const bytes = await bytesOf(mail);
    const content = function* read(): Generator<Buffer> {
      begun = true; // The server has said that it takes the mail: from here on it may keep it.
      yield bytes;
    };
    const raw = Readable.from(content());
    const envelope = { from: addressIn(mail.from), to: [mail.to] };
    const { status } = mail;
    const dsn = status && { id: status.id, return: 'headers' as const, notify: [...status.notify], recipient: mail.to };
    const { response } = await transport.sendMail({ envelope, raw, ...(dsn === undefined ? {} : { dsn }) });
    return response;
  } catch (error) {
    throw sendError(error, server, begun);
  } finally {
    transport.close();
  }
}

/** Signs in and says goodbye. @throws IntakeError */
export async function trySmtp(server: MailServer, answerMs: number): Promise<string> {
  const transport = await transportTo(server, answerMs);
  try {
    await transport.verify();
    return `${server.host}:${server.port} takes mails`;
  } catch (error) {
    throw sendError(error, server, false);
  } finally {
    transport.close();
  }
}

async function transportTo(server: MailServer, answerMs: number) {
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    tls: await tlsOf(server),
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(await authOf(server)),
  });
}

async function authOf(server: MailServer) {
  if (server.user === '') return {};
  const given = await credentials(server);
  const { user } = server;
  return {
    auth:
      'pass' in given ? { user, pass: given.pass } : { type: 'OAuth2' as const, user, accessToken: given.accessToken },
  };
}

async function bytesOf(mail: MailToSend): Promise<Buffer> {
  const options: SendMailOptions = {
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: mail.mailId,
    date: mail.date,
    ...(mail.inReplyTo === '' ? {} : { inReplyTo: mail.inReplyTo, references: [...mail.thread] }),
    headers: { ...mail.headers },
    ...(mail.attachments === undefined ? {} : { attachments: [...mail.attachments] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
    options,
  );
  if (!Buffer.isBuffer(message)) throw new TypeError('The mail was not built as bytes.');
  return message;
}

/** `Orders <orders@acme.test>` or the address alone. */
export function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
}

function sendError(error: unknown, server: MailServer, begun: boolean): IntakeError {
  if (error instanceof IntakeError) return error;
  const {
    code = '',
    responseCode,
    response = '',
    command = '',
  } = (error ?? {}) as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
  };
  const context = { host: server.host, reason: code, ...(responseCode === undefined ? {} : { responseCode }) };
  if (/^(?:EAUTH|ENOAUTH|EOAUTH2)$/.test(code)) {
    forgetToken(server);
    return new IntakeError('mail-login-refused', 'The mail server refused the sign-in.', context, error);
  }
  // What is refused before the mail is named is the connection: no TLS, too many at once.
  const isAboutMail = begun || /^(?:MAIL FROM|RCPT TO|DATA)/i.test(command);
  if (responseCode !== undefined && responseCode >= 500 && isAboutMail)
    return new IntakeError('mail-refused', `The mail server refused it: ${response.slice(0, 300)}`, context, error);
  if (responseCode === undefined && begun)
    return new IntakeError('mail-uncertain', 'The connection ended while the mail was handed over.', context, error);
  if (code === 'ETIMEDOUT')
    return new IntakeError('mail-server-silent', 'The mail server did not answer in time.', context, error);
  const said = responseCode === undefined ? 'cannot be reached' : `asks for patience: ${response.slice(0, 300)}`;
  return new IntakeError('mail-unreachable', `The mail server ${said}`, context, error);
}
