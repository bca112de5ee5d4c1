/** What the documents tell a reader to type works, typed in their order into one shell, against a real gateway. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTS, commandsOf, examplesOf, isTranscript, transcriptOf } from '../support/documents.ts';
import type { Example } from '../support/documents.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { freePort, startRedis } from '../support/services.ts';
import type { TestRedis } from '../support/services.ts';
import { openShell } from '../support/shell.ts';
import type { Shell, Typed } from '../support/shell.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

const PROBLEM = /"type":"\/problems\/[^}]*/; // curl calls a refusal a success.

describe.each([
  { document: 'README.md', gateway: 'its own' },
  { document: 'CONTRIBUTING.md', gateway: 'its own' },
  { document: 'SECURITY.md', gateway: 'on PostgreSQL' },
  { document: 'docs/api.md', gateway: 'on PostgreSQL' },
  { document: 'docs/portal.md', gateway: 'on PostgreSQL' },
  { document: 'docs/erp.md', gateway: 'on PostgreSQL' },
  { document: 'docs/erp.md', gateway: 'on Redis' },
] as const)('$document, with a gateway $gateway', ({ document, gateway: kind }) => {
  let gateway: TestGateway | undefined;
  let redis: TestRedis | undefined;
  let shell: Shell;

  beforeAll(async () => {
    if (kind === 'its own') {
      const port = String(await freePort());
      const url = `http://127.0.0.1:${port}`;
      shell = await openShell(url, { ORDERGATE_PORT: port, ORDERGATE_URL: url });
      return;
    }
    redis = kind === 'on Redis' ? await startRedis() : undefined;
    gateway = await startGateway(redis === undefined ? {} : { redisUrl: redis.url });
    const queue = redis === undefined ? {} : { REDIS_URL: redis.url };
    shell = await openShell(gateway.url, { DATABASE_URL: gateway.databaseUrl, ORDERGATE_DATA: gateway.data, ...queue });
    await gateway.client.deliver(interchange850({ control: 1, orders: orderSpecs(2, 'DOCS') }));
  });
  afterAll(async () => {
    await shell.close();
    await gateway?.remove();
    await redis?.stop();
  });

  test.each(examplesOf(document).filter(isRun))('line $line', async (example) => {
    expect(await complaints(example)).toEqual([]);
  });

  /** What a reader who follows the example would complain of. */
  async function complaints(example: Example): Promise<string[]> {
    const { mark } = example;
    if (mark?.kind === 'file') {
      await shell.save(mark.value, example.text);
      return [];
    }
    if (mark?.kind === 'until') return complaintsOfProgram(example);
    if (isTranscript(example)) return complaintsOfTranscript(example);
    const all: string[] = [];
    for (const command of commandsOf(example))
      all.push(...(await complaintsOfCommand(command, mark?.kind === 'again until' ? mark.value : '')));
    return all;
  }

  async function complaintsOfCommand(command: string, wanted: string): Promise<string[]> {
    const again = async (): Promise<Typed | false> => {
      const typed = await shell.type(command);
      return typed.output.includes(wanted) && typed;
    };
    const { exitCode, output } =
      wanted === '' ? await shell.type(command) : await waitFor(`\`${command}\` to print ${wanted}`, again);
    return exitCode !== 0 || PROBLEM.test(output) ? [`${command} ended with ${exitCode}: ${output}`] : [];
  }

  async function complaintsOfTranscript(example: Example): Promise<string[]> {
    const all: string[] = [];
    for (const { command, output } of transcriptOf(example)) {
      const printed = (await shell.type(command)).output.trimEnd();
      if (printed !== output) all.push(`${command} printed: ${printed}`);
    }
    return all;
  }

  /** New orders, a program that takes them, and its end. */
  async function complaintsOfProgram(example: Example): Promise<string[]> {
    if (gateway === undefined)
      throw new Error(`${document}:${example.line} needs a gateway that the test has started.`);
    const { client } = gateway;
    const { id } = await client.deliver(
      interchange850({ control: 1000 + example.line, orders: orderSpecs(3, `LINE-${example.line}`) }),
    );
    const { exitCode, output } = await shell.typeUntil(example.text, async () => {
      const { orders } = await client.message(id);
      return orders.length === 3 && orders.every(({ state }) => state === 'acceptedByErp');
    });
    const orders = await Promise.all((await client.message(id)).orders.map((order) => client.order(order.id)));
    return [
      ...(exitCode === 0 ? [] : [`${example.text} ended with ${exitCode}: ${output}`]),
      ...orders
        .filter(({ erpOrderNumber, poNumber }) => erpOrderNumber !== `SO-${poNumber}`)
        .map((order) => `${order.poNumber} is ${order.erpOrderNumber} in the ERP`),
    ];
  }
});

test('every address below /v1 that a document names is one that the gateway has', async () => {
  const gateway = await startGateway();
  try {
    const { paths } = await gateway.client.get<{ paths: Record<string, unknown> }>('/openapi.json');
    const known = Object.keys(paths).map((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const named = DOCUMENTS.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/(?<=[\s`'"/L\d])\/v1\/[\w/{}$.…-]*\w/g)].map(
        ([path]) => `${document}: ${path}`,
      ),
    );
    const addresses = named.filter(
      (line) => !known.some((pattern) => pattern.test(line.slice(line.indexOf('/v1')).replaceAll(/\$\{[^}]*\}/g, 'x'))),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(addresses).toEqual([]);
  } finally {
    await gateway.remove();
  }
});

function isRun(example: Example): boolean {
  if (example.mark?.kind === 'not run') return false;
  return example.mark?.kind === 'file' || example.language === 'sh' || isTranscript(example);
}
