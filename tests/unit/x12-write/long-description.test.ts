/** A description that is longer than PID05 goes on in further PID, and is one description again when it is read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { ORDER, orderWith, read, wrap } from '../x12/support.ts';

const LINE = { lineNumber: '1', supplierSku: 'A', quantity: '1', uom: 'EA', sourceUom: 'EA' };
const LONG = 'Valve, brass, 1/2 inch, full bore, lever of steel, tested at 40 bar; '.repeat(5).trim();

function written(line: Partial<Order['lines'][number]>, type: '850' | '860'): { text: string; told: string[] } {
  const order: Order = {
    schemaVersion: '1.0',
    purpose: type === '850' ? 'original' : 'change',
    orderType: 'standard',
    test: false,
    poNumber: 'P1',
    orderDate: '2026-11-23',
    lines: [{ ...LINE, ...(type === '860' ? { action: 'change' } : {}), ...line }],
  };
  const answer = x12.writers
    ?.find(({ name }) => name === `x12-${type}`)
    ?.write(order, {
      numbers: { interchange: 7, group: 3, now: new Date('2026-11-24T09:05:00Z') },
      sender: { qualifier: 'ZZ', id: 'BUYER' },
      receiver: { qualifier: 'ZZ', id: 'SELLER' },
    });
  const told = (answer?.findings ?? []).flatMap(({ path }) => (path?.startsWith('/lines') === true ? [path] : []));
  return { text: Buffer.from(answer?.content ?? '').toString('latin1'), told };
}

function lineIn(text: string): Order['lines'][number] | undefined {
  const [document] = read(text).documents;
  expect(document?.verdict.status).toBe('A');
  return document?.draft === undefined ? undefined : normalizeOrder(document.draft).order.lines[0];
}

test.each([
  ['a long description', { description: LONG }],
  ['both of them long', { description: LONG, specification: `Spec: ${LONG}` }],
  ['exactly two full pieces', { description: LONG.slice(0, 160) }],
  ['a blank where it is cut', { description: `${'x'.repeat(79)} ${'y'.repeat(20)}` }],
  ['notes behind it', { description: LONG, specification: 'red', notes: [{ type: 'description', text: 'note' }] }],
  ['the longest that there is', { description: 'z'.repeat(10_000) }],
] as const)('%s reads back the same, and nothing is told', (_case, line) => {
  for (const type of ['850', '860'] as const) {
    const { text, told } = written(line as Partial<Order['lines'][number]>, type);
    expect(told).toEqual([]);
    expect(lineIn(text)).toMatchObject(line);
  }
});

test('any two texts read back the same, or what does not is told', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'B', ' ', '7', ',', 'é'), maxLength: 400 })
    .map((one) => one.trim());
  fc.assert(
    fc.property(text, text, (description, specification) => {
      const line = {
        ...(description === '' ? {} : { description }),
        ...(specification === '' ? {} : { specification }),
      };
      const { text: whole, told } = written(line, '850');
      const back = lineIn(whole);
      const untold = (['description', 'specification'] as const).filter((one) => !told.includes(`/lines/0/${one}`));
      expect(untold.map((field) => back?.[field])).toEqual(untold.map((field) => line[field]));
    }),
    { numRuns: 500 },
  );
});

test('a specification behind a description that fills its last PID would be read as more of it, and is told', () => {
  const { text, told } = written({ description: 'x'.repeat(80), specification: 'red' }, '850');
  expect(told).toEqual(['/lines/0/specification']);
  expect(lineIn(text)).not.toHaveProperty('specification');
  expect(lineIn(text)?.description).toBe('x'.repeat(80));
});

test('a letter of two bytes is never cut in two: what does not fit is told as before', () => {
  expect(written({ description: `${'x'.repeat(79)}é${'y'.repeat(20)}` }, '850').told).toEqual(['/lines/0/description']);
});

test.each([
  ['one that is not full', 'PID*F****SHORT', 'PID*F****RED'],
  ['one of another kind', `PID*F*08***${'x'.repeat(80)}`, 'PID*F*73***RED'],
])('a PID behind %s is a specification of its own', (_case, first, second) => {
  const lines = orderWith((all) => all.flatMap((one) => (one.startsWith('PID') ? [first, second] : [one])));
  expect(ORDER.some((one) => one.startsWith('PID'))).toBe(true);
  expect(lineIn(wrap([lines]))?.specification).toBe('RED');
});

test('a blank at the end of a long description, and a unit without a code, are told: they were lost without a word', () => {
  const { text, told } = written({ description: `${LONG} ` }, '850');
  expect(told).toEqual(['/lines/0/description']);
  expect(lineIn(text)?.description).toBe(LONG);
  expect(written({ uom: 'XYZ', sourceUom: 'EA' }, '850').told).toEqual(['/lines/0/uom', '/lines/0/sourceUom']);
});
