import { describe, expect, test } from 'vitest';
import type { DraftField } from '../../../src/model/draft.ts';
import { Order } from '../../../src/model/order.ts';
import { buyerKeyOf, orderNumberOf } from '../../../src/pipeline/normalize.ts';
import { normalizeCountry } from '../../../src/normalize/country.ts';
import { normalizeCurrency } from '../../../src/normalize/currency.ts';
import { normalizeDate } from '../../../src/normalize/date.ts';
import { normalizeDecimal, normalizeInteger } from '../../../src/normalize/decimal.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import type { Normalized } from '../../../src/normalize/normalized.ts';
import { normalizeCode, normalizeText } from '../../../src/normalize/text.ts';
import { normalizeUnit, unitOfWord } from '../../../src/normalize/unit.ts';

const field = (text: string, rule = 'x12/850/PO102'): DraftField => ({ text, rule });

/** The value, the code of the doubt, or `absent`. */
function outcome(result: Normalized<string | number>): string | number {
  return result.ok ? result.value : (result.doubt?.code ?? 'absent');
}

describe('decimal', () => {
  test.each([
    ['0.10', '0.10', 'keeps 0.10 as written, so trailing zeros survive to the ERP'],
    [' 12 ', '12', 'takes padding off'],
    ['.5', '0.5', 'writes the zero that X12 leaves out'],
    ['-.5', '-0.5', 'also below zero'],
    ['5.', '5', 'takes a lone point off'],
    ['007', '7', 'drops leading zeros, which no JSON number reader takes'],
    ['0000000.00', '0.00', 'keeps the zero that is left'],
    ['-0', '0', 'has one zero'],
    ['+5', '5', 'reads a plus sign'],
    ['1,500', 'number-unreadable', 'refuses "1,500" because the separator is ambiguous'],
    ['1E3', 'number-unreadable', 'refuses an exponent'],
    ['1.2.3', 'number-unreadable', 'refuses two points'],
    ['.', 'number-unreadable', 'refuses a point without a digit'],
    ['-', 'number-unreadable', 'refuses a sign without a digit'],
    ['９', 'number-unreadable', 'refuses digits of other scripts'],
    ['1'.repeat(31), 'number-unreadable', 'refuses more digits than the order holds'],
    ['0.1234567890123456', 'number-unreadable', 'refuses more decimals than the order holds, rather than round'],
    ['   ', 'absent', 'blanks are no value'],
  ])('%j becomes %s: %s', (text, expected) => {
    expect(outcome(normalizeDecimal(field(text)))).toBe(expected);
  });

  test('counts are whole', () => {
    expect(
      ['000001', '6.00', '6.5', '-1', '10000', ''].map((text) => outcome(normalizeInteger(field(text), 9999))),
    ).toEqual([1, 6, 'integer-unreadable', 'integer-unreadable', 'integer-unreadable', 'absent']);
  });
});

