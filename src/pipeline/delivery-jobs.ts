/**
 * Jobs in the queue of the ERP. A job only says "look at this row": one that is missing is made anew, one too many finds its
 * delivery answered.
 */
import { lockQueued, markJobsAdded } from '../store/deliveries.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import type { Gateway } from './gateway.ts';

/** Makes the jobs of deliveries whose rows are stored. A queue that is away costs time only: the reconciler adds them. */
export async function enqueueDeliveries(
  gateway: Gateway,
  deliveries: readonly Pick<NewDelivery, 'id' | 'orderId' | 'revision' | 'state'>[],
): Promise<void> {
  const ready = deliveries.filter((delivery) => delivery.state === 'queued');
  if (ready.length === 0) return;
  const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'enqueue' });
  try {
    await gateway.queues.erp.add(
      ready.map((delivery) => ({
        id: delivery.id,
        data: { deliveryId: delivery.id, orderId: delivery.orderId, revision: delivery.revision },
      })),
    );
    await markJobsAdded(
      gateway.database,
      ready.map((delivery) => delivery.id),
    );
  } catch (error) {
    gateway.log.warn(
      { event: 'job_not_added', queue: 'erp', deliveries: ready.length, err: error },
      'the reconciler will add the jobs',
    );
  }
  stopTimer();
}

/** Makes missing jobs of due deliveries. @param all also of rows whose job was added before and may have been lost. */
export async function addMissingJobs(gateway: Gateway, all: boolean): Promise<number> {
  const PAGE = 500;
  let added = 0;
  for (let after = 0; ;) {
    const rows = await gateway.database.transaction(async (tx) => {
      // Locked while the job is made: no consumer can take and answer the row in between.
      const page = await lockQueued(tx, { withJob: all, after, limit: PAGE, ageSeconds: 2 });
      if (page.length > 0) {
        await gateway.queues.erp.add(
          page.map((row) => ({
            id: row.id,
            data: { deliveryId: row.id, orderId: row.orderId, revision: row.revision },
          })),
        );
        await markJobsAdded(
          tx,
          page.map((row) => row.id),
        );
      }
      return page;
    });
    added += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return added;
    after = last.seq;
  }
}

/** The worker finished without an answer: the row is offered again, unless somebody holds or answered it. */
export async function offerAgain(gateway: Gateway, id: string): Promise<void> {
  await gateway.database.query(`update deliveries set job_added = false where id = $1 and state = 'queued'`, [id]);
}

/** Takes the job of a delivery that was answered or withdrawn out of the queue. */
export async function forgetJob(gateway: Gateway, id: string): Promise<void> {
  try {
    await gateway.queues.erp.remove([id]);
  } catch (error) {
    gateway.log.debug(
      { event: 'job_not_removed', deliveryId: id, err: error },
      'its consumer will find the delivery answered',
    );
  }
}
