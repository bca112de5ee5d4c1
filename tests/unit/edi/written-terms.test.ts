/** Terms of payment that are written: what comes back is what was there, or it is told, and the file keeps to the standard. */
import { expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { Decoded } from '../../../src/model/decoded.ts';
import type { FormatAdapter } from '../../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';

const WHOLE = { discountPercent: '2', discountDays: 10, discountDate: '2026-12-03', netDays: 30, netDate: '2026-12-23', text: 'as agreed' } as const; // prettier-ignore
const KEYS = Object.keys(WHOLE) as (keyof typeof WHOLE)[];
const SUBSETS = Array.from({ length: 2 ** KEYS.length - 1 }, (_, at) =>
  KEYS.filter((_key, bit) => ((at + 1) >> bit) % 2 === 1),
);

function all(format: FormatAdapter, bytes: Uint8Array): Decoded[] {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(bytes), ...decoder.end()];
}

test.each([
  ['x12-850', x12],
  ['x12-875', x12],
  ['edifact-orders', edifact],
])('%s', (name, format) => {
  expect.assertions(SUBSETS.length);
  for (const keys of SUBSETS) {
    const terms = Object.fromEntries(keys.map((key) => [key, WHOLE[key]]));
    const order: Order = {
      schemaVersion: '1.0', purpose: 'original', orderType: 'standard', test: false, poNumber: 'P1', shipTo: { name: 'DC 7' }, orderDate: '2026-11-23', paymentTerms: terms,
      lines: [{ lineNumber: '1', supplierSku: 'A', quantity: '1', uom: 'EA', sourceUom: 'EA' }],
    }; // prettier-ignore
    const answer = format.writers
      ?.find((one) => one.name === name)
      ?.write(order, {
        numbers: { interchange: 7, group: 3, now: new Date('2026-11-24T09:05:00Z') },
        sender: { qualifier: 'ZZ', id: 'BUYER' },
        receiver: { qualifier: 'ZZ', id: 'SELLER' },
      });
    const [document] = all(format, Buffer.from(answer?.content ?? '')).filter((item) => item.kind === 'document');
    const held = document?.draft === undefined ? undefined : normalizeOrder(document.draft).order;
    const told = (answer?.findings ?? []).map(({ path }) => path);
    const lost = keys.filter(
      (key) => held?.paymentTerms?.[key] !== WHOLE[key] && !told.includes(`/paymentTerms/${key}`),
    );
    expect([keys, lost, document?.verdict.findings.map(({ message }) => message)]).toEqual([keys, [], []]);
  }
});
