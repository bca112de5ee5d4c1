/** What a buyer writes above a forwarded order: made where the order below says what the words say it said, told in any case. */
import { describe, expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf } from './support.ts';

const BELOW = `
---------- Forwarded message ---------
From: Store <store@northgate.example>
Date: 27 Feb 2026
Subject: request
To: Purchasing

Hi, can you order these please:

1. Flask vented | KF-2503 | 1 case | CHF 112.03
2. Cryobox 81 place | KC-9774 | 10 ea | CHF 5.26
3. Ethanol 5 l | KE-8969 | 4 can | CHF 22.76

Thanks
`;

async function read(above: string) {
  const paper = await mailOf(`${above}\n${BELOW}`, 'FW: request / PO-2026-0388');
  return {
    lines: ordersOf(paper)[0]?.lines.map((line) => line.split(' | ').slice(0, 4).join(' ')),
    codes: codesOf(paper),
  };
}

const ALL = ['KF-2503  1 case', 'KC-9774  10 ea', 'KE-8969  4 can'];

describe('a change above a forwarded order', () => {
  test('is made where the order says the old quantity, and a person looks', async () => {
    const { lines, codes } = await read(`Dear team,

please deliver the items requested below under our PO-2026-0388.

- item 2: please make it 12 ea instead of 10
- item 3 is not needed any more, do not send

Best regards
Ann Lee, Purchasing`);
    expect(lines).toStrictEqual(['KF-2503  1 case', 'KC-9774  12 ea']);
    expect(codes.filter((code) => code === 'change-above-made')).toHaveLength(2);
  });

  test.each([
    ['Position 2: 12 statt 10', ['KF-2503  1 case', 'KC-9774  12 ea', 'KE-8969  4 can']],
    ['Ligne 3 : passer de 4 à 6', ['KF-2503  1 case', 'KC-9774  10 ea', 'KE-8969  6 can']],
    ['Pos. 1 entfällt', ['KC-9774  10 ea', 'KE-8969  4 can']],
  ])('is understood as "%s"', async (change, expected) => {
    expect((await read(`Bitte wie unten bestellen.\n${change}`)).lines).toStrictEqual(expected);
  });

  test.each([
    ['another old quantity than the order has', '- item 2: 12 instead of 11'],
    ['a line that the order has not', '- item 9: 12 instead of 10'],
    ['a measure', '- item 2: 12 mm instead of 10 mm'],
    ['one of several that does not fit', '- item 2: 12 instead of 10\n- item 3: 5 instead of 3'],
    ['a number that is one or the other by its mark', '- item 2: 1.200 instead of 10'],
  ])('is only told with %s', async (_case, change) => {
    const { lines, codes } = await read(`Please order as below.\n${change}`);
    expect(lines).toStrictEqual(ALL);
    expect(codes).toContain('mail-note-may-change');
    expect(codes).not.toContain('change-above-made');
  });

  test('of other words is told, and changes nothing', async () => {
    const { lines, codes } = await read('Please order as below, but twice as many cryoboxes.');
    expect(lines).toStrictEqual(ALL);
    expect(codes).toContain('mail-note-may-change');
  });
});

test('in a table without heads what a unit follows is the quantity, and money is none', async () => {
  const { lines } = await read('Please order as below.');
  expect(lines).toStrictEqual(ALL);
});
