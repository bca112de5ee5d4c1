/** Days that are no single day, and order numbers in groups. */
import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function paper({ by = '2026-12-24', day = '2026-12-24', number = 'MX-1042' } = {}) {
  return understand(
    textPaper(`
PURCHASE ORDER
PO Number: ${number}
Order date: 2026-11-26
Delivery date: ${by}

Item     Description     Due Date                   Qty   Unit   Price   Amount
4001     Gasket          ${day.padEnd(27)}12    EA     2.15    25.80
`),
  );
}

function told(said: { by?: string; day?: string }): (string | undefined)[] {
  return paper(said).findings.flatMap(({ code, path }) => (code === 'date-unreadable' ? [path] : []));
}

const DOUBTFUL = [
  'December 2026',
  'by 24 Dec',
  '2 weeks',
  'KW 51',
  '2026-12-24 or 2027-01-10',
  '24-28 Dec 2026',
  'not before 24 Dec 2026',
  'frühestens 24.12.2026',
  'mid January',
];

describe('when it is wanted', () => {
  test.each(DOUBTFUL)('%s is told of the order', (by) =>
    expect(told({ by, day: '' })).toEqual(['/requestedDelivery/date']),
  );
  test.each(DOUBTFUL)('%s is told of an item', (day) =>
    expect(told({ day })).toEqual(['/lines/0/requestedDelivery/date']),
  );
  test.each(['2026-12-24', '24 Dec 2026', 'by 24.12.2026', 'latest 2026-12-24', 'ASAP', '24/12/2026'])(
    '%s is not',
    (by) => expect(told({ by, day: by })).toEqual([]),
  );
});

test.each([
  ['88 231', '88 231', false],
  ['605 26052900000000508', '605 26052900000000508', false],
  ['4500123', '4500123', true],
])('the order number %s', (number, expected, isSure) => {
  const { poNumber } = paper({ number }).head;
  expect(poNumber?.value ?? poNumber?.text).toBe(expected);
  expect((poNumber?.confidence ?? 0) >= 0.95).toBe(isSure);
});
