/** What of a form a person has to settle: notes that may change it, numbers of two readings, and what a caller was told. */
import { expect, test } from 'vitest';
import { doubtsOf } from '../../../src/adapters/formats/form/doubts.ts';
import type { FormCall, FormDocument, FormFields } from '../../../src/model/form.ts';

function codesOf(fields: Partial<FormFields>, call?: Partial<FormCall>, shipTo?: FormDocument['shipTo']): string[] {
  const form: FormDocument = {
    ordergateForm: '1.0',
    enteredBy: { id: 'acc_1', name: 'Ann' },
    customer: { id: 'shop', name: 'Shop Ltd' },
    fields: { lines: [{ item: 'S-1', quantity: '12', unit: 'EA' }], ...fields },
    items: [],
    ...(shipTo === undefined ? {} : { shipTo }),
    ...(call === undefined
      ? {}
      : { call: { caller: 'Ann', at: '2026-11-26T09:12:00Z', outcome: 'readBack', ...call } }),
  };
  return doubtsOf(form).map(({ code, at }) => `${code} ${at !== undefined && 'pointer' in at ? at.pointer : ''}`);
}

test.each([
  ['Please do NOT deliver; quantity 200 not 2', true],
  ['cancel this if you have none', true],
  ['Bitte erst nach Freigabe liefern', true],
  ['数量减半', true],
  ['deliver to York', true],
  ['Please ship the goods to our York depot', true],
  ['goods must go to 9 High Street, York', true],
  ['Bitte nach Hamburg liefern', true],
  ['Lieferung bitte an Lager Nord', true],
  ['livrer à Lyon', true],
  ['entregar en Madrid', true],
  ['请送到利兹仓库', true],
  ['new delivery address: 9 High Street', true],
  ['needed by 24.12.2027', true],
  ['not needed before January 5', true],
  ['12月24日前', true],
  ['plus 5 gaskets', true],
  ['make it 20', true],
  ['20 pcs of it in blue', true],
  ['to Bradford', true],
  ['送苏州仓库', true],
  ['12 x GL-5', true],
  ['x2', true],
  ['no tape', true],
  ['less 5 %', true],
  ['in red', true],
  ['deliver two to gate 3', true],
  ['collect', true],
  ['half now', true],
  ['same as F-1', true],
  ['prices per 10', true],
  ['CANCELACIÓN', true],
  ['SCRAPPED', true],
  ['Red Valves', true],
  ['Angebot', true],
  ['quote only', true],
  ['不要了', true],
  ['Заберём сами', true],
  ['Thanks', false],
  ['urgent', false],
  ['谢谢', false],
  ['Many thanks and kind regards, Ann', false],
  ['Attn: Ann Lee', false],
  ['Gate code 4712', false],
  ['Please confirm receipt.', false],
  ['Handle with care', false],
  ['Please call us before delivery on 0151 233 4455', false],
  ['Deliver to gate 3', false],
  ['Please deliver to the rear entrance', false],
  ['Deliver to our loading dock, Mon to Fri 8-16', false],
  ['Liefern an Rampe 2', false],
  ['Lieferung bitte an die Pforte', false],
  ['送到3号门', false],
  ['Call 0151 233 4455 30 minutes earlier', false],
  ['Tail lift needed', false],
  ['Gate 3, ring the bell', false],
  ['', false],
])('the note "%s" waits for a person: %s', (notes, waits) => {
  expect(codesOf({ notes })).toEqual(waits ? ['form-note-may-change /fields/notes'] : []);
  const lines = [{ item: 'S-1', quantity: '12', unit: 'EA', note: notes }];
  expect(codesOf({ lines })).toEqual(waits ? ['form-note-may-change /fields/lines/0/note'] : []);
  // A clerk knows what was meant.
  expect(codesOf({ notes }, { readBack: '12 EA of S-1' })).toEqual([]);
});

test.each([
  ['onFile', []],
  ['unknown', ['form-ship-to-unknown /fields/shipTo']],
  ['differs', ['form-ship-to-unknown /fields/shipTo']],
] as const)('a place of delivery by a number that is %s', (shipTo, codes) => {
  expect(codesOf({ shipTo: { code: 'XX' } }, undefined, shipTo)).toEqual(codes);
  expect(codesOf({ shipTo: { name: 'as usual' } }, undefined, shipTo)).toEqual(codes);
});

test.each([
  ['PO-1\u00072', true],
  ['PO-1\u200B2', true],
  ['PO-12', false],
])('the order number %j', (poNumber, waits) => {
  expect(codesOf({ poNumber })).toEqual(waits ? ['form-characters-unseen /fields/poNumber'] : []);
});

test.each([
  ['1.000', 'form-number-ambiguous'],
  ['12,500', 'form-number-ambiguous'],
  ['9'.repeat(30), 'form-number-too-long'],
  ['99999999999', 'form-quantity-high'],
  ['999999', undefined],
  ['1000', undefined],
  ['1.5', undefined],
  ['0.125', undefined],
])('the quantity %s', (quantity, code) => {
  const found = codesOf({ lines: [{ item: 'S-1', quantity, unit: 'EA' }] });
  expect(found).toEqual(code === undefined ? [] : [`${code} /fields/lines/0/quantity`]);
});

test.each([
  [{ readBack: '12 EA of S-1, Leeds, 20 December' }, []],
  [{ readBack: 'Twelve of S-1.' }, []],
  [{ readBack: '30 of S-1' }, ['call-differs /call/readBack']],
  [{ readBack: ' ' }, ['call-open /call/outcome']],
  [{}, ['call-open /call/outcome']],
  [{ outcome: 'notReadBack' }, ['call-open /call/outcome']],
  [{ outcome: 'callBack' }, ['call-open /call/outcome']],
] satisfies [Partial<FormCall>, string[]][])('the call %o', (call, codes) => {
  expect(codesOf({}, call)).toEqual(codes);
});

test.each([
  ['the same item again', { item: ' s-1', quantity: '3', unit: 'EA' }, ['form-item-repeated /fields/lines/1/item']],
  ['another day', { item: 'S-1', quantity: '3', unit: 'EA', date: '2027-03-01' }, []],
  ['another item', { item: 'S-2', quantity: '12', unit: 'EA' }, []],
])('a second line of %s', (_case, line, codes) => {
  expect(codesOf({ lines: [{ item: 'S-1', quantity: '12', unit: 'EA' }, line] })).toEqual(codes);
});
