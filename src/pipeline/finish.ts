/** How a message ends: its sender is told, its row says what became of it, and log, metrics and queues hear of it. */
import type { DecodedDocument } from '../model/decoded.ts';
import { hasErrors } from '../model/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Queryable } from '../store/database.ts';
import type { MessageProgress } from '../store/messages.ts';
import { acknowledgeInterchanges, repeatAcknowledgments } from './acknowledge.ts';
import { enqueueDeliveries, forgetJob } from './delivery-jobs.ts';
import { LISTED_MAX, notOrders } from './envelopes.ts';
import type { KnownInterchange, Work } from './envelopes.ts';
import { faxFindings } from './fax-facts.ts';
import type { Gateway } from './gateway.ts';
import type { Routed } from './route.ts';

/** Step 7, first half: the sender learns what could be read. Only after the orders are stored, in their transaction. */
export async function acknowledge(
  gateway: Gateway,
  tx: Queryable,
  interchanges: readonly KnownInterchange[],
): Promise<void> {
  const repeated = interchanges.flatMap(({ duplicate }) =>
    duplicate?.sameContent === true ? [duplicate.interchangeId] : [],
  );
  await acknowledgeInterchanges(gateway, tx, interchanges);
  await repeatAcknowledgments(tx, repeated);
}

export function finished(
  { message, reading }: Work,
  interchanges: readonly KnownInterchange[],
  documents: readonly DecodedDocument[],
  unmatched: readonly Finding[] = [],
): MessageProgress {
  const { survey } = reading;
  const isDuplicate = interchanges.length > 0 && interchanges.every(({ duplicate }) => duplicate?.sameContent === true);
  const findings = [
    ...survey.findings,
    ...unmatched,
    ...faxFindings(message.fax),
    ...interchanges.filter(({ groups }) => groups.length === 0).flatMap(({ closed }) => closed.findings),
  ];
  // Nothing that could be answered: no group, no document of another format.
  const isUnreadable =
    interchanges.every(({ groups }) => groups.length === 0) &&
    !documents.some(({ verdict }) => verdict.status !== 'R') &&
    hasErrors(findings);
  return {
    id: message.id,
    state: isDuplicate ? 'duplicate' : isUnreadable ? 'unreadable' : 'decoded',
    format: survey.format ?? null,
    documentsDone: documents.length,
    findings,
    documents: notOrders(documents, interchanges).slice(0, LISTED_MAX),
  };
}

/** Step 6 begins, and the log and the metrics hear of it, once the transaction is over. */
export async function after(
  gateway: Gateway,
  routed: Routed,
  progress: readonly MessageProgress[],
  withdrawn: readonly string[] = [],
): Promise<void> {
  const { log, metrics } = gateway;
  for (const order of routed.orders) {
    metrics.ordersRouted.inc({ state: order.state });
    log.info(
      {
        event: 'order_routed',
        orderId: order.id,
        messageId: order.messageId,
        correlationId: order.correlationId,
        state: order.state,
        openIssues: order.openIssues,
      },
      'order routed',
    );
  }
  for (const row of progress) {
    metrics.messagesDecoded.inc({ format: row.format ?? 'unknown', result: row.state });
    log.info(
      {
        event: 'message_decoded',
        messageId: row.id,
        state: row.state,
        format: row.format,
        documents: row.documentsDone,
      },
      'message decoded',
    );
  }
  await enqueueDeliveries(
    gateway,
    routed.deliveries.filter(({ id }) => !withdrawn.includes(id)),
  );
  for (const id of withdrawn) await forgetJob(gateway, id);
  gateway.wake.acknowledgments();
  gateway.wake.mailAnswers();
}
