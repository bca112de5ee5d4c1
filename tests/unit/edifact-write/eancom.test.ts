/** Answers to orders in GS1's subset: the version of each message type, and codes that the subset lists. */
import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { Answer, DecidedOrder } from '../../../src/model/format-adapter.ts';
import type { Order } from '../../../src/model/order.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';
import { bodyOf, decode, written } from './support.ts';
import { interchangeOf } from '../../support/edifact-segments.ts';

const LINE = { lineNumber: '1', gtin: '4000862141404', quantity: '10', uom: 'H87', sourceUom: 'PCE', unitPrice: '2.50' }; // prettier-ignore
const ORDERED: Order = {
  schemaVersion: '1.0',
  purpose: 'original',
  test: false,
  poNumber: 'PO-1',
  orderDate: '2026-11-20',
  currency: 'EUR',
  buyer: { identifiers: [{ scheme: 'GLN', value: '4012345500004' }] },
  seller: { identifiers: [{ scheme: 'GLN', value: '4098765000010' }] },
  shipTo: { identifiers: [{ scheme: 'GLN', value: '4012345500011' }] },
  lines: [LINE, { lineNumber: '2', buyerSku: 'B-2', quantity: '5', uom: 'H87' }],
};
const CHANGE: Order = { ...ORDERED, purpose: 'change', poNumber: 'PO-1', changesPo: 'PO-1', references: [{ type: 'changeNumber', value: 'C-7' }] }; // prettier-ignore
const LESS: Order = { ...ORDERED, lines: [{ ...LINE, quantity: '6' }] };
const LATER: Order = { ...ORDERED, requestedDelivery: { date: '2026-12-24' }, requestedShip: { date: '2026-12-20' }, paymentTerms: { text: '30 days' } }; // prettier-ignore

function answers(documentVersion: string, change: Partial<DecidedOrder>, agreement: Agreement = {}): Answer[] {
  const interchange = interchangeOf();
  const group = { implied: true, index: 0, functionalId: 'ORDERS', sender: '', receiver: '', controlNumber: '', date: '', time: '', agency: '', version: '' }; // prettier-ignore
  const decided = { order: ORDERED, ordered: ORDERED, decision: 'accepted' as const, documentType: 'ORDERS', documentControl: '17', documentVersion, interchange, group, ...change }; // prettier-ignore
  return written(edifact.answers?.decided(decided, agreement) ?? []);
}

const text = ({ content }: Answer): string => Buffer.from(content).toString('latin1');
const headOf = (answer: Answer | undefined): string => /UNH\+1\+([^']+)'/.exec(answer === undefined ? '' : text(answer))?.[1] ?? ''; // prettier-ignore

/** What our own reader finds in an answer: not that it came. */
function told(answer: Answer): string[] {
  const found = decode(text(answer)).flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
  return found.flatMap(({ code, message }) => (code === 'order-response-received' ? [] : [message]));
}

describe('UNH 0057', () => {
  const rejected = { decision: 'rejected' as const, reason: 'The customer is not known.' };
  test.each([
    ['ORDERS:D:96A:UN:EAN008', 'ORDRSP:D:96A:UN:EAN005', 'APERAK:D:96A:UN'],
    ['ORDCHG:D:96A:UN:EAN005', 'ORDRSP:D:96A:UN:EAN005', 'APERAK:D:96A:UN'],
    ['ORDERS:D:01B:UN:EAN010', 'ORDRSP:D:01B:UN:EAN009', 'APERAK:D:01B:UN:EAN003'],
    ['ORDERS:D:93A:UN:EAN007', 'ORDRSP:D:93A:UN', 'APERAK:D:95A:UN'],
    ['ORDERS:D:96A:UN:EDIT30', 'ORDRSP:D:96A:UN', 'APERAK:D:96A:UN'],
    ['ORDERS:D:96A:UN', 'ORDRSP:D:96A:UN', 'APERAK:D:96A:UN'],
  ])('to %s is that of the message, and none where it is not known', (version, ordrsp, aperak) => {
    const [response] = answers(version, {});
    const [error] = answers(version, rejected);
    expect([headOf(response), headOf(error)]).toEqual([ordrsp, aperak]);
    for (const answer of [response, error]) {
      const isLeftOut = version.split(':').length === 5 && headOf(answer).split(':').length === 4;
      expect(answer?.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(isLeftOut ? ['write-value-left-out info'] : []); // prettier-ignore
    }
  });

  test('is what was agreed with the partner', () => {
    const agreement = { associations: { ORDRSP: 'EAN004', APERAK: 'EAN001' }, rejection: 'both' as const };
    const both = answers('ORDERS:D:93A:UN:EAN007', rejected, agreement);
    expect(both.map(headOf)).toEqual(['APERAK:D:95A:UN:EAN001', 'ORDRSP:D:93A:UN:EAN004']);
    expect(both.flatMap(({ findings }) => findings)).toEqual([]);
  });
});

const CASES: readonly (readonly [string, Partial<DecidedOrder>, string])[] = [
  ['accepted as it is', {}, 'BGM+231+9+29'],
  ['of which less comes', { order: LESS }, 'BGM+231+9+4'],
  ['of which the head was changed', { order: LATER }, 'BGM+231+9+4'],
  ['refused', { decision: 'rejected', reason: 'Too late' }, 'BGM+231+9+27'],
  ['that was a change', { order: CHANGE, ordered: CHANGE, documentType: 'ORDCHG' }, 'BGM+231+9+29'],
];
describe.each(['ORDERS:D:96A:UN:EAN008', 'ORDERS:D:01B:UN:EAN010'])('an answer to %s', (version) => {
  test.each(CASES)('%s is in the codes of the subset, and our own check finds nothing', (_, change, head) => {
    const all = answers(version, change, { rejection: 'both' });
    const response = all.find(({ type }) => type === 'ORDRSP');
    expect(response === undefined ? [] : bodyOf(text(response))[0]).toBe(head);
    expect(`BGM+231+9+${response?.verdict ?? ''}`).toBe(head);
    expect(all.flatMap(told)).toEqual([]);
  });

  test('says of each line whether it is accepted, changed or not accepted', () => {
    const [answer] = answers(version, { order: LESS });
    const body = answer === undefined ? [] : bodyOf(text(answer));
    expect(body.filter((one) => one.startsWith('LIN'))).toEqual(['LIN+1+3+4000862141404:EN', 'LIN+2+7']);
    const [accepted] = answers(version, {});
    expect(accepted === undefined ? '' : text(accepted)).toContain("LIN+1+5+4000862141404:EN'");
  });
});
