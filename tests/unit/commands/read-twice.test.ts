import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ack } from '../../../src/commands/ack.ts';
import { inPieces, run, type Result } from './reading.ts';

interface Sent {
  readonly sender?: string;
  readonly usage?: 'P' | 'T';
  readonly control?: string;
  /** BEG02 to BEG04 of each order. */
  readonly orders?: readonly string[];
}

/** An interchange with an order of five pieces for each number. */
function x12({ sender = 'ACMESTORES', usage = 'P', control = '000000101', orders = ['SA*P1*'] }: Sent): string {
  const sets = orders.map((order, index) => {
    const number = String(index + 1).padStart(4, '0');
    return `ST*850*${number}~BEG*00*${order}*20261103~DTM*002*20261201~N1*BY*ACME*92*0001~N1*ST*DC*92*0012~PO1*1*5*EA*3**VN*A1~CTT*1~SE*8*${number}~`;
  });
  return (
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*SUPPLIER       *261104*1015*U*00401*${control}*0*${usage}*>~` +
    `GS*PO*${sender}*SUPPLIER*20261104*1015*101*X*004010~${sets.join('')}GE*${sets.length}*101~IEA*1*${control}~`
  );
}

function read(text: string, partner?: string): Promise<Result> {
  const bytes = Buffer.from(text, 'latin1');
  return run(['-'], partner === undefined ? {} : { partner }, inPieces(bytes, bytes.length));
}

function codes({ lines }: Result): string[][] {
  return lines.map(({ issues }) => issues.filter(({ severity }) => severity === 'error').map(({ code }) => code));
}

test('releases of a blanket order are orders of their own, and a release that comes again is not', async () => {
  expect(codes(await read(x12({ orders: ['BK*4500*0', 'RL*4500*001', 'RL*4500*002', 'RL*4500*1'] })))).toEqual([
    [],
    [],
    [],
    ['duplicate-order'],
  ]);
});

test('a number belongs to its sender, and to its world: test or production', async () => {
  const first = x12({});
  expect(codes(await read(first + x12({ sender: 'ZETAMART' })))).toEqual([[], []]);
  expect(codes(await read(x12({ usage: 'T' }) + first))).toEqual([[], []]);
  expect(codes(await read(first + x12({ control: '000000102' })))).toEqual([[], ['duplicate-order']]);
  expect(codes(await read(first + x12({ sender: 'ZETAMART' }), 'ACME'))).toEqual([[], ['duplicate-order']]);
});

test('a number is the same however it is typed', async () => {
  expect(codes(await read(x12({ orders: ['SA*PX-0400*', 'SA*px 400*'] })))).toEqual([[], ['duplicate-order']]);
});

test('an order under a control number that the file had before waits, unless the first was rejected or it was agreed', async () => {
  const second = x12({ orders: ['SA*P2*'] });
  expect(codes(await read(x12({}) + second))).toEqual([[], ['duplicate-interchange']]);
  expect(codes(await read(x12({}) + x12({ orders: ['SA*P2*'], usage: 'T' })))).toEqual([[], []]);
  expect(codes(await read(x12({}).replace('GE*1', 'GE*2') + second)).at(-1)).toEqual([]);
  const bytes = Buffer.from(x12({}) + second, 'latin1');
  const profile = { duplicates: { conflict: 'accept' } } as const;
  expect(codes(await run(['-'], { profile }, inPieces(bytes, 100)))).toEqual([[], []]);
});

async function answers(text: string): Promise<{ status: number; said: string; told: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ack-'));
  const file = join(folder, 'orders.edi');
  writeFileSync(file, text, 'latin1');
  let said = '';
  let told = '';
  const now = new Date('2026-11-24T09:05:00Z');
  const status = await ack(file, { control: 1 }, now, (one) => (said += one), (line) => (told += line)); // prettier-ignore
  rmSync(folder, { recursive: true });
  return { status, said, told };
}

test('ack answers another interchange under the same number with TA1 025 and no 997, and the same bytes as before', async () => {
  const [first, second] = [x12({}), x12({ orders: ['SA*P2*'] })].map((one) => one.replace('*0*P*', '*1*P*'));
  const conflict = await answers(`${first}${second}`);
  expect(conflict.status).toBe(1);
  expect(conflict.said.match(/(?:TA1|AK9)\*[^~]*~/g)).toEqual([
    'TA1*000000101*261104*1015*A*000~',
    'AK9*A*1*1*1~',
    'TA1*000000101*261104*1015*R*025~',
  ]);
  expect(conflict.told).toContain('(duplicate-interchange)');
  const again = await answers(`${first}${first}`);
  expect(again.status).toBe(0);
  expect(again.said.match(/TA1\*[^~]*~/g)).toEqual(Array(2).fill('TA1*000000101*261104*1015*A*000~'));
});

/** A UNB of one order, always under the same reference. */
function interchange(number: string): string {
  return `UNB+UNOC:3+4012345000009:14+4098765000010:14+261104:1015+INT1++++1'UNH+1+ORDERS:D:96A:UN'BGM+220+${number}+9'DTM+137:20261103:102'NAD+BY+4012345000009::9'LIN+1++4711:IN'QTY+21:5:PCE'UNS+S'UNT+8+1'UNZ+1+INT1'`;
}

test('ack answers a second UNB under the same reference with UCI 4 26', async () => {
  const { said, status } = await answers(interchange('E1') + interchange('E2'));
  expect(status).toBe(1);
  expect(said.match(/UCI[^']*'/g)?.map((one) => one.split(':14').at(-1))).toEqual(["+7'", "+4+26+UNB+6'"]);
});
