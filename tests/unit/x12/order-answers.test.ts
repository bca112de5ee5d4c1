/** What an X12 partner is told of an order that was decided: 855, 865 and 824. */
import { describe, expect, test } from 'vitest';
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import type { DecidedOrder, OwedAnswer } from '../../../src/model/format-adapter.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';
import { body, closed, GOOD, NUMBERS, text } from './answering.ts';
import { read } from './support.ts';

function line(change: Partial<OrderLine> = {}): OrderLine {
  return {
    lineNumber: '1',
    buyerSku: 'SKU-1',
    quantity: '10',
    uom: 'EA',
    sourceUom: 'EA',
    unitPrice: '2.50',
    ...change,
  };
}
function orderOf(lines: OrderLine[], change: Partial<Order> = {}): Order {
  return {
    schemaVersion: '1.0',
    purpose: 'original',
    test: true,
    poNumber: 'PO-1',
    orderDate: '2026-11-23',
    lines,
    ...change,
  };
}
function decide(change: Partial<DecidedOrder>, agreement: Agreement = {}): readonly OwedAnswer[] {
  const [first] = closed(GOOD).groups;
  if (first === undefined) throw new Error('the sample has no group');
  const { interchange, group } = first;
  const order = change.order ?? orderOf([line()]);
  const came = { documentType: '850', documentControl: '0001', interchange, group };
  return answers.decided({ order, ordered: order, decision: 'accepted', ...came, ...change }, agreement);
}
/** ACK01 to ACK05 of every ACK. */
function acks(after: OrderLine, before: OrderLine): string[] {
  return body(decide({ order: orderOf([after]), ordered: orderOf([before]) })[0])
    .filter((one) => one.startsWith('ACK'))
    .map((one) => one.split('*').slice(1, 6).join('*'));
}

describe('business answers', () => {
  test.each([
    ['as it was', line(), ['IA*10*EA*BP*SKU-1']],
    ['with another price', line({ unitPrice: '2.60' }), ['IP*10*EA*BP*SKU-1']],
    ['with less', line({ quantity: '6' }), ['IQ*6*EA*BP*SKU-1', 'IR*4*EA*BP*SKU-1']],
  ])('a line %s', (_, after, expected) => {
    const [owed] = decide({ order: orderOf([after]), ordered: orderOf([line()]) });
    const found = body(owed).filter((one) => one.startsWith('ACK'));
    expect(found.map((one) => one.slice(4).replace('****', '*'))).toEqual(expected);
  });

  test('several deliveries are several ACK that add up to what was ordered', () => {
    const before = line({ requestedDelivery: { date: '2026-12-01' } });
    const schedules = [
      { quantity: '4', date: '2026-12-01' },
      { quantity: '3', date: '2026-12-15' },
    ];
    expect(acks({ ...before, schedules }, before)).toEqual([
      'IA*4*EA*067*20261201',
      'DR*3*EA*067*20261215',
      'IR*3*EA**',
    ]);
  });

  test.each<[Agreement['rejection'], string[]]>([
    [undefined, ['824']],
    ['application', ['824']],
    ['order', ['855']],
    ['both', ['855', '824']],
    ['none', []],
  ])('a rejection agreed as %s', (rejection, types) => {
    const agreement = rejection === undefined ? {} : { rejection };
    expect(decide({ decision: 'rejected', reason: 'No credit.' }, agreement).map(({ type }) => type)).toEqual(types);
  });

  test('the 855 of a rejection says RD and IR, or RJ without lines, with the reason', () => {
    const [owed] = decide({ decision: 'rejected', reason: 'No credit.' }, { rejection: 'order' });
    expect(owed?.write(NUMBERS).verdict).toBe('RD');
    expect(body(owed)).toEqual(['BAK*00*RD*PO-1*20261123*****20261124', 'N9*L1*REASON', 'MSG*No credit.', 'PO1*1*10*EA*2.50**BP*SKU-1', 'ACK*IR*10*EA****BP*SKU-1', 'CTT*1']); // prettier-ignore
    const none = decide({ decision: 'rejected', order: orderOf([]) }, { rejection: 'order' });
    expect(none[0]?.write(NUMBERS).verdict).toBe('RJ');
  });

  test('the 824 names the order, the group and the set, and reads back as what it says', () => {
    const [owed] = decide({ decision: 'rejected', reason: 'No credit.' });
    expect(body(owed)).toEqual([
      'BGN*00*000000041*20261124*0905',
      'OTI*TR*PO*PO-1*BUYER*SELLER*20261123*0900*7*0001*850*004010',
      'TED*ZZZ*No credit.',
    ]);
    const { documents, findings } = read(text(owed));
    expect(findings).toEqual([]);
    expect(documents[0]?.acknowledges).toMatchObject([
      {
        type: '824',
        groupControl: '7',
        setControl: '0001',
        reference: 'PO-1',
        verdict: 'rejected',
        errors: ['No credit.'],
      },
    ]);
  });

  test('a change is answered by an 865 with the same status codes', () => {
    const order = orderOf([line({ action: 'quantityIncrease' })], { purpose: 'change', changeSequence: '3' });
    const [owed] = decide({ order, documentType: '860' });
    expect(owed?.type).toBe('865');
    expect(body(owed)).toEqual(['BCA*04*AD*PO-1**3*20261123****20261124', 'POC*1*QI*10*10*EA*2.50**BP*SKU-1', 'ACK*IA*10*EA****BP*SKU-1', 'CTT*1']); // prettier-ignore
    const [document] = read(text(owed)).documents;
    expect(document?.response?.lines).toHaveLength(1);
    expect(document?.verdict.findings).toEqual([]);
  });

  test('a change that came as a difference is repeated as such, and answered with the quantity that a person made of it', () => {
    const { quantity: _none, ...open } = line({ action: 'quantityIncrease' });
    const difference = { ...open, references: [{ type: 'quantityDifference', value: '5' }] };
    const change: Partial<Order> = { purpose: 'change' };
    const [owed] = decide({
      order: orderOf([{ ...difference, quantity: '20' }], change),
      ordered: orderOf([difference], change),
      documentType: '860',
    });
    expect(body(owed).slice(1)).toEqual(['POC*1*QI*5*5*EA*2.50**BP*SKU-1', 'ACK*IA*20*EA****BP*SKU-1', 'CTT*1']);
    expect(owed?.write(NUMBERS).verdict).toBe('AD');
  });

  test('what goes back is answered in negative parts', () => {
    expect(acks(line({ quantity: '-3' }), line({ quantity: '-5' }))).toEqual(['IQ*-3*EA**', 'IR*-2*EA**']);
  });

  test('a changed specification is a change', () => {
    expect(acks(line({ specification: 'blue' }), line({ specification: 'red' }))).toEqual(['IC*10*EA**']);
  });

  test('nothing is sent to a partner that wants no confirmation', () => {
    expect(decide({}, { confirmation: 'never' })).toEqual([]);
  });
});
