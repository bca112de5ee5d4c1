/** Serves the portal's calls below /v1/portal: each with its visitor, who sees only what is theirs. */
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Options } from 'express-rate-limit';
import type { Receive } from '../../model/channel.ts';
import { IntakeError } from '../../model/errors.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { formRoutes } from '../forms.ts';
import { parse } from '../route.ts';
import { accountRoutes } from './account.ts';
import { orderRoutes } from './orders.ts';
import type { PortalRoute } from './route.ts';
import { sheetRoutes } from './sheet.ts';
import { uploadRoutes } from './uploads.ts';
import { demandSecondFactor, refuseOtherSites, visitorOf } from './session.ts';
import type { Visitor } from './session.ts';

export const PORTAL_BASE = '/v1/portal';
const JSON_BYTES = '4mb'; // A form of 10,000 lines has about 2 MB.
/** Sign-ins, new passwords and requests for a link of one address: a sign-in costs a fifth of a second. An office may share an address. */
const OPEN_CALLS_A_MINUTE = 60;
const CALLS_A_MINUTE = 1200;

export function portalRoutes(gateway: Gateway, receive: Receive): PortalRoute[] {
  const forms = formRoutes(gateway, receive).map((each): PortalRoute => ({
    ...each,
    operationId: `portal-${each.operationId}`,
    handle: ({ visitor: { account }, ...call }) => {
      const { id, name, customers } = account;
      return each.handle({ ...call, filler: { id, name, channel: 'form', customers } });
    },
  }));
  return [
    ...accountRoutes(gateway),
    ...forms,
    ...orderRoutes(gateway),
    ...sheetRoutes(gateway),
    ...uploadRoutes(gateway, receive),
  ];
}

export function servePortal(app: Express, gateway: Gateway, receive: Receive): void {
  const json = express.json({ limit: JSON_BYTES, type: 'application/json' });
  const strangers = limiter({ limit: OPEN_CALLS_A_MINUTE, skip: ({ method }) => method === 'GET' });
  const holders = limiter({ limit: OPEN_CALLS_A_MINUTE });
  const visitors = limiter({
    limit: CALLS_A_MINUTE,
    keyGenerator: (_request, response) => visitorIn(response).account.id,
  });
  for (const route of portalRoutes(gateway, receive)) {
    const path = `${PORTAL_BASE}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    const parsers = route.rawBody === true ? [] : [json];
    app[route.method](
      path,
      async (request: Request, response: Response, next: NextFunction) => {
        response.locals['route'] = `${PORTAL_BASE}${route.path}`;
        // What one person sees is never kept for the next one at the same browser.
        response.setHeader('Cache-Control', 'no-store');
        if (route.open === undefined) {
          const visitor = await visitorOf(gateway, request);
          if (route.beforeSecondFactor !== true) demandSecondFactor(gateway, visitor);
          response.locals['visitor'] = visitor;
        } else refuseOtherSites(gateway, request);
        next();
      },
      route.open === undefined ? visitors : route.countsReading === true ? holders : strangers,
      ...parsers,
      (request: Request, response: Response) => handle(route, request, response),
    );
  }
}

async function handle(route: PortalRoute, request: Request, response: Response): Promise<void> {
  const call = {
    params: parse(route.params, request.params, 'path') as never,
    query: parse(route.query, request.query, 'query') as never,
    body: parse(route.body, request.body, 'body') as never,
    request,
    response,
    correlationId: response.locals['correlationId'] as string,
  };
  const result = await (route.open === undefined
    ? route.handle?.({ ...call, visitor: visitorIn(response) })
    : route.open(call));
  if (result !== undefined) response.status(route.success.status).json(result);
}

function visitorIn(response: Response): Visitor {
  return response.locals['visitor'] as Visitor;
}

function limiter(options: Pick<Partial<Options>, 'limit' | 'skip' | 'keyGenerator'>) {
  return rateLimit({
    windowMs: 60_000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...options,
    handler: (_request, _response, next) =>
      next(new IntakeError('too-many-requests', 'There were too many calls in the last minute. Wait a moment.')),
  });
}
