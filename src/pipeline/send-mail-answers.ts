/**
 * Hands the answers to the mail server. An answer is marked before it is handed over, and never again: whoever dies in
 * between leaves one that may have gone out, and the sender of an order would rather miss a receipt than get it twice.
 */
import { sendMail } from '../adapters/channels/mail/send.ts';
import type { MailToSend } from '../adapters/channels/mail/send.ts';
import { OWN_HEADER } from '../adapters/formats/mail/facts.ts';
import { IntakeError } from '../model/errors.ts';
import { parseSmtp } from '../model/mailbox.ts';
import { markAnswerSent, markAnswerUnsent, markInterrupted, takeDueAnswer } from '../store/mail-answers.ts';
import type { MailAnswerRow } from '../store/mail-answers.ts';
import { makeOrderLink } from '../store/order-links.ts';
import { markArrived, tellUndelivered } from './answer-mails.ts';
import { printedConfirmation } from './confirmation-sheets.ts';
import { LINK_LINE } from './confirmation-text.ts';
import type { Gateway } from './gateway.ts';

const WAIT_SECONDS_MAX = 3600;
const LINK_DAYS = 60; // A confirmation is compared when the goods come, too.
/** All that Exchange would answer by itself but the reports of delivery: they are the proof, and `All` would forbid them. */
const NOT_WANTED = 'RN, NRN, OOF, AutoReply';
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
      ...(await contentOf(gateway, row)),
      mailId: row.mailId,
      inReplyTo: row.inReplyTo,
      thread: row.thread,
      date: row.createdAt,
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': NOT_WANTED, [OWN_HEADER]: row.id },
      status: { id: row.id, notify: row.orderId === null ? ['failure', 'delay'] : ['failure', 'delay', 'success'] },
    } satisfies MailToSend;
    const response = await sendMail(parseSmtp(smtpUrl), mail, config.mailAnswerSeconds * 1000);
    await database.transaction(async (tx) => {
      await markAnswerSent(tx, row.id, response);
      await markArrived(tx, row);
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

/** A confirmation gets its order sheet, and the address of its link, whose secret is known to nobody but its reader. */
async function contentOf(
  { database, config }: Gateway,
  row: MailAnswerRow,
): Promise<Pick<MailToSend, 'text' | 'attachments'>> {
  const { orderId, revision, event, body, language, createdAt } = row;
  if (event !== 'confirmed' || orderId === null || revision === null) return { text: body };
  const { name, pdf } = await printedConfirmation({ database, config }, orderId, { revision, language, createdAt });
  const { publicUrl } = config;
  const isLinked = publicUrl !== undefined && body.split('\n').includes(LINK_LINE);
  const link = isLinked
    ? new URL(`/sheet/#${await makeOrderLink(database, row.id, LINK_DAYS)}`, publicUrl).href
    : undefined;
  return {
    text: body
      .split('\n')
      .flatMap((line) => (line === LINK_LINE ? (link ?? []) : [line]))
      .join('\n'),
    attachments: [{ filename: name, contentType: 'application/pdf', content: pdf }],
  };
}

/** The class of the error alone decides. */
function stateAfter(error: IntakeError, attempts: number): 'pending' | 'failed' | 'uncertain' {
  if (error.class === 'ambiguous') return 'uncertain';
  return error.class === 'permanent' || attempts >= ATTEMPTS_MAX ? 'failed' : 'pending';
}
