import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { Answer, DecidedOrder } from '../../../src/model/format-adapter.ts';
import type { Order } from '../../../src/model/order.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';
import { interchangeOf } from '../../support/edifact-segments.ts';
import { bodyOf, decode, written } from './support.ts';

const ORDERED: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: 'PO-1',
  orderDate: '2026-11-20',
  currency: 'EUR',
  buyer: { identifiers: [{ scheme: 'GLN', value: '4012345500004' }] },
  lines: [
    { lineNumber: '1', gtin: '4000862141404', quantity: '10', uom: 'H87', sourceUom: 'PCE', unitPrice: '2.50' },
    { lineNumber: '2', buyerSku: 'B-2', quantity: '5', uom: 'H87' },
  ],
};
const [FIRST, SECOND] = ORDERED.lines;
if (FIRST === undefined || SECOND === undefined) throw new Error('There are two lines.');

function decisionOf(change: Partial<DecidedOrder>): DecidedOrder {
  const interchange = interchangeOf();
  return {
    order: ORDERED,
    ordered: ORDERED,
    decision: 'accepted',
    documentType: 'ORDERS',
    documentControl: '17',
    documentVersion: 'ORDERS:D:01B:UN',
    interchange,
    group: {
      implied: true,
      index: 0,
      functionalId: 'ORDERS',
      sender: '',
      receiver: '',
      controlNumber: '',
      date: '',
      time: '',
      agency: '',
      version: '',
    },
    ...change,
  };
}

function answersTo(change: Partial<DecidedOrder>, agreement: Agreement = {}): string[] {
  const owed = edifact.answers?.decided(decisionOf(change), agreement) ?? [];
  return written(owed).map(({ content }) => Buffer.from(content).toString('latin1'));
}

function saidTo(version: string, change: Partial<DecidedOrder>): { text: string; codes: string[]; answer: Answer } {
  const decision = decisionOf({
    ...change,
    interchange: interchangeOf({ version }),
    documentVersion: 'ORDERS:D:96A:UN',
  });
  const [answer] = written(edifact.answers?.decided(decision, {}) ?? []);
  if (answer === undefined) throw new Error('An answer is owed.');
  return {
    text: Buffer.from(answer.content).toString('latin1'),
    codes: answer.findings.map(({ code }) => code),
    answer,
  };
}

/** What is wrong with an answer, as it is read again: not what it says. */
function faultsIn(content: Parameters<typeof decode>[0]): string[] {
  return decode(content)
    .flatMap((item) => ('findings' in item ? item.findings : []))
    .flatMap(({ code, message }) => (code === 'order-response-received' ? [] : [message]));
}

describe('an answer to a sender of UNOA or UNOB', () => {
  test('has its texts in the characters of the level', () => {
    const reason = 'Not ordered ~ by café';
    const upper = saidTo('UNOA:2', { decision: 'rejected', reason });
    expect(upper.text).toContain('UNB+UNOA:2+');
    expect(upper.text).toContain("FTX+AAO+++NOT ORDERED - BY CAFE'");
    expect(upper.codes).toEqual(['ack-value-replaced']);
    expect(saidTo('UNOB:1', { decision: 'rejected', reason }).text).toContain("FTX+AAO+++Not ordered - by cafe'");
    expect(saidTo('UNOA:2', { decision: 'rejected', reason: 'Too late' }).codes).toEqual([]);
    expect(faultsIn(Buffer.from(upper.answer.content))).toEqual([]);
  });

  test.each([
    ['ac-é', 'UNOC:3', 'ac-\xe9'],
    ['ŁÓ-1', 'UNOW:4', Buffer.from('ŁÓ-1').toString('latin1')],
  ])('never alters an item number: with %s it is written in %s, and that is told', (buyerSku, syntax, bytes) => {
    const order = { ...ORDERED, lines: [FIRST, { ...SECOND, buyerSku }] };
    const { text, codes } = saidTo('UNOA:1', { order });
    expect(text).toContain(`UNB+${syntax}+`);
    expect(text).toContain(`PIA+3+${bytes}:IN'`);
    expect(codes).toEqual(['ack-charset-widened']);
  });

  test('repeats what the sender wrote himself as he wrote it', () => {
    const ordered = { ...ORDERED, poNumber: 'po-1', lines: [{ ...FIRST, supplierSku: 'ab_1' }] };
    const { text, codes } = saidTo('UNOA:1', { order: ordered, ordered });
    expect(text).toContain('UNB+UNOA:1+');
    expect(text).toContain("PIA+5+ab_1:SA'");
    expect(codes).toEqual([]);
  });
});

