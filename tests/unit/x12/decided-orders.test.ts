/** Orders as they come in, what a person makes of them, and the segments that the buyer gets back. */
import { describe, expect, test } from 'vitest';
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import { normalizeOrder, reviseOrder, type Patch } from '../../../src/normalize/index.ts';
import { NUMBERS } from './answering.ts';
import { read, wrap, type Wrapping } from './support.ts';

interface Answered {
  readonly body: readonly string[];
  readonly header: string;
  readonly findings: readonly string[];
}

type Decide = ((order: Order) => void) | Patch;

/**
 * Reads one set, applies the decision and answers; the answer itself must be without fault. After a patch the lineage says
 * which line is which, after a function nothing does.
 */
function answer(
  type: '850' | '860',
  segments: readonly string[],
  decide: Decide = () => {},
  wrapping: Wrapping = {},
): Answered {
  const set = [`ST*${type}*0001`, ...segments, `SE*${segments.length + 2}*0001`];
  const source = wrap([set], wrapping).replace('GS*PO*', type === '850' ? 'GS*PO*' : 'GS*PC*');
  const { documents, groups } = read(source);
  const [document] = documents;
  const [came] = groups;
  if (document?.draft === undefined || came === undefined) throw new Error('no order was read');
  const { order: ordered, lineage } = normalizeOrder(document.draft);
  const places = lineage.toRecord();
  const { order, lineage: decidedPlaces } =
    typeof decide === 'function'
      ? { order: structuredClone(ordered), lineage: {} }
      : reviseOrder(ordered, places, { patch: decide, actor: 'ann', at: '2026-11-24T09:00:00Z', reason: 'agreed' });
  if (typeof decide === 'function') decide(order);
  const { interchange, group } = came;
  const [owed] = answers.decided(
    {
      order,
      ordered,
      source: {
        lineage: () => ({ order: decidedPlaces, ordered: places }),
        document: { offset: 0, bytes: Buffer.from(source, 'latin1') },
      },
      decision: 'accepted',
      documentType: type,
      documentControl: '0001',
      interchange,
      group,
    },
    {},
  );
  const { content, findings } = owed?.write(NUMBERS) ?? { content: '', findings: [] };
  const text = Buffer.from(content).toString('latin1');
  expect(read(text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const lines = text.split('~');
  const body = lines.slice(lines.findIndex((line) => line.startsWith('ST')) + 1, lines.findIndex((line) => line.startsWith('SE'))); // prettier-ignore
  return { body, header: lines[0] ?? '', findings: findings.map(({ code }) => code) };
}

const HEAD = ['BEG*00*SA*PO-1**20261120', 'DTM*002*20261201', 'N1*ST*STORE 12*92*0012', 'N1*BY*BUYER*92*0013'];
const PLAIN = 'PO1*1*12*EA*25.5**VP*A1';
const ofLines = ({ body }: Answered): string[] => body.filter((one) => /^(?:PO1|POC|CTP|ACK)/.test(one));
const verdict = ({ body }: Answered): string => body[0]?.split('*')[2] ?? '';
function order(lines: readonly string[], decide?: Decide, wrapping?: Wrapping): Answered {
  return answer('850', [...HEAD, ...lines, `CTT*${lines.filter((one) => one.startsWith('PO1')).length}`], decide, wrapping); // prettier-ignore
}
function onFirst(change: Partial<OrderLine>): (order: Order) => void {
  return ({ lines: [first] }) => void Object.assign(first ?? {}, change);
}

describe('PO1 repeats what was ordered, in the codes of the buyer', () => {
  test.each([
    ['a price per hundred', 'PO1*1*1000*EA*25*HP*VP*A1'],
    ['a price per hundred of what is ordered by the thousand', 'PO1*1*2*TH*5*HP*VP*A1'],
    ['a contract price per hundred', 'PO1*1*1000*EA*25*TC*VP*A1'],
    ['a price per each', 'PO1*1*12*EA*25.5*PE*VP*A1'],
    ['a catalogue price per each', 'PO1*1*12*EA*25.5*LE*VP*A1'],
    ['a price per each of what is ordered in cases', 'PO1*1*10*CA*25*PE*VP*A1'],
    ['a kind of price that no field holds', 'PO1*1*10*EA*25*CT*VP*A1'],
    ['qualifiers other than ours, in their order', 'PO1*1*12*EA*25.5**VN*A1*IN*B1*UK*10012345678902*ZZ*Q'],
  ])('%s', (_, line) => {
    const answered = order([line]);
    expect(verdict(answered)).toBe('AD');
    expect(answered.body).toContain(line);
    expect(answered.findings).toEqual([]);
  });

  test('POC repeats the code of the change, what is left to receive, and the basis of the price', () => {
    const head = ['BCH*04*SA*PO-1**1*20261120', 'N1*ST*S*92*0012'];
    const lines = ['POC*1*QD*8*5*EA*25.5**VP*A1', 'POC*2*RZ*7*7*EA*25*HP*VP*C3', 'POC*3*DI*5*5*EA*9**VP*B2'];
    const answered = answer('860', [...head, ...lines, 'CTT*3']);
    expect(verdict(answered)).toBe('AD');
    expect(ofLines(answered)).toEqual([
      'POC*1*QD*8*5*EA*25.5**VP*A1',
      'ACK*IA*8*EA****VP*A1',
      'POC*2*RZ*7*7*EA*25*HP*VP*C3',
      'ACK*IA*7*EA****VP*C3',
      'POC*3*DI*5*5*EA*9**VP*B2',
      'ACK*ID*5*EA****VP*B2',
    ]);
  });

  test('a line that the buyer deletes and a person leaves out of the change is not deleted', () => {
    const answered = answer(
      '860',
      ['BCH*04*SA*PO-1**1*20261120', 'N1*ST*S*92*0012', 'POC*1*NC*8*8*EA*25.5**VP*A1', 'POC*2*DI*5*5*EA*9**VP*B2', 'CTT*2'],
      (one) => void one.lines.pop(),
    ); // prettier-ignore
    expect(ofLines(answered).slice(2)).toEqual(['POC*2*DI*5*5*EA*9**VP*B2', 'ACK*IR*5*EA****VP*B2']);
  });
});

describe('what a person changed of one line', () => {
  const DAY = '067*20261201';
  test.each<[string, string, Partial<OrderLine>, string[]]>([
    ['nothing', PLAIN, {}, [`ACK*IA*12*EA*${DAY}**VP*A1`]],
    ['another spelling of the same numbers', PLAIN, { quantity: '12.0', unitPrice: '25.50' }, [`ACK*IA*12.0*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['less', PLAIN, { quantity: '8' }, [`ACK*IQ*8*EA*${DAY}**VP*A1`, 'ACK*IR*4*EA****VP*A1']],
    ['more', PLAIN, { quantity: '15' }, [`ACK*IQ*15*EA*${DAY}**VP*A1`]],
    ['nothing of it comes', PLAIN, { quantity: '0' }, ['ACK*IR*12*EA****VP*A1']],
    ['price', PLAIN, { unitPrice: '26' }, ['CTP**UCP*26', `ACK*IP*12*EA*${DAY}**VP*A1`]],
    ['price basis', 'PO1*1*1000*EA*25*HP*VP*A1', { priceBasisQuantity: '1' }, ['CTP**UCP*25******PE', `ACK*IP*1000*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['the price of thousands, given per hundred', 'PO1*1*2*TH*5*HP*VP*A1', { unitPrice: '60' }, ['CTP**UCP*60*1*TH', `ACK*IP*2*TH*${DAY}**VP*A1`]], // prettier-ignore
    ['another basis of the same price', 'PO1*1*1000*EA*25*HP*VP*A1', { priceBasisQuantity: '1', unitPrice: '0.25' }, [`ACK*IA*1000*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['price and quantity', PLAIN, { unitPrice: '26', quantity: '8' }, ['CTP**UCP*26', `ACK*IC*8*EA*${DAY}**VP*A1`, 'ACK*IR*4*EA****VP*A1']], // prettier-ignore
    ['day', PLAIN, { requestedDelivery: { date: '2026-12-20' } }, ['ACK*DR*12*EA*067*20261220**VP*A1']],
    ['one delivery on another day', PLAIN, { schedules: [{ quantity: '12', date: '2026-12-20' }] }, ['ACK*DR*12*EA*067*20261220**VP*A1']], // prettier-ignore
    ['one delivery on the day that was asked for', PLAIN, { schedules: [{ quantity: '12', date: '2026-12-01' }] }, [`ACK*IA*12*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['two deliveries, the first on the day of the order', PLAIN, { schedules: [{ quantity: '5', date: '2026-12-01' }, { quantity: '4', date: '2026-12-10' }] }, [`ACK*IA*5*EA*${DAY}**VP*A1`, 'ACK*DR*4*EA*067*20261210**VP*A1', 'ACK*IR*3*EA****VP*A1']], // prettier-ignore
    ['deliveries of more than was ordered', PLAIN, { schedules: [{ quantity: '10', date: '2026-12-01' }, { quantity: '4', date: '2026-12-10' }] }, [`ACK*IQ*10*EA*${DAY}**VP*A1`, 'ACK*IC*4*EA*067*20261210**VP*A1']], // prettier-ignore
    ['item', PLAIN, { supplierSku: 'NEW9' }, [`ACK*IS*12*EA*${DAY}**VP*NEW9`]],
    ['a number that was added to the item', PLAIN, { gtin: '4006381333931' }, [`ACK*IA*12*EA*${DAY}**VP*A1*EN*4006381333931`]], // prettier-ignore
    ['dozens for pieces', PLAIN, { quantity: '1', uom: 'DZN', sourceUom: 'DZ' }, ['CTP**UCP*25.5*1*DZ', `ACK*IC*12*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['a price of the case for one of the piece', 'PO1*1*10*CA*25*PE*VP*A1', { unitPrice: '300' }, ['CTP**UCP*300*1*CA', `ACK*IP*10*CA*${DAY}**VP*A1`]], // prettier-ignore
    ['half a dozen for pieces', PLAIN, { quantity: '0.5', uom: 'DZN', sourceUom: 'DZ' }, ['CTP**UCP*25.5*1*DZ', `ACK*IC*6*EA*${DAY}**VP*A1`, 'ACK*IR*6*EA****VP*A1']], // prettier-ignore
    ['cases for pieces, of which nobody knows how many', PLAIN, { quantity: '1', uom: 'XCS', sourceUom: 'CA' }, ['CTP**UCP*25.5*1*CA', `ACK*IC*1*CA*${DAY}**VP*A1`]], // prettier-ignore
    ['pieces for dozens that no decimal says exactly', 'PO1*1*12*DZ*25.5**VP*A1', { quantity: '10', uom: 'EA', sourceUom: 'EA', unitPrice: '3' }, ['CTP**UCP*3*1*EA', `ACK*IC*10*EA*${DAY}**VP*A1`]], // prettier-ignore
    ['a price that the buyer left open', 'PO1*1*12*EA***VP*A1', { unitPrice: '3' }, [`ACK*IA*12*EA*${DAY}**VP*A1`]],
  ])('%s', (_, line, change, expected) => {
    const answered = order([line], onFirst(change));
    const [first, ...rest] = ofLines(answered);
    expect(first).toBe(line.replace('EA***VP', 'EA*3**VP'));
    expect(rest).toEqual(expected);
    const isAsOrdered = expected.every((one) => one.startsWith('ACK*IA'));
    expect(verdict(answered)).toBe(isAsOrdered ? 'AD' : change.quantity === '0' ? 'RD' : 'AC');
  });

  test('a price with more digits than the version holds is told, and left out instead of being cut', () => {
    const answered = order([PLAIN], onFirst({ unitPrice: '1.23456789012345678' }));
    expect(ofLines(answered)).toEqual([PLAIN, 'ACK*IP*12*EA*067*20261201**VP*A1']);
    expect(answered.findings).toEqual(['write-value-left-out']);
  });

  test('of more deliveries than ACK may repeat the last ones become one, at the last day', () => {
    const schedules = Array.from({ length: 120 }, (_unused, index) => ({
      quantity: '1',
      date: new Date(Date.UTC(2026, 11, 1 + index)).toISOString().slice(0, 10),
    }));
    const answered = order(['PO1*1*130*EA*25.5**VP*A1'], onFirst({ schedules }));
    const acks = ofLines(answered).slice(1);
    expect(acks).toHaveLength(104);
    expect(acks.slice(-2)).toEqual(['ACK*DR*18*EA*067*20270330**VP*A1', 'ACK*IR*10*EA****VP*A1']);
  });

  test('deliveries that came with the order are answered day by day, and are no change', () => {
    const deliveries = ['SCH*4*EA***002*20261201', 'SCH*8*EA***002*20261208'];
    expect(ofLines(order([PLAIN, ...deliveries]))).toEqual([
      PLAIN,
      'ACK*IA*4*EA*067*20261201**VP*A1',
      'ACK*IA*8*EA*067*20261208**VP*A1',
    ]);
    const swapped = order([PLAIN, ...deliveries], onFirst({ schedules: [{ quantity: '8', date: '2026-12-01' }, { quantity: '4', date: '2026-12-08' }] })); // prettier-ignore
    expect(ofLines(swapped).map((one) => one.slice(0, 8))).toEqual(['PO1*1*12', 'ACK*IQ*8', 'ACK*IA*4']);
    expect(verdict(swapped)).toBe('AC');
  });
});

test('deliveries by the day on which they leave are answered by that day', () => {
  const line = [PLAIN, 'SCH*4*EA***010*20261201', 'SCH*8*EA***010*20261208'];
  const acks = (decide?: (order: Order) => void): string[] => ofLines(order(line, decide)).slice(1).map((one) => one.slice(4, 27)); // prettier-ignore
  expect(acks()).toEqual(['IA*4*EA*068*20261201**V', 'IA*8*EA*068*20261208**V']);
  const later = { requestedShip: { date: '2026-12-15' } };
  expect(acks(({ lines: [first] }) => void Object.assign(first?.schedules?.[1] ?? {}, later))).toEqual([
    'IA*4*EA*068*20261201**V',
    'DR*8*EA*068*20261215**V',
  ]);
});

describe('lines are told apart by more than their number', () => {
  const TWO = ['PO1*1*12*EA*25.5**VP*A1', 'PO1*1*5*EA*9**VP*B2'];
  const acks = (decide?: (order: Order) => void, lines = TWO): string[] =>
    ofLines(order(lines, decide)).filter((one) => !one.startsWith('CTP')).map((one) => one.split('*').slice(0, 4).join('*')); // prettier-ignore

  test.each<[string, (order: Order) => void, string[]]>([
    ['nothing changed', () => {}, ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IA*5*EA']],
    ['the first is gone', ({ lines }) => void lines.shift(), ['PO1*1*12*EA', 'ACK*IR*12*EA', 'PO1*1*5*EA', 'ACK*IA*5*EA']], // prettier-ignore
    ['the second is gone', ({ lines }) => void lines.pop(), ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IR*5*EA']], // prettier-ignore
    ['one was renumbered', ({ lines: [, second] }) => void Object.assign(second ?? {}, { lineNumber: '2' }), ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IA*5*EA']], // prettier-ignore
    ['they changed places', ({ lines }) => void lines.push(...lines.splice(0, 1)), ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IA*5*EA']], // prettier-ignore
    ['the second is less', ({ lines: [, second] }) => void Object.assign(second ?? {}, { quantity: '2' }), ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IQ*2*EA', 'ACK*IR*3*EA']], // prettier-ignore
    ['a person added one', ({ lines }) => void lines.unshift({ lineNumber: '1', supplierSku: 'C3', quantity: '7', uom: 'EA', sourceUom: 'EA' }), ['PO1*1*12*EA', 'ACK*IA*12*EA', 'PO1*1*5*EA', 'ACK*IA*5*EA', 'PO1*1*7*EA', 'ACK*IC*7*EA']], // prettier-ignore
  ])('%s', (_, decide, expected) => {
    expect(acks(decide)).toEqual(expected);
  });

  test('the places in the document tell lines apart that nothing else does', () => {
    const same = ['PO1*1*12*EA*25.5**VP*A1', 'PO1*1*12*EA*25.5**VP*A1'];
    const patch = [
      { op: 'remove', path: '/lines/0' },
      { op: 'replace', path: '/lines/0/supplierSku', value: 'NEW9' },
      { op: 'replace', path: '/lines/0/lineNumber', value: '7' },
    ] as const;
    expect(ofLines(order(same, patch))).toEqual([
      'PO1*1*12*EA*25.5**VP*A1',
      'ACK*IR*12*EA****VP*A1',
      'PO1*1*12*EA*25.5**VP*A1',
      'ACK*IS*12*EA*067*20261201**VP*NEW9',
    ]);
  });

  test('a line that a person copied is a new one', () => {
    const copied = order([PLAIN], [{ op: 'copy', from: '/lines/0', path: '/lines/-' }]);
    expect(ofLines(copied).map((one) => one.split('*').slice(0, 3).join('*'))).toEqual([
      'PO1*1*12',
      'ACK*IA*12',
      'PO1*1*12',
      'ACK*IC*12',
    ]);
  });

  test('the same item twice, of which the first is gone', () => {
    const same = ['PO1*1*12*EA*25.5**VP*A1', 'PO1*1*5*EA*25.5**VP*A1'];
    expect(acks(({ lines }) => void lines.shift(), same)).toEqual([
      'PO1*1*12*EA',
      'ACK*IR*12*EA',
      'PO1*1*5*EA',
      'ACK*IA*5*EA',
    ]);
  });

  test('an order of which no line is left is rejected with detail', () => {
    expect(verdict(order(TWO, (one) => void one.lines.splice(0)))).toBe('RD');
  });
});

/** The first line goes to these stores. */
function toStores(...quantities: readonly [store: string, quantity: string, date?: string][]): Decide {
  return onFirst({
    schedules: quantities.map(([value, quantity, date]) => ({
      quantity,
      ...(date === undefined ? {} : { date }),
      shipTo: { identifiers: [{ scheme: 'buyerAssigned', value }] },
    })),
  });
}

test("the buyer's own numbers and terms come back, in the places that 855 and 865 have for them", () => {
  const head = ['REF*DP*045', 'REF*IA*V-77', 'REF*PR*Q-1', 'FOB*PP*OR*LAREDO*01*FCA'];
  const first = answer('850', ['BEG*00*SA*PO-1**20261120*C-9', ...head, 'N1*ST*STORE 12*92*0012', PLAIN, 'CTT*1']);
  expect(first.body.slice(0, 5)).toEqual([
    'BAK*00*AD*PO-1*20261120***C-9**20261124',
    'REF*PR*Q-1',
    'REF*DP*045',
    'REF*IA*V-77',
    'FOB*PP*ZZ*LAREDO*01*FCA',
  ]);
  expect(first.findings).toEqual([]);
  const lines = ['REF*DP*045', 'N1*ST*S*92*0012', 'POC*1*QD*8*5*EA*25.5**VP*A1', 'CTT*1'];
  const change = answer('860', ['BCH*04*SA*PO-1**1*20261120**C-9', ...lines]);
  expect(change.body.slice(0, 2)).toEqual(['BCA*04*AD*PO-1**1*20261120**C-9**20261124', 'REF*DP*045']);
});
describe('what goes to which store is told beside ACK, which names none', () => {
  const STORES = ['PO1*1*12*EA*25.5**VP*A1', 'SDQ*EA*92*S01*5*S02*3*S03*4'];
  const told = (decide?: Decide): string[] => order(STORES, decide).body.filter((one) => /^(?:SDQ|ACK|N1|QTY|DTM)/.test(one)); // prettier-ignore

  test('all as it was ordered', () => {
    expect(told()).toEqual(['DTM*067*20261201', 'SDQ*EA*92*S01*5*S02*3*S03*4', 'ACK*IA*12*EA*067*20261201**VP*A1']);
  });

  test('less for one store and nothing for another: ACK adds up to what was ordered', () => {
    expect(told(toStores(['S01', '5'], ['S02', '1']))).toEqual([
      'DTM*067*20261201',
      'SDQ*EA*92*S01*5*S02*1*S03*0',
      'ACK*IC*6*EA*067*20261201**VP*A1',
      'ACK*IR*6*EA****VP*A1',
    ]);
  });

  test('stores with days of their own stand in loops of their own', () => {
    expect(told(toStores(['S01', '5', '2026-12-01'], ['S02', '3', '2026-12-08'], ['S03', '4', '2026-12-08']))).toEqual([
      'DTM*067*20261201',
      'ACK*IA*5*EA*067*20261201**VP*A1',
      'ACK*DR*7*EA*067*20261208**VP*A1',
      'N1*ST**92*S01',
      'DTM*002*20261201',
      'QTY*01*5',
      'N1*ST**92*S02',
      'DTM*002*20261208',
      'QTY*01*3',
      'N1*ST**92*S03',
      'DTM*002*20261208',
      'QTY*01*4',
    ]);
  });

  test('in the answer to a change as well', () => {
    const lines = ['POC*1*QI*12*12*EA*25.5**VP*A1', 'SDQ*EA*92*S01*5*S02*7', 'CTT*1'];
    const { body } = answer('860', ['BCH*04*SA*PO-1**1*20261120', ...lines], toStores(['S01', '5'], ['S02', '4']));
    expect(body.filter((one) => /^(?:SDQ|ACK)/.test(one))).toEqual([
      'SDQ*EA*92*S01*5*S02*4',
      'ACK*IC*9*EA****VP*A1',
      'ACK*IR*3*EA****VP*A1',
    ]);
  });

  test.each(['003010', '003060', '005010', '007030'])('in version %s', (version) => {
    const isShort = version < '004010';
    const short = (line: string): string => (isShort ? line.replace('*20261120', '*261120').replace('*20261201', '*261201') : line); // prettier-ignore
    const wrapping = version > '004020' ? { gs08: version, isa12: version.slice(0, 5), isa11: '^' } : { gs08: version };
    const { body, findings } = answer('850', [...HEAD, ...STORES, 'CTT*1'].map(short), () => {}, wrapping);
    expect(body).toContain('SDQ*EA*92*S01*5*S02*3*S03*4');
    expect(findings).toEqual([]);
  });

  test('a line that is rejected goes to no store', () => {
    expect(told(({ lines }: Order) => void lines.splice(0))).toEqual(['DTM*067*20261201', 'ACK*IR*12*EA****VP*A1']);
  });
});

describe('what a person changed of the head', () => {
  test.each<[string, Partial<Order>, string[]]>([
    [
      'the day',
      { requestedDelivery: { date: '2026-12-15' } },
      ['DTM*067*20261215', 'ACK*DR*12*EA*067*20261215**VP*A1'],
    ],
    ['the last day', { requestedDelivery: { date: '2026-12-01', latest: '2026-12-09' } }, ['DTM*067*20261201', 'DTM*063*20261209', 'ACK*DR*12*EA*063*20261209**VP*A1']], // prettier-ignore
    ['the ship-to', { shipTo: { name: 'STORE 9', identifiers: [{ scheme: 'buyerAssigned', value: '0009' }] } }, ['N1*ST*STORE 9*92*0009', 'ACK*IA*12*EA*067*20261201**VP*A1']], // prettier-ignore
    ['the currency', { currency: 'EUR' }, ['CUR*BY*EUR', 'ACK*IA*12*EA*067*20261201**VP*A1']],
    ['the terms of payment', { paymentTerms: { netDays: 30 } }, ['ITD*******30', 'ACK*IA*12*EA*067*20261201**VP*A1']],
    ['the terms of delivery', { deliveryTerms: { incoterm: 'DDP', freightPayment: 'PP' } }, ['FOB*PP***01*DDP', 'ACK*IA*12*EA*067*20261201**VP*A1']], // prettier-ignore
  ])('%s is told, and BAK02 says so', (_, change, expected) => {
    const answered = order([PLAIN], (one) => void Object.assign(one, change));
    expect(verdict(answered)).toBe('AC');
    expect(answered.body).toEqual(expect.arrayContaining(expected));
  });

  test('a line with a day of its own does not follow the day of the order', () => {
    const answered = order([PLAIN, 'DTM*002*20261224', 'PO1*2*5*EA*9**VP*B2'], (one) => void Object.assign(one, { requestedDelivery: { date: '2026-12-15' } })); // prettier-ignore
    expect(answered.body.filter((one) => one.startsWith('ACK')).map((one) => one.slice(4, 6))).toEqual(['IA', 'DR']);
  });

  test('the number of the order is the one that the buyer knows', () => {
    expect(order([PLAIN], (one) => void Object.assign(one, { poNumber: 'PO-2' })).body[0]).toContain('*PO-1*');
  });
});

test.each(['003010', '003040', '003060', '004010', '005010', '006040', '007030', '008010'])(
  'an answer to %s is one that a strict reader accepts',
  (version) => {
    const isShort = version < '004010';
    const short = (line: string): string => (isShort ? line.replace('*20261120', '*261120').replace('*20261201', '*261201') : line); // prettier-ignore
    const lines = [...HEAD, PLAIN, 'CTT*1'].map(short);
    const change: Partial<OrderLine> = { unitPrice: '26', priceBasisQuantity: '100', schedules: [{ quantity: '5', date: '2026-12-20' }, { quantity: '3', date: '2026-12-24' }] }; // prettier-ignore
    const wrapping = version > '004020' ? { gs08: version, isa12: version.slice(0, 5), isa11: '^' } : { gs08: version };
    const answered = answer('850', lines, onFirst(change), wrapping);
    expect(answered.body.filter((one) => one.startsWith('ACK'))).toHaveLength(3);
    expect(verdict(answered)).toBe('AC');
  },
);

test.each(['T', 'P'])('the answer to an interchange marked %s is marked alike', (mark) => {
  const wrapping: Wrapping = {};
  const source = wrap([['ST*850*0001', ...HEAD, PLAIN, 'CTT*1', 'SE*8*0001']], wrapping).replace(
    '*0*T*',
    `*0*${mark}*`,
  );
  const [came] = read(source).groups;
  if (came === undefined) throw new Error('no group was read');
  const { order: ordered } = normalizeOrder(read(source).documents[0]?.draft ?? {});
  const { interchange, group } = came;
  const [owed] = answers.decided({ order: ordered, ordered, decision: 'accepted', documentType: '850', documentControl: '0001', interchange, group }, {}); // prettier-ignore
  expect(Buffer.from(owed?.write(NUMBERS).content ?? []).toString('latin1')).toContain(`*0*${mark}*>~`);
});

/** Seven of twelve stay; so many come later, under this number. */
function patchOf(number: string, quantity: string, more: object = {}): Patch {
  return [
    { op: 'replace', path: '/lines/0/quantity', value: '7' },
    {
      op: 'add',
      path: '/lines/1',
      value: { lineNumber: number, supplierSku: 'A1', quantity, uom: 'EA', unitPrice: '25.5', requestedDelivery: { date: '2027-01-15' }, ...more }, // prettier-ignore
    },
  ];
}
describe('a line that a person split in two', () => {
  const TWO_LINES = [PLAIN, 'PO1*2*5*EA*9**VP*B1'];

  test('is answered once, with parts that add up to what was ordered', () => {
    const answered = order(TWO_LINES, patchOf('1', '5'));
    expect(ofLines(answered)).toEqual([
      'PO1*1*12*EA*25.5**VP*A1',
      'ACK*IA*7*EA*067*20261201**VP*A1',
      'ACK*DR*5*EA*067*20270115**VP*A1',
      'PO1*2*5*EA*9**VP*B1',
      'ACK*IA*5*EA*067*20261201**VP*B1',
    ]);
    expect(verdict(answered)).toBe('AC');
    expect(answered.body.at(-1)).toBe('CTT*2');
  });

  test('in an answer to a change too', () => {
    const change = ['BCH*04*SA*PO-1**1*20261120', 'DTM*002*20261201', 'N1*ST*STORE 12*92*0012', 'POC*1*QI*12*12*EA*25.5**VP*A1', 'CTT*1']; // prettier-ignore
    expect(ofLines(answer('860', change, patchOf('1', '5')))).toEqual([
      'POC*1*QI*12*12*EA*25.5**VP*A1',
      'ACK*IA*7*EA*067*20261201**VP*A1',
      'ACK*DR*5*EA*067*20270115**VP*A1',
    ]);
  });

  test('and made smaller: only what nobody delivers is refused', () => {
    expect(ofLines(order(TWO_LINES, patchOf('1', '3'))).slice(0, 4)).toEqual([
      'PO1*1*12*EA*25.5**VP*A1',
      'ACK*IA*7*EA*067*20261201**VP*A1',
      'ACK*DR*3*EA*067*20270115**VP*A1',
      'ACK*IR*2*EA****VP*A1',
    ]);
  });

  test('under a number of its own is the same', () => {
    expect(ofLines(order(TWO_LINES, patchOf('9', '5'))).filter((one) => one.startsWith('PO1'))).toHaveLength(2);
  });

  test.each<[string, string, string, object]>([
    ['another item', '1', '5', { supplierSku: 'Z9' }],
    ['another price', '1', '5', { unitPrice: '30' }],
    ['another unit', '1', '5', { uom: 'CS' }],
    ['more than was taken away, under a number of its own', '9', '50', {}],
  ])('is another line where it is of %s', (_what, number, quantity, more) => {
    expect(ofLines(order(TWO_LINES, patchOf(number, quantity, more))).filter((one) => one.startsWith('PO1'))).toHaveLength(3); // prettier-ignore
  });
});
