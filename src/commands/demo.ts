/**
 * `ordergate demo`: the main job, visibly. Starts a gateway of its own on embedded parts, sends real purchase orders by
 * every channel, lets a sample ERP take them, and shows what became of each. It uses only what any client could use.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify, styleText } from 'node:util';
import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import type { Order } from '../model/order.ts';
import { serve } from '../serve.ts';
import { openDemoCustomer } from './demo-customer.ts';
import type { DemoCustomer } from './demo-customer.ts';
import { startDemoMail } from './demo-mail.ts';
import type { DemoMail, ShownMail } from './demo-mail.ts';
import { onePerLine } from './one-per-line.ts';
import { SCOPES, createApiKey } from '../store/api-keys.ts';
import { stopSignal } from './serve.ts';

interface Sample {
  readonly file: string;
  readonly channel: 'http' | 'folder' | 'mail' | 'fax' | 'form';
  readonly about: string;
  /** What must become of it, or the demo has failed. */
  readonly expected: string;
}

const SAMPLES: readonly Sample[] = [
  { file: 'snacks-004010.edi', channel: 'http', about: 'snacks by the case', expected: 'acceptedByErp' },
  { file: 'widgets-004010-vics.edi', channel: 'http', about: 'a retailer, VICS', expected: 'acceptedByErp' },
  { file: 'retail-007010.edi', channel: 'folder', about: 'the newest version', expected: 'acceptedByErp' },
  { file: 'auto-parts-005010.edi', channel: 'folder', about: 'short header, price in CTP', expected: 'acceptedByErp' },
  { file: 'household-d10b.edi', channel: 'http', about: 'EDIFACT ORDERS, asks for CONTRL', expected: 'acceptedByErp' },
  { file: 'household-tradacoms.edi', channel: 'folder', about: 'TRADACOMS, British retail', expected: 'acceptedByErp' },
  { file: 'grid-form.pdf', channel: 'http', about: 'a printed form, read by itself', expected: 'acceptedByErp' },
  { file: 'mail-of-known-customer.eml', channel: 'mail', about: 'a customer on file', expected: 'acceptedByErp' },
  { file: 'mail-with-table.eml', channel: 'mail', about: 'a stranger: a person looks once', expected: 'needsReview' },
  { file: 'fax-order.tif', channel: 'fax', about: 'a fax from a number of nobody', expected: 'needsReview' },
  { file: 'order form', channel: 'form', about: 'a customer signed in at the portal', expected: 'acceptedByErp' },
  { file: 'no-lines-004010.edi', channel: 'http', about: 'syntax error: no lines', expected: 'rejected' },
  { file: 'snacks-004010.edi', channel: 'http', about: 'the first one, sent again', expected: 'duplicate' },
  { file: 'no-prices-005010.edi', channel: 'folder', about: 'lines without a price', expected: 'needsReview' },
];

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'demo');
/** What HylaFAX knows of the call: modem, number of the call, no error, and who called. */
const FAX_CALL = ['ttyS0', '000000042', '', '+15550100'] as const;
const FAX_HOOK = join(import.meta.dirname, '..', '..', 'bin', 'ordergate-faxrcvd');
const SETTLE_SECONDS_MAX = 120; // The fax takes about 5 s, all else 3 s; a slow machine gets its time.

interface Outcome {
  readonly sample: Sample;
  readonly messageId: string;
  readonly poNumber: string;
  readonly lines: number;
  readonly state: string;
  readonly delivery: string;
  readonly acknowledgment: string;
  readonly erpOrderNumber: string;
  readonly why: string;
}

export function register(program: Command): void {
  program
    .command('demo')
    .description('Watch purchase orders go from bytes to an ERP, on embedded parts; nothing to set up.')
    .option('--once', 'end by itself, with exit code 0 when all orders arrived as they should')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '0')
    .addHelpText(
      'after',
      `
Starts a gateway with a PostgreSQL of its own in a temporary folder, which is removed at the end. Nothing that you have
is touched. Without --once it stays up and prints the address of its pages.`,
    )
    .action(async (options: { once?: boolean; port: string }) => {
      if (!(await run(options))) process.exitCode = 1;
    });
}

