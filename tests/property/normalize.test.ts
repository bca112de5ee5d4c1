import { Big } from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOrder } from '../../src/adapters/formats/x12/map-order.ts';
import { decodeLatin1 } from '../../src/adapters/edi/segment.ts';
import { Decimal, Order } from '../../src/model/order.ts';
import { normalizeDate } from '../../src/normalize/date.ts';
import { normalizeDecimal } from '../../src/normalize/decimal.ts';
import { LineageLog, normalizeOrder } from '../../src/normalize/index.ts';
import { validateOrder } from '../../src/validate/index.ts';
import { leafPointers } from '../support/leaf-pointers.ts';
import { readSets } from '../support/x12-sets.ts';

test('every decimal that can be written keeps its value, and reads as itself the second time', () => {
  const written = fc
    .tuple(fc.constantFrom('', '-', '+'), fc.stringMatching(/^\d{0,30}$/), fc.stringMatching(/^(\.\d{0,15})?$/))
    .filter(([, whole, rest]) => /\d/.test(whole + rest));
  fc.assert(
    fc.property(written, ([sign, whole, rest]) => {
      const result = normalizeDecimal({ text: `  ${sign}${whole}${rest} `, rule: 'test' });
      if (!result.ok) throw new Error('A decimal was refused.');
      expect(Decimal.safeParse(result.value).success).toBe(true);
      expect(new Big(result.value).eq(`${sign === '-' ? '-' : ''}${whole || '0'}${rest.length > 1 ? rest : ''}`)).toBe(
        true,
      );
      expect(normalizeDecimal({ text: result.value, rule: 'test' })).toEqual(result);
    }),
  );
});

test('what is read as a decimal is always one that the order accepts', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.,0-9eE ]{0,40}$/)), (text) => {
      const result = normalizeDecimal({ text, rule: 'test' });
      expect(!result.ok || Decimal.safeParse(result.value).success).toBe(true);
    }),
  );
});

test('every day of four centuries reads back, and every eight digits that JavaScript does not know are refused', () => {
  const days = fc.date({
    min: new Date('1800-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      expect(normalizeDate({ text: iso.replaceAll('-', ''), rule: 'test' })).toEqual({ ok: true, value: iso });
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[12]\d{7}$/), (text) => {
      const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
      const instant = new Date(`${iso}T00:00:00Z`);
      const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
      expect(normalizeDate({ text, rule: 'test' }).ok).toBe(exists);
    }),
  );
});

/** Sets of known segments with arbitrary elements: what a confused sender might produce. */
const element = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'ST',
    'BY',
    '00',
    'SA',
    '002',
    '1',
    'EA',
    'L1',
    '92',
    'UP',
    'TE',
    'A',
    'D8',
    'RD8',
    '20261122',
    '260101',
    '12.50',
    '1250',
    '-3',
    '1,5',
    'USD',
    '20',
  ),
  fc.stringMatching(/^[A-Z0-9 .\u00e9\u007f-]{0,12}$/),
);
const tag = fc.constantFrom(
  'BEG',
  'CUR',
  'REF',
  'PER',
  'TAX',
  'TXI',
  'FOB',
  'ITD',
  'SAC',
  'ITA',
  'DTM',
  'TD5',
  'TD4',
  'PID',
  'PKG',
  'N9',
  'MSG',
  'NTE',
  'MTX',
  'N1',
  'N2',
  'N3',
  'N4',
  'PO1',
  'CTP',
  'SCH',
  'SDQ',
  'QTY',
  'SLN',
  'CTT',
  'AMT',
  'XXX',
);
const set = fc.array(fc.tuple(tag, fc.array(element, { maxLength: 24 })), { maxLength: 40 });

test('any segments in any order give an order that the schema accepts, with true lineage and nothing lost', () => {
  fc.assert(
    fc.property(set, (segments) => {
      const body = segments.map(([id, elements]) => [id, ...elements].join('*'));
      const head =
        'ISA*00*          *00*          *12*6125550100     *01*123456789      *261102*0930*U*00401*000000001*0*T*>~GS*PO*A*B*20261102*0930*1*X*004010~ST*850*0001~';
      const text = `${head}${body.map((segment) => `${segment}~`).join('')}SE*0*0001~`;
      const [read] = readSets(Buffer.from(text, 'latin1'));
      if (read === undefined) throw new Error('The set was not read.');
      const { draft, unused } = mapOrder(read.segments, read);
      const { order, lineage } = normalizeOrder(draft);

      expect(Order.safeParse(order).error?.issues ?? []).toEqual([]);
      const record = lineage.toRecord();
      expect(Object.keys(record).toSorted()).toEqual(leafPointers(order).toSorted());
      const wrong = Object.values(record).filter(
        ({ raw, at }) =>
          at !== undefined && 'offset' in at && decodeLatin1(text.slice(at.offset, at.offset + at.length)) !== raw,
      );
      expect(wrong).toEqual([]);
      expect(LineageLog.fromCompact(JSON.parse(JSON.stringify(lineage.toCompact(order))), order).toRecord()).toEqual(
        record,
      );
      expect(() => validateOrder(order, {})).not.toThrow();

      // A segment of an unknown kind is never used, so each one must be listed.
      const foreign = segments.filter(([id]) => id === 'XXX').length;
      expect(unused.filter((item) => item.tag === 'XXX').length).toBe(foreign);
    }),
    { numRuns: 500 },
  );
});
