/** What an ORDERS or ORDCHG says of an order that it cannot say as it is. */
import { describe, expect, test } from 'vitest';
import directories from '../../../src/adapters/formats/edifact/dictionary/index.json' with { type: 'json' };
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { Answer } from '../../../src/model/format-adapter.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Order, OrderLine } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';

const LINE: OrderLine = { lineNumber: '1', buyerSku: 'A', quantity: '10', uom: 'KGM', sourceUom: 'KGM' };

function write(
  type: 'orders' | 'ordchg',
  change: Partial<Order>,
  version = 'D96A',
): Answer & { back: Order; told: readonly Finding[] } {
  const writer = edifact.writers?.find(({ name }) => name === `edifact-${type}`);
  if (writer === undefined) throw new Error(`There is no writer edifact-${type}.`);
  const order: Order = {
    schemaVersion: '1.0',
    purpose: 'original',
    orderType: 'standard',
    test: false,
    poNumber: 'PO-1',
    orderDate: '2026-11-23',
    lines: [LINE],
    ...change,
  };
  const answer = writer.write(order, {
    numbers: { interchange: 42, group: 1, now: new Date('2026-11-24T00:00:00Z') },
    version,
    sender: { qualifier: '14', id: '4012345500004' },
    receiver: { qualifier: '14', id: '4098765000010' },
  });
  const decoder = edifact.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const [document] = [...decoder.push(answer.content), ...decoder.end()].filter((item) => item.kind === 'document');
  if (document?.draft === undefined) throw new Error('One message was written.');
  const told = document.findings.filter(({ edifact: known }) => known !== undefined);
  return { ...answer, back: normalizeOrder(document.draft).order, told };
}
const paths = ({ findings }: Answer): (string | undefined)[] => findings.map(({ path }) => path);

test('a note with line breaks and a sign beyond Latin 1 is written with blanks in their place, which is told', () => {
  const answer = write('orders', { notes: [{ type: 'general', text: 'Ring first.\r\nNet 5 €\tonly' }] });
  expect(answer.back.notes).toEqual([{ type: 'general', text: 'Ring first. Net 5 € only' }]);
  expect(paths(answer)).toEqual(['/notes/0']);
  expect(Buffer.from(answer.content).toString('utf8')).toContain('UNB+UNOW:4');
});

test('places that are only named stand below the ship-to again, and a side of the product is IMD again', () => {
  const references = [
    { type: 'place/11', value: 'TOR5' },
    { type: 'place/9', value: 'Port of Kiel' },
  ];
  const notes = [
    { type: 'characteristic/35', text: 'BISCUITS CHOC' },
    { type: 'general', text: 'Ring first' },
  ];
  const shipTo = { name: 'Works 10' };
  const answer = write('orders', { buyer: { name: 'ACME' }, shipTo, references, lines: [{ ...LINE, notes }] });
  expect([answer.back.references, answer.back.lines[0]?.notes]).toEqual([references, notes]);
  expect([paths(answer), answer.told]).toEqual([[], []]);
  const alone = write('orders', { references });
  expect(paths(alone)).toEqual(['/references/0', '/references/1']);
  const behind = write('orders', { lines: [{ ...LINE, notes: notes.toReversed() }] });
  expect(paths(behind)).toEqual(['/lines/0/notes/1/type']);
});

test('a note of 600 characters goes on in a second FTX, and nothing of it is lost', () => {
  const text = Array.from({ length: 100 }, (_, index) => `wd${100 + index}`).join(' ');
  const answer = write('orders', { notes: [{ type: 'general', text }] });
  expect(answer.back.notes?.length).toBe(2);
  expect(answer.back.notes?.map((note) => note.text).join(' ')).toBe(text);
  expect(paths(answer)).toEqual(['/notes/0']);
});

