/** What a partner's profile changes in the meaning of its elements. */
import { expect, test } from 'vitest';
import { mapRows } from '../../../src/adapters/formats/x12/map-rows.ts';
import { mapOrder, mappedTags, type MappedOrder } from '../../../src/adapters/formats/x12/map-order.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { readSets } from '../../support/x12-sets.ts';

const HEAD =
  'ISA*00*          *00*          *12*6125550100     *01*123456789      *261102*0930*U*00401*000000001*0*P*>~GS*PC*A*B*20261102*0930*1*X*004010~';

function map(set: string, segments: readonly string[], profile?: PartnerProfile): MappedOrder & { order: Order } {
  const text = `${HEAD}ST*${set}*0001~${segments.map((segment) => `${segment}~`).join('')}SE*0*0001~`;
  const [found] = readSets(Buffer.from(text));
  if (found === undefined) throw new Error('The set was not read.');
  const mapped = mapOrder(found.segments, { ...found, profile });
  return { ...mapped, order: normalizeOrder(mapped.draft).order };
}

const HEADER = 'BCH*04*SA*PO-1***20261101';

test('under QI a partner may send the difference: it is no quantity, and is kept apart', () => {
  const segments = [HEADER, 'POC*1*QI*5*15*EA*2**BP*A', 'POC*2*CA*5*5*EA*2**BP*B'];
  const [line, other] = map('860', segments, { quantityChange: 'delta' }).order.lines;
  expect(line).toMatchObject({
    action: 'quantityIncrease',
    references: [
      { type: 'quantityDifference', value: '5' },
      { type: 'quantityLeftToReceive', value: '15' },
    ],
  });
  expect(line?.quantity).toBeUndefined();
  expect(other?.quantity).toBe('5');
  expect(map('860', segments).order.lines[0]?.quantity).toBe('5');
});

test.each([
  ['AI', 'add'], ['DI', 'delete'], ['CA', 'change'], ['PC', 'priceChange'], ['QI', 'quantityIncrease'],
  ['QD', 'quantityDecrease'], ['RS', 'reschedule'], ['CT', 'reschedule'], ['NC', 'noChange'], ['RZ', 'change'],
])('POC02 %s is %s', (code, action) => {
  const { order, findings } = map('860', [HEADER, `POC*1*${code}*5*5*EA*2**BP*A`]);
  expect([order.lines[0]?.action, findings]).toEqual([action, []]);
}); // prettier-ignore

test.each(['RZ', 'RQ', 'CT', 'CA', 'RS'])('POC02 %s is kept where it is one of several', (code) => {
  const { order } = map('860', [HEADER, `POC*1*${code}*5*5*EA*2**BP*A`]);
  const kept = code === 'CA' || code === 'RS' ? [] : [{ type: 'changeCode', value: code }];
  expect(order.lines[0]?.references ?? []).toEqual(kept);
});

test('a change that nobody can carry out is told, and left among the unused', () => {
  const { order, findings, unused } = map('860', [HEADER, 'POC*1*RC*5*5*EA*2**BP*A']);
  expect(order.lines[0]?.action).toBeUndefined();
  expect(findings).toMatchObject([{ code: 'code-unknown', severity: 'error', at: { tag: 'POC', element: 2 } }]);
  expect(unused).toEqual([{ tag: 'POC02', segment: 3, text: 'RC' }]);
});

test('a change of unknown purpose never becomes a new order', () => {
  const { order, findings } = map('860', ['BCH*18*SA*PO-1***20261101']);
  expect([order.purpose, findings[0]?.code, findings[0]?.severity]).toEqual(['change', 'purpose-unknown', 'error']);
});

test('POC05 as a composite: its first component is the unit, and the place is that of the component alone', () => {
  const { draft, order, findings } = map('860', [HEADER, 'POC*1*CA*5*5*EA>1>1*2**BP*A']);
  expect(findings).toEqual([]);
  expect(order.lines[0]).toMatchObject({ uom: 'EA', sourceUom: 'EA' });
  expect(draft.lines?.[0]?.uom?.at).toMatchObject({ tag: 'POC', element: 5, component: 1, length: 2 });
});

test.each([
  ['EA>>12', ['POC05-3']],
  ['EA>2', ['POC05-2']],
  ['KG>>>MR', ['POC05-4']],
])('a quantity in "%s" stops, because it is in another unit than the first one says', (unit, tags) => {
  const { findings, unused } = map('860', [HEADER, `POC*1*CA*5*5*${unit}*2**BP*A`]);
  expect(findings).toMatchObject([{ code: 'unit-multiplied', severity: 'error', at: { tag: 'POC', element: 5 } }]);
  expect(unused.map(({ tag }) => tag)).toEqual(tags);
});

test("a partner's own map decides, by the day of the order, and is told", () => {
  const profile: PartnerProfile = {
    map: [
      { document: '850', element: 'REF02', when: { element: 'REF01', is: 'ZZ' }, to: '/contractNumber', why: 'their frame contract', since: '2026-01-01' },
      { document: '850', element: 'PO107', to: '/lines/-/supplierSku', why: 'they put ours first', since: '2026-01-01' },
      { document: '850', element: 'BEG03', to: '/quoteNumber', why: 'no longer', since: '2020-01-01', until: '2020-12-31' },
    ],
  }; // prettier-ignore
  const segments = ['BEG*00*SA*PO-1**20261101', 'REF*ZZ*FRAME-9', 'PO1*1*5*EA*2**BP*V-77'];
  const { order, draft } = map('850', segments, profile);
  expect([order.contractNumber, order.quoteNumber, order.lines[0]?.supplierSku]).toEqual([
    'FRAME-9',
    undefined,
    'V-77',
  ]);
  expect(draft.contractNumber?.rule).toBe('partner/REF02');
});

function find(theirField: string): string | undefined {
  return mapRows.find((row) => row.theirField === theirField)?.ourField;
}

test('the mapping can be listed, each row with its reason, from the tables that the mapper uses', () => {
  expect(mapRows.filter(({ why }) => why === '')).toEqual([]);
  expect(['PO102', 'POC03', 'G6801'].map(find)).toEqual(Array.from({ length: 3 }, () => '/lines/-/quantity'));
  const missing = mappedTags.filter((tag) => !mapRows.some(({ theirField }) => theirField.startsWith(tag)));
  expect(missing).toEqual([]);
  expect(find('DTM02 (DTM01 = 037)')).toContain('/requestedShip/earliest');
});

test('BCH01 00 is the first transmission of a change, and no new order', () => {
  const { order } = map('860', ['BCH*00*SA*PO-1***20261101', 'POC*1*DI*5*5*EA*2**BP*A']);
  expect([order.purpose, order.changesPo]).toEqual(['change', 'PO-1']);
});

test.each(['SW', 'TR', 'CP', 'CR', 'IN', 'BQ', 'CF', 'KO', 'BD', 'CA', 'SO'])(
  'BEG02 %s orders nothing, or nothing new, and waits for a person',
  (code) => {
    const segments = [`BEG*00*${code}*PO-1**20261101`, 'PO1*1*5*EA*2**BP*A'];
    expect(map('850', segments).findings.map((each) => [each.code, each.path])).toEqual([
      ['document-name-unexpected', '/orderType'],
    ]);
  },
);

test('repair and return is a return, and a change may call itself one', () => {
  expect(map('850', ['BEG*00*RR*PO-1**20261101', 'PO1*1*5*EA*2**BP*A']).order.orderType).toBe('return');
  expect(map('860', ['BCH*04*CP*PO-1***20261101', 'POC*1*CA*5*5*EA*2**BP*A']).findings).toEqual([]);
});
