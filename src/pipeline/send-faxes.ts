/**
 * Hands faxes to the fax server, and notes what became of them. A fax is marked before it is handed over, and never handed over
 * again once the server may have it: then the server's own word, which may come minutes later, says what it is.
 */
import { faxPages } from '../adapters/channels/fax/pages.ts';
import type { SentFax } from '../adapters/channels/fax/results.ts';
import { sendFax } from '../adapters/channels/fax/sendfax.ts';
import type { FaxToSend } from '../adapters/channels/fax/sendfax.ts';
import { sendByTelnyx } from '../adapters/channels/fax/telnyx-send.ts';
import { unified } from '../adapters/formats/pdf/radicals.ts';
import { FOR_FAXES } from '../adapters/print/marks.ts';
import { printSheet } from '../adapters/print/sheet.ts';
import type { Config } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import {
  markFaxAgain,
  markFaxEnded,
  markFaxQueued,
  markFaxUnsent,
  markFaxesInterrupted,
  markOrdersOfFax,
  takeDueFax,
} from '../store/fax-answers.ts';
import type { FaxAnswerRow } from '../store/fax-answers.ts';
import type { Gateway } from './gateway.ts';
import { languageNamed, orderSheet, sheetSource } from './order-sheet.ts';

const LINES_MAX = 200;
const PAGES_MAX = 20; // A longer call is half an hour; as text it is shorter.
const WAIT_SECONDS = 10;
const WAIT_SECONDS_MAX = 3600;
const ATTEMPTS_MAX = 60; // With waits of an hour at most that is two days.
const CALL_AGAIN_SECONDS = 300; // HylaFAX waits as long for a busy line.
const CALLS_MAX = 6;

/** Whether there is anybody to send faxes. */
export function sendsFaxes({ faxSend, faxTelnyxApiKey }: Config): boolean {
  return faxSend !== undefined || faxTelnyxApiKey !== undefined;
}

/** Hands over what is due, one after the other. Only one process may do so at a time. @returns how many were tried */
export async function sendFaxes(gateway: Gateway, signal: AbortSignal): Promise<number> {
  const { database, metrics, log, config } = gateway;
  if (!sendsFaxes(config)) return 0;
  for (const row of await markFaxesInterrupted(database)) {
    metrics.faxAnswers.inc({ result: 'uncertain' });
    log.warn({ event: 'fax_answer_uncertain', answerId: row.id, messageId: row.messageId }, 'it may be under way');
  }
  let tried = 0;
  while (!signal.aborted) {
    const row = await takeDueFax(database);
    if (row === undefined) break;
    tried += 1;
    await handOver(gateway, row);
  }
  return tried;
}

async function handOver(gateway: Gateway, row: FaxAnswerRow): Promise<void> {
  const { database, metrics, log, config } = gateway;
  const told = { answerId: row.id, messageId: row.messageId, attempt: row.attempts };
  try {
    const fax = { id: row.id, attempt: row.attempts, number: row.recipient, pdf: await pagesOf(gateway, row) };
    const jobId = await send(config, fax);
    await markFaxQueued(database, row.id, jobId);
    metrics.faxAnswers.inc({ result: 'queued' });
    log.info({ event: 'fax_answer_queued', ...told, jobId }, 'the fax server has it');
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code === 'database-unavailable') throw error;
    const state = stateAfter(error, row.attempts);
    const waitSeconds = Math.min(WAIT_SECONDS * 2 ** (row.attempts - 1), WAIT_SECONDS_MAX);
    await database.transaction(async (tx) => {
      await markFaxUnsent(tx, row.id, { state, reason: `${error.code}: ${error.message}`, waitSeconds });
      if (state === 'failed') await markOrdersOfFax(tx, row, openLegs(row), 'failed');
    });
    metrics.faxAnswers.inc({ result: state === 'pending' ? 'retried' : state });
    log.warn({ event: 'fax_answer_not_queued', ...told, state, err: error }, 'fax answer not handed over');
  }
}

async function send(config: Config, fax: FaxToSend): Promise<string | undefined> {
  const { faxSend, faxTelnyxApiKey: apiKey, faxTelnyxConnection: connection = '', faxTelnyxFrom: from = '' } = config;
  if (apiKey !== undefined) return sendByTelnyx({ apiKey, connection, from }, fax, config.faxSendSeconds);
  return sendFax(faxSend ?? '', fax, config.faxSendSeconds);
}

/** A confirmation is the order sheet that others get by mail; everything else is text. */
async function pagesOf({ database, config }: Gateway, row: FaxAnswerRow): Promise<Buffer> {
  const { event, orderId, subject, createdAt: at, body } = row;
  if (event !== 'accepted' || orderId === null) return faxPages(body);
  const revision = Number(subject.split(':')[1]);
  const source = await sheetSource(database, config, { orderId, revision, at });
  if (source === undefined) throw new TypeError(`Order ${orderId} has no revision ${revision}.`);
  const { pdf, pages } = printSheet(orderSheet(languageNamed(row.language), source, LINES_MAX), unified, FOR_FAXES);
  return pages > PAGES_MAX ? faxPages(body) : pdf;
}

/** Where the third leg of an order may stand while its fax is under way: a receipt may have come through before. */
function openLegs({ event }: FaxAnswerRow): string[] {
  return event === 'received' ? ['pending'] : ['pending', 'acknowledged'];
}

/** The class of the error alone decides. */
function stateAfter(error: IntakeError, attempts: number): 'pending' | 'failed' | 'uncertain' {
  if (error.class === 'ambiguous') return 'uncertain';
  return error.class === 'permanent' || attempts >= ATTEMPTS_MAX ? 'failed' : 'pending';
}

/** The fax server says how a call ended: the proof that the partner has it, or that it has not. */
export async function noteFaxResult({ database, metrics, log }: Gateway, result: SentFax): Promise<void> {
  if (result.mayBeRepeated === true) {
    const wait = { waitSeconds: CALL_AGAIN_SECONDS, attemptsMax: CALLS_MAX };
    const again = await markFaxAgain(database, result, wait);
    if (again !== undefined) {
      metrics.faxAnswers.inc({ result: 'retried' });
      log.info({ event: 'fax_answer_again', answerId: again.id, reason: again.reason }, 'nobody took the call');
      return;
    }
  }
  const row = await database.transaction(async (tx) => {
    const ended = await markFaxEnded(tx, result);
    if (ended === undefined) return undefined;
    const to = ended.state === 'failed' ? 'failed' : ended.event === 'received' ? 'acknowledged' : 'confirmed';
    await markOrdersOfFax(tx, ended, openLegs(ended), to);
    return ended;
  });
  if (row === undefined) {
    log.info({ event: 'fax_result_ignored', answerId: result.id }, 'no fax of ours waits for it');
    return;
  }
  metrics.faxAnswers.inc({ result: row.state });
  log.info(
    { event: 'fax_answer_ended', answerId: row.id, messageId: row.messageId, state: row.state, pages: row.pages },
    'the fax server told how a fax ended',
  );
}