test('components are lines that detail theirs, which CNT 2 counts and a reader does not', () => {
  const one = {
    lineNumber: '2',
    gtin: '036000291452',
    quantity: '8',
    per: 'unit',
    uom: 'EA',
    sourceUom: 'EA',
  } as const;
  const two = { ...one, lineNumber: '3', description: 'Cup', specification: 'Blue', supplierSku: 'X' };
  const lines = [
    { ...LINE, uom: 'AS', sourceUom: 'AS', components: [one, two] },
    { ...LINE, lineNumber: '4' },
  ];
  const answer = write('orders', { lines, totals: { lineCount: 2 } });
  expect([answer.back.lines, answer.back.totals, paths(answer), answer.told]).toEqual([
    lines,
    { lineCount: 2 },
    [],
    [],
  ]);
  expect(Buffer.from(answer.content).toString()).toContain("CNT+2:4'");
  const display = [{ ...LINE, uom: 'EA', sourceUom: 'EA', components: [one, { ...one, lineNumber: '3' }] }];
  expect(write('orders', { lines: display })).toMatchObject({ back: { lines: display }, findings: [] });
  const priced = { ...one, per: 'line' as const, unitPrice: '2' };
  expect(paths(write('orders', { lines: [{ ...LINE, components: [priced] }] }))).toEqual(['/lines/0/components/0/per']);
});

test('deliveries with a place stand before those without, which is told', () => {
  const day = { quantity: '4', date: '2026-12-01' };
  const place = { quantity: '6', shipTo: { name: 'Shop' } };
  const answer = write('orders', { lines: [{ ...LINE, schedules: [day, place] }] });
  expect(answer.back.lines[0]?.schedules).toEqual([place, day]);
  expect(paths(answer)).toEqual(['/lines/0/schedules']);
  expect(paths(write('orders', { lines: [{ ...LINE, schedules: [place, day] }] }))).toEqual([]);
});

test('a further price comes back with the number of units that it is for', () => {
  const references = [
    { type: 'price/INF', value: '12.00 per 100 KGM' },
    { type: 'price/CAL', value: '4 per 1 PCE' },
  ];
  const { back, content } = write('orders', { lines: [{ ...LINE, unitPrice: '1', references }] });
  expect(Buffer.from(content).toString()).toContain("PRI+INF:12.00:::100:KGM'");
  expect(back.lines[0]?.references).toEqual(references);
});

/** What the order has no fields for, in the order in which a line says it. */
const FACTS = [
  { type: 'measure/AAA', value: '12.5 KGM' },
  { type: 'quantity/59', value: '4' },
  { type: 'identity/BX', value: 'BATCH-1' },
  { type: 'CT', value: 'C-1' },
  { type: 'package/CT', value: '3' },
];

describe.each(Object.keys(directories.directories))('in %s', (version) => {
  const delivery = { quantity: '4', date: '2026-12-01', requestedShip: { date: '2026-11-28' } };
  const schedules = [
    { ...delivery, shipTo: { identifiers: [{ scheme: 'GLN', value: '4012345500004' }] } },
    { ...delivery, quantity: '6', date: '2026-12-08', shipTo: { name: 'SHOP' } },
  ];
  const order: Partial<Order> = {
    currency: 'EUR',
    buyer: { name: 'BUYER', identifiers: [{ scheme: 'GLN', value: '4012345500004' }] },
    shipTo: { name: 'STORE', address: { lines: ['1 ROAD'], city: 'TOWN', postalCode: '1234', country: 'DE' } },
    requestedDelivery: { earliest: '2026-12-01', latest: '2026-12-08' },
    paymentTerms: { netDays: 30 },
    notes: [{ type: 'general', text: 'A note' }],
    lines: [
      { ...LINE, description: 'Thing', unitPrice: '2.50', priceBasisQuantity: '10', schedules },
      {
        ...LINE,
        lineNumber: '2',
        references: FACTS,
        schedules: [delivery, { ...delivery, quantity: '6', date: '2026-12-08' }],
      },
    ],
  };

  test.each(['orders', 'ordchg'] as const)('an %s with deliveries keeps to its own dictionary', (type) => {
    const { back, told } = write(type, type === 'orders' ? order : { ...order, purpose: 'change' }, version);
    expect(told).toEqual([]);
    expect(back.lines[1]?.references).toEqual(FACTS);
    expect(back.lines.map((line) => line.schedules)).toEqual(order.lines?.map((line) => line.schedules));
  });
});

test('a characteristic by its code comes back, as does each fact in its own segment', () => {
  const references = [{ type: 'characteristic/35', value: 'CU' }, ...FACTS];
  const answer = write('orders', { lines: [{ ...LINE, references }] }, 'D96A:EAN008');
  expect(paths(answer)).toEqual([]);
  expect(answer.back.lines[0]?.references).toEqual(references);
  const text = Buffer.from(answer.content).toString();
  for (const segment of ['IMD+C+35+CU', 'MEA+AAE+AAA+KGM:12.5', 'GIN+BX+BATCH-1', 'PAC+3++CT'])
    expect(text).toContain(`${segment}'`);
});

