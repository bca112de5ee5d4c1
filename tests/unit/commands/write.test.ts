import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ack } from '../../../src/commands/ack.ts';
import { listMap } from '../../../src/commands/map.ts';
import { asProfile } from '../../../src/commands/profile.ts';
import { write, type WriteCommandOptions } from '../../../src/commands/write.ts';
import type { Order } from '../../../src/model/order.ts';
import { readOrders } from '../../support/read-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergate-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = new Date('2026-11-23T12:00:00Z');

const ORDER: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: "PO~1*'2+3",
  orderType: 'standard',
  orderDate: '2026-11-23',
  lines: [{ lineNumber: '1', buyerSku: 'A:1', quantity: '12', uom: 'EA', unitPrice: '10.50' }],
};

describe('ordergate write', () => {
  test.each(['x12-850', 'edifact-orders'])(
    'writes %s that reads back as the order, delimiters in its values and all',
    async (to) => {
      const { status, file } = await run(to, JSON.stringify(ORDER, null, 2));
      const [read] = readOrders(file);
      expect(status).toBe(0);
      expect(read?.order).toMatchObject({ poNumber: ORDER.poNumber, orderDate: '2026-11-23' });
      expect(read?.order.lines[0]).toMatchObject({ buyerSku: 'A:1', quantity: '12', unitPrice: '10.50' });
    },
  );

  test('takes one order a line, also as read prints them, each with a control number of its own', async () => {
    const lines = [
      JSON.stringify(ORDER),
      '',
      JSON.stringify({ file: 'x', order: { ...ORDER, poNumber: 'PO-2' } }),
    ].join('\n');
    const { status, text } = await run('x12-850', lines);
    expect(status).toBe(0);
    expect(text.match(/ISA.{87}(\d{9})/g)?.map((isa) => isa.slice(-9))).toEqual(['000000001', '000000002']);
  });

  test.each([
    ['this is not JSON', /line 1: this is not JSON/],
    ['{"schemaVersion":"1.0"}', /not a canonical order[^]*purpose/],
    ['', /holds no order/],
  ])('refuses %j and says why', async (content, says) => {
    const { status, complaints } = await run('x12-850', content);
    expect(status).toBe(2);
    expect(complaints).toMatch(says);
  });

  test.each<[string, Partial<WriteCommandOptions>, RegExp]>([
    [
      'x12-850',
      { sender: { qualifier: 'ZZ', id: 'ABCDEFGHIJKLMNOPQRST' } },
      /sender ABCDEFGHIJKLMNOPQRST is longer than the 15/,
    ],
    ['x12-855', { receiver: { qualifier: 'ZZZ', id: 'A1' } }, /qualifier ZZZ of the receiver/],
    ['x12-850', { version: '999999' }, /999999 is no published version/],
    ['x12-850', { version: 'D96A' }, /D96A is no published version/],
    ['edifact-orders', { version: 'D99Z' }, /D99Z is no published directory/],
    ['edifact-ordrsp', { version: '004010' }, /004010 is no published directory/],
  ])('writes no %s for %j, which would be another party or a version that there is not', async (to, more, says) => {
    const { status, text, complaints } = await run(to, JSON.stringify(ORDER), more);
    expect([status, text]).toEqual([2, '']);
    expect(complaints).toMatch(says);
  });

  test.each([
    ['x12-850', '004010VICS'],
    ['edifact-orders', 'D01B:EAN010'],
  ])('writes %s in %s, whatever stands behind the version', async (to, version) => {
    expect((await run(to, JSON.stringify(ORDER), { version })).status).toBe(0);
  });

  test('does not write an order of which read says that it holds errors, unless it is told to', async () => {
    const issues = [{ code: 'x', severity: 'error', message: 'The quantity is no number', hint: '' }];
    const lines = [JSON.stringify({ order: ORDER, issues }), JSON.stringify({ order: { ...ORDER, poNumber: 'PO-2' }, issues: [{ ...issues[0], severity: 'warning' }] })].join('\n'); // prettier-ignore
    const { status, text, complaints } = await run('x12-850', lines);
    expect(status).toBe(2);
    expect(complaints).toContain('because it holds errors: The quantity is no number');
    expect(text.match(/BEG\*/g)).toHaveLength(1);
    expect(text).toContain('PO-2');
    expect((await run('x12-850', lines, { withErrors: true })).text.match(/BEG.00/g)).toHaveLength(2);
  });

  const change = { ...ORDER, purpose: 'change' as const };
  const { poNumber: _number, ...numberless } = ORDER;
  test.each<[string, object, RegExp]>([
    ['x12-850', numberless, /it has no number/],
    ['x12-860', { ...numberless, purpose: 'change' }, /it has no number/],
    ['edifact-orders', { ...ORDER, lines: [] }, /it has no lines/],
    ['x12-875', { ...ORDER, lines: [{ lineNumber: '7', buyerSku: 'A' }] }, /line 7 has no quantity/],
    ['edifact-ordchg', change, /does not say which order it changes/],
    ['x12-850', { ...ORDER, poNumber: '1'.repeat(23) }, /does not fit.*poNumber/],
    ['edifact-ordchg', { ...change, changesPo: '1'.repeat(80) }, /does not fit.*changesPo/],
  ])('prints no %s that its reader must refuse (%#)', async (to, order, says) => {
    const both = `${JSON.stringify(order)}\n${JSON.stringify({ ...ORDER, poNumber: 'PO-2', changesPo: 'PO-2' })}`;
    const { status, text, complaints } = await run(to, both);
    expect(status).toBe(2);
    expect(complaints).toMatch(says);
    expect(text.match(/ISA\*|UNB\+/g)).toHaveLength(1);
    expect((await run(to, JSON.stringify(order), { withErrors: true })).text).toBe('');
  });

  test('a blanket order needs no quantities, and a change no lines', async () => {
    const blanket = { ...ORDER, orderType: 'blanket' as const, lines: [{ lineNumber: '1', buyerSku: 'A' }] };
    expect((await run('x12-850', JSON.stringify(blanket))).text).toContain('PO1');
    const { text } = await run('edifact-ordchg', JSON.stringify({ ...change, changesPo: 'PO-1', lines: [] }));
    expect(text).toContain('RFF+ON:PO-1');
  });

  test('tells what the message must say although the order does not', async () => {
    const { orderDate: _, orderType: __, ...rest } = ORDER;
    const { status, complaints } = await run('edifact-orders', JSON.stringify(rest));
    expect(status).toBe(1);
    expect(complaints).toMatch(/write-value-filled-in \/orderDate[^]*write-value-filled-in \/orderType/);
  });

  test('tells what the format has no place for, and ends with 1', async () => {
    const { status, complaints } = await run(
      'edifact-orders',
      JSON.stringify({
        ...ORDER,
        totals: { goods: '126.00', tax: '1' },
        parties: [{ role: 'MA', contact: { fax: '1' }, name: 'x'.repeat(500) }],
      }),
    );
    expect(status).toBe(1);
    expect(complaints).toMatch(/write-value-left-out \/parties\/0/);
  });
});

