import { expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { knownUnits } from '../../../src/adapters/formats/x12/unit-codes.ts';
import type { Answer, WriteOptions } from '../../../src/model/format-adapter.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { normalizeUnit } from '../../../src/normalize/unit.ts';
import { UNITS } from '../../../src/normalize/units-table.ts';
import { read } from '../x12/support.ts';

const OPTIONS: WriteOptions = {
  numbers: { interchange: 7, group: 3, now: new Date('2026-11-24T09:05:00Z') },
  sender: { qualifier: 'ZZ', id: 'BUYER' },
  receiver: { qualifier: '01', id: '123456789' },
};
const LINE: OrderLine = {
  lineNumber: '1',
  buyerSku: 'SKU-1',
  quantity: '10',
  uom: 'EA',
  sourceUom: 'EA',
  unitPrice: '2.50',
};
const ORDER: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  orderType: 'standard',
  test: true,
  poNumber: 'PO-1',
  orderDate: '2026-11-23',
  lines: [LINE],
};

function write(
  set: string,
  change: Partial<Order> = {},
  options: Partial<WriteOptions> = {},
): Answer & { text: string } {
  const writer = x12.writers?.find(({ name }) => name === `x12-${set}`);
  if (writer === undefined) throw new Error(`There is no writer x12-${set}`);
  const answer = writer.write({ ...ORDER, ...change }, { ...OPTIONS, ...options });
  return { ...answer, text: Buffer.from(answer.content).toString('utf8') };
}
const paths = ({ findings }: Answer): (string | undefined)[] => findings.map(({ path }) => path);

test('a window of days goes out as 064 and 063 in a DTM, and as 53 and 54 in a G62, which has other codes', () => {
  const order: Partial<Order> = {
    requestedDelivery: { earliest: '2026-11-10', latest: '2026-11-20' },
    shipTo: { name: 'DC 7' },
    references: [{ type: 'G62/64', value: '20261105' }],
    totals: { quantity: '10' },
  };
  const grocery = write('875', order);
  expect(grocery.text).toContain('~G62*53*20261110~G62*54*20261120~G62*64*20261105~');
  expect(paths(grocery)).toEqual([]);
  const general = write('850', { ...order, totals: undefined });
  expect(general.text).toContain('~DTM*064*20261110~DTM*063*20261120~');
  expect(paths(general)).toEqual(['/references/0']);
});

test('components of a line are SLN, and what their quantities are of is told where the sums would be read otherwise', () => {
  const one = { lineNumber: '1', gtin: '036000291452', quantity: '8', uom: 'EA', sourceUom: 'EA' } as const;
  const more = { description: 'Cup', specification: 'Blue', notes: [{ type: 'description', text: 'Fragile' }] };
  const line: OrderLine = { ...LINE, uom: 'AS', sourceUom: 'AS', components: [{ ...one, ...more, per: 'unit' }] };
  const { text, findings } = write('850', { lines: [line] });
  expect(text).toContain('~SLN*1**I*8*EA****UP*036000291452~PID*F****Cup~PID*F****Blue~PID*F****Fragile~');
  expect(findings).toEqual([]);
  const [order] = read(text).documents.map(({ draft }) => draft && normalizeOrder(draft).order);
  expect(order?.lines).toEqual([line]);
  const all = { ...line, components: [{ ...one, per: 'line' as const, notes: [{ type: 'general', text: 'X' }] }] };
  const told = new Set(['/lines/0/components/0/per', '/lines/0/components/0/notes/0']);
  expect(new Set(paths(write('850', { lines: [all] })))).toEqual(told);
  expect(paths(write('875', { lines: [all], totals: { quantity: '10' } }))).toContain('/lines/0/components');
});

test('a contact without its party is PER of the header again, and G61 in an 875, where N1 has none', () => {
  const contact = { name: 'JANE', phone: '6125551212' };
  const alone = write('850', { buyer: { contact }, shipTo: { name: 'DC' } });
  expect(alone.text).toMatch(/PER\*BD\*JANE\*TE\*6125551212~[^]*N1\*ST\*DC~/);
  expect(alone.text).not.toContain('N1*BY');
  expect([read(alone.text).documents.map(({ draft }) => draft?.buyer?.contact?.name?.text), paths(alone)]).toEqual([['JANE'], []]); // prettier-ignore
  const nowhere = write('850', { billTo: { contact }, shipTo: { name: 'DC' } });
  expect([nowhere.text.includes('JANE'), paths(nowhere)]).toEqual([false, ['/billTo/contact']]);
  const buyer = { name: 'ACME', contact: { ...contact, email: 'jane@acme.example' } };
  const grocery = write('875', { buyer, shipTo: { name: 'DC' } });
  expect(grocery.text).toMatch(/G61\*BD\*JANE\*TE\*6125551212~[^]*N1\*BY\*ACME~/);
  expect(paths(grocery)).toContain('/buyer/contact/email');
  expect(paths(grocery)).not.toContain('/buyer/contact/name');
});