test('more measures than a line has room for are told, and the rest is written', () => {
  const references = Array.from({ length: 7 }, (_, index) => ({ type: 'measure/AAA', value: `${index + 1} KGM` }));
  const answer = write('orders', { lines: [{ ...LINE, references }] });
  expect(answer.told).toEqual([]);
  expect(answer.back.lines[0]?.references).toEqual(references.slice(0, 5));
  expect(paths(answer)).toEqual(['/lines/0/references/5', '/lines/0/references/6']);
});

test('the days of a delivery come back as what they are', () => {
  const schedules = [
    {
      quantity: '10',
      date: '2026-12-05',
      requestedDelivery: { latest: '2026-12-09' },
      requestedShip: { date: '2026-12-01' },
    },
  ];
  expect(write('orders', { lines: [{ ...LINE, schedules }] }).back.lines[0]?.schedules).toEqual(schedules);
});

test('a quantity without a unit comes back without one, and as pieces in EANCOM, which is told', () => {
  const lines = [{ lineNumber: '1', buyerSku: 'A', quantity: '10' }];
  const plain = write('orders', { lines });
  expect(plain.back.lines[0]?.uom).toBeUndefined();
  expect(plain.findings).toEqual([]);
  const eancom = write('orders', { lines }, 'D96A:EAN008');
  expect(eancom.back.lines[0]?.uom).toBe('H87');
  expect(eancom.findings).toMatchObject([{ code: 'write-value-filled-in', path: '/lines/0/uom' }]);
});

test('an ORDCHG has its own number, and names the order that it changes', () => {
  const change = {
    purpose: 'change' as const,
    orderType: undefined,
    changesPo: 'PO-1',
    references: [{ type: 'changeNumber', value: 'CHG-1' }],
  };
  const answer = write('ordchg', change);
  expect(Buffer.from(answer.content).toString('latin1')).toMatch(/BGM\+230\+CHG-1\+4'.*RFF\+ON:PO-1'/s);
  expect(answer.back).toMatchObject({ poNumber: 'PO-1', changesPo: 'PO-1', references: change.references });
  expect(answer.findings).toEqual([]);
});

describe('a text that is longer than one FTX', () => {
  const words = Array.from({ length: 130 }, (_, at) => `word${at}`).join(' '); // 900 characters; an FTX of D96A holds 350.

  test('goes on in further ones, which are read as notes of its kind, and that is told: it was left out as a whole', () => {
    const { back, findings, told } = write('orders', {
      requirements: { other: words },
      lines: [{ ...LINE, description: words }],
    });
    const [line] = back.lines;
    expect([back.requirements?.other, ...(back.notes ?? []).map(({ text }) => text)].join(' ')).toBe(words);
    expect([line?.description, ...(line?.notes ?? []).map(({ text }) => text)].join(' ')).toBe(words);
    expect(back.notes?.map(({ type }) => type)).toEqual(['SIN', 'SIN']);
    expect(findings.map(({ path }) => path)).toEqual(['/requirements/other', '/lines/0/description']);
    expect(told).toEqual([]);
  });

  test('is left out and told where the directory has no room for it: a line of D93A has five FTX', () => {
    const notes = Array.from({ length: 6 }, (_, at) => ({ type: 'general', text: `Note ${at}.` }));
    const { back, findings, told } = write('orders', { lines: [{ ...LINE, notes }] }, 'D93A');
    expect(back.lines[0]?.notes).toEqual(notes.slice(0, 5));
    expect(findings.map(({ path }) => path)).toEqual(['/lines/0/notes/5']);
    expect(told).toEqual([]);
  });
});

test('a GTIN that is none by its length is another number of the item when it is read, which is told', () => {
  const { back, findings } = write('orders', { lines: [{ ...LINE, gtin: 'X1' }] });
  expect(back.lines[0]?.otherIds).toEqual([{ scheme: 'EN', value: 'X1' }]);
  expect(findings.map(({ path }) => path)).toEqual(['/lines/0/gtin']);
});
