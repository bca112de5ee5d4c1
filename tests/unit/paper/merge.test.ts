/** What several lessons of one sender teach together. */
import { describe, expect, test } from 'vitest';
import { likenessOfSenders, merge } from '../../../src/adapters/paper/memory/merge.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';

const LABELS = ['item', 'qty', 'price', 'amount', 'deliver to', 'our ref', 'terms', 'page'];

function memory(over: Partial<SenderMemory> = {}): SenderMemory {
  return { schemaVersion: '1', layout: LABELS, columns: {}, labels: {}, proven: true, ...over };
}

describe('a newer lesson', () => {
  test('wins where both name a label, and keeps what it does not know of', () => {
    const before = memory({ columns: { code: 'buyerSku', box: 'quantity' }, labels: { ref: 'poNumber' } });
    const merged = merge(before, memory({ columns: { code: 'supplierSku' }, dateOrder: 'mdy' }));
    expect(merged).toMatchObject({
      columns: { code: 'supplierSku', box: 'quantity' },
      labels: { ref: 'poNumber' },
      dateOrder: 'mdy',
    });
  });

  test('that was read rightly without a meaning of one of its labels takes the meaning away', () => {
    const before = memory({ columns: { item: 'supplierSku', other: 'date' } });
    expect(merge(before, memory()).columns).toEqual({ other: 'date' });
    expect(merge(before, memory({ proven: false })).columns).toEqual({ item: 'supplierSku', other: 'date' });
  });

  test('drops places that the labels alone made needless', () => {
    const zones = [{ field: 'quantity', row: 0, edge: 'right', from: 10, to: 20 }] as const;
    expect(merge(memory({ zones: [...zones] }), memory()).zones).toBeUndefined();
  });

  test('that is not proven leaves a proven form as it is, but its words count, and then nothing is proven', () => {
    const before = memory({ columns: { item: 'buyerSku' }, decimalMark: ',' });
    const after = memory({ proven: false, layout: ['item'], columns: { item: 'supplierSku' }, decimalMark: '.' });
    expect(merge(before, after)).toMatchObject({
      layout: LABELS,
      columns: { item: 'supplierSku' },
      decimalMark: ',',
      proven: false,
    });
    expect(merge(before, memory({ proven: false })).proven).toBe(true);
  });
});

describe('two lessons are of one sender', () => {
  const half = LABELS.slice(0, 4);
  test('when the name and half of the labels are the same', () => {
    expect(likenessOfSenders(memory({ buyer: 'acme' }), memory({ buyer: 'acme', layout: half }))).toBe(0.5);
  });
  test('but not by the name on another form, by half a form alone, or by the form of another firm', () => {
    expect(likenessOfSenders(memory({ buyer: 'acme' }), memory({ buyer: 'acme', layout: ['x'] }))).toBeUndefined();
    expect(likenessOfSenders(memory(), memory({ layout: half }))).toBeUndefined();
    expect(likenessOfSenders(memory({ buyer: 'acme' }), memory({ buyer: 'other' }))).toBeUndefined();
  });
});