describe('date', () => {
  test.each([
    ['20261122', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['691231', '2069-12-31'],
    ['700101', '1970-01-01'],
    ['20240229', '2024-02-29'],
    ['20230229', 'date-unreadable'],
    ['21000229', 'date-unreadable'],
    ['20000229', '2000-02-29'],
    ['20260431', 'date-unreadable'],
    ['20261301', 'date-unreadable'],
    ['20260100', 'date-unreadable'],
    ['00000000', 'date-unreadable'],
    ['1122', 'date-unreadable'],
    ['11/22/2026', 'date-unreadable'],
    ['', 'absent'],
  ])('%j becomes %s', (text, expected) => {
    expect(outcome(normalizeDate(field(text)))).toBe(expected);
  });
});

describe('unit', () => {
  test.each([
    ['CS', 'XCS'],
    ['case', 'XCS'],
    ['XCS', 'XCS'],
    ['EA', 'EA'],
    ['dz', 'dz'],
    ['my own', 'my own'],
  ])('%j of a price list is %j', (text, unit) => {
    expect(unitOfWord(text)).toBe(unit);
  });

  test.each([
    ['EA', 'x12/850/PO103', 'EA'],
    ['CA', 'x12/850/PO103', 'XCS'],
    ['PL', 'x12/850/PO103', 'XPX'],
    ['DZ', 'x12/850/PO103', 'DZN'],
    ['QQ', 'x12/850/PO103', 'unit-unknown'],
    ['ea', 'x12/850/PO103', 'unit-unknown'],
    ['HD', 'x12/850/PO103', 'unit-unknown'],
    ['PCE', 'edifact/ORDERS/QTY', 'H87'],
    ['KGM', 'edifact/ORDERS/QTY', 'KGM'],
    ['XBX', 'edifact/ORDERS/QTY', 'XBX'],
    ['NAR', 'edifact/ORDERS/QTY', 'NAR'],
    ['NMP', 'edifact/ORDERS/QTY', 'NMP'],
    ['E48', 'edifact/ORDERS/QTY', 'E48'],
    ['KNI', 'edifact/ORDERS/QTY', 'KNI'], // Of the list, though no conversion of it is known.
    ['KMQ', 'edifact/ORDERS/QTY', 'KMQ'],
    ['AB', 'edifact/ORDERS/QTY', 'AB'], // A bulk pack, and no XAB.
    ['XAB', 'edifact/ORDERS/QTY', 'XAB'],
    ['DZ', 'edifact/ORDERS/QTY', 'unit-ambiguous'],
    ['个', 'edifact/ORDERS/QTY', 'unit-ambiguous'],
    ['个', 'x12/850/PO103', 'unit-ambiguous'],
    ['BR', 'x12/850/PO103', 'unit-ambiguous'],
    ['BR', 'ubl/unitCode', 'unit-ambiguous'],
    ['QQQ', 'edifact/ORDERS/QTY', 'unit-unknown'],
    ['Stück', 'csv/unit', 'H87'],
    ['pezzi', 'csv/unit', 'H87'],
    ['szt.', 'csv/unit', 'H87'],
    ['枚', 'csv/unit', 'H87'],
    ['Nos', 'csv/unit', 'C62'],
    ['forf.', 'csv/unit', 'E51'],
    ['rollen', 'csv/unit', 'XRO'],
    ['doos', 'paper/column/unit', 'XBX'],
    ['zakken', 'paper/column/unit', 'XBG'],
    ['emmers', 'paper/column/unit', 'XPL'],
    ['bossen', 'paper/column/unit', 'XBE'],
    ['lengtes', 'paper/column/unit', 'LN'],
    ['LN', 'x12/850/PO103', 'LN'],
    ['kuub', 'paper/column/unit', 'MTQ'],
    ['str. meter', 'paper/column/unit', 'MTR'],
    ['szt', 'paper/column/unit', 'H87'],
    ['компл.', 'paper/column/unit', 'SET'],
    ['박스', 'paper/column/unit', 'XBX'],
    // A can in German and a box in Dutch; a piece in Czech and a case in Danish; 2,000 pounds, 2,240 or 1,000 kg.
    ['ds', 'paper/column/unit', 'unit-ambiguous'],
    ['ks', 'paper/column/unit', 'unit-ambiguous'],
    ['tons', 'paper/column/unit', 'unit-ambiguous'],
    ['barrels', 'paper/column/unit', 'unit-ambiguous'],
    ['个', 'paper/column/unit', 'H87'],
    ['个', 'form/unit', 'H87'],
    ['Stk.', 'paper/prose/unit', 'H87'],
    ['dz', 'csv/unit', 'unit-ambiguous'],
    ['dz.', 'csv/unit', 'unit-ambiguous'],
    ['.', 'csv/unit', 'unit-unknown'],
    ['m', 'csv/unit', 'unit-ambiguous'],
    ['constructor', 'csv/unit', 'unit-unknown'],
    [' ', 'csv/unit', 'absent'],
  ])('%j read by %s becomes %s', (text, rule, expected) => {
    expect(outcome(normalizeUnit(field(text, rule)))).toBe(expected);
  });
});

test('countries have two letters in the end, three are turned into two, names are not guessed', () => {
  expect(['US', 'usa', 'DEU', 'Georgia', 'XX', ''].map((text) => outcome(normalizeCountry(field(text))))).toEqual([
    'US',
    'US',
    'DE',
    'country-unknown',
    'country-unknown',
    'absent',
  ]);
});

test('currencies are codes, and a symbol is not one', () => {
  expect(['USD', 'eur', '$', 'XXQ', ''].map((text) => outcome(normalizeCurrency(field(text))))).toEqual([
    'USD',
    'EUR',
    'currency-unknown',
    'currency-unknown',
    'absent',
  ]);
});

test('text loses its padding but not its indent, and control characters become visible', () => {
  expect(outcome(normalizeText(field('  second line  '), 100))).toBe('  second line');
  expect(outcome(normalizeText(field('a\0b\u001bc\td\n'), 100))).toBe('a\ufffdb\ufffdc\td');
  expect(outcome(normalizeCode(field(' 4711 '), 100))).toBe('4711');
});

test('a text that is too long is cut between characters, and the cut is told', () => {
  const result = normalizeText(field('ab😀'), 3);
  expect(result).toMatchObject({ ok: true, value: 'ab', doubt: { code: 'value-too-long' } });
});

test('an empty draft becomes an order with its defaults, each under a rule that says so', () => {
  const { order, lineage, issues } = normalizeOrder({});
  expect(order).toEqual({ schemaVersion: '1.0', purpose: 'original', test: false, lines: [] });
  expect(Object.values(lineage.toRecord()).map(({ rule }) => rule)).toEqual([
    'default/schema-version',
    'default/purpose',
    'default/test',
  ]);
  expect(issues).toEqual([]);
});

test('what cannot be read is left out and told with its place, and objects that hold nothing go with it', () => {
  const at = { offset: 40, length: 5, segment: 3, tag: 'PO1', element: 2 };
  const { order, lineage, issues } = normalizeOrder({
    lines: [
      {
        quantity: { text: '1,500', rule: 'x12/850/PO102', at },
        requestedDelivery: { date: field('99999999') },
        references: [{ type: field('  '), value: field('7') }],
      },
    ],
  });
  expect(Order.parse(order).lines).toEqual([{ lineNumber: '1' }]);
  expect(Object.keys(lineage.toRecord())).toContain('/lines/0/lineNumber');
  expect(Object.keys(lineage.toRecord()).some((path) => path.includes('references'))).toBe(false);
  expect(issues).toMatchObject([
    { code: 'quantity-unreadable', path: '/lines/0/quantity', at },
    { code: 'date-unreadable', path: '/lines/0/requestedDelivery/date' },
    { code: 'value-incomplete', path: '/lines/0/references/0' },
  ]);
});

function orderOf(poNumber: string, name = 'Northgate Ltd'): Order {
  return { poNumber, test: false, buyer: { name } } as Order;
}

describe('what one buyer may use once', () => {
  test.each(['e-02', 'E - 02', 'E –02', ' E-02 ', 'Ｅ-02', 'E02', 'E-2', 'PO E-02', 'P.O.: E/02', 'po-e.0002'])(
    '%s is E-02',
    (number) => {
      expect(orderNumberOf(orderOf(number))).toBe(orderNumberOf(orderOf('E-02')));
    },
  );

  test.each([
    ['E-02', 'E-20'],
    ['E-02', 'E-02-1'],
    ['E-02', 'F-02'],
    ['12-3', '1-23'],
    ['12-3', '123'],
    ['PO', 'PO 1'],
    ['POX-7', 'X-7'],
    ['#', '-'],
  ])('%s is not %s', (number, other) => {
    expect(orderNumberOf(orderOf(number))).not.toBe(orderNumberOf(orderOf(other)));
  });

  test('a release is one of its order', () => {
    expect(orderNumberOf({ ...orderOf('E-02'), releaseNumber: '003' })).toBe('E2\n3');
  });

  test.each([
    ['Northgate Limited', true],
    ['NORTHGATE  LTD.', true],
    ['Northgate Foods Ltd', false],
    ['Northgate Inc', false],
  ])('whose it is where no partner is on file: %s', (name, isSame) => {
    expect(buyerKeyOf(orderOf('1', name), null) === buyerKeyOf(orderOf('1'), null)).toBe(isSame);
  });
});

test.each([
  ['ZZ', 'x12/850/PO103'],
  ['ZZ', 'edifact/ORDERS/QTY/6411'],
  ['ZZZ', 'edifact/ORDERS/QTY/6411'],
])('the unit %s of %s, which only the two sides know, is kept and told', (text, rule) => {
  const { order, issues } = normalizeOrder({ lines: [{ quantity: field('5', rule), uom: field(text, rule) }] });
  expect(order.lines[0]?.uom).toBe('ZZ');
  expect(issues).toMatchObject([{ code: 'unit-unknown', severity: 'warning', path: '/lines/0/uom' }]);
});
