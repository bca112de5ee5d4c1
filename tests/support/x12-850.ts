/** Writes 850 interchanges for tests. What is not asked for is complete and right, so that nothing stops the order. */

export interface OrderSpec {
  readonly po: string;
  readonly quantity?: string;
  /** Empty: the segment has no price. */
  readonly price?: string;
  readonly date?: string;
  /** Number of PO1 lines; all alike. */
  readonly lines?: number;
  /** SE01 as claimed, when it should be wrong. */
  readonly segmentCount?: number;
  readonly shipTo?: string;
}

export interface InterchangeSpec {
  readonly control: number;
  readonly orders: readonly OrderSpec[];
  readonly sender?: string;
  readonly test?: boolean;
  /** ISA14: the sender asks for a TA1. */
  readonly asked?: boolean;
  /** IEA01, IEA02, GE02 and GE01 as claimed, when they should be wrong. */
  readonly interchangeGroups?: number;
  readonly closingControl?: number;
  readonly closingGroup?: number;
  readonly setCount?: number;
}

export const SHIP_TO = 'Northwind Warehouse';

export function interchange850(spec: InterchangeSpec): string {
  const { control, orders, sender = 'ACMESTORES', test = false, asked = false } = spec;
  const sets = orders.flatMap((order, index) => set850(order, String(index + 1).padStart(4, '0')));
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*ORDERGATE      *261123*1200*U*00401*${number(control)}*${asked ? 1 : 0}*${test ? 'T' : 'P'}*>`,
    `GS*PO*${sender}*ORDERGATE*20261123*1200*${control}*X*004010`,
    ...sets,
    `GE*${spec.setCount ?? orders.length}*${spec.closingGroup ?? control}`,
    `IEA*${spec.interchangeGroups ?? 1}*${number(spec.closingControl ?? control)}`,
  ]
    .map((segment) => `${segment}~`)
    .join('\n');
}

/** A 997 of the partner for one group that we sent it. */
export function interchange997(spec: {
  readonly control: number;
  readonly sender: string;
  /** Functional id and control number of our group. */
  readonly group: readonly [id: string, control: string];
  readonly set: readonly [id: string, control: string];
  readonly verdict: 'A' | 'E' | 'R';
}): string {
  const { control, sender, group, set, verdict } = spec;
  const errors = verdict === 'R' ? ['AK3*BAK*2**8', 'AK4*3*324*1'] : [];
  const segments = [
    'ST*997*0001',
    `AK1*${group.join('*')}`,
    `AK2*${set.join('*')}`,
    ...errors,
    verdict === 'R' ? 'AK5*R*5' : `AK5*${verdict}`,
    `AK9*${verdict}*1*1*${verdict === 'R' ? 0 : 1}`,
  ];
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*ORDERGATE      *261123*1300*U*00401*${number(control)}*0*P*>`,
    `GS*FA*${sender}*ORDERGATE*20261123*1300*${control}*X*004010`,
    ...segments,
    `SE*${segments.length + 1}*0001`,
    `GE*1*${control}`,
    `IEA*1*${number(control)}`,
  ]
    .map((segment) => `${segment}~`)
    .join('\n');
}

function number(value: number): string {
  return String(value).padStart(9, '0');
}

function set850(order: OrderSpec, control: string): string[] {
  const { po, quantity = '12', price = '10.50', date = '20261201', lines = 1, shipTo = SHIP_TO } = order;
  const segments = [
    `ST*850*${control}`,
    `BEG*00*SA*${po}**20261123`,
    ...(date === '' ? [] : [`DTM*002*${date}`]),
    `N1*ST*${shipTo}*92*W1`,
    'N3*1 Harbour Road',
    'N4*Portland*OR*97201*US',
    ...Array.from({ length: lines }, (_, index) => `PO1*${index + 1}*${quantity}*EA*${price}**BP*SKU-${index + 1}`),
    `CTT*${lines}`,
  ];
  return [...segments, `SE*${order.segmentCount ?? segments.length + 1}*${control}`];
}

/** As many orders as asked for, `PREFIX-1` onwards. */
export function orderSpecs(count: number, prefix: string): OrderSpec[] {
  return Array.from({ length: count }, (_, index) => ({ po: `${prefix}-${index + 1}` }));
}