test('an exchange rate is CUR03 again, or told', () => {
  const rated = { references: [{ type: 'exchangeRate', value: '1.3725' }] };
  expect(write('850', { ...rated, currency: 'CAD' }).text).toContain('~CUR*BY*CAD*1.3725~');
  expect(paths(write('850', rated))).toEqual(['/references/0']);
});

test('a pack and how much is in each are PO4 or G70 again', () => {
  const references = [{ type: 'pack', value: '6' }, { type: 'packSize', value: '5 LB' }]; // prettier-ignore
  const order = { lines: [{ ...LINE, references }], shipTo: { name: 'DC 7' }, totals: { quantity: '10' } };
  expect(write('850', order).text).toContain('~PO4*6~PO4**5*LB~');
  expect(write('875', order).text).toContain('~G70*6~G70**5*LB~');
  expect(paths(write('850', { lines: [{ ...LINE, references: [{ type: 'packSize', value: '5' }] }] }))).toEqual([
    '/lines/0/references/0',
  ]);
});

test('prices that nobody pays here are CTP again, or told', () => {
  const held = ['price/RES', 'price/RS/MSR', 'price/RS'].map((type) => ({ type, value: '29.99' }));
  const { text, findings } = write('850', { lines: [{ ...LINE, references: held }] });
  expect(text).toContain('~CTP**RES*29.99~CTP*RS*MSR*29.99~CTP*RS**29.99~');
  expect(findings).toEqual([]);
  const [order] = read(text).documents.map(({ draft }) => draft && normalizeOrder(draft).order);
  expect(order?.lines[0]?.references).toEqual(held);
  // That of one is paid, that of the next is of EDIFACT, the last is for twelve.
  const others = [['price/NET', '9'], ['price/AAB', '9'], ['price/RES', '9 per 12']].map(([type = '', value = '']) => ({ type, value })); // prettier-ignore
  const told = others.map((_, index) => `/lines/0/references/${index}`);
  for (const set of ['850', '875'])
    expect(paths(write(set, { lines: [{ ...LINE, references: others }], totals: { quantity: '10' } }))).toEqual(
      expect.arrayContaining(told),
    );
});

test('the 850 of a small order, segment by segment', () => {
  const { text, findings, controlNumber, groupControl } = write('850');
  expect(text).toBe(
    [
      'ISA*00*          *00*          *ZZ*BUYER          *01*123456789      *261124*0905*U*00401*000000007*0*T*>',
      'GS*PO*BUYER*123456789*20261124*0905*3*X*004010',
      'ST*850*0001',
      'BEG*00*SA*PO-1**20261123',
      'PO1*1*10*EA*2.50**BP*SKU-1',
      'SE*4*0001',
      'GE*1*3',
      'IEA*1*000000007',
      '',
    ].join('~'),
  );
  expect([findings, controlNumber, groupControl]).toEqual([[], '000000007', '3']);
  expect(text.indexOf('~')).toBe(105); // The ISA is 106 bytes with its terminator.
});

test('a value that holds a delimiter leads to another one for the whole interchange', () => {
  const { text, findings } = write('850', { poNumber: 'A*B~C>D' });
  expect(findings).toEqual([]);
  expect(text).toContain("'BEG|00|SA|A*B~C>D||20261123'");
  expect(read(text).documents[0]?.draft?.poNumber?.text).toBe('A*B~C>D');
});

test('where delimiters are demanded, a text loses them and a number is left out, and both are told', () => {
  const delimiters = { element: '*', segment: '~' };
  const answer = write('850', { poNumber: 'A*B', buyer: { name: 'X~Y' } }, { delimiters });
  expect(new Set(paths(answer))).toEqual(new Set(['/buyer/name', '/poNumber']));
  expect(answer.text).toContain('~N1*BY*X Y~');
});

