/**
 * Mails with a one-time link to owners of accounts: whoever has forgotten a password, and whoever is invited. What is stored is
 * only that one is to go out. A link is made when it is sent; one whose mail may have been lost is followed by another.
 */
import { sendMail } from '../adapters/channels/mail/send.ts';
import { OWN_HEADER } from '../adapters/formats/mail/facts.ts';
import { LANGUAGES } from '../adapters/formats/mail/language.ts';
import type { Language } from '../adapters/formats/mail/language.ts';
import type { Config } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import { parseSmtp } from '../model/mailbox.ts';
import {
  countAccountMails,
  endLateAccountMails,
  insertAccountMail,
  markAccountMail,
  takeAccountMail,
} from '../store/account-mails.ts';
import type { AccountMailKind, AccountMailRow } from '../store/account-mails.ts';
import { accountByEmail, accountById, insertAccountEvent, insertLink, lockAccount } from '../store/accounts.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { linkMailText } from './account-mail-text.ts';
import type { Gateway } from './gateway.ts';

/** Whoever asked for it sits in front of the screen; an invitation waits for somebody to read their mail. */
const LINK_HOURS: Readonly<Record<AccountMailKind, number>> = { reset: 2, invitation: 72 };
/** Somebody else may be asking: the mailbox of the owner must not fill with what they never wanted. */
const PAUSE_SECONDS = 5 * 60;
const MAILS_A_DAY_MAX = 10;
const DAY_SECONDS = 24 * 3600;
const TRIED_HOURS = 24;
const WAIT_SECONDS_MAX = 3600;

export { LANGUAGES };
export type { Language };

interface LinkMailer {
  readonly smtpUrl: string;
  readonly from: string;
  readonly publicUrl: string;
}

/** How links are mailed; undefined unless there is a server, a sender, and an address that a link can begin with. */
export function linkMailer({ smtpUrl, mailFrom, publicUrl }: Config): LinkMailer | undefined {
  if (smtpUrl === undefined || mailFrom === undefined || publicUrl === undefined) return undefined;
  return { smtpUrl, from: mailFrom, publicUrl };
}

/** After `#`, so that no proxy and no log of addresses ever sees the secret. */
export function linkAddress(base: string, secret: string): string {
  return new URL(`/portal/#/password/${secret}`, base).href;
}

/** Promises a mail to the owner of the account, if there is one; nobody is told. What keeps an account locked stays. */
export async function askForLink(database: Database, email: string, language: Language): Promise<void> {
  const found = await accountByEmail(database, email);
  await database.transaction(async (tx) => {
    // Two who ask at once are one mail.
    const account = found === undefined ? undefined : await lockAccount(tx, found.id);
    if (account === undefined || account.closedAt !== null) return;
    if ((await countAccountMails(tx, account.id, PAUSE_SECONDS)) > 0) return;
    if ((await countAccountMails(tx, account.id, DAY_SECONDS)) >= MAILS_A_DAY_MAX) return;
    await insertAccountMail(tx, { accountId: account.id, kind: 'reset', language, actor: account.email });
    await insertAccountEvent(tx, account.id, 'linkAsked', account.email);
  });
}

/** Sends what is due, one after the other. Only one process may do so at a time. @returns how many were tried */
export async function sendAccountMails(gateway: Gateway, signal: AbortSignal): Promise<number> {
  const { database, config } = gateway;
  const mailer = linkMailer(config);
  if (mailer === undefined) return 0;
  for (const row of await endLateAccountMails(database, TRIED_HOURS)) await tellFailed(gateway, row, 'too late');
  let tried = 0;
  while (!signal.aborted) {
    const wait = { waitSeconds: config.mailRetrySeconds, waitSecondsMax: WAIT_SECONDS_MAX };
    const row = await takeAccountMail(database, wait);
    if (row === undefined) break;
    tried += 1;
    await send(gateway, row, mailer);
  }
  return tried;
}

async function send(gateway: Gateway, row: AccountMailRow, mailer: LinkMailer): Promise<void> {
  const { database, metrics, log, config } = gateway;
  const account = await accountById(database, row.accountId);
  if (account === undefined || account.closedAt !== null) {
    await markAccountMail(database, row.id, 'failed', 'the account is closed');
    return;
  }
  const told = { accountMailId: row.id, accountId: row.accountId, attempt: row.attempts };
  try {
    const mail = await mailTo(gateway, row, account, mailer);
    await sendMail(parseSmtp(mailer.smtpUrl), mail, config.mailAnswerSeconds * 1000);
    await database.transaction(async (tx) => {
      await markAccountMail(tx, row.id, 'sent', null);
      await insertAccountEvent(tx, row.accountId, 'linkMailed', row.actor);
    });
    metrics.accountMails.inc({ result: 'sent' });
    log.info({ event: 'account_mail_sent', ...told }, 'mail with a one-time link sent');
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code === 'database-unavailable') throw error;
    if (error.class === 'permanent') {
      await markAccountMail(database, row.id, 'failed', `${error.code}: ${error.message}`);
      await tellFailed(gateway, row, error.code);
      return;
    }
    // One that may have gone out is sent again as well: its link is a second one, and the first to be used ends both.
    await markAccountMail(database, row.id, 'pending', `${error.code}: ${error.message}`);
    metrics.accountMails.inc({ result: 'retried' });
    log.warn({ event: 'account_mail_not_sent', ...told, err: error }, 'it will be tried again');
  }
}

async function mailTo(
  { database }: Gateway,
  { id, kind, language: wanted, attempts }: AccountMailRow,
  account: AccountRow,
  { from, publicUrl }: LinkMailer,
) {
  const hours = LINK_HOURS[kind];
  const link = linkAddress(publicUrl, await insertLink(database, account.id, hours));
  const language = LANGUAGES.find((each) => each === wanted) ?? 'en';
  return {
    from,
    to: account.email,
    ...linkMailText(language, kind, { name: account.name, link, hours }),
    mailId: `<${id}.${attempts}@${new URL(publicUrl).hostname}>`,
    inReplyTo: '',
    thread: [],
    date: new Date(),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', [OWN_HEADER]: id },
  };
}

async function tellFailed({ database, metrics, log }: Gateway, row: AccountMailRow, reason: string): Promise<void> {
  await insertAccountEvent(database, row.accountId, 'linkNotMailed', row.actor);
  metrics.accountMails.inc({ result: 'failed' });
  log.warn({ event: 'account_mail_failed', accountMailId: row.id, accountId: row.accountId, reason }, 'given up');
}
