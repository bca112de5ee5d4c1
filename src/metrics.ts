/** Prometheus metrics: `_total` counters, base units, bounded labels (never a PO number or a partner). */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const metrics = {
    registry,
    messagesReceived: new Counter({
      name: 'ordergate_messages_received_total',
      help: 'Messages made durable.',
      labelNames: ['channel'],
      registers,
    }),
    bytesReceived: new Counter({
      name: 'ordergate_received_bytes_total',
      help: 'Raw bytes made durable.',
      labelNames: ['channel'],
      registers,
    }),
    messagesDecoded: new Counter({
      name: 'ordergate_messages_decoded_total',
      help: 'Messages read to the end.',
      labelNames: ['format', 'result'],
      registers,
    }),
    ordersRouted: new Counter({
      name: 'ordergate_orders_routed_total',
      help: 'Orders by what the checks decided.',
      labelNames: ['state'],
      registers,
    }),
    documentsRejected: new Counter({
      name: 'ordergate_documents_rejected_total',
      help: 'Documents answered with a rejection.',
      labelNames: ['format'],
      registers,
    }),
    deliveries: new Counter({
      name: 'ordergate_erp_deliveries_total',
      help: 'Deliveries by what the ERP answered.',
      labelNames: ['result'],
      registers,
    }),
    acknowledgmentsSent: new Counter({
      name: 'ordergate_acknowledgments_sent_total',
      help: 'Acknowledgments handed to the sender.',
      labelNames: ['type'],
      registers,
    }),
    jobsRecreated: new Counter({
      name: 'ordergate_jobs_recreated_total',
      help: 'Jobs made again from rows by the reconciler.',
      labelNames: ['queue'],
      registers,
    }),
    papersRead: new Counter({
      name: 'ordergate_papers_read_total',
      help: 'Files made for people, by what they turned out to be.',
      labelNames: ['format', 'result'],
      registers,
    }),
    paperSeconds: new Histogram({
      name: 'ordergate_paper_read_duration_seconds',
      help: 'Time to read one file made for people, the wait for a worker process included.',
      labelNames: ['format', 'result'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      registers,
    }),
    lessons: new Counter({
      name: 'ordergate_lessons_total',
      help: 'Decisions on papers by what was learned from them.',
      labelNames: ['result'],
      registers,
    }),
    stageSeconds: new Histogram({
      name: 'ordergate_stage_duration_seconds',
      help: 'Time one step of the flow took for one batch.',
      labelNames: ['stage'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'ordergate_http_request_duration_seconds',
      help: 'Time from request to answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
      registers,
    }),
    exceptionsOpen: new Gauge({ name: 'ordergate_exceptions_open', help: 'Orders that wait for a person.', registers }),
    messagesWaiting: new Gauge({
      name: 'ordergate_messages_waiting',
      help: 'Messages that do not say what they are and wait for a person.',
      registers,
    }),
    erpQueueAgeSeconds: new Gauge({
      name: 'ordergate_erp_queue_age_seconds',
      help: 'Age of the oldest delivery the ERP has not taken.',
      registers,
    }),
    erpDeliveries: new Gauge({
      name: 'ordergate_erp_deliveries',
      help: 'Deliveries by state.',
      labelNames: ['state'],
      registers,
    }),
    acknowledgmentsPending: new Gauge({
      name: 'ordergate_acknowledgments_pending',
      help: 'Acknowledgments not yet handed to the sender.',
      registers,
    }),
    mailAnswers: new Counter({
      name: 'ordergate_mail_answers_total',
      help: 'Answers to mails by what became of them.',
      labelNames: ['result'],
      registers,
    }),
    accountMails: new Counter({
      name: 'ordergate_account_mails_total',
      help: 'Mails with a one-time link for the portal, by what became of them.',
      labelNames: ['result'],
      registers,
    }),
    mailAnswersWaiting: new Gauge({
      name: 'ordergate_mail_answers_waiting',
      help: 'Answers to mails that have not gone out.',
      registers,
    }),
    faxAnswers: new Counter({
      name: 'ordergate_fax_answers_total',
      help: 'Answers by fax by what became of them.',
      labelNames: ['result'],
      registers,
    }),
    faxCallsWithoutPages: new Counter({
      name: 'ordergate_fax_calls_without_pages_total',
      help: 'Calls of fax providers that told of a received fax and brought none of its pages: they were refused, so that the provider calls again.',
      labelNames: ['provider'],
      registers,
    }),
    channelLastSuccess: new Gauge({
      name: 'ordergate_channel_last_success_timestamp_seconds',
      help: 'When the channel last proved that it works; 0 where it has not yet.',
      labelNames: ['channel'],
      registers,
    }),
  };
  // What an alert watches begins with zero: the increase of a series that comes into being with its first one is none.
  for (const result of ['failed', 'bounced', 'uncertain']) metrics.mailAnswers.inc({ result }, 0);
  for (const result of ['failed', 'uncertain']) metrics.faxAnswers.inc({ result }, 0);
  return metrics;
}