describe('ORDRSP', () => {
  const CHANGE: Order = { ...ORDERED, purpose: 'change', poNumber: 'PO-1', changesPo: 'PO-1', orderDate: '2026-11-23' };
  test.each<[string, Order['references'], string | undefined]>([
    ['171 of the order, which is what the change refers to', [{ type: 'date/171', value: '2026-11-20' }], '20261120'],
    ['137 apart from that of the order', [{ type: 'date/137', value: '2026-11-25' }], '20261123'],
    ['none but its own', undefined, undefined],
    [
      'two of references',
      [
        { type: 'date/171', value: '2026-11-20' },
        { type: 'date/171', value: '2026-11-21' },
      ],
      undefined,
    ],
  ])('to a change with a date %s', (_, references, day) => {
    const ordered = { ...CHANGE, references };
    const [answer = ''] = answersTo({ order: ordered, ordered, documentType: 'ORDCHG' });
    const body = bodyOf(answer);
    const behind = body[body.indexOf('RFF+ON:PO-1') + 1];
    expect(behind?.startsWith('DTM+171') === true ? behind : undefined).toBe(
      day === undefined ? undefined : `DTM+171:${day}:102`,
    );
  });

  test('accepts without amendment line by line, in the directory of the order', () => {
    const [answer = ''] = answersTo({});
    expect(answer).toContain("UNH+1+ORDRSP:D:01B:UN'");
    expect(bodyOf(answer)).toEqual([
      'BGM+231+9+29+AD',
      'DTM+137:20261124:102',
      'RFF+ON:PO-1',
      'DTM+171:20261120:102',
      'NAD+BY+4012345500004::9',
      'CUX+2:EUR:9',
      'LIN+1+5+4000862141404:EN',
      'QTY+21:10:PCE',
      'PRI+AAA:2.50',
      'LIN+2+5',
      'PIA+5+B-2:IN',
      'QTY+21:5',
      'UNS+S',
      'CNT+2:2',
    ]);
  });

  test('tells what will come of a changed line, what was replaced, and what was not taken', () => {
    const order = { ...ORDERED, lines: [{ ...FIRST, quantity: '6' }] };
    const body = bodyOf(answersTo({ order })[0] ?? '');
    expect(body[0]).toBe('BGM+231+9+30+AC');
    expect(body.filter((one) => /^(?:LIN|QTY)/.test(one))).toEqual([
      'LIN+1+6+4000862141404:EN',
      'QTY+21:10:PCE',
      'QTY+113:6:PCE',
      'LIN+2+7',
      'QTY+21:5',
    ]);
    const replaced = { ...ORDERED, lines: [FIRST, { ...SECOND, buyerSku: 'B-3' }] };
    expect(bodyOf(answersTo({ order: replaced })[0] ?? '')).toContain('LIN+2+3');
  });

  test('splits a line into deliveries that add up to what was ordered', () => {
    const schedules = [
      { quantity: '6', date: '2026-12-01' },
      { quantity: '4', date: '2026-12-08' },
    ];
    const body = bodyOf(answersTo({ order: { ...ORDERED, lines: [{ ...FIRST, schedules }, SECOND] } })[0] ?? '');
    expect(body.slice(body.indexOf('LIN+1+6+4000862141404:EN'), body.indexOf('LIN+2+5'))).toEqual([
      'LIN+1+6+4000862141404:EN',
      'QTY+21:10:PCE',
      'PRI+AAA:2.50',
      'SCC+1',
      'QTY+113:6:PCE',
      'DTM+69:20261201:102',
      'QTY+113:4:PCE',
      'DTM+69:20261208:102',
    ]);
  });

  test.each([
    ['D96A', ['QTY+113:30:PCE', 'DTM+69:20261201:102']],
    ['D06A', ['DTM+69:20261201:102', 'QTY+113:30:PCE']],
    ['D24A', ['DTM+69:20261201:102', 'QTY+113:30:PCE']],
  ])('tells what goes to each place below its LOC, in the order of %s', (directory, first) => {
    const schedules = [
      { quantity: '30', date: '2026-12-01', shipTo: { identifiers: [{ scheme: 'GLN', value: '5412345000051' }] } },
      { quantity: '60', shipTo: { identifiers: [{ scheme: 'GLN', value: '5412345000068' }] } },
      { quantity: '10', date: '2026-12-08' },
    ];
    const documentVersion = `ORDERS:D:${directory.slice(1)}:UN`;
    const order = { ...ORDERED, lines: [{ ...FIRST, quantity: '100', schedules }] };
    const [answer = ''] = answersTo({ order, ordered: order, documentVersion });
    const body = bodyOf(answer);
    expect(body.slice(body.indexOf('PRI+AAA:2.50') + 1, body.indexOf('UNS+S'))).toEqual([
      'LOC+7+5412345000051::9',
      ...first,
      'LOC+7+5412345000068::9',
      'QTY+113:60:PCE',
      'SCC+1',
      'QTY+113:10:PCE',
      'DTM+69:20261208:102',
    ]);
    expect(faultsIn(answer)).toEqual([]);
  });

  test('names an item as the order did: SRV stays SRV, and BP stays BP', () => {
    const at = { offset: 0, length: 1 };
    const said = (rule: string, raw: string) => ({ rule, raw, at, confidence: 1 });
    const ordered = { ...ORDERED, lines: [{ ...FIRST, buyerSku: 'B-1', supplierSku: 'S-1' }] };
    const lineage = {
      '/lines/0/gtin': said('edifact/ORDERS/LIN/7140/SRV', '4000862141404'),
      '/lines/0/buyerSku': said('edifact/ORDERS/PIA/7140/BP', 'B-1'),
      '/lines/0/supplierSku': said('partner/1', 'S-1'),
    };
    const source = { lineage: () => ({ order: lineage, ordered: lineage }) };
    const body = bodyOf(answersTo({ order: ordered, ordered, source })[0] ?? '');
    expect(body).toContain('LIN+1+5+4000862141404:SRV');
    expect(body).toContain('PIA+5+B-1:BP+S-1:SA');
  });

  test('says 28 when only the heading was changed', () => {
    const order = { ...ORDERED, requestedDelivery: { date: '2026-12-24' } };
    const body = bodyOf(answersTo({ order })[0] ?? '');
    expect(body[0]).toBe('BGM+231+9+28+AC');
    expect(body).toContain('DTM+69:20261224:102');
  });

  test.each(['D:93A', 'D:96A', 'D:01B', 'D:10B'])('is one that a strict reader accepts in %s', (directory) => {
    const order = {
      ...ORDERED,
      requestedDelivery: { date: '2026-12-24' },
      lines: [{ ...FIRST, quantity: '6' }, SECOND],
    };
    for (const change of [{}, { order }, { decision: 'rejected' as const, reason: "Too late: it's gone + sold" }]) {
      const documentVersion = `ORDERS:${directory}:UN`;
      for (const answer of answersTo({ ...change, documentVersion }, { rejection: 'both' })) {
        const errors = decode(answer).flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
        expect(errors.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }
  });
});

describe('a refused order', () => {
  const refused = { decision: 'rejected' as const, reason: 'The customer is not known.' };

  test('is told by APERAK unless otherwise agreed', () => {
    const [answer = '', ...more] = answersTo(refused);
    expect(more).toEqual([]);
    expect(answer).toContain("UNH+1+APERAK:D:01B:UN'");
    expect(bodyOf(answer)).toEqual([
      'BGM+313+9+27',
      'DTM+137:20261124:102',
      'RFF+ON:PO-1',
      'RFF+ACW:17',
      'ERC+27::ZZZ',
      'FTX+AAO+++The customer is not known.',
    ]);
  });

  test('is told without a kind of message where the directory has none for it', () => {
    const [answer = ''] = answersTo({ ...refused, documentVersion: 'ORDERS:D:96A:UN' });
    expect(bodyOf(answer)[0]).toBe('BGM++9+27');
    expect(faultsIn(answer)).toEqual([]);
  });

  test('is told by ORDRSP, by both or not at all as agreed', () => {
    const types = (rejection: 'order' | 'both' | 'none'): string[] =>
      answersTo(refused, { rejection }).map((answer) => /UNH\+1\+([A-Z]+)/.exec(answer)?.[1] ?? '');
    expect(types('order')).toEqual(['ORDRSP']);
    expect(types('both')).toEqual(['APERAK', 'ORDRSP']);
    expect(types('none')).toEqual([]);
    const [order = ''] = answersTo(refused, { rejection: 'order' });
    expect(bodyOf(order)).toEqual(expect.arrayContaining(['BGM+231+9+27+RE', 'LIN+1+7+4000862141404:EN', 'LIN+2+7']));
  });

  test('is answered in characters and delimiters of the sender, with what they cannot say told', () => {
    const delimiters = { element: '+', component: ':', repetition: '', segment: "'", release: '' };
    const interchange = interchangeOf({ version: 'UNOA:2', delimiters });
    const owed = edifact.answers?.decided(decisionOf({ ...refused, reason: 'Größe 3:4', interchange }), {}) ?? [];
    const [answer] = written(owed);
    expect(Buffer.from(answer?.content ?? []).toString('latin1')).toContain("FTX+AAO+++GROSSE 3 4'");
    // The letter that UNOA lacks, and the separator that nothing releases.
    expect(answer?.findings.map(({ code }) => code)).toEqual(['ack-value-replaced', 'ack-value-replaced']);
  });
});

test('an accepted order is not answered when no confirmation was agreed', () => {
  expect(answersTo({}, { confirmation: 'never' })).toEqual([]);
});
