/** Plain workers of the queue, which know nothing of the API: they answer the ERP's number as the result of their job. */
import { IntakeError } from '../model/errors.ts';
import { ack, giveUp } from './delivery-answers.ts';
import { offerAgain } from './delivery-jobs.ts';
import type { Gateway } from './gateway.ts';

/**
 * Takes the answers of plain queue workers: a completed job whose result names the ERP's order number acknowledges its
 * delivery, a job that failed for good makes it a dead letter. Jobs of answered deliveries are removed.
 */
export async function takeJobAnswers(gateway: Gateway): Promise<number> {
  const jobs = await gateway.queues.erp.finished(200);
  for (const job of jobs) {
    const number = (job.returned as { erpOrderNumber?: unknown } | null | undefined)?.erpOrderNumber;
    const { deliveryId } = job.data;
    try {
      if (job.failedReason !== undefined) await giveUp(gateway, deliveryId, job.failedReason);
      else if (typeof number === 'string' && number !== '') await ack(gateway, deliveryId, number, 'queue worker');
      else await offerAgain(gateway, deliveryId);
    } catch (error) {
      // An answer that contradicts an earlier one cannot be taken; the first stands, and the log says so.
      if (!(error instanceof IntakeError) || error.class === 'transient') throw error;
      gateway.log.error(
        { event: 'job_answer_refused', deliveryId, err: error },
        'the answer of a queue worker was refused',
      );
    }
    await gateway.queues.erp.remove([job.id]);
  }
  return jobs.length;
}
