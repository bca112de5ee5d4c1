import { expect, test } from 'vitest';
import { PartnerMap, mapTable } from '../../../src/adapters/edi/partner-map.ts';
import { segmentOf } from '../../../src/adapters/edi/segment.ts';
import { mappedTags } from '../../../src/adapters/formats/edifact/map-order.ts';
import { mapRows } from '../../../src/adapters/formats/edifact/map-rows.ts';
import { mapRows as tradacomsRows } from '../../../src/adapters/formats/tradacoms/map-rows.ts';
import type { DraftOrder } from '../../../src/model/draft.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';

const PROFILE: PartnerProfile = {
  map: [
    { document: '850', element: 'REF02', when: { element: 'REF01', is: 'ZZ' }, to: '/contractNumber', why: 'They have no CT.', by: 'Ada', since: '2026-01-01' },
    { document: '850', element: 'PO107', to: '/lines/-/supplierSku', why: 'Always ours.', since: '2026-01-01', until: '2026-12-31' },
  ],
}; // prettier-ignore

test('a map can be listed as a table: their field, our field, why, since when, the own rules first', () => {
  const table = mapTable(mapRows, PROFILE);
  expect(table[0]).toEqual({
    document: '850', theirField: 'REF02 (REF01 = ZZ)', ourField: '/contractNumber', why: 'They have no CT.', source: 'partner', by: 'Ada', since: '2026-01-01',
  }); // prettier-ignore
  expect(table[1]?.until).toBe('2026-12-31');
  const quantity = table.find(({ ourField, source }) => source === 'standard' && ourField === '/lines/-/quantity');
  expect(quantity?.theirField).toBe('QTY01-2 (QTY01-1 = 21)');
  expect(table.find(({ ourField }) => ourField === '/contractNumber')?.source).toBe('partner');
  expect(mappedTags.filter((tag) => !mapRows.some(({ theirField }) => theirField.startsWith(tag)))).toEqual([]);
  expect(tradacomsRows.find(({ ourField }) => ourField === '/lines/-/unitPrice')?.theirField).toBe('OLD07-1 (OUCT)');
});

test('X12 segments, which know no delimiters, are read by the same rules, and what they read is no longer unused', () => {
  const order: DraftOrder = { lines: [{}] };
  const [line] = order.lines ?? [];
  const findings: Finding[] = [];
  const unused = [
    { tag: 'REF', segment: 3, text: 'REF*ZZ*C-9*note' },
    { tag: 'PO107', segment: 4, text: 'S-1' },
  ];
  const map = PartnerMap.of(PROFILE, '850');
  map?.see(segmentOf(['REF', 'ZZ', 'C-9', 'note'], 3, 100, 15), undefined);
  map?.see(segmentOf(['PO1', '1', '5', 'EA', '9', '', 'XX', 'S-1'], 4, 120, 20), line);
  const delimiters = { element: '*', component: '>', repetition: '', segment: '~', release: '' };
  map?.apply({ order, unused, findings, interchangeDate: '260301', delimiters });
  expect(order.contractNumber).toMatchObject({
    text: 'C-9',
    rule: 'partner/REF02',
    at: { offset: 107, length: 3, element: 2 },
  });
  expect(line?.supplierSku?.text).toBe('S-1');
  expect(findings).toEqual([]);
  expect(unused).toEqual([{ tag: 'REF03', segment: 3, text: 'note' }]);
  expect(PartnerMap.of(PROFILE, '860')).toBeUndefined();
});