async function run(options: { once?: boolean; port: string }): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), 'ordergate-demo-'));
  const stopping = stopSignal();
  say(styleText('bold', 'Ordergate demo'), `starting a gateway with its own PostgreSQL in ${data}`);
  const faxSpool = join(data, 'fax');
  await mkdir(faxSpool);
  const mail = await startDemoMail(showMail);
  if (mail === undefined)
    say('mail', 'Dovecot is not installed: the mail comes as a file in the watched folder, and nobody is answered');
  const running = await serve(
    loadConfig({
      data,
      faxSpool,
      ...mail?.settings,
      port: options.port,
      logLevel: process.env['ORDERGATE_LOG_LEVEL'] ?? 'silent',
      folderStableMs: 300,
    }),
  );
  try {
    const url = running.url ?? '';
    const key = await createApiKey(running.gateway.database, 'demo', SCOPES);
    const client = new Client(url, key);
    say('gateway', `listening on ${url}`);
    const erp = new SampleErp(client);
    const erpDone = erp.work();
    const customer = await openDemoCustomer(url, (method, path, body) => client.send(method, path, body));
    const messages = await send(client, { in: join(data, 'folder', 'in'), fax: faxSpool, mail }, customer);
    const outcomes = await settle(client, messages);
    erp.stop();
    await erpDone;
    await showAcknowledgments(client, messages);
    showTable(outcomes);
    const wrong = outcomes.filter((outcome) => outcome.state !== outcome.sample.expected);
    for (const { sample, state } of wrong)
      say(styleText('red', 'unexpected'), `${sample.file} is ${state}, not ${sample.expected}`);
    if (options.once !== true) {
      say('\nLook', styleText('bold', `${url}/#key=${key}`));
      say('Portal', `${url}/portal/ as ${customer.email}, password ${customer.password}`);
      say('', 'Orders wait for you on the first page. The gateway stays up; Ctrl-C ends it.');
      await stopping;
    }
    return wrong.length === 0;
  } finally {
    await running.stop();
    await mail?.stop();
    await rm(data, { recursive: true, force: true });
  }
}

interface Peers {
  /** The watched folder, and the one that the fax server writes into. */
  readonly in: string;
  readonly fax: string;
  /** Undefined where no mail server runs. */
  readonly mail: DemoMail | undefined;
}

/** Sends every sample as its sender would; @returns the message id of each. */
async function send(client: Client, peers: Peers, customer: DemoCustomer): Promise<Map<Sample, string>> {
  const messages = new Map<Sample, string>();
  for (const [index, sample] of SAMPLES.entries()) {
    const id = await sendOne(client, peers, customer, sample, index, new Set(messages.values()));
    messages.set(sample, id);
    say('sent', `${sample.file} by ${sample.channel} ${styleText('dim', `(${sample.about}) → ${id}`)}`);
  }
  return messages;
}

async function sendOne(
  client: Client,
  { in: folder, fax, mail }: Peers,
  customer: DemoCustomer,
  { file, channel }: Sample,
  index: number,
  sent: ReadonlySet<string>,
): Promise<string> {
  const path = join(FIXTURES, file);
  if (channel === 'form')
    return (await client.get<{ messageId: string }>(`/v1/orders/${await customer.order()}`)).messageId;
  if (channel === 'http')
    return (await client.post<{ id: string }>('/v1/inbound', await readFile(path), { 'X-Filename': file })).id;
  if (channel === 'mail' && mail !== undefined) {
    await mail.deliver(path);
    return client.messageThat(({ id, channel: by }) => by === 'mail' && !sent.has(id), file);
  }
  if (channel === 'fax') {
    // As HylaFAX calls its hook when a fax has come.
    await promisify(execFile)('sh', [FAX_HOOK, path, ...FAX_CALL], {
      env: { ...process.env, ORDERGATE_FAX_SPOOL: fax },
    });
    return client.messageThat(({ channel: by }) => by === 'fax', file);
  }
  const name = `${index}-${file}`;
  await copyFile(path, join(folder, `.${name}`));
  await rename(join(folder, `.${name}`), join(folder, name));
  return client.messageThat(({ fileName }) => fileName === name, file);
}

