/**
 * Random orders, random decisions: the answer adds up to what was ordered, repeats it, and says what was decided. The
 * answers are read here by a reader of their own, so that they are not judged by the code that wrote them.
 */
import { Big } from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edifact } from '../../src/adapters/formats/edifact/index.ts';
import { answers as x12Answers } from '../../src/adapters/formats/x12/answers.ts';
import type { Answers, DecidedOrder } from '../../src/model/format-adapter.ts';
import type { Order, OrderLine } from '../../src/model/order.ts';
import { interchangeOf } from '../support/edifact-segments.ts';
import { decode } from '../unit/edifact-write/support.ts';
import { closed, GOOD, NUMBERS } from '../unit/x12/answering.ts';
import { read } from '../unit/x12/support.ts';

const ORDER_DAY = '2026-12-01';
const UNITS = { EA: 'EA', CA: 'XCS', DZ: 'DZN' } as const;
type Unit = keyof typeof UNITS;
const EDIFACT_UNITS: Readonly<Record<Unit, string>> = { EA: 'EA', CA: 'CS', DZ: 'DZN' };

const DECISIONS = ['none', 'less', 'more', 'nothing', 'price', 'basis', 'dozen', 'case', 'day', 'oneDelivery', 'split', 'gone', 'substitute'] as const; // prettier-ignore
type Decision = (typeof DECISIONS)[number];

interface Plan {
  readonly number: string;
  readonly quantity: number;
  readonly unit: Unit;
  readonly price: number;
  readonly basis: '100' | undefined;
  readonly isDated: boolean;
  readonly decision: Decision;
}
const plan = fc.record<Plan>({
  number: fc.constantFrom('1', '2', '3'), // Few, so that lines share one.
  quantity: fc.integer({ min: 2, max: 99 }),
  unit: fc.constantFrom('EA', 'CA', 'DZ'),
  price: fc.integer({ min: 1, max: 9999 }),
  basis: fc.constantFrom('100' as const, undefined),
  isDated: fc.boolean(),
  decision: fc.constantFrom(...DECISIONS),
});
/**
 * Of two lines with one number, of which one is gone and the other holds another item, nobody can tell which is which: such
 * pairs are left out.
 */
const plans = fc.array(plan, { minLength: 1, maxLength: 6 }).map((list) => {
  const gone = new Set(list.filter(({ decision }) => decision === 'gone').map(({ number }) => number));
  return list.map((one): Plan => (one.decision === 'substitute' && gone.has(one.number) ? { ...one, decision: 'none' } : one)); // prettier-ignore
});
const whole = fc.record({ plans, isAdded: fc.boolean(), isHeadMoved: fc.boolean() });
type Whole = typeof whole extends fc.Arbitrary<infer T> ? T : never;

function orderedLine(
  { number, quantity, unit, price, basis, isDated }: Plan,
  index: number,
  isX12: boolean,
): OrderLine {
  return {
    lineNumber: number,
    supplierSku: `A${index}`,
    quantity: String(quantity),
    uom: UNITS[unit],
    sourceUom: isX12 ? unit : EDIFACT_UNITS[unit],
    unitPrice: (price / 100).toFixed(2),
    ...(basis === undefined ? {} : { priceBasisQuantity: basis }),
    ...(isDated ? { requestedDelivery: { date: '2026-12-05' } } : {}),
  };
}

/** What the decision makes of the line, beside what it leaves as it was. */
function decidedLine(
  line: OrderLine,
  { quantity, unit, price, basis, isDated, decision }: Plan,
): OrderLine | undefined {
  const day = isDated ? '2026-12-05' : ORDER_DAY;
  switch (decision) {
    case 'none':
      return line;
    case 'less':
      return { ...line, quantity: String(quantity - 1) };
    case 'more':
      return { ...line, quantity: String(quantity + 1) };
    case 'nothing':
      return { ...line, quantity: '0' };
    case 'price':
      return { ...line, unitPrice: ((price + 1) / 100).toFixed(2) };
    case 'basis':
      return { ...line, priceBasisQuantity: basis === undefined ? '100' : '1' };
    case 'dozen':
      return unit === 'EA' ? { ...line, quantity: '0.5', uom: 'DZN', sourceUom: 'DZ' } : { ...line, quantity: '1' };
    case 'case':
      return unit === 'CA' ? { ...line, quantity: '1' } : { ...line, quantity: '3', uom: 'XCS', sourceUom: 'CA' };
    case 'day':
      return { ...line, requestedDelivery: { date: '2026-12-20' } };
    case 'oneDelivery':
      return { ...line, schedules: [{ quantity: String(quantity), date: '2026-12-20' }] };
    case 'split':
      return {
        ...line,
        schedules: [
          { quantity: '1', date: day },
          { quantity: String(quantity - 1), date: '2026-12-28' },
        ],
      };
    case 'substitute':
      return { ...line, supplierSku: `N${line.supplierSku ?? ''}` };
    case 'gone':
      return undefined;
  }
}

