/** Control numbers of what we send, over PostgreSQL: 999,999,999 is followed by 1, with no gap and none used twice. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interchangeOrders } from '../support/orders-edi.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';

const LAST = 999_999_999;
const TAKER = fileURLToPath(new URL('../support/number-taker.ts', import.meta.url));
const run = promisify(execFile);

let gateway: TestGateway;
let reference = 700;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

async function partnerOf(body: string): Promise<string> {
  const { id } = await gateway.client.deliver(body);
  const [row] = await gateway.database.query<{ partnerId: string }>(
    'select partner_id as "partnerId" from interchanges where message_id = $1',
    [id],
  );
  return row?.partnerId ?? '';
}

/** The next numbers of a partner are these, of both kinds. */
async function nextIs(partnerId: string, next: number): Promise<void> {
  await gateway.database.query(
    `insert into control_numbers (partner_id, kind, test, next)
     select $1, kind, false, $2 from unnest(array['interchange', 'group']) as kind
     on conflict (partner_id, kind, test) do update set next = excluded.next`,
    [partnerId, next],
  );
}

describe('behind the largest number', () => {
  test('two processes at once go on at 1, each number once and none left out', async () => {
    const partnerId = await partnerOf(interchange850({ control: ++reference, sender: 'ROLLOVER', orders: [{ po: 'R-1' }] }));
    await nextIs(partnerId, LAST - 40);
    const outputs = await Promise.all(
      [1, 2].map(() => run(process.execPath, [TAKER, gateway.databaseUrl, partnerId, '40'])),
    );
    const taken = outputs.map(({ stdout }) => stdout.trim().split('\n').map(Number));
    // Each keeps 32 of its 40 rounds, of one to three numbers.
    const count = taken.flat().length;
    expect(count).toBeGreaterThan(100);
    const expected = Array.from({ length: count }, (_, step) => ((LAST - 41 + step) % LAST) + 1);
    expect(taken.flat().toSorted((one, other) => one - other)).toEqual(expected.toSorted((one, other) => one - other));
    expect(taken.every((numbers) => numbers.length > 0)).toBe(true);
  });

  test('one transaction whose numbers straddle it has both sides: TA1 and 997, ISA13 and GS06', async () => {
    const sender = 'STRADDLER';
    const partnerId = await partnerOf(interchange850({ control: ++reference, sender, orders: [{ po: 'S-1' }] }));
    await nextIs(partnerId, LAST);
    const { id } = await gateway.client.deliver(
      interchange850({ control: ++reference, sender, asked: true, orders: [{ po: 'S-2' }] }),
    );
    const answers = await gateway.client.acknowledgments(id);
    const contents = answers.map(({ content }) => content).join('');
    expect(answers.map(({ controlNumber }) => controlNumber).toSorted()).toEqual(['000000001', '999999999']);
    expect(contents).toMatch(/\*00401\*999999999\*.*IEA\*[01]\*999999999~/s);
    expect(contents).toMatch(/\*00401\*000000001\*.*IEA\*[01]\*000000001~/s);
    expect(contents).toMatch(/GS\*FA\*(?:[^*]*\*){4}999999999\*X\*004010~.*GE\*1\*999999999~/s);
  });

  test('CONTRL goes on at 1 too, far within the 14 characters of UNB 0020', async () => {
    const sender = '4099900000701';
    const send = async (): Promise<string> =>
      (await gateway.client.deliver(interchangeOrders({ reference: ++reference, sender, po: `E-${reference}`, asked: '1' }))).id;
    const [row] = await gateway.database.query<{ partnerId: string }>(
      'select partner_id as "partnerId" from interchanges where message_id = $1',
      [await send()],
    );
    await nextIs(row?.partnerId ?? '', LAST);
    const first = await gateway.client.acknowledgments(await send());
    const second = await gateway.client.acknowledgments(await send());
    expect([...first, ...second].map(({ controlNumber }) => controlNumber)).toEqual(['999999999', '1']);
    expect(first[0]?.content).toMatch(/UNB\+UNOC:3\+[^+]+\+[^+]+\+\d{6}:\d{4}\+999999999'.*UNZ\+1\+999999999'/s);
  });
}); // prettier-ignore
