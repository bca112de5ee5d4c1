/** A note under a qualifier of its own is longer than N903: all of it is written, and the split is told. */
import { expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { read } from '../x12/support.ts';

const TEXT =
  'Deliver to the rear dock between six and nine; call the gatekeeper half an hour before, and bring a tail lift with you.';

test.each([
  ['ZZ', TEXT, [`N9*ZZ**${TEXT.slice(0, 45)}`, `MSG*${TEXT.slice(45)}`]],
  ['ZZ', TEXT.repeat(4), undefined],
  ['ZZ', TEXT.slice(0, 45), [`N9*ZZ**${TEXT.slice(0, 45)}`]],
  ['general', TEXT, ['N9*L1*NOTES', `MSG*${TEXT}`]],
])('a note of kind %s: no word is lost', (type, text, segments) => {
  const order: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    orderType: 'standard',
    test: false,
    poNumber: 'P1',
    orderDate: '2026-11-23',
    notes: [{ type, text }],
    lines: [{ lineNumber: '1', supplierSku: 'A', quantity: '1', uom: 'EA', sourceUom: 'EA', notes: [{ type, text }] }],
  };
  const answer = x12.writers
    ?.find(({ name }) => name === 'x12-850')
    ?.write(order, {
      numbers: { interchange: 7, group: 3, now: new Date('2026-11-24T09:05:00Z') },
      sender: { qualifier: 'ZZ', id: 'BUYER' },
      receiver: { qualifier: 'ZZ', id: 'SELLER' },
    });
  const written = Buffer.from(answer?.content ?? '').toString('latin1');
  const [document] = read(written).documents;
  if (document?.draft === undefined) throw new Error('The order was not read.');
  const again = normalizeOrder(document.draft).order;
  for (const notes of [again.notes, again.lines[0]?.notes]) {
    expect(notes?.every((note) => note.type === type)).toBe(true);
    expect(notes?.map((note) => note.text).join('')).toBe(text);
    expect(notes?.length === 1 || (answer?.findings ?? []).some(({ path }) => path === '/notes/0')).toBe(true);
  }
  const found = written
    .split('~')
    .map((one) => one.trim())
    .filter((one) => /^(?:N9|MSG)\*/.test(one));
  expect(found.slice(0, segments?.length)).toEqual(segments ?? found);
});