function decide({ plans, isAdded, isHeadMoved }: Whole, isX12: boolean): Pick<DecidedOrder, 'order' | 'ordered'> {
  const ordered: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    test: true,
    poNumber: 'PO-1',
    orderDate: '2026-11-20',
    requestedDelivery: { date: ORDER_DAY },
    lines: plans.map((one, index) => orderedLine(one, index, isX12)),
  };
  const added: OrderLine = { lineNumber: '9', supplierSku: 'ADDED', quantity: '4', uom: 'EA', sourceUom: 'EA' };
  const lines = plans.flatMap((one, index) => {
    const line = decidedLine(ordered.lines[index] ?? added, one);
    return line === undefined ? [] : [line];
  });
  const moved = isHeadMoved ? { requestedDelivery: { date: '2026-12-15' } } : {};
  return { ordered, order: { ...ordered, ...moved, lines: isAdded ? [...lines, added] : lines } };
}

function write(answers: Answers | undefined, decided: DecidedOrder): string {
  return Buffer.from(answers?.decided(decided, {})[0]?.write(NUMBERS).content ?? []).toString('latin1');
}

/** Segments, cut at the usual delimiters, and the lines of them that begin with `tag`. */
function linesOf(text: string, end: string, separator: string, tag: string): { head: string[][]; lines: string[][][] } {
  const segments = text.split(end).map((segment) => segment.split(separator));
  const starts = segments.flatMap(([name], index) => (name === tag ? [index] : []));
  const last = segments.findIndex(([name]) => name === 'CTT' || name === 'UNS');
  return {
    head: segments.slice(0, starts[0] ?? last),
    lines: starts.map((start, at) => segments.slice(start, starts[at + 1] ?? last)),
  };
}
const of = (segments: readonly string[][], tag: string): string[][] => segments.filter(([name]) => name === tag);
const sum = (values: readonly (string | undefined)[]): string => values.reduce((all, value) => all.plus(value ?? '0'), new Big(0)).toFixed(); // prettier-ignore

const [SAMPLE] = closed(GOOD).groups;

/** A price per hundred counts pieces, so of cases and dozens PO105 cannot say it. */
function sayable({ plans, ...rest }: Whole): Whole {
  return { ...rest, plans: plans.map((one) => (one.unit === 'EA' ? one : { ...one, basis: undefined })) };
}

test('an 855 adds up, repeats what was ordered, and says what was decided', () => {
  fc.assert(
    fc.property(whole.map(sayable), (drawn) => {
      if (SAMPLE === undefined) throw new Error('the sample has no group');
      const { interchange, group } = SAMPLE;
      const { order, ordered } = decide(drawn, true);
      const text = write(x12Answers, { order, ordered, decision: 'accepted', documentType: '850', documentControl: '0001', interchange, group }); // prettier-ignore
      expect(read(text).findings.filter(({ code }) => code !== 'order-response-received')).toEqual([]);
      const { head, lines } = linesOf(text, '~', '*', 'PO1');
      const wanted = drawn.plans.map((one, index) => wanted855(one, index, drawn.isHeadMoved));
      const added = { ...NOTHING, echo: ['PO1', '9', '4', 'EA', '', '', 'VP', 'ADDED'], statuses: ['IC'], units: ['EA'], sum: '4', comes: '4', ids: ['VP ADDED'], days: [drawn.isHeadMoved ? '20261215' : '20261201'] }; // prettier-ignore
      const expected = drawn.isAdded ? [...wanted, added] : wanted;
      expect(lines.map(said855)).toEqual(expected);
      const statuses = new Set(expected.flatMap((line) => line.statuses));
      const only = statuses.size === 1 ? [...statuses][0] : '';
      expect(of(head, 'BAK')[0]?.[2]).toBe(only === 'IR' ? 'RD' : only === 'IA' && !drawn.isHeadMoved ? 'AD' : 'AC');
    }),
    { numRuns: 2000 },
  );
});

