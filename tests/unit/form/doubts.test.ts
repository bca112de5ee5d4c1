/** What of a form a person has to settle: notes that may change it, numbers of two readings, and what a caller was told. */
import { expect, test } from 'vitest';
import { doubtsOf } from '../../../src/adapters/formats/form/doubts.ts';
import type { FormCall, FormDocument, FormFields } from '../../../src/model/form.ts';

function codesOf(fields: Partial<FormFields>, call?: Partial<FormCall>): string[] {
  const form: FormDocument = {
    ordergateForm: '1.0',
    enteredBy: { id: 'acc_1', name: 'Ann' },
    customer: { id: 'shop', name: 'Shop Ltd' },
    fields: { lines: [{ item: 'S-1', quantity: '12', unit: 'EA' }], ...fields },
    items: [],
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
  ['1.000', 'form-number-ambiguous'],
  ['12,500', 'form-number-ambiguous'],
  ['9'.repeat(30), 'form-number-too-long'],
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