test('a long note is split over MSG, a long name goes on in N2, and both are told because they read back otherwise', () => {
  const long = 'word '.repeat(80).trim();
  const answer = write('850', { notes: [{ type: 'general', text: long }], buyer: { name: 'N'.repeat(70) } });
  expect(answer.text.match(/MSG\*/g)).toHaveLength(2);
  expect(answer.text).toContain(`~N1*BY*${'N'.repeat(60)}~N2*${'N'.repeat(10)}~`);
  expect(paths(answer)).toEqual(expect.arrayContaining(['/notes/0', '/buyer/name']));
});

test('letters beyond ASCII are written as UTF-8 and read back', () => {
  const { text } = write('850', { buyer: { name: 'Müller & Söhne 东京' } });
  expect(read(Buffer.from(text)).documents[0]?.draft?.buyer?.name?.text).toBe('Müller & Söhne 东京');
});

test('a price whose basis has no code is left out: without its basis it would be another price', () => {
  const answer = write('850', { lines: [{ ...LINE, priceBasisQuantity: '7' }] });
  expect(paths(answer)).toEqual(['/lines/0/priceBasisQuantity', '/lines/0/unitPrice']);
  expect(answer.text).toContain('PO1*1*10*EA***BP*SKU-1');
});

test('a part of a cent is never rounded', () => {
  const answer = write('850', { allowancesCharges: [{ kind: 'charge', code: 'D240', amount: '1.255' }] });
  expect(paths(answer)).toEqual(['/allowancesCharges/0/amount']);
  expect(answer.text).toContain('~SAC*C*D240~');
});

test.each(['003010', '003050', '004010', '005010', '006030', '007010'])(
  '%s writes its own dates and envelope',
  (version) => {
    const { text, findings } = write('850', { totals: { lineCount: 1 } }, { version });
    expect(findings).toEqual([]);
    expect(text).toContain(version < '004010' ? '**261123~' : '**20261123~');
    expect(text).toContain(`*X*${version}~`);
    expect(read(text).findings).toEqual([]);
  },
);

test('an 860 names the action of each line; POC04 says that all of it is still to come', () => {
  const lines = [{ ...LINE, action: 'quantityIncrease' as const }];
  const { text, findings } = write('860', { purpose: 'change', changesPo: 'PO-1', changeSequence: '2', lines });
  expect(findings).toEqual([]);
  expect(text).toContain('~BCH*04*SA*PO-1**2*20261123~POC*1*QI*10*10*EA*2.50**BP*SKU-1~');
});

test.each([
  ['change', 'RZ'],
  ['reschedule', 'CT'],
] as const)('the code of a change (%s, %s) is the one that was read', (action, code) => {
  const lines = [{ ...LINE, action, references: [{ type: 'changeCode', value: code }] }];
  for (const set of ['860', '865']) {
    const { text, findings } = write(set, { purpose: 'change', changesPo: 'PO-1', changeSequence: '2', lines });
    expect(text).toContain(`~POC*1*${code}*10*10*EA*2.50*`);
    expect(findings.filter(({ path }) => path?.includes('references'))).toEqual([]);
  }
});

test('a code that does not mean the action is left out, and that is told', () => {
  const lines = [{ ...LINE, action: 'priceChange' as const, references: [{ type: 'changeCode', value: 'RZ' }] }];
  const { text, findings } = write('860', { purpose: 'change', changesPo: 'PO-1', changeSequence: '2', lines });
  expect(text).toContain('~POC*1*PC*10*');
  expect(findings.map(({ path }) => path)).toEqual(['/lines/0/references/0']);
});

test.each(['855', '865'])('an %s of an order as it stands accepts it', (set) => {
  const { text, verdict } = write(set);
  expect(verdict).toBe('AD');
  expect(text).toContain('~ACK*IA*10*EA****BP*SKU-1~');
  expect(read(text).findings.map(({ message }) => message)).toEqual([
    `${set} answers order PO-1: accepted as it was ordered (AD); 1 line(s), 0 of them not simply accepted.`,
  ]);
});

test('an 875 has what the standard wants of one', () => {
  const { text, findings } = write('875', { shipTo: { name: 'DC 7' }, totals: { quantity: '10' } });
  expect(findings).toEqual([]);
  expect(text).toContain('~G50*N*20261123*PO-1****SA~N1*ST*DC 7~G68*10*EA*2.50**BP*SKU-1~G76*10*EA~');
  expect(read(text).findings).toEqual([]);
});

