/**
 * Every order of the corpora, written in its own standard and in the other one and read again: it is the same order, except
 * for what the writer told. What is told of an item of a list may move the items behind it.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { formatAdapters } from '../../src/adapters/formats/registry.ts';
import type { Answer, FormatAdapter, OrderWriter } from '../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { corpusRows } from '../support/corpus.ts';

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

const LIST = /^(.*\/(?:parties|otherIds|references|notes|allowancesCharges|taxes|schedules|identifiers))\/\d+$/;

/** Paths that differ, and those of them that no finding names. */
function differences(order: Order, back: Order, { findings }: Answer): { all: string[]; untold: string[] } {
  const told = findings.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const moved = told.flatMap((path) => LIST.exec(path)?.[1] ?? []);
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
        const answer = writerOf(to).write(order, {
          numbers: { interchange: 7, group: 3, now: NOW },
          sender: PARTY,
          receiver: PARTY,
          from,
        });
        const [back, ...more] = ordersIn(to.startsWith('x12') ? 'x12' : 'edifact', answer.content);
        expect({ path, more: more.length }).toEqual({ path, more: 0 });
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
