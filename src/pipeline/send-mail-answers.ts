/**
 * Hands the answers to the mail server. An answer is marked before it is handed over, and never again: whoever dies in
 * between leaves one that may have gone out, and the sender of an order would rather miss a receipt than get it twice.
 */
import { sendMail } from '../adapters/channels/mail/send.ts';
import { OWN_HEADER } from '../adapters/formats/mail/facts.ts';
import { IntakeError } from '../model/errors.ts';
import { parseSmtp } from '../model/mailbox.ts';
import { markAnswerSent, markAnswerUnsent, markInterrupted, markTold, takeDueAnswer } from '../store/mail-answers.ts';
import type { MailAnswerRow } from '../store/mail-answers.ts';
import { tellUndelivered } from './answer-mails.ts';
import type { Gateway } from './gateway.ts';

const WAIT_SECONDS_MAX = 3600;
const ATTEMPTS_MAX = 60; // With waits of an hour at most that is two days: as long as mail servers try.

/** Sends what is due, one after the other. Only one process may do so at a time. @returns how many were tried */
export async function sendMailAnswers(gateway: Gateway, signal: AbortSignal): Promise<number> {
  const { database, log, metrics, config } = gateway;
  if (config.smtpUrl === undefined || config.mailFrom === undefined) return 0;
  for (const row of await markInterrupted(database)) {
    metrics.mailAnswers.inc({ result: 'uncertain' });
    log.warn({ event: 'mail_answer_uncertain', answerId: row.id, messageId: row.messageId }, 'it may have gone out');
  }
  let tried = 0;
  while (!signal.aborted) {
    const row = await takeDueAnswer(database);
    if (row === undefined) break;
    tried += 1;
    await send(gateway, row, config.smtpUrl, config.mailFrom);
  }
  return tried;
}

async function send(gateway: Gateway, row: MailAnswerRow, smtpUrl: string, from: string): Promise<void> {
  const { database, log, metrics, config } = gateway;
  const told = { answerId: row.id, messageId: row.messageId, attempt: row.attempts };
  try {
    const mail = {
      from,
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      mailId: row.mailId,
      inReplyTo: row.inReplyTo,
      thread: row.thread,
      date: row.createdAt,
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', [OWN_HEADER]: row.id },
    };
    const response = await sendMail(parseSmtp(smtpUrl), mail, config.mailAnswerSeconds * 1000);
    await database.transaction(async (tx) => {
      await markAnswerSent(tx, row.id, response);
      await markTold(tx, row.messageId, 'pending', 'acknowledged');
    });
    metrics.mailAnswers.inc({ result: 'sent' });
    log.info({ event: 'mail_answer_sent', ...told }, 'mail answer sent');
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code === 'database-unavailable') throw error;
    const state = stateAfter(error, row.attempts);
    const waitSeconds = Math.min(config.mailRetrySeconds * 2 ** (row.attempts - 1), WAIT_SECONDS_MAX);
    await database.transaction(async (tx) => {
      await markAnswerUnsent(tx, row.id, { state, reason: `${error.code}: ${error.message}`, waitSeconds });
      if (state === 'failed') await tellUndelivered(tx, row, error.message);
    });
    metrics.mailAnswers.inc({ result: state === 'pending' ? 'retried' : state });
    log.warn({ event: 'mail_answer_not_sent', ...told, state, err: error }, 'mail answer not sent');
  }
}

/** The class of the error alone decides. */
function stateAfter(error: IntakeError, attempts: number): 'pending' | 'failed' | 'uncertain' {
  if (error.class === 'ambiguous') return 'uncertain';
  return error.class === 'permanent' || attempts >= ATTEMPTS_MAX ? 'failed' : 'pending';
}
