/** Values that a person has to look at although they were read: each with a paper of its own. */
import { describe, expect, test } from 'vitest';
import { draftOrder, SURE } from '../../../src/adapters/paper/draft.ts';
import { readText } from '../../support/text-paper.ts';

const HEAD = `
                     PURCHASE ORDER
Acme Pumps, Inc.                      PO Number: 4500123
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601
`;

function doubted(page: string): (string | undefined)[] {
  return draftOrder(readText([page]).read)
    .findings.filter(({ code }) => code === 'value-uncertain')
    .map(({ path }) => path);
}

describe('a quantity that is a range or about', () => {
  test.each(['20 to 25', '20 - 25', 'approx. 20', '20 or 25', 'max 20'])(
    '%s is asked, though 20 proves',
    (quantity) => {
      const page = `${HEAD}
Item  Part No       Description        Order Qty       Unit Price      Amount
 10   884-2213      Valve              ${quantity.padEnd(15)} 12.50      250.00
 20   884-9001      Gasket kit         2              100.00      200.00
`;
      expect(doubted(page)).toStrictEqual(['/lines/0/quantity']);
      expect(readText([page]).items[0]?.unit).toBeUndefined();
    },
  );
});

describe('an item number that its cell may have wrapped', () => {
  test('is asked where both parts had not fitted side by side', () => {
    const page = `${HEAD}
Item  Part No       Description        Order Qty       Unit Price      Amount
 10   ABX-884-2213K Valve                     20            12.50      250.00
      71B           brass
 20   884-9001      Gasket kit                 2           100.00      200.00
`;
    expect(doubted(page)).toStrictEqual(['/lines/0/buyerSku']);
  });

  test('is sure where the second one had room behind it: it is a number of its own', () => {
    const { read } = readText([
      `${HEAD}
Item  Part No                  Description        Order Qty       Unit Price      Amount
 10   884-22                   Valve                     20            12.50      250.00
      71B-4                    brass
 20   884-90                   Gasket kit                 2           100.00      200.00
`,
    ]);
    expect(read.items[0]?.fields.buyerSku?.confidence).toBeGreaterThanOrEqual(SURE);
  });
});
