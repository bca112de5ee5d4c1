/** Codes that X12 and EDIFACT share in letters only are not written from one into the other. */
import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { Order } from '../../../src/model/order.ts';

const ORDER: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  orderType: 'standard',
  test: false,
  poNumber: 'PO-1',
  orderDate: '2026-11-24',
  shipTo: { name: 'Store', identifiers: [{ scheme: 'GLN', value: '4012345500004' }] },
  parties: [{ role: 'MP', name: 'Plant' }, { role: 'PR', name: 'Payer' }], // prettier-ignore
  references: [{ type: 'DP', value: '045' }, { type: 'IA', value: '778' }], // prettier-ignore
  notes: [{ type: 'GSI', text: 'Ring twice.' }],
  taxes: [{ type: 'ST', amount: '1.00' }],
  lines: [
    {
      lineNumber: '1',
      quantity: '12',
      uom: 'EA',
      sourceUom: 'EA',
      unitPrice: '1.00',
      otherIds: [{ scheme: 'PR', value: 'P9' }, { scheme: 'UA', value: '10614141000019' }, { scheme: 'SK', value: 'S7' }], // prettier-ignore
    },
  ],
};

function write(order: Order, to: string, from?: string): { readonly text: string; readonly told: unknown } {
  const writer = [...(edifact.writers ?? []), ...(x12.writers ?? [])].find(({ name }) => name === to);
  if (writer === undefined) throw new Error(`There is no writer ${to}.`);
  const { content, findings } = writer.write(order, {
    numbers: { interchange: 1, group: 1, now: new Date('2026-11-24T00:00:00Z') },
    sender: { qualifier: 'ZZ', id: 'A' },
    receiver: { qualifier: 'ZZ', id: 'B' },
    ...(from === undefined ? {} : { from }),
  });
  return { text: Buffer.from(content).toString('utf8'), told: findings.map(({ path }) => path) };
}

describe('an order that was read in X12, written as ORDERS', () => {
  const { text, told } = write(ORDER, 'edifact-orders', 'x12');

  test('leaves out and tells what EDIFACT would read as something else', () => {
    for (const segment of ["RFF+DP:045'", ':UA', ':PR', 'NAD+MP', 'FTX+GSI', 'TAX+'])
      expect(text).not.toContain(segment);
    expect(told).toEqual(
      expect.arrayContaining(['/references/0', '/lines/0/otherIds/0', '/lines/0/otherIds/1', '/parties/0/role', '/taxes/0/type']), // prettier-ignore
    );
  });

  test('keeps the codes that mean the same, and the words of a note of another kind', () => {
    for (const segment of ["RFF+IA:778'", 'S7:SK', 'NAD+PR', 'FTX+AAI+++Ring twice.']) expect(text).toContain(segment);
    expect(told).toContain('/notes/0/type');
  });
});

test('an order of EDIFACT, or of which nobody says where it was read, keeps its codes', () => {
  for (const from of ['edifact', undefined]) {
    const { text } = write(ORDER, 'edifact-orders', from);
    for (const segment of ["RFF+DP:045'", 'UA', 'NAD+MP']) expect(text).toContain(segment);
  }
});

test('an order that was read in EDIFACT, written as 850, leaves out a code of its own list', () => {
  const { text, told } = write(ORDER, 'x12-850', 'edifact');
  expect(text).not.toContain('REF*DP*045');
  expect(text).toContain('REF*IA*778');
  expect(told).toContain('/references/0');
});
