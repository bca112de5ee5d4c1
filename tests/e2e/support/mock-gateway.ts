/**
 * A stand-in for the gateway with the public answers of one real order, for what a real one shows only by luck:
 * somebody else deciding first, a lost connection, a key that is revoked.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineage, order, readSegments, summary } from './recorded-order.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** The strictest policy that a proxy may put before the pages. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

export interface MockGateway {
  readonly url: string;
  /** What the pages sent: `POST /v1/orders/…/release` with its body. */
  readonly sent: { readonly path: string; readonly ifMatch: string | undefined; readonly body: unknown }[];
  /** Another person changes the order: every decision on the old version is refused. */
  changeElsewhere(actor: string, reason: string): void;
  revokeKey(): void;
  emptyStore(): void;
  stop(): Promise<void>;
}

interface RecordedEvent {
  readonly seq: number;
  readonly type: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: string;
  readonly hash: string;
}

export async function startMockGateway(port = 0): Promise<MockGateway> {
  const bytes = readFileSync(join(root, 'fixtures/golden/004010-vics.edi'));
  const source = readSegments(bytes);
  const sent: MockGateway['sent'] = [];
  let version = 4;
  let state: string = 'needsReview';
  let revoked = false;
  let empty = false;
  const events: RecordedEvent[] = [
    {
      seq: 1,
      type: 'received',
      fromState: null,
      toState: 'received',
      actor: 'channel:http',
      reason: null,
      at: minutesAgo(12),
      hash: '5d1f0a77c2',
    },
    {
      seq: 2,
      type: 'checked',
      fromState: 'received',
      toState: 'needsReview',
      actor: 'gateway',
      reason: null,
      at: minutesAgo(12),
      hash: '92ab4410fe',
    },
  ];

  const answer = (
    path: string,
    method: string,
    request: IncomingMessage,
    body: unknown,
  ): [number, unknown, string?] => {
    if (request.headers.authorization !== 'Bearer test-key' || revoked)
      return problem(401, 'unauthorized', 'This API key is not known.');
    const present = { ...summary, state, version, ...(state === 'needsReview' ? {} : { openIssues: 0 }) };
    if (path.startsWith('/v1/orders?')) {
      const wanted = new URL(path, 'http://mock').searchParams;
      const all = empty ? [] : otherOrders().toSpliced(1, 0, present);
      const data = all.filter(
        (row) =>
          (!wanted.has('state') || row.state === wanted.get('state')) &&
          (row.poNumber ?? '').includes(wanted.get('q') ?? ''),
      );
      const counts: Record<string, number> = {};
      for (const row of all) counts[row.state] = (counts[row.state] ?? 0) + 1;
      return [200, { data, nextCursor: null, hasMore: false, counts }];
    }
    if (path.startsWith('/v1/inbound?'))
      return [
        200,
        { data: [], nextCursor: null, hasMore: false, recent: { messages: 8, withoutOrders: 0, inPart: 0 } },
      ];
    const rest = path.slice(`/v1/orders/${summary.id}`.length);
    if (!path.startsWith(`/v1/orders/${summary.id}`)) return problem(404, 'not-found', 'There is no such order.');
    if (method === 'POST') {
      sent.push({ path, ifMatch: request.headers['if-match'], body });
      if (request.headers['if-match'] !== `"${version}"`)
        return problem(412, 'precondition-failed', 'The order was changed.');
      version++;
      state = rest === '/reject' ? 'rejected' : 'released';
      const reason = String((body as { reason: unknown }).reason);
      events.push({
        seq: events.length + 1,
        type: rest.slice(1),
        fromState: 'needsReview',
        toState: state,
        actor: 'key:clerk',
        reason,
        at: minutesAgo(0),
        hash: 'c0ffee0123',
      });
      return [200, present, `"${version}"`];
    }
    if (rest === '') {
      const exception = { id: 'exc_1', codes: issues.map((issue) => issue.code), openedAt: minutesAgo(12) };
      return [200, { ...present, order, issues: state === 'needsReview' ? issues : [], exception }, `"${version}"`];
    }
    if (rest === '/lineage') return [200, lineage(source)];
    if (rest === '/source') return [200, source];
    if (rest === '/acknowledgments') return [200, { data: acknowledgments }];
    if (rest === '/events') return [200, { data: events }];
    return problem(404, 'not-found', 'There is no such page.');
  };

  const amount = source.segments.find(({ tag }) => tag === 'AMT');
  const issues = [
    {
      code: 'totals-mismatch',
      severity: 'error',
      message: 'The document says 13045.94, but its lines add up to 13015.94.',
      hint: 'Compare the lines and the total with the source.',
      path: '/totals/goods',
      at:
        amount === undefined
          ? undefined
          : { offset: amount.elements[1]?.offset, length: 8, segment: amount.position, tag: 'AMT', element: 2 },
    },
    {
      code: 'buyer-missing',
      severity: 'error',
      message: 'The order names no buyer.',
      hint: 'Enter the buyer.',
      path: '/buyer',
    },
    {
      code: 'unit-unknown',
      severity: 'warning',
      message: 'The price basis TE is not one that an order knows.',
      hint: 'The unit price is taken as it stands.',
      path: '/lines/1/unitPrice',
    },
  ];

  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = request.url ?? '/';
      if (!path.startsWith('/v1/')) return sendFile(path, response);
      const [status, content, etag] = answer(path, request.method ?? 'GET', request, body);
      response.writeHead(status, { 'content-type': 'application/json', ...(etag === undefined ? {} : { etag }) });
      return response.end(JSON.stringify(content));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : port}`,
    sent,
    changeElsewhere: (actor, reason) => {
      version++;
      events.push({
        seq: events.length + 1,
        type: 'corrected',
        fromState: 'needsReview',
        toState: 'needsReview',
        actor,
        reason,
        at: minutesAgo(0),
        hash: 'deadbeef01',
      });
    },
    revokeKey: () => void (revoked = true),
    emptyStore: () => void (empty = true),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const acknowledgments = [
  {
    id: 'ack_1',
    type: '997',
    controlNumber: '000000007',
    state: 'sent',
    content:
      'ISA*00*          *00*          *01*999999999      *12*4405197800     *261123*2050*U*00400*000000007*0*P*>~GS*FA*999999999*4405197800*20261123*2050*7*X*004010VICS~ST*997*0007~AK1*PO*1421~AK2*850*000000010~AK5*A~AK9*A*1*1*1~SE*6*0007~GE*1*7~IEA*1*000000007~',
    createdAt: minutesAgo(12),
  },
];

function row(po: string, partner: string, state: string, delivery: string, told: string, more: object = {}) {
  return {
    ...summary,
    id: `ord_${po}`,
    poNumber: po,
    partnerName: partner,
    state,
    deliveryState: delivery,
    acknowledgmentState: told,
    openIssues: 0,
    revision: 1,
    ...more,
  };
}

function otherOrders() {
  return [
    row('A99999-01', 'BUYSNACKS INC.', 'queued', 'queued', 'acknowledged', {
      test: true,
      lineCount: 7,
      total: '2554.38',
      channel: 'folder',
    }),
    row('508517', 'ABC Aerospace Corporation', 'acceptedByErp', 'accepted', 'confirmed', {
      lineCount: 1,
      total: '144',
      erpOrderNumber: 'SO-100042',
    }),
    row('4500012345', 'Muster Handels GmbH', 'released', 'retrying', 'acknowledged', {
      lineCount: 12,
      total: '18420.00',
      currency: 'EUR',
    }),
    row('508511', 'ABC Aerospace Corporation', 'acceptedByErp', 'accepted', 'failed', {
      lineCount: 3,
      total: '310.50',
      erpOrderNumber: 'SO-100040',
      revision: 2,
    }),
    row('000884', 'XYZ RETAIL', 'rejected', 'none', 'acknowledged', { lineCount: 2, total: '88.10' }),
    row('08292233293', 'XYZ RETAIL', 'duplicate', 'none', 'acknowledged', { lineCount: 6, total: '13045.94' }),
    row('77120', 'Contoso Parts', 'queued', 'dead', 'acknowledged', { lineCount: 118, total: '1204411.07' }),
  ];
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

function problem(status: number, code: string, detail: string): [number, unknown] {
  return [status, { type: `https://ordergate.dev/problems/${code}`, title: detail, status, code, detail }];
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}

function sendFile(path: string, response: ServerResponse): ServerResponse {
  const file = path === '/' ? '/index.html' : path;
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'content-security-policy': POLICY });
  return response.end(readFileSync(join(root, 'dist/web', file)));
}
