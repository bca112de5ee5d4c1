/**
 * Mailboxes by IMAP. A mail is stored byte for byte, remembered, and only then marked \Seen and $Ordergate, or moved. New mails are told
 * by the server (IDLE) where it can; in any case the mailbox is looked into again and again, and each look fetches
 * something, because a connection that only seems alive is how mailboxes die unnoticed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelReport, MailboxBook, PollingChannel } from '../../../model/channel.ts';
import { IntakeError } from '../../../model/errors.ts';
import type { Mailbox } from '../../../model/mailbox.ts';
import { connect, mailError } from './connection.ts';
import { heartbeat, look } from './look.ts';
import type { LookAt } from './look.ts';

export interface MailSettings {
  readonly mailboxes: readonly Mailbox[];
  readonly book: MailboxBook;
  /** Time between two looks when nothing was told. */
  readonly pollMs: number;
  /** Wait after the first failure; doubles each time. */
  readonly retryMs: number;
  /** Longest wait for one answer. */
  readonly answerMs: number;
}

const RETRY_MS_MAX = 300_000;
/** A refused sign-in waits longer from the start: servers lock accounts after a few, and a person has to mend it. */
const REFUSED_TIMES = 12;

export function mailChannel(mailbox: Mailbox, settings: MailSettings): PollingChannel {
  const { book, retryMs } = settings;
  return {
    name: `mail:${mailbox.name}`,
    place: mailbox.place,
    async run(receive, report, signal) {
      const failures = new Map<number, number>();
      let failed = 0;
      while (!signal.aborted) {
        let waitMs = 0;
        try {
          await session(
            { mailbox, book, receive, report: healing(report, () => (failed = 0)), failures },
            settings,
            signal,
          );
        } catch (error) {
          if (signal.aborted) return;
          const told = mailError(error, mailbox);
          report.trouble(told, { mailbox: mailbox.name });
          const base = told.code === 'mail-login-refused' ? retryMs * REFUSED_TIMES : retryMs;
          waitMs = Math.max(base, Math.min(base * 2 ** failed, RETRY_MS_MAX));
          failed = Math.min(failed + 1, 30);
        }
        // Many gateways that lost the same server must not come back in the same moment.
        await pause(Math.max(waitMs, retryMs) * (0.75 + Math.random() / 2), signal);
      }
    },
  };
}

/** Signs in and fetches, for whoever wants to know whether that works. @throws IntakeError */
export async function tryMailbox(mailbox: Mailbox, answerMs: number): Promise<string> {
  const connection = await connect(mailbox, answerMs, new AbortController().signal);
  const { client, within } = connection;
  try {
    const { exists } = await within('EXAMINE', client.mailboxOpen(mailbox.folder, { readOnly: true }));
    await heartbeat(connection);
    const tells = client.capabilities.has('IDLE') ? 'tells of new ones' : 'is asked for new ones (no IDLE)';
    return `${mailbox.name}: ${exists} mails, the server ${tells}`;
  } finally {
    client.close();
  }
}

function healing(report: ChannelReport, healed: () => void): ChannelReport {
  return {
    alive() {
      healed();
      report.alive();
    },
    trouble: (error, context) => report.trouble(error, context),
  };
}

/** One connection, from sign-in to its end. */
async function session(at: LookAt, { pollMs, answerMs }: MailSettings, signal: AbortSignal): Promise<void> {
  const connection = await connect(at.mailbox, answerMs, signal);
  const { client } = connection;
  try {
    let woken = new AbortController();
    client.on('exists', () => woken.abort());
    client.on('close', () => woken.abort());
    while (!signal.aborted && client.usable) {
      woken = new AbortController(); // Before the look: what is told during it is looked for once more.
      await look(connection, at);
      at.report.alive();
      // The next look ends it. That it ended with the connection is seen below, whatever it says then.
      // A server that cannot tell is asked instead (NOOP), so that neither side takes the other for gone.
      client.idle().catch(() => undefined);
      await pause(pollMs, AbortSignal.any([signal, woken.signal]));
    }
    if (!signal.aborted)
      throw new IntakeError('mail-unreachable', 'The mail server ended the connection.', { mailbox: at.mailbox.name });
  } finally {
    client.close();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined); // Aborted: there is something to do.
}