/** One line of an 855 as its reader understands it. */
interface Said {
  readonly echo: readonly string[];
  readonly statuses: readonly string[];
  readonly units: readonly string[];
  /** Of all parts. */
  readonly sum: string;
  /** Of those that come. */
  readonly comes: string;
  /** A new price with its basis and unit. */
  readonly price: string;
  readonly ids: readonly string[];
  readonly days: readonly string[];
}
const NOTHING: Said = { echo: [], statuses: [], units: [], sum: '0', comes: '0', price: '', ids: [], days: [] };

function said855(segments: string[][]): Said {
  const acks = of(segments, 'ACK');
  const coming = acks.filter(([, status]) => status !== 'IR');
  const [ctp = []] = of(segments, 'CTP');
  return {
    echo: segments[0] ?? [],
    statuses: acks.map((ack) => ack[1] ?? ''),
    units: [...new Set(acks.map((ack) => ack[3] ?? ''))],
    sum: sum(acks.map((ack) => ack[2])),
    comes: sum(coming.map((ack) => ack[2])),
    price: [ctp[3], ctp[9], ctp[11], ctp[5]].map((part) => part ?? '').join(' ').trim(), // prettier-ignore
    ids: [...new Set(coming.map((ack) => ack.slice(7).join(' ')))],
    days: coming.map((ack) => ack[5] ?? ''),
  };
}

/** The same, from what was drawn. */
function wanted855(drawn: Plan, index: number, isHeadMoved: boolean): Said {
  const { quantity, unit, price, basis, isDated, decision, number } = drawn;
  const paid = (price / 100).toFixed(2);
  const isMoved = isHeadMoved && !isDated;
  const own = isDated ? '20261205' : isHeadMoved ? '20261215' : '20261201';
  const echo = ['PO1', number, String(quantity), unit, paid, basis === undefined ? '' : 'HP', 'VP', `A${index}`];
  const all = { echo, units: [unit], sum: String(quantity), comes: String(quantity), price: '', ids: [`VP A${index}`], days: [own] }; // prettier-ignore
  const one = (status: string): Said => ({ ...all, statuses: [isMoved ? (status === 'IA' ? 'DR' : 'IC') : status] });
  const some = (comes: number, status: string): Said => {
    const { statuses } = one(status);
    const isPart = comes < quantity;
    return { ...all, statuses: isPart ? [...statuses, 'IR'] : statuses, comes: String(comes), sum: String(Math.max(comes, quantity)) }; // prettier-ignore
  };
  switch (decision) {
    case 'none':
      return one('IA');
    case 'less':
      return some(quantity - 1, 'IQ');
    case 'more':
      return some(quantity + 1, 'IQ');
    case 'price':
      return { ...one('IP'), price: `${((price + 1) / 100).toFixed(2)}${basis === undefined ? '' : ' HP'}` };
    case 'basis':
      if (unit === 'EA') return { ...one('IP'), price: `${paid} ${basis === undefined ? 'HP' : 'PE'}` };
      return { ...one('IP'), price: priceOfHundred(price) };
    case 'dozen':
      return unit === 'EA' ? { ...some(6, 'IC'), price: unitPrice(paid, basis, 'DZ') } : some(1, 'IQ');
    case 'case':
      if (unit === 'CA') return some(1, 'IQ');
      return { ...one('IC'), units: ['CA'], sum: '3', comes: '3', price: unitPrice(paid, basis, 'CA') };
    case 'day':
    case 'oneDelivery':
      return { ...all, statuses: ['DR'], days: ['20261220'] };
    case 'split':
      return { ...all, statuses: ['IA', 'DR'], days: [isDated ? '20261205' : '20261201', '20261228'] };
    case 'substitute':
      return { ...all, statuses: ['IS'], ids: [`VP NA${index}`] };
    case 'gone':
    case 'nothing':
      return { ...all, statuses: ['IR'], comes: '0', ids: [], days: [] };
  }
}

function unitPrice(paid: string, basis: string | undefined, unit: string): string {
  return basis === undefined ? `${paid}   ${unit}` : `${priceOfHundred(Math.round(Number(paid) * 100))} ${unit}`;
}

