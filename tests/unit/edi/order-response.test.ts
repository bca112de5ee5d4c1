/** 855, 865 and ORDRSP that are received: shown as what they are, told to a person, and never an order. */
import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { DecodedDocument } from '../../../src/model/decoded.ts';
import type { FormatAdapter } from '../../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { notOrders } from '../../../src/pipeline/envelopes.ts';

function read(format: FormatAdapter, text: string, parts: 'all' | 'verdicts' = 'all'): DecodedDocument {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts });
  const found = [...decoder.push(Buffer.from(text)), ...decoder.end()].find((item) => item.kind === 'document');
  if (found === undefined) throw new Error('There is no document.');
  return found;
}

function set(id: string, functionalId: string, segments: readonly string[]): DecodedDocument {
  const head = `ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          *261123*0900*U*00401*000000007*0*T*>~GS*${functionalId}*SELLER*BUYER*20261123*0900*7*X*004010~`;
  const body = [`ST*${id}*0001`, ...segments, `SE*${segments.length + 2}*0001`, 'GE*1*7', 'IEA*1*000000007'];
  return read(x12, head + body.map((segment) => `${segment}~`).join(''));
}

const told = ({ findings }: DecodedDocument): string[] =>
  findings.flatMap(({ code, message }) => (code === 'order-response-received' ? [message] : []));

describe('an 855', () => {
  const document = set('855', 'PR', [
    'BAK*00*AC*PO-1*20261120',
    'N9*L1*REASON',
    'MSG*Stock is low',
    'PO1*1*12*EA*2.5**BP*A1',
    'ACK*IA*12*EA*067*20261201',
    'PO1*2*5*EA*3**BP*B2',
    'ACK*IQ*3*EA*067*20261201',
    'ACK*IB*2*EA',
    'DTM*067*20261215',
    'PO1*3*1*EA*9**BP*C3',
    'ACK*IR*1*EA',
    'CTT*3',
  ]);

  test('is its lines with statuses, quantities and days, and no order', () => {
    expect(document.draft).toBeUndefined();
    expect(document.response).toMatchObject({
      orderNumber: 'PO-1',
      verdict: { code: 'AC', means: 'accepted with changes' },
      texts: ['Stock is low'],
      lines: [
        { lineNumber: '1', quantity: '12', unit: 'EA', price: '2.5', items: [{ scheme: 'BP', value: 'A1' }], parts: [{ status: { code: 'IA' }, quantity: '12', days: [{ kind: '067', day: '2026-12-01' }] }] },
        { lineNumber: '2', parts: [{ status: { code: 'IQ' }, quantity: '3' }, { status: { code: 'IB' }, quantity: '2', days: [{ kind: '067', day: '2026-12-15' }] }] },
        { lineNumber: '3', parts: [{ status: { code: 'IR', means: 'rejected' } }] },
      ],
    }); // prettier-ignore
  });

  test('is told with the number of the order and what of it is not simply accepted, each at its place', () => {
    expect(told(document)).toEqual([
      '855 answers order PO-1: accepted with changes (AC); 3 line(s), 2 of them not simply accepted; "Stock is low".',
      'Line 2 of order PO-1: item B2 (BP), 5 EA ordered, 3 EA accepted in another quantity (IQ) on 2026-12-01 (067), 2 EA on back order (IB) on 2026-12-15 (067), price 3.',
      'Line 3 of order PO-1: item C3 (BP), 1 EA ordered, 1 EA rejected (IR), price 9.',
    ]);
    expect(document.findings.map(({ at }) => at)).toMatchObject([{ tag: 'BAK' }, { tag: 'PO1' }, { tag: 'PO1' }]);
    expect(document.verdict).toMatchObject({ status: 'A', findings: [] });
  });

  test('stands with the message in the gateway, with all that it says', () => {
    expect(notOrders([document], [])).toMatchObject([
      { type: '855', result: 'orderResponse', findings: document.findings },
    ]);
  });
});

test('an 865 has what was asked for in POC', () => {
  const document = set('865', 'CA', [
    'BCA*00*AD*PO-1***20261120',
    'POC*1*NC*12**EA*2.5**BP*A1',
    'ACK*IA*12*EA',
    'CTT*1',
  ]);
  expect(document.response).toMatchObject({
    orderNumber: 'PO-1',
    verdict: { code: 'AD' },
    lines: [{ quantity: '12', unit: 'EA', price: '2.5', items: [{ scheme: 'BP', value: 'A1' }] }],
  });
  expect(told(document)).toEqual([
    '865 answers order PO-1: accepted as it was ordered (AD); 1 line(s), 0 of them not simply accepted.',
  ]);
});

describe('an ORDRSP', () => {
  const MESSAGE =
    "UNB+UNOC:3+SELLER+BUYER+261123:0900+1'UNH+1+ORDRSP:D:96A:UN'BGM+231+R1+4+AC'DTM+137:20261123:102'RFF+ON:PO-1'LIN+1+5+A1:IN'QTY+21:12:PCE'LIN+2+6+B2:IN'QTY+21:5:PCE'QTY+113:3:PCE'DTM+69:20261215:102'PRI+AAA:3'LIN+3+7+C3:IN'QTY+21:1'UNS+S'UNT+15+1'UNZ+1+1'";

  test('is its lines with actions, quantities and days, told, and no order', () => {
    const document = read(edifact, MESSAGE);
    expect(document.draft).toBeUndefined();
    expect(document.response).toMatchObject({
      orderNumber: 'PO-1',
      lines: [
        { lineNumber: '1', status: { code: '5' }, quantity: '12', unit: 'PCE', parts: [] },
        { lineNumber: '2', status: { code: '6' }, parts: [{ kind: { code: '113' }, quantity: '3', days: [{ kind: '69', day: '2026-12-15' }] }] },
        { lineNumber: '3', status: { code: '7', means: 'not accepted' } },
      ],
    }); // prettier-ignore
    expect(told(document)).toEqual([
      'ORDRSP answers order PO-1: accepted with changes (AC); 3 line(s), 2 of them not simply accepted.',
      'Line 2 of order PO-1: accepted with a change (6), item B2 (IN), 5 PCE ordered, 3 PCE to be delivered (113) on 2026-12-15 (69), price 3.',
      'Line 3 of order PO-1: not accepted (7), item C3 (IN), 1 ordered.',
    ]);
  });

  test('where it is only checked, nothing is told of what it says', () => {
    expect(told(read(edifact, MESSAGE, 'verdicts'))).toEqual([]);
  });
});
