/** The watched folder, on real files: none read early, none lost, none taken twice. */
import { appendFile, mkdir, mkdtemp, readFile, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { folderChannel } from '../../src/adapters/channels/folder/index.ts';
import type { Arrival, Receipt } from '../../src/model/channel.ts';
import { IntakeError } from '../../src/model/errors.ts';
import { spawnGateway, startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, orderSpecs } from '../support/x12-850.ts';

let gateway: TestGateway;
let control = 0;
let folder: string;
beforeAll(async () => {
  gateway = await startGateway();
  folder = join(gateway.data, 'folder');
  await waitFor('the folder', async () => (await readdir(folder)).includes('in'));
});
afterAll(() => gateway.remove());

describe('a file', () => {
  test('becomes a message, its orders and its 997, and is moved to done', async () => {
    const [name, text] = file();
    await drop(name, text);
    const message = await messageOf(name);
    const view = await gateway.client.readMessage(message.id);
    expect(view.orders).toMatchObject([{ state: 'queued' }]);
    expect(await readFile(join(folder, 'done', `${message.id}-${name}`), 'latin1')).toBe(text);
    expect(await readdir(join(folder, 'in'))).toEqual([]);
    const [answer] = await waitFor('the 997', async () => {
      const answers = await gateway.client.acknowledgments(message.id);
      return answers[0]?.state === 'sent' && answers;
    });
    expect(await readFile(join(folder, answer?.location ?? ''), 'latin1')).toBe(answer?.content);
  });

  test('that comes slowly is read once, whole, and never before', async () => {
    const [name, text] = file(3);
    const path = join(folder, 'in', name);
    const pieces = Array.from({ length: 12 }, (_, index) =>
      text.slice((index * text.length) / 12, ((index + 1) * text.length) / 12),
    );
    for (const piece of pieces.slice(0, -1)) {
      const before = await passes();
      await appendFile(path, piece);
      // Three looks at the folder: longer than a file must stand still.
      await waitFor('the folder to be looked at', async () => (await passes()) - before > 0.3);
      expect(await rowsOf(name)).toEqual([]);
    }
    await appendFile(path, pieces.at(-1) ?? '');
    const message = await messageOf(name);
    expect((await gateway.client.readMessage(message.id)).orders).toHaveLength(3);
    expect(await rowsOf(name)).toHaveLength(1);
  });

  test.each(['.hidden.edi', 'order.edi.part', 'order.edi.tmp', 'order.edi.filepart', 'order.edi~'])(
    'named %s is passed over until it is renamed',
    async (temporary) => {
      const [name, text] = file();
      await writeFile(join(folder, 'in', temporary), text);
      const [other, otherText] = file();
      await drop(other, otherText);
      await messageOf(other); // Whoever read this one has seen the first one too.
      expect(await rowsOf(temporary)).toEqual([]);
      await rename(join(folder, 'in', temporary), join(folder, 'in', name));
      await messageOf(name);
    },
  );

  test('of another format needs no end mark', async () => {
    const name = `note-${++control}.txt`;
    await drop(name, 'please send the usual');
    const message = await gateway.client.readMessage((await messageOf(name)).id);
    expect(message).toMatchObject({ status: 'decoded', orders: [], otherDocuments: [{ result: 'unclear' }] });
  });

  test('with the name, size and time of an earlier one is a new arrival', async () => {
    const [name, text] = file();
    const at = new Date('2026-11-20T08:00:00Z');
    for (const [count, content] of [text, text.replace('SKU-1', 'SKU-9')].entries()) {
      const outside = join(folder, 'in', `.${name}`);
      await writeFile(outside, content);
      await utimes(outside, at, at);
      await rename(outside, join(folder, 'in', name));
      await waitFor('the arrival', async () => (await rowsOf(name)).length === count + 1);
    }
    await waitFor('an empty folder', async () => (await readdir(join(folder, 'in'))).length === 0);
    expect(new Set((await rowsOf(name)).map(({ id }) => id)).size).toBe(2);
  });

  test('of 50 dropped at once is each taken once', async () => {
    const files = Array.from({ length: 50 }, () => file());
    await Promise.all(files.map(([name, text]) => drop(name, text)));
    const names = files.map(([name]) => name);
    await waitFor('50 messages', async () => (await rowsOf(...names)).length >= 50);
    await waitFor('an empty folder', async () => (await readdir(join(folder, 'in'))).length === 0);
    expect(await rowsOf(...names)).toHaveLength(50);
  });
});

describe('a gateway that dies', () => {
  test('between taking a file and moving it makes one message of it', async () => {
    const [name, text] = file();
    // What is left behind by a kill at that point: the row, its key, and the file in its old place.
    await drop(name, text);
    const first = await messageOf(name);
    await waitFor('the move', async () => (await readdir(join(folder, 'done'))).includes(`${first.id}-${name}`));
    await rename(join(folder, 'done', `${first.id}-${name}`), join(folder, 'in', name));
    await waitFor('the second move', async () => (await readdir(join(folder, 'done'))).includes(`${first.id}-${name}`));
    expect(await rowsOf(name)).toEqual([{ id: first.id }]);
  });

  test('leaves its folder to another process, and two that run share it without doubling anything', async () => {
    const settings = {
      env: { DATABASE_URL: gateway.databaseUrl, ORDERGATE_FOLDER: folder, ORDERGATE_LOG_LEVEL: 'warn' },
    };
    const other = await spawnGateway(gateway.data, settings);
    try {
      const files = Array.from({ length: 20 }, () => file());
      for (const [name, text] of files) await drop(name, text);
      const names = files.map(([name]) => name);
      await waitFor('20 messages', async () => (await rowsOf(...names)).length >= 20);
      await waitFor('an empty folder', async () => (await readdir(join(folder, 'in'))).length === 0);
      expect(await rowsOf(...names)).toHaveLength(20);
      // Ours gives the lock up; the other one finds it free.
      await gateway.stop();
      const [name, text] = file();
      await drop(name, text);
      await waitFor('the other process to take the file', async () => (await readdir(join(folder, 'in'))).length === 0);
      expect((await readdir(join(folder, 'done'))).some((each) => each.endsWith(`-${name}`))).toBe(true);
    } finally {
      await other.stop();
    }
  });
});

describe('the channel by itself', () => {
  let root: string | undefined;
  afterEach(async () => {
    vi.useRealTimers();
    if (root !== undefined) await rm(root, { recursive: true, force: true });
  });

  test('leaves a file where it is until its bytes are durable, and tries again when they could not be', async () => {
    const { arrivals, fail, stop, inbox } = await channel();
    fail(new Error('disk full'));
    await writeFile(join(inbox, 'a.txt'), 'some order');
    await waitFor('two attempts', () => arrivals.length >= 2);
    expect(await readdir(inbox)).toEqual(['a.txt']);
    fail(undefined);
    await waitFor('the move', async () => (await readdir(inbox)).length === 0);
    expect(new Set(arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1); // The same arrival each time.
    await stop();
  });

  test('puts a file aside that can never be taken, with the reason beside it', async () => {
    const { arrivals, fail, stop, inbox } = await channel();
    fail(new IntakeError('body-too-large', 'The message is larger than the limit of 10 bytes.'));
    await writeFile(join(inbox, 'huge.txt'), 'much too long');
    await waitFor('the move', async () => (await readdir(inbox)).length === 0);
    expect(arrivals).toHaveLength(1);
    const [kept = '', reason = ''] = (await readdir(join(inbox, '..', 'failed'))).toSorted();
    expect(kept).toMatch(/^\d+-huge\.txt$/);
    expect(reason).toBe(`${kept}.reason.txt`);
    expect(await readFile(join(inbox, '..', 'failed', kept), 'utf8')).toBe('much too long');
    expect(await readFile(join(inbox, '..', 'failed', reason), 'utf8')).toContain('larger than the limit');
    await stop();
  });

  test('takes an upload that was cut off after a minute, so that its sender is told', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { arrivals, stop, inbox, looks } = await channel();
    const whole = interchange850({ control: 1, orders: orderSpecs(1, 'CUT') });
    await writeFile(join(inbox, 'cut.edi'), whole.slice(0, -40));
    await waitFor('three looks', () => looks() > 3);
    vi.advanceTimersByTime(50_000);
    const seen = looks();
    await waitFor('three more looks', () => looks() > seen + 3);
    expect(arrivals).toEqual([]);
    vi.advanceTimersByTime(11_000);
    await waitFor('the cut file', () => arrivals.length === 1);
    await stop();
  });

  async function channel() {
    root = await mkdtemp(join(tmpdir(), 'ordergate-folder-'));
    await mkdir(join(root, 'in'));
    const arrivals: Arrival[] = [];
    let failure: Error | undefined;
    let count = 0;
    const stopping = new AbortController();
    const receive = async (arrival: Arrival): Promise<Receipt> => {
      arrivals.push(arrival);
      const chunks: Uint8Array[] = [];
      for await (const chunk of arrival.body) chunks.push(chunk);
      if (failure !== undefined) throw failure;
      return {
        id: `msg_${arrivals.length}`,
        sha256: '',
        bytes: Buffer.concat(chunks).length,
        status: 'received',
        replayed: false,
      };
    };
    const report = { alive: () => (count += 1), trouble: () => undefined };
    const running = folderChannel({ root, pollMs: 10, stableMs: 20 }).run(receive, report, stopping.signal);
    return {
      arrivals,
      inbox: join(root, 'in'),
      looks: () => count,
      fail: (error: Error | undefined): void => {
        failure = error;
      },
      stop: async () => {
        stopping.abort();
        await running;
      },
    };
  }
});

function file(orders = 1): [name: string, text: string] {
  control += 1;
  return [`order-${control}.edi`, interchange850({ control, orders: orderSpecs(orders, `PO-${control}`) })];
}

/** As a careful writer does it. */
async function drop(name: string, text: string): Promise<void> {
  await writeFile(join(folder, 'in', `.${name}`), text);
  await rename(join(folder, 'in', `.${name}`), join(folder, 'in', name));
}

async function rowsOf(...names: string[]): Promise<{ id: string }[]> {
  return gateway.database.query<{ id: string }>('select id from messages where file_name = any($1)', [names]);
}

async function messageOf(name: string): Promise<{ id: string }> {
  return waitFor(`${name} to be taken`, async () => (await rowsOf(name))[0]);
}

/** When the folder was last looked at, in seconds. */
async function passes(): Promise<number> {
  const text = await gateway.gateway.metrics.registry.getSingleMetricAsString(
    'ordergate_channel_last_success_timestamp_seconds',
  );
  return Number(/channel="folder"\} ([\d.]+)/.exec(text)?.[1] ?? 0);
}