test('a sum of several units is told, because G76 names one of them', () => {
  const lines = [LINE, { ...LINE, lineNumber: '2', uom: 'XCS', sourceUom: 'CA' }];
  const answer = write('875', { shipTo: { name: 'DC 7' }, totals: { quantity: '20' }, lines });
  expect(answer.findings).toMatchObject([{ code: 'write-value-left-out', path: '/totals/quantity' }]);
  expect(answer.text).toContain('~G76*20*EA~');
});

test('the units for writing are those that are read, code for code', () => {
  const table = UNITS.flatMap(([unit, codes]) => codes.split(' ').filter((code) => code !== '').map((code) => [code, unit] as const)); // prettier-ignore
  expect(table.map(([code]) => knownUnits().has(code))).not.toContain(false);
  for (const [code, unit] of knownUnits()) {
    const result = normalizeUnit({ text: code, rule: 'x12/850/PO103' });
    expect([code, result.ok ? result.value : '']).toEqual([code, unit]);
  }
});

test('a tax is written as a share of one, and comes back as percent', () => {
  const { text, findings } = write('850', { taxes: [{ type: 'ST', amount: '10', percent: '8.25' }] });
  expect(findings).toEqual([]);
  expect(text).toContain('~TXI*ST*10*.0825~');
  expect(paths(write('850', { taxes: [{ type: 'ST', percent: '119' }] }))).toEqual(['/taxes/0/percent']);
});

test("the sender's spelling of a unit that X12 has no code for is told", () => {
  const { text, findings } = write('850', { lines: [{ ...LINE, uom: 'H87', sourceUom: 'Stück' }] });
  expect(text).toContain('~PO1*1*10*PC*2.50**BP*SKU-1~');
  expect(findings).toMatchObject([{ path: '/lines/0/sourceUom', message: '/lines/0/sourceUom is written PC' }]);
});

test('a delivery that ships on one day and arrives on another has both, and a third day is told', () => {
  const schedules = [
    {
      quantity: '10',
      date: '2026-12-05',
      requestedShip: { date: '2026-12-01' },
      requestedDelivery: { latest: '2026-12-09' },
    },
  ];
  const answer = write('850', { lines: [{ ...LINE, schedules }] });
  expect(answer.text).toContain('~SCH*10*EA***002*20261205**010*20261201~');
  expect(paths(answer)).toEqual(['/lines/0/schedules/0/requestedDelivery/latest']);
  const shipTo = { name: 'Shop' };
  const placed = write('850', { lines: [{ ...LINE, schedules: schedules.map((one) => ({ ...one, shipTo })) }] });
  expect(placed.text).toContain('~N1*ST*Shop~QTY*01*10~DTM*002*20261205~'); // One day, by the standard.
  expect(paths(placed)).toEqual([
    '/lines/0/schedules/0/requestedShip/date',
    '/lines/0/schedules/0/requestedDelivery/latest',
  ]);
});

test('in an 875 a reference of type L1 is told, because N9 L1 is read as the heading of a text', () => {
  const answer = write('875', { lines: [{ ...LINE, references: [{ type: 'L1', value: '7' }] }] });
  expect(paths(answer)).toContain('/lines/0/references/0');
  expect(answer.text).not.toContain('~N9*L1');
});

test('stores of a line stand in SDQ where the N1 loop of the version has no quantity', () => {
  const schedules = ['0001', '0002'].map((value) => ({
    quantity: '5',
    shipTo: { identifiers: [{ scheme: 'buyerAssigned', value }] },
  }));
  const lines = [{ ...LINE, schedules }];
  const old = write('850', { lines }, { version: '003040' });
  expect(old.text).toContain('~SDQ*EA*92*0001*5*0002*5~');
  expect(old.text).not.toContain('N1*ST**92');
  expect(paths(old)).not.toContain('/lines/0/schedules/0/quantity');
  const later = write('850', { lines }, { version: '004010' });
  expect(later.text).toContain('~N1*ST**92*0001~QTY*01*5~');
});

test('a place with a name alone and a day of shipment beside that of delivery stands in SCH, whose DTM are two', () => {
  const schedules = [
    { quantity: '10', date: '2026-12-03', requestedShip: { date: '2026-11-30' }, shipTo: { name: 'STORE 8' } },
  ];
  const answer = write('850', { lines: [{ ...LINE, schedules }] });
  expect(answer.text).toContain('~SCH*10*EA*ST*STORE 8*002*20261203**010*20261130~');
  expect(paths(answer)).toEqual([]);
});
