/**
 * Makes jobs from rows again. Redis flushed, a queue that was away, a process killed between a commit and its job: what
 * the rows say must happen, happens. Doing it twice is harmless, because jobs only point at rows.
 */
import { countWaitingMessages, forgetIdempotencyKeys, unreadMessageIds } from '../store/messages.ts';
import { countQueuedWithJob, deliveryStatistics } from '../store/deliveries.ts';
import { countPendingAcknowledgments } from '../store/acknowledgments.ts';
import { countWaitingAnswers } from '../store/mail-answers.ts';
import { countOpenExceptions } from '../store/work.ts';
import { findOverdue } from './answers-to-us.ts';
import { expireLeases } from './delivery-answers.ts';
import { addMissingJobs } from './delivery-jobs.ts';
import type { Gateway } from './gateway.ts';

const MESSAGE_AGE_SECONDS = 5; // A message this old whose job is not in the queue has lost it.
const LONG_SECONDS = 120; // Far more than a full queue takes to reach a message at 100 a second.
const MESSAGES_PER_JOB = 50;
const IDEMPOTENCY_DAYS = 30;

/** @param starting at the start of a process nothing is trusted to be in the queue. */
export async function reconcile(gateway: Gateway, starting = false): Promise<void> {
  const { metrics, log } = gateway;
  await expireLeases(gateway);
  await findOverdue(gateway);
  const intake = await readdUnread(gateway, starting);
  const erp = await readdDeliveries(gateway);
  for (const [queue, count] of [
    ['intake', intake],
    ['erp', erp],
  ] as const) {
    if (count === 0) continue;
    metrics.jobsRecreated.inc({ queue }, count);
    log.info({ event: 'jobs_recreated', queue, count }, 'jobs made again from rows');
  }
  await forgetIdempotencyKeys(gateway.database, IDEMPOTENCY_DAYS);
}

let readdedAt = 0;

/**
 * When the queue has nothing left to do, whatever is still unread has no job. While it is busy only what has waited for
 * long is added, and not at every turn: its job may just be far behind.
 */
async function readdUnread(gateway: Gateway, starting: boolean): Promise<number> {
  const { database, queues } = gateway;
  const isBusy = !starting && (await queues.intake.size()) + (await queues.papers.size()) > 0;
  if (isBusy && Date.now() - readdedAt < LONG_SECONDS * 1000) return 0;
  const ids = await unreadMessageIds(database, starting ? 0 : isBusy ? LONG_SECONDS : MESSAGE_AGE_SECONDS, 10_000);
  if (ids.length === 0) return 0;
  readdedAt = Date.now();
  const jobs = [];
  for (let start = 0; start < ids.length; start += MESSAGES_PER_JOB) {
    const messageIds = ids.slice(start, start + MESSAGES_PER_JOB);
    jobs.push({
      id: `${messageIds[0] ?? ''}-${Date.now()}`,
      data: { messageIds, ...(starting ? { afterStart: true as const } : {}) },
    });
  }
  await queues.intake.add(jobs);
  return ids.length;
}

/** Rows say how many jobs there must be; fewer in the queue means that some were lost, and all are added again. */
async function readdDeliveries(gateway: Gateway): Promise<number> {
  const expected = await countQueuedWithJob(gateway.database);
  const lost = expected > 0 && (await gateway.queues.erp.size()) < expected;
  return addMissingJobs(gateway, lost);
}

/** Gauges that only the database knows. */
export async function measure(gateway: Gateway): Promise<void> {
  const { database, metrics } = gateway;
  const { byState, oldestSeconds } = await deliveryStatistics(database);
  for (const state of ['queued', 'leased', 'blocked', 'dead'])
    metrics.erpDeliveries.set({ state }, byState[state] ?? 0);
  metrics.erpQueueAgeSeconds.set(oldestSeconds);
  metrics.exceptionsOpen.set(await countOpenExceptions(database));
  metrics.messagesWaiting.set(await countWaitingMessages(database));
  metrics.acknowledgmentsPending.set(await countPendingAcknowledgments(database));
  metrics.mailAnswersWaiting.set(await countWaitingAnswers(database));
}
