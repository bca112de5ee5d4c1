import { expect, test } from 'vitest';
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
