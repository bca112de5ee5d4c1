import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../src/commands/check.ts';
import { encoded, HEADER, interchange, message } from '../edifact/support.ts';
import { inPieces, run } from './reading.ts';

const CHARSET = { declared: 'UNOD', detected: 'windows-1250', used: 'windows-1250' };
const LINES = ['LIN+1++4000000000017:EN', `IMD+F++:::${encoded('Mąka', 'windows-1250')}`, 'QTY+21:12:PCE'];
const SOURCE = Buffer.from(interchange([message([...HEADER, ...LINES, 'UNS+S', 'CNT+2:1'])], 'UNOD:3'), 'latin1');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-charset-'));
  await writeFile(join(folder, 'mill.edi'), SOURCE);
});
afterAll(() => rm(folder, { recursive: true }));

test('read says of each order which character set was declared, found and used', async () => {
  const { lines } = await run(['-'], {}, inPieces(SOURCE, 100));
  expect(lines).toMatchObject([{ document: { index: 0, type: 'ORDERS', charset: CHARSET } }]);
});

test('check --json says it of each interchange', async () => {
  const lines: unknown[] = [];
  const print = (line: string): unknown => lines.push(JSON.parse(line));
  expect(await check([join(folder, 'mill.edi')], { json: true }, print)).toBe(1);
  expect(lines).toContainEqual({
    kind: 'interchange',
    file: join(folder, 'mill.edi'),
    controlNumber: 'REF1',
    charset: CHARSET,
  });
});

test('of X12, which declares none, neither says a word', async () => {
  const file = 'fixtures/golden/004010-vics.edi';
  const { lines } = await run([file]);
  expect(lines[0]?.document).not.toHaveProperty('charset');
});
