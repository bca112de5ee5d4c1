import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FINDING_CODES } from '../../../src/model/codes.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { Order } from '../../../src/model/order.ts';
import { RULES, validateOrder, type Facts } from '../../../src/validate/index.ts';
import { readOrders } from '../../support/read-fixture.ts';

const FOLDER = 'fixtures/rules';

/** A rule fixture is a document, or an order with the facts that the rule needs. */
function findingsOf(name: string): Finding[] {
  if (existsSync(`${FOLDER}/${name}.edi`)) {
    return readOrders(`${FOLDER}/${name}.edi`).flatMap(({ order, document, lineage }) => {
      if (document.verdict.status !== 'A')
        throw new Error(`${name}.edi must be clean X12, so that only the rule is tested`);
      return validateOrder(order, { sender: { id: document.interchange?.sender.id ?? '' } }, {}, (path) =>
        lineage.placeOf(path),
      );
    });
  }
  const { order, facts } = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as {
    order: unknown;
    facts: Facts & { pricedLines?: number[] };
  };
  const { pricedLines, ...rest } = facts;
  return validateOrder(
    Order.parse(order),
    pricedLines === undefined ? rest : { ...rest, pricedLines: new Set(pricedLines) },
  );
}

describe.each(RULES)('rule $code', (rule) => {
  test('has a file named by its code, and the severity of the catalogue', () => {
    expect(existsSync(`src/validate/${rule.code}.ts`)).toBe(true);
    expect(rule.severity).toBe(FINDING_CODES[rule.code].severity);
  });

  test('lets its passing fixture pass', () => {
    expect(findingsOf(`${rule.code}.pass`).filter(({ code }) => code === rule.code)).toEqual([]);
  });

  test('speaks on its failing fixture, and nothing else does with an error', () => {
    const findings = findingsOf(`${rule.code}.fail`);
    const own = findings.filter(({ code }) => code === rule.code);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ severity }) => severity === rule.severity)).toBe(true);
    const others = findings
      .filter(({ code, severity }) => code !== rule.code && severity === 'error')
      .map(({ code }) => code);
    expect(others).toEqual(ALONGSIDE[rule.code] ?? []);
  });
});

/** Faults that cannot come alone: without a quantity of 0 the sums do not fit either. */
const ALONGSIDE: Readonly<Record<string, string[]>> = {
  'change-unlike-order': ['purpose-needs-person'],
  'quantity-not-positive': ['totals-mismatch', 'hash-total-mismatch'],
  'line-amount-mismatch': ['totals-mismatch'],
};

test.each(['-2', '0', '0.00'])('a delivery of %s holds the order like a line of that many', (quantity) => {
  const line = { lineNumber: '1', quantity: '3', schedules: [{ quantity: '3' }, { quantity }] };
  const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, lines: [line] });
  const found = validateOrder(order, {}).filter(({ code }) => code === 'quantity-not-positive');
  expect(found).toMatchObject([{ severity: 'error', path: '/lines/0/schedules/1/quantity' }]);
});

test('points at the value in the source that it complains about', () => {
  const [fault] = findingsOf('line-count-mismatch.fail').filter(({ code }) => code === 'line-count-mismatch');
  expect(fault).toMatchObject({ path: '/totals/lineCount', at: { tag: 'CTT', element: 1, length: 1 } });
});

test('takes the sender for the buyer when the document names none, and says so without stopping the order', () => {
  const { order } = JSON.parse(readFileSync(`${FOLDER}/buyer-missing.fail.json`, 'utf8')) as { order: unknown };
  const findings = validateOrder(Order.parse(order), { sender: { id: '6125550100' }, pricedLines: new Set([0]) });
  expect(findings).toMatchObject([{ code: 'buyer-missing', severity: 'info' }]);
});

/** Where the totals of an order with one such line are told; without allowances and taxes it comes to 20. */
function told(line: object, totals: object, head: object = {}): string[] {
  const lines = [{ lineNumber: '1', supplierSku: 'A', quantity: '2', uom: 'EA', unitPrice: '10', ...line }];
  const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, poNumber: '7', lines, totals, ...head }); // prettier-ignore
  return validateOrder(order, {}).flatMap(({ code, path = '' }) => (code === 'totals-mismatch' ? [path] : []));
}

describe('totals are added up as senders do', () => {
  const tenth = { allowancesCharges: [{ kind: 'allowance', percent: '10' }] };
  const taxed = { taxes: [{ type: 'VAT', percent: '21', amount: '4.20' }] };

  test.each([
    ['the tax of a line', taxed, { goods: '20', grand: '24.20' }],
    ['the tax of a line that gives its rate alone', { taxes: [{ type: 'VAT', percent: '21' }] }, { grand: '24.2' }],
    ['a tax of the head that sums up those of the lines', taxed, { grand: '24.20' }, taxed],
    ['a tax of the head beside those of the lines', taxed, { grand: '25.20' }, { taxes: [{ type: 'ENV', amount: '1' }] }],
    ['no tax at all', taxed, { grand: '20' }],
    ['lines after their allowances', tenth, { goods: '18', grand: '18' }],
    ['lines before them', tenth, { goods: '20', grand: '18' }],
    ['an amount of a line that is after them', { ...tenth, amount: '18' }, { goods: '18' }],
    ['an amount of a line that is before them', { ...tenth, amount: '20' }, { goods: '18', grand: '18' }],
    ['lines after allowances, with tax', { ...tenth, ...taxed, taxes: [{ type: 'VAT', percent: '21' }] }, { goods: '18', grand: '21.78' }],
    ['an allowance of which nobody knows what it comes to', { allowancesCharges: [{ kind: 'allowance' }] }, { goods: '17' }],
  ])('%s', (_, line, totals, head?: object) => expect(told(line, totals, head)).toEqual([])); // prettier-ignore

  test('what no reading makes is told', () => {
    expect(told({ ...tenth, ...taxed }, { goods: '19', grand: '23' })).toEqual(['/totals/goods', '/totals/grand']);
  });
});

test('lets a partner profile raise, lower or silence a rule', () => {
  const [bare] = readOrders(`${FOLDER}/date-missing.fail.edi`);
  const order = Order.parse(bare?.order);
  const codes = (severity: 'error' | 'off'): string[] =>
    validateOrder(order, {}, { severities: { 'date-missing': severity } }).map(
      (found) => `${found.code} ${found.severity}`,
    );
  expect(codes('error')).toContain('date-missing error');
  expect(codes('off').join()).not.toContain('date-missing');
});

test('asks a cancellation for nothing but its number and a person, because it orders nothing', () => {
  const order = Order.parse({
    schemaVersion: '1.0',
    purpose: 'cancellation',
    test: false,
    poNumber: '7',
    buyer: { name: 'B' },
    lines: [],
  });
  expect(validateOrder(order, {}).map(({ code }) => code)).toEqual(['purpose-needs-person']);
});

test.each([
  ['0', 1],
  ['0000', 1],
  ['00A', 0],
  ['10', 0],
])('zeros alone are no order number: %s', (poNumber, count) => {
  const order = Order.parse({ schemaVersion: '1.0', purpose: 'original', test: false, lines: [], poNumber });
  expect(validateOrder(order, {}).filter(({ code }) => code === 'po-number-missing')).toHaveLength(count);
});
