/** The HTTP server: API, machine addresses, and the pages. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Receive } from '../model/channel.ts';
import { ERRORS, IntakeError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';
import { orderJsonSchema } from '../model/order.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import type { ApiKey } from '../store/api-keys.ts';
import { isMigrated } from '../store/migrate.ts';
import { version } from '../version.ts';
import { accountRoutes } from './accounts.ts';
import { createAuthenticator } from './auth.ts';
import type { Authenticate } from './auth.ts';
import { calendarRoutes } from './calendar.ts';
import { catalogueRoutes } from './catalogue.ts';
import { erpRoutes } from './erp.ts';
import { exceptionRoutes } from './exceptions.ts';
import { faxRoutes } from './fax.ts';
import { inboundRoutes } from './inbound.ts';
import { lessonRoutes } from './lessons.ts';
import { mailRoutes } from './mail.ts';
import { masterDataRoutes } from './master-data.ts';
import { openApi } from './openapi.ts';
import { orderRoutes } from './orders.ts';
import { pageRoutes } from './pages.ts';
import { phoneRoutes } from './phone.ts';
import { PORTAL_BASE, portalRoutes, servePortal } from './portal/server.ts';
import { problemHandler } from './problem.ts';
import { parse } from './route.ts';
import type { Route } from './route.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const JSON_BYTES = '1mb'; // A correction of an order of 10,000 lines is about 600 KB.

export interface RunningApi {
  readonly url: string;
  close(): Promise<void>;
}

export async function startApi(gateway: Gateway, receive: Receive): Promise<RunningApi> {
  const server = createServer(
    // Headers must come within 30 s; a body may take as long as its own limit allows.
    { headersTimeout: 30_000, requestTimeout: (gateway.config.bodySecondsMax + 30) * 1000, keepAliveTimeout: 65_000 },
    createApp(gateway, receive),
  );
  const { host, port } = gateway.config;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'another program listens there'
          : error.code === 'EACCES'
            ? 'it needs rights that this user lacks'
            : error.message;
      reject(
        new IntakeError(
          'port-unavailable',
          `The gateway cannot listen on ${host} port ${port}: ${why}. Choose another with --port.`,
          { host, port },
          error,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), 5_000); // Requests in progress may finish; no client may hold us up.
      await closed;
      clearTimeout(impatient);
    },
  };
}

export function createApp(gateway: Gateway, receive: Receive): Express {
  const routes = [
    ...inboundRoutes(gateway, receive),
    ...faxRoutes(gateway, receive),
    ...pageRoutes(gateway),
    ...orderRoutes(gateway, receive),
    ...exceptionRoutes(gateway),
    ...lessonRoutes(gateway),
    ...erpRoutes(gateway),
    ...masterDataRoutes(gateway),
    ...mailRoutes(gateway),
    ...catalogueRoutes(gateway),
    ...calendarRoutes(gateway),
    ...accountRoutes(gateway),
    ...phoneRoutes(gateway, receive),
  ];
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // A proxy on this machine says who it asks for, and whether by TLS; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(correlation(gateway));
  const portal = { routes: portalRoutes(gateway, receive), base: PORTAL_BASE };
  machineAddresses(app, gateway, openApi(routes, portal, version()));
  serveApi(app, gateway, routes);
  servePortal(app, gateway, receive);
  servePages(app);
  app.use((request: Request) => {
    throw new IntakeError('not-found', `There is nothing at ${request.method} ${request.path}.`);
  });
  app.use(problemHandler(gateway.log));
  return app;
}

/** One id from the request to the ERP's answer: the caller's own, or a new one. */
function correlation(gateway: Gateway) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && /^[\w.:/-]{1,100}$/.test(given) ? given : newId('cor');
    response.locals['correlationId'] = correlationId;
    response.setHeader('X-Correlation-Id', correlationId);
    const stopTimer = gateway.metrics.requestSeconds.startTimer({ method: request.method });
    response.on('close', () =>
      stopTimer({
        route: (response.locals['route'] as string | undefined) ?? 'other',
        status: String(response.statusCode),
      }),
    );
    next();
  };
}

