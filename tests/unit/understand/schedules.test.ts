/** Deliveries in a table of their own below each item: what is ordered stands above their head. */
import { expect, test } from 'vitest';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { textPaper } from '../../support/text-paper.ts';

const HEAD = `
RIVERBEND STAMPING                                      Purchase Order 0118-004563
                                                        Date 4/16/26
`;

function read(text: string) {
  return understand(textPaper(HEAD + text)).items.map(({ fields, proof }) => [
    fields.buyerSku?.text,
    fields.quantity?.value,
    fields.price?.value,
    fields.amount?.value,
    fields.date?.value,
    proof,
  ]);
}

const ITEM = 'Item   Part No - Rev         Description              Unit Price';
const RELEASE = '           Release   Due Date     Quantity   Unit   Extended';

test('each delivery is a line with the item, the text and the price above its head', () => {
  expect(
    read(`
${ITEM}
1      71540-BRKT-LH - B     Bracket LH               $0.3120 / EA

${RELEASE}
           1-1       4/24/26      4,200      EA     1,310.40
           1-2       5/18/26      2,100      EA       655.20

${ITEM}
2      71541-BRKT-RH - B     Bracket RH               $0.5000 / EA

${RELEASE}
           2-1       4/24/26        400      EA       200.00

Labels per standard B-10, returnable totes (856) within 30     PO TOTAL (USD) 2,165.60
`),
  ).toEqual([
    ['71540-BRKT-LH', '4200', '0.3120', '1310.40', '2026-04-24', 'holds'],
    ['71540-BRKT-LH', '2100', '0.3120', '655.20', '2026-05-18', 'holds'],
    ['71541-BRKT-RH', '400', '0.5000', '200.00', '2026-04-24', 'holds'],
  ]);
});

test('the head of the items may stand once, above all of them', () => {
  expect(
    read(`
${ITEM}
1      71540-BRKT-LH         Bracket LH               $0.3120 / EA
${RELEASE}
           1-1       4/24/26      4,200      EA     1,310.40

2      71541-BRKT-RH         Bracket RH               $0.5000 / EA
${RELEASE}
           2-1       4/24/26        400      EA       200.00
           2-2       5/24/26        100      EA        50.00
`),
  ).toEqual([
    ['71540-BRKT-LH', '4200', '0.3120', '1310.40', '2026-04-24', 'holds'],
    ['71541-BRKT-RH', '400', '0.5000', '200.00', '2026-04-24', 'holds'],
    ['71541-BRKT-RH', '100', '0.5000', '50.00', '2026-05-24', 'holds'],
  ]);
});
