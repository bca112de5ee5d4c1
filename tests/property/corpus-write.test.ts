/**
 * Every order of the corpora, written in its own standard and in the other one and read again: it is the same order, except
 * for what the writer told. What is told of an item of a list may move the items behind it.
 */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { formatAdapters } from '../../src/adapters/formats/registry.ts';
import type { Answer, FormatAdapter, OrderWriter } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Order as OrderSchema, type Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { corpusRows } from '../support/corpus.ts';
import { roughOrders } from '../support/edifact-orders.ts';
import { anyOrder } from '../unit/x12-write/orders.ts';

const NOW = new Date('2026-11-24T09:05:00Z');
const PARTY = { qualifier: 'ZZ', id: 'BUYER' };

interface Case {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** As many orders of the corpora come back without any difference. */
  readonly equal: number;
}

const CASES: readonly Case[] = [
  { kind: 'x12-850', from: 'x12', to: 'x12-850', equal: 36 },
  { kind: 'x12-860', from: 'x12', to: 'x12-860', equal: 2 },
  { kind: 'edifact-orders', from: 'edifact', to: 'edifact-orders', equal: 13 },
  { kind: 'edifact-ordchg', from: 'edifact', to: 'edifact-ordchg', equal: 3 },
  { kind: 'x12-850', from: 'x12', to: 'edifact-orders', equal: 4 },
  { kind: 'x12-860', from: 'x12', to: 'edifact-ordchg', equal: 0 },
  { kind: 'edifact-orders', from: 'edifact', to: 'x12-850', equal: 40 },
  { kind: 'edifact-ordchg', from: 'edifact', to: 'x12-860', equal: 0 },
];

const table: string[] = [];
afterAll(() => process.stdout.write(`${table.join('\n')}\n`));

function adapterOf(name: string): FormatAdapter {
  const adapter = formatAdapters.find((one) => one.name === name);
  if (adapter === undefined) throw new Error(`There is no format ${name}.`);
  return adapter;
}

function writerOf(name: string): OrderWriter {
  const writer = formatAdapters.flatMap(({ writers = [] }) => writers).find((one) => one.name === name);
  if (writer === undefined) throw new Error(`There is no writer ${name}.`);
  return writer;
}

function ordersIn(format: string, bytes: Uint8Array): Order[] {
  const decoder = adapterOf(format).decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(bytes), ...decoder.end()].flatMap((item) =>
    item.kind === 'document' && item.draft !== undefined ? [normalizeOrder(item.draft).order] : [],
  );
}

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}/${key}`));
}

const NUMBER =
  /\/(?:quantity|unitPrice|priceBasisQuantity|amount|percent|discountPercent|goods|grand|tax|allowances|charges)$/;
const LIST =
  /\/(?:parties|otherIds|references|notes|allowancesCharges|taxes|schedules|components|identifiers|address\/lines)(?=\/\d+)/g;

function writeAndRead(
  order: Order,
  to: string,
  from: string,
): { answer: Answer; back: Order | undefined; count: number } {
  const answer = writerOf(to).write(order, {
    numbers: { interchange: 7, group: 3, now: NOW },
    sender: PARTY,
    receiver: PARTY,
    from,
  });
  const read = ordersIn(to.startsWith('x12') ? 'x12' : 'edifact', answer.content);
  return { answer, back: read[0], count: read.length };
}

const MAIN_PARTIES = ['buyer', 'seller', 'shipTo', 'billTo'] as const;

/** Lists whose items stand elsewhere because of what was told. */
function movedBy(path: string, order: Order, back: Order): string[] {
  // The own number of a change, where it is not that of the order, is a reference; what is no GTIN is another number.
  if (path === '/poNumber') return ['/references'];
  if (path.endsWith('/gtin')) return [path.replace(/gtin$/, 'otherIds')];
  // A further party in the role of a main one that nobody is (`BT`) becomes that one.
  if (/^\/parties\/\d+\/role$/.test(path))
    return ['/parties', ...MAIN_PARTIES.filter((party) => order[party] === undefined).map((party) => `/${party}`)];
  return [...path.matchAll(LIST)].flatMap(({ 0: name, index }) => {
    const list = path.slice(0, index + name.length);
    const isItem = /^\/\d+$/.test(path.slice(list.length));
    // What loses all its values is no longer there.
    return isItem || lengthOf(order, list) !== lengthOf(back, list) ? [list] : [];
  });
}

function lengthOf(order: Order, pointer: string): number {
  let value: unknown = order;
  for (const key of pointer.split('/').slice(1))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(value) ? value.length : 0;
}

/** Paths that differ, and those of them that no finding names. */
function differences(order: Order, back: Order, { findings }: Answer): { all: string[]; untold: string[] } {
  const told = findings.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const moved = told.flatMap((path) => movedBy(path, order, back));
  // The unit as the message spells it is told of the first line without one.
  const isUnitTold = told.some((path) => path.endsWith('/sourceUom'));
  const [before, after] = [new Map(leaves(order)), new Map(leaves(back))];
  const all = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  const untold = all.filter((path) => {
    if (isUnitTold && path.endsWith('/sourceUom') && before.get(path) === undefined) return false;
    return ![...told, ...moved].some((one) => one !== '/lines' && (path === one || path.startsWith(`${one}/`)));
  });
  return { all, untold };
}

describe.each(CASES)('$kind as $to', ({ kind, from, to, equal }) => {
  const files = corpusRows().filter((row) => row.kind === kind);

  test('has orders to write', () => expect(files.length).toBeGreaterThan(0));

  test('what is read again is the order that was written, except for what was told', () => {
    let same = 0;
    let count = 0;
    for (const { path } of files) {
      for (const order of ordersIn(from, readFileSync(path))) {
        const { answer, back, count: read } = writeAndRead(order, to, from);
        expect({ path, read }).toEqual({ path, read: 1 });
        if (back === undefined) throw new Error(`${path} was not read again.`);
        const { all, untold } = differences(order, back, answer);
        expect({ path, untold }).toEqual({ path, untold: [] });
        count += 1;
        if (all.length === 0) same += 1;
      }
    }
    table.push(
      `${kind} as ${to}: ${same} of ${count} orders come back the same, of the others all that differs is told`,
    );
    expect(same).toBeGreaterThanOrEqual(equal);
  });
});

describe.each([
  ['x12', 'edifact-orders', anyOrder],
  ['x12', 'edifact-ordchg', anyOrder],
  ['edifact', 'x12-850', roughOrders],
  ['edifact', 'x12-860', roughOrders],
] as const)('any order of %s as %s', (from, to, orders) => {
  test('is read again as it was written, except for what was told', () => {
    fc.assert(
      fc.property(orders, (order) => {
        fc.pre(OrderSchema.safeParse(order).success);
        const { answer, back } = writeAndRead(order, to, from);
        if (back === undefined) throw new Error('It was not read again.');
        const [before, after] = [new Map(leaves(order)), new Map(leaves(back))];
        // A number may be spelled otherwise (`00`, `-0`), as long as it is the same.
        const isSame = (path: string): boolean =>
          NUMBER.test(path) && Number(before.get(path)) === Number(after.get(path));
        expect(differences(order, back, answer).untold.filter((path) => !isSame(path))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
