/** No clean file is refused, but for orders that lack what makes them one: the list, and that each refusal is by the dictionary. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../src/adapters/formats/edifact/dictionary/messages.json' with { type: 'json' };
import sets from '../../src/adapters/formats/x12/dictionary/sets.json' with { type: 'json' };
import { detectFormat } from '../../src/adapters/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { corpusRows } from '../support/corpus.ts';

const ORDER_KINDS = new Set(['x12-850', 'x12-860', 'edifact-orders', 'edifact-ordchg', 'tradacoms']);
const ORDERS = new Set(['850', '860', 'ORDERS', 'ORDCHG']);

/** The mandatory segments that a file's refused orders lack; `undefined` where none is refused. */
function refusedFor(path: string): string | undefined {
  const bytes = readFileSync(path);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: path });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'verdicts' });
  const items = decoder === undefined ? [] : [...decoder.push(bytes), ...decoder.end()];
  const refused = items.flatMap((item) =>
    item.kind === 'document' && ORDERS.has(item.type) && item.verdict.status === 'R' ? [item] : [],
  );
  const why = refused.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, at }) => (code === 'segment-missing' && at !== undefined && 'tag' in at ? at.tag : code)),
  );
  return refused.length === 0 ? undefined : [...new Set(why)].toSorted().join(' ');
}

test('the orders of clean files that are refused are those of the list, for the segments that it names', () => {
  const listed = readFileSync('fixtures/corpus-refused.tsv', 'utf8').split('\n').slice(2).filter((line) => line !== ''); // prettier-ignore
  const expected = listed.map((line) => line.split('\t').slice(0, 2).join(' lacks '));
  const found = corpusRows()
    .filter(({ kind, defects }) => ORDER_KINDS.has(kind) && defects.length === 0)
    .flatMap(({ path }) => {
      const missing = refusedFor(path);
      return missing === undefined ? [] : [`${path} lacks ${missing}`];
    });
  expect(found).toEqual(expected);
});

test.each(['BGM', 'DTM', 'UNS'])('%s is mandatory in ORDERS of every directory', (tag) => {
  for (const nodes of Object.values(messages.ORDERS as Readonly<Record<string, readonly (readonly unknown[])[]>>))
    expect(nodes.find(([id]) => id === tag)?.[1]).toBe(1);
});

test('PO1 is mandatory in 850 of every version', () => {
  for (const nodes of Object.values(sets['850'] as Readonly<Record<string, readonly (readonly unknown[])[]>>))
    expect(nodes.find(([id]) => id === 'PO1')?.[1]).toBe(1);
});