function showMail({ to, subject, text }: ShownMail): void {
  say(styleText('cyan', 'mail'), `to ${to}: ${subject}`);
  const lines = text.trim().split('\n');
  process.stdout.write(
    styleText(
      'dim',
      lines
        .slice(0, MAIL_LINES_MAX)
        .map((line) => `      ${line}\n`)
        .join(''),
    ),
  );
}

const MAIL_LINES_MAX = 16;

/** Waits until nothing moves any more. */
async function settle(client: Client, messages: ReadonlyMap<Sample, string>): Promise<Outcome[]> {
  const deadline = Date.now() + SETTLE_SECONDS_MAX * 1000;
  for (;;) {
    const outcomes = await Promise.all([...messages].map(([sample, id]) => outcomeOf(client, sample, id)));
    const isSettled = outcomes.every(
      ({ state, acknowledgment }) =>
        !['received', 'decoding', 'queued'].includes(state) && acknowledgment !== 'pending',
    );
    // Whoever sent a paper, or TRADACOMS, expects no answer of ours: nothing is waited for.
    const isTold = outcomes.every(
      ({ state, acknowledgment }) => state !== 'acceptedByErp' || ['confirmed', 'none'].includes(acknowledgment),
    );
    if ((isSettled && isTold) || Date.now() > deadline) return outcomes;
    await sleep(100);
  }
}

interface MessageAnswer {
  readonly status: string;
  readonly orders: readonly { id: string }[];
  readonly otherDocuments: readonly { result: string; findings: readonly { message: string }[] }[];
}
interface OrderAnswer {
  readonly poNumber: string | null;
  readonly state: string;
  readonly deliveryState: string;
  readonly acknowledgmentState: string;
  readonly lineCount: number;
  readonly erpOrderNumber?: string;
  readonly issues: readonly { severity: string; message: string }[];
}

async function outcomeOf(client: Client, sample: Sample, messageId: string): Promise<Outcome> {
  const message = await client.get<MessageAnswer>(`/v1/inbound/${messageId}`);
  const orderId = message.orders[0]?.id;
  if (orderId === undefined) {
    const other = message.otherDocuments[0];
    const answers = await client.get<{ data: { state: string }[] }>(`/v1/inbound/${messageId}/acknowledgments`);
    const isTold = answers.data.length > 0 && answers.data.every(({ state }) => state === 'sent');
    return {
      sample,
      messageId,
      poNumber: '–',
      lines: 0,
      state: message.status === 'decoded' ? (other?.result ?? 'decoded') : message.status,
      delivery: 'none',
      acknowledgment: isTold ? 'acknowledged' : 'pending',
      erpOrderNumber: '–',
      why:
        message.status === 'duplicate'
          ? 'same interchange as before; its 997 was sent again'
          : (other?.findings[0]?.message ?? ''),
    };
  }
  const order = await client.get<OrderAnswer>(`/v1/orders/${orderId}`);
  return {
    sample,
    messageId,
    poNumber: order.poNumber ?? '–',
    lines: order.lineCount,
    state: order.state,
    delivery: order.deliveryState,
    acknowledgment: order.acknowledgmentState,
    erpOrderNumber: order.erpOrderNumber ?? '–',
    why: order.state === 'needsReview' ? (order.issues.find((issue) => issue.severity === 'error')?.message ?? '') : '',
  };
}

