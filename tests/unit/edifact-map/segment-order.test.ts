/** Where in its line a segment stands does not decide what it says: a day of delivery behind a price is one of the line. Codes that say nothing are told. */
import { expect, test } from 'vitest';
import { mapMessage } from '../../../src/adapters/formats/edifact/map-order.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { interchangeOf, segmentsOf } from '../../support/edifact-segments.ts';

function mapped(text: string): ReturnType<typeof mapMessage> {
  const context = { interchange: interchangeOf(), group: undefined, type: 'ORDERS', directory: 'D96A', profile: undefined, isEancom: true } as const; // prettier-ignore
  return mapMessage(segmentsOf(text), context);
}

const order = (text: string): Order => normalizeOrder(mapped(text).draft).order;
const findings = (text: string): string[] => mapped(text).findings.map(({ code, severity }) => `${code} ${severity}`);

const HEAD = "BGM+220+PO-1+9'DTM+2:20261224:102'";
const LINE = "LIN+1++A:SA'QTY+21:100:PCE'PRI+AAA:1.5'";

test.each([
  ['2', { date: '2026-12-04' }],
  ['64', { earliest: '2026-12-04' }],
  ['63', { latest: '2026-12-04' }],
  ['61', { latest: '2026-12-04' }],
])('DTM+%s behind PRI or TAX is a day of the line', (qualifier, window) => {
  for (const before of ['', "TAX+7+VAT+++:::19'"]) {
    const [line] = order(`${HEAD}${LINE}${before}DTM+${qualifier}:20261204:102'`).lines;
    expect(line?.requestedDelivery).toEqual(window);
    expect(line?.references).toBeUndefined();
  }
});

test('a day from which a price holds is no day of delivery', () => {
  const [line] = order(`${HEAD}${LINE}DTM+7:20261204:102'`).lines;
  expect(line?.requestedDelivery).toBeUndefined();
  expect(line?.references).toEqual([{ type: 'date/7', value: '2026-12-04' }]);
});

test('a day of delivery behind the currency of the head is that of the order', () => {
  expect(order("BGM+220+PO-1+9'CUX+2:EUR:9'DTM+2:20261224:102'").requestedDelivery).toEqual({ date: '2026-12-24' });
});

test('deliveries behind a tax are those of the line', () => {
  const deliveries = "LOC+7+4000862000001::9'QTY+11:60:PCE'DTM+2:20261204:102'LOC+7+4000862000018::9'QTY+11:40:PCE'";
  const [plain] = order(HEAD + LINE + deliveries).lines;
  const [taxed] = order(`${HEAD}${LINE}TAX+7+VAT+++:::19'${deliveries}`).lines;
  expect(plain?.schedules).toMatchObject([{ quantity: '60', date: '2026-12-04' }, { quantity: '40' }]);
  expect(taxed?.schedules).toEqual(plain?.schedules);
});

test('a day of delivery behind the lines is that of the order, and another one than that of the head holds it', () => {
  const behind = "UNS+S'CNT+2:1'DTM+2:20261204:102'";
  expect(order(`BGM+220+PO-1+9'${LINE}${behind}`).requestedDelivery).toEqual({ date: '2026-12-04' });
  expect(findings(`BGM+220+PO-1+9'${LINE}${behind}`)).toEqual([]);
  expect(findings(`${HEAD}${LINE}${behind}`)).toEqual(['value-conflict error']);
});

test.each([
  ['FROB', ['code-unknown warning']],
  ['XYZ', ['code-unknown warning']],
  ['DAP', []],
  ['fca', []],
  ['02E', []],
])('terms of delivery %s are kept, and told where they are no Incoterms', (code, told) => {
  expect(order(`${HEAD}TOD+3++${code}'${LINE}`).deliveryTerms?.incoterm).toBe(code);
  expect(findings(`${HEAD}TOD+3++${code}'${LINE}`)).toEqual(told);
});
