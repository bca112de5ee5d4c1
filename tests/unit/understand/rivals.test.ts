/** What a paper says twice, and differently, is asked; what only looks so is not. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';

const PLACE = `Ship To:                              Bill To:
Acme Pumps, Inc.                      Acme Pumps, Inc.
12 Mill Road                          PO Box 40
Toledo, OH 43601                      Toledo, OH 43697
`;
const ITEMS = `
Item  Part No       Description        Order Qty       Unit Price      Amount
 10   884-2213      Valve                     20            12.50      250.00
 20   884-9001      Gasket kit                 2           100.00      200.00

                                              Total                    450.00

`;

function said(head: string, foot = ''): string[] {
  const page = `
                     PURCHASE ORDER
Acme Pumps, Inc.                      ${head}
${PLACE}${ITEMS}${foot}`;
  return readText([page]).read.findings.flatMap(({ code, path, message }) =>
    code === 'head-values-differ' ? [`${path} ${message}`] : [],
  );
}

describe('two values under plain labels', () => {
  test.each([
    [
      'PO Number: 4500123\n                                      Purchase Order No.: 4500132',
      '',
      '/poNumber The paper gives the order number as 4500123 and as 4500132.',
    ],
    [
      'PO Number: MX-41\n                                      Order No.: MX-14',
      '',
      '/poNumber The paper gives the order number as MX-41 and as MX-14.',
    ],
    [
      'PO Number: 4500123\n                                      Delivery date: 03/27/2026',
      '\nDelivery date: 04/13/2026\n',
      '/requestedDelivery/date The paper gives the day of delivery as 03/27/2026 and as 04/13/2026.',
    ],
    [
      'PO Number: 4500123\n                                      Order date: 03/27/2026',
      '\nPO date: 03/28/2026\n',
      '/orderDate The paper gives the order date as 03/27/2026 and as 03/28/2026.',
    ],
    [
      'PO Number: 4500123\n                                      Currency: GBP',
      '\n                                              Total     EUR 450.00\n',
      '/currency The paper gives the currency as GBP and as EUR.',
    ],
    [
      'PO Number: 4500123',
      '\nDeliver to:\nAcme Pumps, Inc.\n7 Dock Street\nCleveland, OH 44101\n',
      '/shipTo The paper asks for delivery to "Acme Pumps, Inc., 12 Mill Road, Toledo, OH 43601" and to "Acme Pumps, Inc., 7 Dock Street, Cleveland, OH 44101".',
    ],
  ])('%s %s', (head, foot, message) => expect(said(head, foot)).toEqual([message]));
});

describe('the same value again, or another thing', () => {
  test.each([
    ['PO Number: 4500123\n                                      Purchase Order No.: 45-00123', ''],
    ['PO Number: 4500123\n                                      Order no.: 28', ''],
    ['PO Number: 4500123', '\n    Total EUR 450.00   Rate: 1 EUR = 1.09 USD\n'],
    ['PO Number: 4500123\n                                      Order date: 03/27/2026', '\nPO date: 27 Mar 2026\n'],
    ['PO Number: 4500123', '\nDeliver to:\nAcme Pumps, Inc.\nDock 4\nToledo, OH 43601\n'],
  ])('%s %s', (head, foot) => expect(said(head, foot)).toEqual([]));
});

test('two labels for where to deliver below each other, with a whole address beside each, are two places', () => {
  const { read } = readText([
    `PURCHASE ORDER       PO Number: 4500123
Ship to       Acme Ltd, Unit 4 Mill Lane, Leeds LS9 8AA
Deliver to    Acme Ltd, 7 Dock Road, Hull HU1 2AA
${ITEMS}`,
  ]);
  expect(read.findings.map(({ path }) => path)).toContain('/shipTo');
  expect(read.parties.shipTo?.address.at(-1)?.text).toBe('Leeds LS9 8AA');
});
