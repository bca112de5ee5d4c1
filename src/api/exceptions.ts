/** What waits for a person. */
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { resolve } from '../pipeline/decide.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { exceptionById, listExceptions } from '../store/work.ts';
import { Exception, ExceptionPage } from './shapes.ts';
import { IdParams, PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';

export function exceptionRoutes(gateway: Gateway): Route[] {
  const { database } = gateway;
  return [
    route({
      method: 'get',
      path: '/v1/exceptions',
      operationId: 'listExceptions',
      summary: 'Orders that wait for a person, oldest first, each with the codes that stopped it.',
      scope: 'orders:read',
      query: PageQuery.extend({
        status: z.enum(['open', 'resolved']).default('open'),
        code: z.string().max(100).optional(),
      }),
      success: { status: 200, description: 'A page of exceptions.', schema: ExceptionPage },
      async handle({ query }) {
        const rows = await listExceptions(
          database,
          { open: query.status === 'open', code: query.code },
          readCursor(query.cursor),
          query.limit + 1,
        );
        return page(rows, query.limit, ({ seq: _, ...exception }) => exception);
      },
    }),
    route({
      method: 'get',
      path: '/v1/exceptions/{id}',
      operationId: 'getException',
      summary: 'One exception.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The exception.', schema: Exception },
      async handle({ params }) {
        const exception = await exceptionById(database, params.id);
        if (exception === undefined) throw new IntakeError('not-found', `There is no exception ${params.id}.`);
        const { seq: _, ...shown } = exception;
        return shown;
      },
    }),
    route({
      method: 'post',
      path: '/v1/exceptions/{id}/resolve',
      operationId: 'resolveException',
      summary:
        'Says that somebody has seen to it: an answer that a partner rejected or never acknowledged. An order that waits for review is decided on itself.',
      scope: 'orders:write',
      params: IdParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
      success: { status: 200, description: 'The exception.', schema: Exception },
      async handle({ params, body, key }) {
        const { seq: _, ...shown } = await resolve(gateway, {
          exceptionId: params.id,
          actor: key.name,
          reason: body.reason,
        });
        return shown;
      },
    }),
  ];
}
