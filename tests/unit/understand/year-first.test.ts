/** Days that begin with the two last digits of their year: told by the years that the paper spells out, or by its script. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

function daysOf(orderDate: string, days: readonly [string, string], head = 'PURCHASE ORDER'): (string | undefined)[] {
  const { items } = understand(
    textPaper(`
${head}
PO Number: MX-1042
Order date: ${orderDate}

Item     Description     Due Date      Qty   Unit   Price   Amount
4001     Gasket          ${days[0].padEnd(14)}12    EA     2.15    25.80
4002     Washer          ${days[1].padEnd(14)}10    EA     1.00    10.00
`),
  );
  return items.map(({ fields }) => fields.date?.value);
}

test.each([
  ['2026-04-24', ['26/05/15', '26/05/22'], ['2026-05-15', '2026-05-22']],
  ['2026-12-24', ['26-12-29', '27-01-07'], ['2026-12-29', '2027-01-07']],
  ['2026年4月24日', ['26.05.08', '26.06.01'], ['2026-05-08', '2026-06-01']],
  ['24 April 2026', ['26/06/05', '26/05/26'], ['2026-06-05', '2026-05-26']],
  // They end with the year of the order.
  ['24/04/2026', ['15/05/26', '26/05/26'], ['2026-05-15', '2026-05-26']],
  ['2026-04-24', ['22.05.26', '26.05.26'], ['2026-05-22', '2026-05-26']],
  ['April 24, 2026', ['05/22/26', '06/26/26'], ['2026-05-22', '2026-06-26']],
] as const)('ordered on %s, wanted on %j', (orderDate, days, wanted) => {
  expect(daysOf(orderDate, days)).toEqual(wanted);
});

test('where no day spells its year out, East Asian papers begin with it', () => {
  expect(daysOf('26/04/24', ['26/05/15', '26/06/22'], '注文書')).toEqual(['2026-05-15', '2026-06-22']);
});
