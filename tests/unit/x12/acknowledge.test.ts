import { describe, expect, test } from 'vitest';
import {
  acknowledgmentBatches,
  write997,
  type AcknowledgeOptions,
} from '../../../src/adapters/formats/x12/acknowledge.ts';
import { writeOrderAnswer, type WrittenAnswer } from '../../../src/adapters/formats/x12/write855.ts';
import type { Order } from '../../../src/model/order.ts';
import { ORDER, orderWith, read, wrap, type Wrapping } from './support.ts';

const OPTIONS: AcknowledgeOptions = {
  isaControl: 41,
  gsControl: 42,
  stControl: (index) => index + 1,
  now: new Date('2026-11-24T09:05:00Z'),
};

function answer(source: string, options: Partial<AcknowledgeOptions> = {}): string {
  return write997(read(source, 'verdicts').groups, { ...OPTIONS, ...options });
}
/** The segments between ST and SE. */
function body(text: string): string[] {
  const lines = text.split('~');
  return lines.slice(
    lines.findIndex((line) => line.startsWith('ST')) + 1,
    lines.findIndex((line) => line.startsWith('SE')),
  );
}

const BAD = orderWith((all) => all.map((one) => (one.startsWith('PO1*1') ? 'PO1*1*TEN*EA*2.50**BP' : one)));

describe('the 997', () => {
  test("of a good order accepts it, in the sender's own envelope turned round", () => {
    expect(answer(wrap([ORDER]))).toBe(
      [
        'ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          *261124*0905*U*00401*000000041*0*T*>',
        'GS*FA*SELLER*BUYER*20261124*0905*42*X*004010',
        'ST*997*0001',
        'AK1*PO*7',
        'AK2*850*0001',
        'AK5*A',
        'AK9*A*1*1*1',
        'SE*6*0001',
        'GE*1*42',
        'IEA*1*000000041',
        '',
      ].join('~'),
    );
  });

  test('says which element of which segment is wrong', () => {
    expect(body(answer(wrap([BAD])))).toEqual([
      'AK1*PO*7', 'AK2*850*0001', 'AK3*PO1*4**8', 'AK4*2*330*6*TEN', 'AK4*7*234*2', 'AK5*R*5', 'AK9*R*1*1*0',
    ]); // prettier-ignore
  });

  test('accepts in part, and lists only rejected sets when asked', () => {
    const other = BAD.map((one) => one.replace('0001', '0002'));
    expect(body(answer(wrap([ORDER, other]), { rejectedOnly: true }))).toEqual([
      'AK1*PO*7', 'AK2*850*0002', 'AK3*PO1*4**8', 'AK4*2*330*6*TEN', 'AK4*7*234*2', 'AK5*R*5', 'AK9*P*2*2*1',
    ]); // prettier-ignore
    expect(body(answer(wrap([ORDER, other])))).toContain('AK5*A');
  });

  test('gives the codes of set and group, the count as claimed and as received', () => {
    const source = wrap([ORDER]).replace('SE*8*0001', 'SE*9*0002').replace('GE*1*7', 'GE*3*8');
    expect(body(answer(source)).slice(2)).toEqual(['AK5*R*4*3', 'AK9*R*3*1*0*5*4']);
  });

  test('leaves out a bad value that it cannot carry', () => {
    const bad = orderWith((all) => all.map((one) => one.replace('*10*', '*1\x0b0*')));
    expect(body(answer(wrap([bad])))).toContain('AK4*2*330*6');
  });

  test('lists 99 segments at most, and cuts a bad value to 99 characters', () => {
    const bad = orderWith((all) =>
      all.toSpliced(5, 0, ...Array.from({ length: 120 }, () => `REF*DP*${'9'.repeat(120)}`)),
    );
    const lines = body(write997(read(wrap([bad]), 'verdicts', { findingsMax: 500 }).groups, OPTIONS));
    expect(lines.filter((line) => line.startsWith('AK3'))).toHaveLength(99);
    expect(lines.find((line) => line.startsWith('AK4'))).toBe(`AK4*2*127*5*${'9'.repeat(99)}`);
  });

  test('keeps the delimiters, version and six-digit dates of an old partner', () => {
    const text = answer(wrap([ORDER], { element: '|', segment: '\n', gs08: '003040', isa12: '00304' }));
    expect(text).toContain('\nGS|FA|SELLER|BUYER|261124|0905|42|X|003040\n');
    expect(text).not.toContain('~');
  });

  test('names the version in AK103 from 005010 on', () => {
    expect(body(answer(wrap([ORDER], { gs08: '005010', isa12: '00501', isa11: '^' })))[0]).toBe('AK1*PO*7*005010');
  });

  test('never answers an acknowledgment, because that would never end', () => {
    const received = answer(wrap([ORDER]));
    expect(read(received, 'verdicts').groups).toHaveLength(1);
    expect(answer(received)).toBe('');
    expect(acknowledgmentBatches(read(received, 'verdicts').groups)).toEqual([]);
  });

  test('is one set for each group, and one interchange for each version', () => {
    const source = wrap([ORDER]);
    const group = source.slice(106, source.indexOf('IEA'));
    const other = group.replace('*7*X*004010', '*8*X*005010').replace('GE*1*7', 'GE*1*8');
    const { groups } = read(source.slice(0, 106) + group + other + 'IEA*2*000000007~', 'verdicts');
    expect(acknowledgmentBatches(groups).map((batch) => batch.map((one) => one.group.controlNumber))).toEqual([
      ['7'],
      ['8'],
    ]);
  });

  const wrappings: readonly Wrapping[] = [
    {},
    { element: '|', component: '<', segment: '\n' },
    { gs08: '003010', isa12: '00301' },
    { gs08: '003050', isa12: '00305' },
    { gs08: '005010', isa12: '00501', isa11: '^' },
    { gs08: '007010', isa12: '00701', isa11: '^' },
  ];
  test.each(wrappings)('is read back clean by our own reader: %o', (wrapping) => {
    const torn = orderWith((all) => [
      ...all.slice(0, 3),
      'ZZ9*1',
      'N3*OUT',
      ...all.slice(3, 7).map((one) => one.replace('*EA*', '*??*')),
      'SE*',
    ]);
    for (const set of [ORDER, BAD, torn]) {
      const { findings, documents } = read(answer(wrap([set], wrapping)));
      expect(findings).toEqual([]);
      expect(documents[0]?.type).toBe('997');
    }
  });
});