describe('ordergate ack', () => {
  const fixture = 'fixtures/demo/household-d10b.edi';
  test('prints what the file asks for, one segment a line', async () => {
    const said = await acknowledged(fixture, {});
    expect(said.status).toBe(0);
    expect(said.text.split('\n').slice(2, 5)).toEqual([
      "UNH+1+CONTRL:D:3:UN'",
      "UCI+36790+TP_UNEDIFACT_ID:ZZ+Company_UNEDIFACT_ID:ZZ+7'",
      "UCM+1+ORDERS:D:10B:UN:EAN008+7'",
    ]);
  });
  test('gives a TA1 when it is named, and nothing when the standard has none', async () => {
    expect((await acknowledged('fixtures/demo/snacks-004010.edi', { type: 'TA1' })).text).toMatch(
      /\nTA1\*\d{9}\*\d{6}\*\d{4}\*A\*000~\n/,
    );
    expect(await acknowledged(fixture, { type: '997' })).toMatchObject({ status: 2, text: '' });
  });
  test('follows the profile of the sender', async () => {
    expect((await acknowledged(fixture, { profile: { answers: { contrl: 'never' } } })).status).toBe(2);
  });
});

describe('ordergate map', () => {
  test('lists the rows of one document type, the partner’s own first, with who agreed and since when', () => {
    const profile = join(folder, 'profile.json');
    writeFileSync(
      profile,
      JSON.stringify({
        map: [
          {
            document: '850',
            element: 'REF02',
            to: '/contractNumber',
            why: 'frame',
            by: 'M. Weber',
            since: '2026-03-01',
          },
        ],
      }),
    );
    const [, first = '', second = ''] = listMap({ document: '850', profile: asProfile(profile) });
    expect(first).toMatch(/^850 +REF02 +\/contractNumber +frame \(agreed by M\. Weber since 2026-03-01\)$/);
    expect(second).not.toContain('agreed');
  });
  test('refuses a profile that is none, and says what is wrong with it', () => {
    const profile = join(folder, 'wrong.json');
    writeFileSync(profile, '{"charset":"ebcdic"}');
    expect(() => asProfile(profile)).toThrow(/charset/);
    expect(() => asProfile(join(folder, 'absent.json'))).toThrow(/cannot be read/);
  });
});

async function run(
  to: string,
  content: string,
  more: Partial<WriteCommandOptions> = {},
): Promise<{ status: number; text: string; file: string; complaints: string }> {
  const input = join(folder, 'orders.json');
  const file = join(folder, `${to}.edi`);
  writeFileSync(input, content);
  const parts: Uint8Array[] = [];
  const complaints: string[] = [];
  const options = {
    to,
    sender: { qualifier: 'ZZ', id: 'BUYER' },
    receiver: { qualifier: 'ZZ', id: 'SELLER' },
    control: 1,
    lines: true,
    ...more,
  };
  const status = await write(input, options, NOW, {
    write: (bytes) => parts.push(bytes),
    complain: (line) => complaints.push(line),
  });
  const bytes = Buffer.concat(parts);
  writeFileSync(file, bytes);
  return { status, text: bytes.toString('latin1'), file, complaints: complaints.join('\n') };
}

async function acknowledged(
  file: string,
  options: Partial<Parameters<typeof ack>[1]>,
): Promise<{ status: number; text: string }> {
  let text = '';
  const status = await ack(
    file,
    { control: 1, ...options },
    NOW,
    (part) => (text += part),
    () => undefined,
  );
  return { status, text };
}