/** A hundred cases or dozens have no code, and CTP11 two digits, so the price of one is said. */
function priceOfHundred(price: number): string {
  return `${new Big(price).div(10_000).toFixed()}  1`;
}

test('an ORDRSP repeats what was ordered, and says what was decided', () => {
  fc.assert(
    fc.property(whole, (drawn) => {
      const { order, ordered } = decide(drawn, false);
      const group = { implied: true, index: 0, functionalId: 'ORDERS', sender: '', receiver: '', controlNumber: '', date: '', time: '', agency: '', version: '' }; // prettier-ignore
      const text = write(edifact.answers, { order, ordered, decision: 'accepted', documentType: 'ORDERS', documentControl: '1', documentVersion: 'ORDERS:D:96A:UN', interchange: interchangeOf(), group }); // prettier-ignore
      const findings = decode(text).flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { head, lines } = linesOf(text, "'", '+', 'LIN');
      const wanted = drawn.plans.map(wantedOrdrsp);
      const added = ['LIN 9 1', 'PIA 5 ADDED:SA', 'QTY 113:4:EA'];
      expect(lines.map((line) => line.map((segment) => segment.join(' ')))).toEqual(drawn.isAdded ? [...wanted, added] : wanted); // prettier-ignore
      const statuses = new Set(wanted.map(([lin = '']) => lin.slice(-1)));
      const only = statuses.size === 1 && !drawn.isAdded ? [...statuses][0] : '';
      const verdict = only === '7' ? '27' : only !== '5' ? '30' : drawn.isHeadMoved ? '28' : '29';
      expect(of(head, 'BGM')[0]?.[3]).toBe(verdict);
      expect(of(head, 'DTM').some(([, value]) => value === '69:20261215:102')).toBe(drawn.isHeadMoved);
    }),
    { numRuns: 1000 },
  );
});

function pri(value: number, per: string | undefined, unit = ''): string {
  const parts = ['AAA', (value / 100).toFixed(2), '', '', per ?? '', unit];
  return `PRI ${parts.join(':').replace(/:+$/, '')}`;
}

/** The segments of a line, from what was drawn. */
function wantedOrdrsp({ number, quantity, unit, price, basis, isDated, decision }: Plan, index: number): string[] {
  const code = EDIFACT_UNITS[unit];
  const line = (status: string, rest: readonly string[], substitute?: string): string[] => [
    `LIN ${number} ${status}`,
    `PIA 5 A${index}:SA`,
    ...(substitute === undefined ? [] : [`PIA 3 ${substitute}:SA`]),
    `QTY 21:${quantity}:${code}`,
    ...rest,
  ];
  const same = pri(price, basis);
  const qvr = (comes: number): string[] =>
    comes === quantity ? [] : [`QVR ${comes - quantity}:21${comes < quantity ? ' CP' : ''}`];
  const some = (comes: number): string[] =>
    line('6', [...(comes === quantity ? [] : [`QTY 113:${comes}:${code}`]), ...qvr(comes), same]);
  switch (decision) {
    case 'none':
      return line('5', [same]);
    case 'less':
      return some(quantity - 1);
    case 'more':
      return some(quantity + 1);
    case 'price':
      return line('6', [pri(price + 1, basis)]);
    case 'basis':
      return line('6', [pri(price, basis === undefined ? '100' : '1')]);
    case 'dozen':
      if (unit !== 'EA') return some(1);
      return line('3', ['QTY 113:0.5:DZ', ...qvr(6), pri(price, basis, 'DZ')]);
    case 'case':
      if (unit === 'CA') return some(1);
      return line('3', ['QTY 113:3:CA', pri(price, basis, 'CA')]);
    case 'day':
      return line('6', ['DTM 69:20261220:102', same]);
    case 'oneDelivery':
      return line('6', [same, 'SCC 1', `QTY 113:${quantity}:${code}`, 'DTM 69:20261220:102']);
    case 'split':
      return line('6', [same, 'SCC 1', `QTY 113:1:${code}`, `DTM 69:${isDated ? '20261205' : '20261201'}:102`, `QTY 113:${quantity - 1}:${code}`, 'DTM 69:20261228:102']); // prettier-ignore
    case 'substitute':
      return line('3', [same], `NA${index}`);
    case 'gone':
    case 'nothing':
      return line('7', []);
  }
}