async function showAcknowledgments(client: Client, messages: ReadonlyMap<Sample, string>): Promise<void> {
  for (const [sample, id] of messages) {
    if (sample.expected === 'duplicate') continue; // The same answers once more.
    const { data } = await client.get<{
      data: { type: string; verdict: string; location: string | null; content: string }[];
    }>(`/v1/inbound/${id}/acknowledgments`);
    for (const { type, verdict, location, content } of data) {
      say(`\n${styleText('bold', type)}`, `${verdict} for ${sample.file}, in ${location ?? 'the queue'}`);
      process.stdout.write(styleText('dim', onePerLine(content).replace(/^(?=.)/gm, '    ')));
    }
  }
}

function showTable(outcomes: readonly Outcome[]): void {
  const head = ['sent', 'by', 'PO number', 'lines', 'order', 'ERP', 'ERP number', 'sender', 'why'];
  const rows = outcomes.map(({ sample, poNumber, lines, state, delivery, acknowledgment, erpOrderNumber, why }) => [
    sample.file,
    sample.channel,
    poNumber,
    lines === 0 ? '–' : String(lines),
    state,
    delivery,
    erpOrderNumber,
    acknowledgment,
    why.length > 60 ? `${why.slice(0, 57)}…` : why,
  ]);
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  process.stdout.write(`\n${styleText('bold', line(head))}\n`);
  for (const row of rows) process.stdout.write(`${line(row)}\n`);
}

/** An ERP of a few lines: leases, prints, acknowledges. */
class SampleErp {
  readonly #client: Client;
  #isStopped = false;
  #next = 1001;

  constructor(client: Client) {
    this.#client = client;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async work(): Promise<void> {
    while (!this.#isStopped) {
      const { deliveries } = await this.#client.post<{ deliveries: { id: string; order: Order }[] }>('/v1/erp/lease', {
        max: 5,
        leaseSeconds: 30,
        consumer: 'sample ERP',
      });
      for (const { id, order } of deliveries) {
        const erpOrderNumber = `SO-${this.#next++}`;
        say(styleText('green', 'ERP'), `takes PO ${order.poNumber ?? '?'} as ${erpOrderNumber}`);
        for (const line of order.lines) {
          const item = line.supplierSku ?? line.buyerSku ?? line.gtin ?? line.otherIds?.[0]?.value ?? '?';
          process.stdout.write(
            styleText(
              'dim',
              `      ${line.lineNumber.padStart(3)}  ${(line.quantity ?? '').padStart(6)} ${line.uom ?? ''}  ${item.padEnd(20)} ${line.unitPrice ?? ''}  ${line.description ?? ''}\n`,
            ),
          );
        }
        await this.#client.post(`/v1/erp/deliveries/${id}/ack`, { erpOrderNumber });
      }
      if (deliveries.length === 0) await sleep(100);
    }
  }
}

interface Listed {
  readonly id: string;
  readonly channel: string;
  readonly fileName: string | null;
}

class Client {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#call(path, {});
  }

  send(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> {
    return this.#call(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  }

  post<Answer>(path: string, body: Buffer | object, headers: Record<string, string> = {}): Promise<Answer> {
    const isRaw = Buffer.isBuffer(body);
    return this.#call(path, {
      method: 'POST',
      body: isRaw ? new Uint8Array(body) : JSON.stringify(body),
      headers: { 'Content-Type': isRaw ? 'application/edi-x12' : 'application/json', ...headers },
    });
  }

  /** The message that a channel made of a file. */
  async messageThat(is: (message: Listed) => boolean, file: string): Promise<string> {
    for (let tries = 0; tries < SETTLE_SECONDS_MAX * 10; tries++) {
      const { data } = await this.get<{ data: Listed[] }>('/v1/inbound');
      const found = data.find((message) => is(message));
      if (found !== undefined) return found.id;
      await sleep(100);
    }
    throw new IntakeError('internal', `Nobody took ${file}.`);
  }

  async #call<Answer>(
    path: string,
    init: { method?: string; body?: BodyInit; headers?: Record<string, string> },
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.#url), {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${this.#key}` },
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new IntakeError('internal', `${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer as Answer;
  }
}

function say(who: string, what: string): void {
  process.stdout.write(`${who.padEnd(8)} ${what}\n`);
}