function machineAddresses(app: Express, gateway: Gateway, description: object): void {
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const checks: Record<string, string> = {};
    checks['database'] = await isMigrated(gateway.database).then(
      (ok) => (ok ? 'ok' : 'not migrated'),
      () => 'unreachable',
    );
    const ready = Object.values(checks).every((state) => state === 'ok');
    // The queue may be away without orders being lost, so it is told but does not count.
    checks['queue'] = await gateway.queues.intake.size().then(
      () => 'ok',
      () => 'unreachable',
    );
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', checks });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(gateway.metrics.registry.contentType).send(await gateway.metrics.registry.metrics());
  });
  app.get('/problems/:code', (request, response, next) => {
    const entry = Object.entries(ERRORS).find(([code]) => code === request.params.code);
    if (entry === undefined) next();
    else
      response.json({
        type: `/problems/${entry[0]}`,
        status: entry[1].status,
        class: entry[1].class,
        retryable: entry[1].class !== 'permanent',
        documentation: 'docs/FINDINGS.md',
      });
  });
  app.get('/openapi.json', (_request, response) => void response.json(description));
  app.get(
    '/schemas/order/1.0.json',
    (_request, response) => void response.type('application/schema+json').send(JSON.stringify(orderJsonSchema())),
  );
}

function serveApi(app: Express, gateway: Gateway, routes: readonly Route[]): void {
  const authenticate = createAuthenticator(gateway.database);
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: gateway.config.requestsPerMinuteMax,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => (response.locals['key'] as ApiKey).id,
    handler: (_request, _response, next) =>
      next(new IntakeError('too-many-requests', 'This API key has made too many requests in the last minute.')),
  });
  const json = express.json({ limit: JSON_BYTES, type: () => true });
  for (const route of routes) {
    const parsers = route.body === undefined ? [] : [json];
    app[route.method](
      expressPath(route.path),
      identify(route, authenticate),
      limiter,
      ...parsers,
      (request: Request, response: Response) => handle(route, request, response),
    );
  }
}

function identify(route: Route, authenticate: Authenticate) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    response.locals['route'] = route.path;
    response.locals['key'] =
      route.scope === 'signed' ? strangerAt(request.ip) : await authenticate(request, route.scope);
    next();
  };
}

/** Until the handler has seen the signature nobody knows who calls; the limit of calls counts by address. */
function strangerAt(address = ''): ApiKey {
  const none = { createdAt: new Date(), lastUsedAt: null, revokedAt: null };
  return { id: `signed:${address}`, name: 'signed', scopes: [], ...none };
}

async function handle(route: Route, request: Request, response: Response): Promise<void> {
  const result = await route.handle({
    params: parse(route.params, request.params, 'path'),
    query: parse(route.query, request.query, 'query'),
    body: parse(route.body, request.body, 'body'),
    key: response.locals['key'] as ApiKey,
    request,
    response,
    correlationId: response.locals['correlationId'] as string,
  });
  if (result !== undefined) response.status(route.success.status).json(result);
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The pages, built into dist/web; they use the API like any other client. */
function servePages(app: Express): void {
  const folder = join(ROOT, 'dist', 'web');
  // Behind a link of a mail: whoever finds the address shall not put it into an index.
  app.use('/sheet', (_request, response, next) => {
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    next();
  });
  app.use(express.static(folder, { index: 'index.html', maxAge: 0 }));
  app.get('/', (_request, response) => {
    if (existsSync(join(folder, 'index.html'))) response.sendFile(join(folder, 'index.html'));
    else
      response
        .status(503)
        .type('text/plain')
        .send('The pages are not built. Run `npm run build:web` in the checkout.\n');
  });
}
