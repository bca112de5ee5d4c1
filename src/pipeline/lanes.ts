/**
 * Two lanes for what was received. Most messages are read in milliseconds and many at a time; a paper takes up to seconds,
 * so it leaves the first lane and is read by itself, and no message waits for it.
 */
import { formatAdapters } from '../adapters/formats/registry.ts';
import type { IntakeJob } from '../queue/queue.ts';
import type { MessageRow } from '../store/messages.ts';
import { createBatcher } from './batcher.ts';
import type { Gateway } from './gateway.ts';
import { intake } from './intake.ts';

const JOBS_MAX = 50; // Jobs of up to 200 small messages each; the transaction stays below a second.

/** Makes the function that a worker calls with one job: jobs that come together are taken in together. */
export function createIntake(gateway: Gateway): (job: IntakeJob) => Promise<void> {
  // An alert watches what cannot be read: a series that came into being with its first one would hide that one.
  for (const format of ['unknown', ...formatAdapters.map(({ name }) => name)])
    gateway.metrics.messagesDecoded.inc({ format, result: 'unreadable' }, 0);
  return createBatcher<IntakeJob, void>(JOBS_MAX, gateway.config.workerConcurrency, async (jobs) => {
    const afterStart = jobs.some((job) => job.afterStart === true);
    await intake(
      gateway,
      jobs.flatMap(({ messageIds }) => messageIds),
      { later: (papers) => leave(gateway, papers, afterStart), afterStart },
    );
    return jobs.map(() => undefined);
  });
}

/** Makes the function that a worker calls with papers, each of them by itself. */
export function createPaperIntake(gateway: Gateway): (job: IntakeJob) => Promise<void> {
  const reading = new Set<string>();
  return async ({ messageIds, afterStart = false }) => {
    for (const id of messageIds) {
      if (reading.has(id)) continue; // Another job for it, made because nobody could know that this one goes on.
      reading.add(id);
      try {
        await intake(gateway, [id], { afterStart });
      } finally {
        reading.delete(id);
      }
    }
  };
}

/**
 * Papers have a queue of their own. The job's name is the message's, so that a message waits there once; only what a start
 * finds unread gets another, because the job of a process that was killed still has its name.
 */
async function leave({ queues }: Gateway, papers: readonly MessageRow[], afterStart: boolean): Promise<void> {
  const suffix = afterStart ? `-${Date.now()}` : '';
  const flag = afterStart ? { afterStart: true as const } : {};
  await queues.papers.add(papers.map(({ id }) => ({ id: `${id}${suffix}`, data: { messageIds: [id], ...flag } })));
}