describe('the 855', () => {
  const order: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    test: true,
    poNumber: 'PO-1',
    orderDate: '2026-11-23',
    requestedDelivery: { date: '2026-12-01' },
    lines: [
      {
        lineNumber: '1',
        buyerSku: 'SKU-1',
        gtin: '4006381333931',
        quantity: '10',
        uom: 'EA',
        sourceUom: 'EA',
        unitPrice: '2.50',
      },
      {
        lineNumber: '2',
        supplierSku: 'V*2',
        quantity: '5',
        uom: 'H87',
        sourceUom: 'PC',
        requestedShip: { date: '2026-11-30' },
      },
    ],
  };
  const write = (wrapping: Wrapping, answered: Order = order): WrittenAnswer => {
    const [group] = read(wrap([ORDER], wrapping), 'verdicts').groups;
    if (group === undefined) throw new Error('the sample has no group');
    const { interchange } = group;
    const decided = { order: answered, ordered: answered, decision: 'accepted', documentType: '850', documentControl: '0001', interchange, group: group.group } as const; // prettier-ignore
    return writeOrderAnswer('855', decided, { interchange: 41, group: 42, now: OPTIONS.now });
  };

  test('accepts each line with quantity, unit, date and product numbers', () => {
    expect(body(write({}).text)).toEqual([
      'BAK*00*AD*PO-1*20261123*****20261124',
      'DTM*067*20261201',
      'PO1*1*10*EA*2.50**BP*SKU-1*EN*4006381333931',
      'ACK*IA*10*EA*067*20261201**BP*SKU-1*EN*4006381333931',
      'PO1*2*5*PC***VP*V 2',
      'ACK*IA*5*PC*067*20261201**VP*V 2',
      'CTT*2',
    ]);
  });

  test('alters a value that holds a delimiter, and says so', () => {
    expect(write({}).findings.map((one) => one.code)).toEqual(['ack-value-replaced', 'ack-value-replaced']);
    expect(write({ element: '|' }).findings).toEqual([]);
  });

  test('says what it had to put in for what the order lacks', () => {
    const undated: Order = { schemaVersion: '1.0', purpose: 'original', test: true, poNumber: 'PO-1', lines: [] };
    const { findings } = write({ element: '|' }, undated);
    expect(findings.map((one) => one.code)).toEqual(['ack-value-missing']);
  });

  test.each(['003020', '003040', '004010', '005010', '006020'])('is read back clean in %s', (gs08) => {
    const { text } = write({ gs08, isa12: `00${gs08.slice(2, 5)}`, isa11: gs08 > '004010' ? '^' : 'U' });
    const { findings, documents } = read(text);
    expect(findings.filter((one) => one.severity === 'error' || one.x12 !== undefined)).toEqual([]);
    expect(documents[0]).toMatchObject({ type: '855', controlNumber: '0001', verdict: { status: 'A' } });
  });
});
