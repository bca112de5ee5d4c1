import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readFiles } from '../../../src/commands/read.ts';
import { inPieces, run } from './reading.ts';

const CLEAN = 'fixtures/golden/004010-vics.edi';

test('follows what was agreed with the sender about values and checks, as the gateway does', async () => {
  const file = 'fixtures/golden/004010-unit-unknown.edi';
  const asked = await run([file]);
  expect(asked.lines[0]?.issues).toContainEqual(expect.objectContaining({ code: 'unit-unknown', severity: 'error' }));
  expect(asked.lines[0]?.issues.map(({ code }) => code)).toContain('buyer-missing');
  const agreed = { reason: 'they order kits', since: '2026-01-01' };
  const severities = {
    'unit-unknown': { severity: 'warning', ...agreed },
    'buyer-missing': { severity: 'off', ...agreed },
  } as const;
  const { lines } = await run([file], { profile: { severities } });
  expect(lines[0]?.issues).toContainEqual(expect.objectContaining({ code: 'unit-unknown', severity: 'warning' }));
  expect(lines[0]?.issues.map(({ code }) => code)).not.toContain('buyer-missing');
});

test('gives one line an order, and status 0 when all are clean', async () => {
  const { status, lines, diagnostics } = await run([CLEAN]);
  expect(status).toBe(0);
  expect(diagnostics).toBe('');
  expect(lines).toMatchObject([
    { file: CLEAN, format: 'x12', document: { index: 0, type: '850' }, order: { poNumber: '08292233294' } },
  ]);
  expect(lines[0]).not.toHaveProperty('lineage');
});

test('adds lineage and what was not used when asked', async () => {
  const { lines } = await run([CLEAN], { lineage: true });
  expect(lines[0]?.lineage?.['/lines/0/quantity']).toMatchObject({
    raw: '120',
    rule: 'x12/850/PO102',
    at: { tag: 'PO1', element: 2 },
  });
  expect(lines[0]?.unused?.length).toBeGreaterThan(0);
});

test('tells a second order with the same number, within and across files', async () => {
  const { status, lines } = await run(['fixtures/golden/004010-two-interchanges.edi', CLEAN]);
  expect(lines.map(({ issues }) => issues.some(({ code }) => code === 'duplicate-order'))).toEqual([false, true, true]);
  expect(status).toBe(1);
});

test('reads standard input in any pieces as it reads the file', async () => {
  const bytes = readFileSync(CLEAN);
  const [whole] = (await run([CLEAN], { lineage: true })).lines;
  for (const size of [1, 7, 5000]) {
    const [piece] = (await run(['-'], { lineage: true }, inPieces(bytes, size))).lines;
    expect({ ...piece, file: CLEAN }).toEqual(whole);
  }
});

test('goes on after a file that is not there, and ends with status 2', async () => {
  const { status, lines, diagnostics } = await run(['no-such-file.edi', CLEAN]);
  expect(status).toBe(2);
  expect(lines).toHaveLength(1);
  expect(diagnostics).toContain('no-such-file.edi: The file could not be read (ENOENT).');
});

test.each([
  ['an empty input that it is empty', '', '-: The file is empty.'],
  [
    'noise that it is no document',
    '\u0000\u0001 this is no order',
    '-: This is not a document in a known format (x12,',
  ],
])('says of %s, with status 2', async (_case, text, said) => {
  const { status, lines, diagnostics } = await run(['-'], {}, inPieces(Buffer.from(text), 4));
  expect(status).toBe(2);
  expect(lines).toEqual([]);
  expect(diagnostics).toContain(said);
});

test('a file whose interchange has no end has status 2, so that a pipe stops: its orders are printed before that is known', async () => {
  const whole = readFileSync(CLEAN, 'latin1');
  const cut = Buffer.from(whole.slice(0, whole.indexOf('IEA')), 'latin1');
  const { status, diagnostics } = await run(['-'], {}, inPieces(cut, cut.length));
  expect(status).toBe(2);
  expect(diagnostics).toContain('interchange-broken-off');
});

test('names the formats when an unknown one is asked for', async () => {
  const { status, diagnostics } = await run([CLEAN], { format: 'morse' });
  expect(status).toBe(2);
  expect(diagnostics).toContain('There is no format morse; known are x12');
});

test('takes the partner for the buyer when the document names none', async () => {
  const { lines } = await run([CLEAN], { partner: 'XYZ Retail' });
  expect(lines[0]?.issues).toMatchObject([
    { code: 'buyer-missing', severity: 'info', message: expect.stringContaining('XYZ Retail') as string },
  ]);
});

test('stops when nobody reads its output any more', async () => {
  let writes = 0;
  const deaf = {
    write: () => {
      writes += 1;
      return Promise.resolve(false);
    },
  };
  const quiet = { write: () => Promise.resolve(true) };
  await readFiles([CLEAN, CLEAN, CLEAN], {}, { out: deaf, diagnostics: quiet, stdin: inPieces(new Uint8Array(0), 1) });
  expect(writes).toBe(1);
});

test('shows an answer to an order as what it is: its lines with statuses, quantities and days, and no order', async () => {
  const { status, lines, diagnostics } = await run(['fixtures/x12/corpus/x12-855/aaronhuggins__855.edi']);
  expect([status, diagnostics]).toEqual([0, '']);
  expect(lines).toMatchObject([
    {
      document: { type: '855' },
      orderResponse: {
        orderNumber: 'POTEST1112',
        verdict: { code: 'AD' },
        lines: [{}, { lineNumber: '2', parts: [{ status: { code: 'IR' } }, {}] }, {}, {}],
      },
      issues: [{ code: 'element-code-unknown' }, { code: 'order-response-received' }, {}, {}],
    },
  ]);
  expect(lines[0]).not.toHaveProperty('order');
});
