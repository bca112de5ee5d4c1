/** Mailboxes that are watched, and the answers to mails: what went out, what came back, and what was withheld and why. */
import { z } from 'zod';
import { mailboxHealth } from '../pipeline/channel-health.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { listMailAnswers } from '../store/mail-answers.ts';
import type { MailAnswerRow } from '../store/mail-answers.ts';
import { PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';

const STATES = ['pending', 'sending', 'sent', 'failed', 'uncertain', 'bounced', 'withheld'] as const;

const AnswerQuery = PageQuery.extend({
  messageId: z.string().max(100).optional().meta({ description: 'The message that is answered.' }),
  orderId: z.string().max(100).optional().meta({ description: 'The order whose confirmation or rejection it tells.' }),
  state: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(STATES)))
    .optional()
    .meta({ description: `Comma-separated: ${STATES.join(', ')}.` }),
});

export function mailRoutes(gateway: Gateway): Route[] {
  const { database } = gateway;
  return [
    route({
      method: 'get',
      path: '/v1/mailboxes',
      operationId: 'listMailboxes',
      summary:
        'Mailboxes that are configured or were ever watched, also those that never worked: state, last success, last error, how many of their mails were taken, and when the last one was. `state`: working · failing (what it told last was trouble) · silent (it worked, and has told nothing for several times the time between two looks) · unwatched (nothing was heard of it yet).',
      scope: 'orders:read',
      success: { status: 200, description: 'The mailboxes.' },
      handle: async () => ({ data: await mailboxHealth(gateway) }),
    }),
    route({
      method: 'get',
      path: '/v1/mail-answers',
      operationId: 'listMailAnswers',
      summary:
        'Answers to mails, newest first. `bounced`: it came back · `failed`: refused · `uncertain`: the connection ended while it was handed over, and it is not sent twice · `withheld`: nobody was answered, for the reason given. `event`: received, confirmed or rejected · `delivery`: what the mail servers said, when they were asked and it did not come back: delayed, relayed (to one that tells nothing) or delivered, with the message that said so.',
      scope: 'orders:read',
      query: AnswerQuery,
      success: { status: 200, description: 'A page of answers.' },
      async handle({ query }) {
        const { cursor, limit, ...filter } = query;
        return page(await listMailAnswers(database, filter, readCursor(cursor), limit + 1), limit, present);
      },
    }),
  ];
}

/** What it is in the thread and in the order of its mailbox is the gateway's own business. */
function present({ seq: _seq, thread: _thread, nextAt, ...answer }: MailAnswerRow) {
  return { ...answer, ...(answer.state === 'pending' ? { nextAt } : {}) };
}
