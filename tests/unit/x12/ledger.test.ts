import { describe, expect, test } from 'vitest';
import type { SetVerdict } from '../../../src/model/decoded.ts';
import { SetLedger } from '../../../src/adapters/edi/ledger.ts';

const accepted = (controlNumber: string, id = '850'): SetVerdict => ({ id, controlNumber, status: 'A', findings: [] });
const refused: SetVerdict = {
  id: '850',
  controlNumber: '0003',
  status: 'R',
  findings: [{ code: 'set-duplicate', severity: 'error', message: 'twice', hint: 'look' }],
};

function ledgerOf(verdicts: readonly SetVerdict[]): SetLedger {
  const ledger = new SetLedger();
  for (const verdict of verdicts) ledger.add(verdict);
  return ledger;
}

describe.each([
  ['in a row', ['0001', '0002', '0003']],
  ['past the width of their zeros', ['9998', '9999', '10000', '10001']],
  ['that count down', ['0009', '0008', '0007']],
  [
    'with gaps, more than there are runs to search',
    Array.from({ length: 80 }, (_, index) => String(index * 7).padStart(5, '0')),
  ],
  [
    'in many short runs',
    Array.from({ length: 200 }, (_, index) => String(index + 10 * Math.floor(index / 3)).padStart(9, '0')),
  ],
  ['that are no numbers', ['A001', 'A002', '', '0001']],
])('sets with control numbers %s', (_case, numbers) => {
  test('are listed as they came, and each number is taken', () => {
    const verdicts = numbers.map((number) => accepted(number));
    const ledger = ledgerOf(verdicts);
    expect(ledger.list()).toEqual(verdicts);
    expect(ledger.size).toBe(numbers.length);
    expect(numbers.filter((number) => !ledger.has(number))).toEqual([]);
  });

  test('leave every other number free', () => {
    const ledger = ledgerOf(numbers.map((number) => accepted(number)));
    const others = numbers
      .flatMap((number) => [`${number}0`, `0${number}`, number.slice(1)])
      .filter((other) => !numbers.includes(other));
    expect(others.filter((other) => ledger.has(other))).toEqual([]);
  });
});

test('a refused set keeps its findings and its place among the accepted ones', () => {
  const verdicts = [accepted('0001'), accepted('0002'), refused, accepted('0003', '860'), accepted('0004', '850')];
  const ledger = ledgerOf(verdicts);
  expect(ledger.list()).toEqual(verdicts);
  expect(ledger.status).toBe('P');
  expect(ledgerOf([refused]).status).toBe('R');
});

const rejected = (index: number): SetVerdict => ({
  id: '850',
  controlNumber: String(index).padStart(9, '0'),
  status: 'R',
  findings: [
    {
      code: 'element-character-invalid',
      severity: 'error',
      message: `told of ${index}`,
      hint: 'look',
      at: { offset: index * 100, length: 2, segment: 5, tag: 'PO1', element: 2 },
      x12: { level: 'element', code: '6', reference: '330', value: `${index}\u001FX\n` },
    },
    { code: 'set-count-mismatch', severity: 'error', message: 'count', hint: 'look', at: { offset: 7, length: 0 } },
    { code: 'set-rejected', severity: 'error', message: 'without a place', hint: 'look' },
  ],
});

const said = (list: readonly SetVerdict[]): unknown =>
  list.map(({ findings, ...set }) => [
    set,
    ...findings.map(({ code, severity, at, x12 }) => ({ code, severity, at, x12 })),
  ]);

test('of many rejected sets each keeps the codes, the places and the values that an answer repeats, but only the first their sentences', () => {
  const verdicts = Array.from({ length: 5000 }, (_, index) =>
    index % 3 === 2 ? accepted(String(index * 7)) : rejected(index),
  );
  const ledger = ledgerOf(verdicts);
  expect(said(ledger.list())).toEqual(said(verdicts));
  expect([...ledger.each()]).toEqual(ledger.list());
  const withSentences = ledger.list().filter(({ findings }) => findings[0]?.message.startsWith('told of'));
  expect(withSentences.length).toBeGreaterThan(100);
  expect(withSentences.length).toBeLessThan(1000);
});
