/** EDIFACT and TRADACOMS through a real gateway: from bytes to an order, to the ERP, and back in the sender's own words. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerProfile } from '../../src/model/partner-profile.ts';
import type { AcknowledgmentView, MessageView, OrderView } from '../support/client.ts';
import { takeOrders } from '../support/erp.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchangeAperak, interchangeContrl, interchangeOrders, type OrdersSpec } from '../support/orders-edi.ts';

let gateway: TestGateway;
let reference = 0;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

describe('an ORDERS', () => {
  test('becomes an order, goes to the ERP, and is answered by CONTRL and ORDRSP in its sender’s delimiters', async () => {
    const { message, sender, po } = await received({ asked: '1' });
    const [row] = message.orders;
    expect(row).toMatchObject({ state: 'queued', poNumber: po });
    const order = await confirmedOrder(row?.id ?? '');
    expect(order.order).toMatchObject({
      buyer: { identifiers: [{ scheme: 'GLN', value: '4012345000009' }] },
      requestedDelivery: { date: '2026-12-04' },
      currency: 'EUR',
      lines: [{ lineNumber: '1', gtin: '4012345678901', buyerSku: 'SKU-1', quantity: '12', unitPrice: '10.50' }],
    });
    const answers = await answersOf(order);
    expect(answers.map(({ type }) => type)).toEqual(['CONTRL', 'ORDRSP']);
    const [contrl, ordrsp] = answers;
    expect(contrl?.content).toMatch(new RegExp(`UCI\\+${reference}\\+${sender}:14\\+4012345000016:14\\+7'`));
    expect(contrl?.content).toContain(`UNB+UNOC:3+4012345000016:14+${sender}:14+`);
    expect(ordrsp?.content).toContain(`RFF+ON:${po}'`);
    expect(ordrsp?.content).toMatch(/BGM\+231\+[^+]+\+29[+']/);
    expect([contrl, ordrsp].map((answer) => answer?.controlNumber)).toEqual(['1', '2']);
  });

  test('in UTF-16 is read, shown, answered in the same, and known again when it is sent once more', async () => {
    const po = `WIDE-${++reference}`;
    const sender = `40999${String(reference).padStart(8, '0')}`;
    const text = interchangeOrders({ reference, sender, po, asked: '1' })
      .replace('UNOC', 'UNOY')
      .replace('PORTLAND', 'ŁÓDŹ 数');
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    const message = await gateway.client.deliver(bytes);
    const [row] = message.orders;
    expect(row).toMatchObject({ state: 'queued', poNumber: po });
    const order = await gateway.client.order(row?.id ?? '');
    expect(order.order).toMatchObject({ shipTo: { address: { city: 'ŁÓDŹ 数' } } });
    const source = await gateway.client.get<{
      segments: { tag: string; elements: { text: string; offset: number; length: number }[] }[];
    }>(`/v1/orders/${order.id}/source`);
    const city = source.segments.flatMap(({ elements }) => elements).find(({ text: words }) => words === 'ŁÓDŹ 数');
    if (city === undefined) throw new Error('The city is not among the segments.');
    expect(bytes.subarray(city.offset, city.offset + city.length).toString('utf16le')).toBe('ŁÓDŹ 数');
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer?.content).toContain(`UNB+UNOY:3+4012345000016:14+${sender}:14+`);
    expect(await gateway.client.deliver(bytes)).toMatchObject({ status: 'duplicate', orders: [] });
  });

  test('that asks for no acknowledgment gets none, and its order waits for none', async () => {
    const { message } = await received({});
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order.acknowledgmentState).toBe('none');
    expect(await gateway.client.acknowledgments(message.id)).toEqual([]);
  });

  test('that asks for the receipt alone gets UCI with action 8', async () => {
    const { message } = await received({ asked: '2' });
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer?.content).toMatch(/UCI\+[^']*\+8'/);
    expect(answer?.content).not.toContain('UCM');
  });

  test('with a wrong UNT makes no order, and CONTRL says 29 at that message', async () => {
    const { message } = await received({ asked: '1', segmentCount: 99 });
    expect(message.orders).toEqual([]);
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer).toMatchObject({ type: 'CONTRL' });
    expect(answer?.content).toMatch(/UCM\+1\+ORDERS:D:96A:UN:EAN008\+4\+29/);
  });

  test('rejected by a person is told by APERAK with the reason', async () => {
    const { message, po } = await received({ asked: '1', price: '' });
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order.state).toBe('needsReview');
    await gateway.client.decide(order, 'reject', { reason: 'no price agreed' });
    const told = await answersOf(order);
    expect(told.map(({ type }) => type)).toEqual(['CONTRL', 'APERAK']);
    expect(told[1]?.content).toContain(po);
    expect(told[1]?.content.toLowerCase()).toContain('no price agreed');
  });
});

describe('an interchange reference that was used before', () => {
  test('with the same bytes is a retransmission: no new order, the stored CONTRL goes out again', async () => {
    const { message, bytes } = await received({ asked: '1' });
    const [first] = await gateway.client.acknowledgments(message.id);
    const again = await gateway.client.deliver(bytes);
    expect(again).toMatchObject({ status: 'duplicate', orders: [] });
    const [repeated] = await gateway.client.acknowledgments(again.id);
    expect(repeated).toMatchObject({ id: first?.id, content: first?.content });
  });

  test('with other bytes is held, and CONTRL says 26', async () => {
    const { sender } = await received({ asked: '1' });
    const bytes = interchangeOrders({ reference, sender, po: `OTHER-${reference}`, asked: '1' });
    const message = await gateway.client.deliver(bytes);
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['duplicate-interchange'] } });
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer?.content).toMatch(/UCI\+[^']*\+4\+26/);
    const again = await gateway.client.deliver(bytes); // What is held is known as well.
    expect(again).toMatchObject({ status: 'duplicate', orders: [] });
    expect(await gateway.client.acknowledgments(again.id)).toMatchObject([
      { id: answer?.id, content: answer?.content },
    ]);
  });

  test('on another day is a new interchange: senders start to count anew', async () => {
    const { sender } = await received({});
    const message = await gateway.client.deliver(
      interchangeOrders({ reference, sender, po: `NEXT-YEAR-${reference}`, date: '271123' }),
    );
    expect(message.orders).toMatchObject([{ state: 'queued' }]);
  });
});

describe('a CONTRL of the partner for our ORDRSP', () => {
  test('is matched, and a rejection reaches a person', async () => {
    const { message, sender } = await received({});
    const order = await confirmedOrder(message.orders[0]?.id ?? '');
    const [ordrsp] = await answersOf(order);
    const about = ordrsp?.controlNumber ?? '';
    const yes = await gateway.client.deliver(interchangeContrl({ reference: ++reference, sender, about, action: '7' }));
    expect(yes.acknowledges).toMatchObject([{ type: 'CONTRL', verdict: 'accepted', acknowledgmentId: ordrsp?.id }]);
    expect(await gateway.client.acknowledgments(yes.id)).toEqual([]);
    await gateway.client.deliver(
      interchangeContrl({ reference: ++reference, sender, about, action: '4', error: '23' }),
    );
    expect(await gateway.client.order(order.id)).toMatchObject({
      acknowledgmentState: 'failed',
      exception: { codes: ['answer-rejected'] },
    });
  });
});

describe('what is said of our message inside an accepted interchange', () => {
  test('is matched: a rejected ORDRSP puts its order on the work list, and a later yes closes the case', async () => {
    const { order, ordrsp, sender } = await answered();
    const say = (action: '4' | '7'): Promise<MessageView> =>
      gateway.client.deliver(
        interchangeContrl({
          reference: ++reference,
          sender,
          about: ordrsp.controlNumber,
          action: '7',
          message: ['ORDRSP', action],
        }),
      );
    const no = await say('4');
    expect(no.findings).toEqual([]);
    expect(no.acknowledges.map(({ verdict, acknowledgmentId }) => [verdict, acknowledgmentId])).toEqual([
      ['accepted', ordrsp.id],
      ['rejected', ordrsp.id],
    ]);
    expect(await gateway.client.order(order.id)).toMatchObject({
      acknowledgmentState: 'failed',
      exception: { codes: ['answer-rejected'] },
    });
    const yes = await say('7');
    expect(yes.findings).toEqual([]);
    const after = await gateway.client.order(order.id);
    expect(after.acknowledgmentState).toBe('confirmed');
    expect(after.exception).toBeUndefined();
  });

  test('of a message that we do not send under that number is matched with nothing', async () => {
    const { order, ordrsp, sender } = await answered();
    const about = ordrsp.controlNumber;
    const message = await gateway.client.deliver(
      interchangeContrl({ reference: ++reference, sender, about, action: '7', message: ['INVOIC', '4'] }),
    );
    expect(message.findings.map(({ code }) => code)).toEqual(['answer-unmatched']);
    expect((await gateway.client.order(order.id)).acknowledgmentState).toBe('confirmed');
  });

  test('by an APERAK that names our message alone is matched too', async () => {
    const { order, ordrsp, sender } = await answered();
    const message = await gateway.client.deliver(
      interchangeAperak({ reference: ++reference, sender, about: ordrsp.controlNumber }),
    );
    expect(message.acknowledges).toMatchObject([{ type: 'APERAK', verdict: 'rejected', acknowledgmentId: ordrsp.id }]);
    expect(await gateway.client.order(order.id)).toMatchObject({
      acknowledgmentState: 'failed',
      exception: { codes: ['answer-rejected'] },
    });
  });
});

describe('an ORDCHG', () => {
  test('gives line actions and the order that it changes, and waits for a person', async () => {
    const { message, po } = await received({ action: '3' });
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order).toMatchObject({ state: 'needsReview' });
    expect(order.order).toMatchObject({
      purpose: 'change',
      changesPo: po,
      lines: [{ action: 'change', quantity: '12' }],
    });
    expect(order.issues.map(({ code }) => code)).toContain('purpose-needs-person');
  });
});

describe('what was agreed with a partner', () => {
  test('decides its character set, whatever UNB says, and the map of its own elements', async () => {
    const sender = await partnerWith({
      charset: 'iso-8859-2',
      map: [
        {
          document: 'ORDERS',
          element: 'RFF01-2',
          when: { element: 'RFF01-1', is: 'ZZZ' },
          to: '/contractNumber',
          why: 'their frame contract',
          since: '2026-01-01',
        },
      ],
    });
    const text = interchangeOrders({ reference: ++reference, sender, po: `M-${reference}` })
      .replace('NORTHWIND', 'MLÉKÁRNA \xb9')
      .replace('CUX+', "RFF+ZZZ:K-77'\nCUX+")
      .replace(/UNT\+(\d+)/, (_, count: string) => `UNT+${Number(count) + 1}`);
    const message = await gateway.client.deliver(Buffer.from(text, 'latin1'));
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order.order.shipTo?.name).toContain('MLÉKÁRNA š');
    expect(order.order.contractNumber).toBe('K-77');
    const { data } = await gateway.client.get<{ data: { source: string; ourField: string; why: string }[] }>(
      `/v1/partners/${message.interchanges[0]?.partnerId ?? ''}/map?document=ORDERS`,
    );
    expect(data[0]).toMatchObject({ source: 'partner', ourField: '/contractNumber', why: 'their frame contract' });
    expect(data.length).toBeGreaterThan(30);
  });
});

describe('a TRADACOMS file', () => {
  test('becomes one order for each message, and nobody expects an answer', async () => {
    const message = await gateway.client.deliver(
      readFileSync('fixtures/tradacoms/corpus/indice-co__tradacoms.order9.edi'),
    );
    expect(message.orders.map(({ poNumber }) => poNumber)).toEqual(['981', '982']);
    const order = await gateway.client.order(message.orders[0]?.id ?? '');
    expect(order.order.lines).toHaveLength(3);
    expect(order.acknowledgmentState).toBe('none');
    expect(await gateway.client.acknowledgments(message.id)).toEqual([]);
  });
});

async function received(
  spec: Partial<OrdersSpec>,
): Promise<{ readonly message: MessageView; readonly sender: string; readonly po: string; readonly bytes: string }> {
  const number = ++reference;
  const sender = spec.sender ?? `40999${String(number).padStart(8, '0')}`;
  const po = `PO-${number}`;
  const bytes = interchangeOrders({ po, ...spec, reference: number, sender });
  return { message: await gateway.client.deliver(bytes), sender, po, bytes };
}

/** An order of EDIFACT that was accepted, and the ORDRSP that went out for it. */
async function answered(): Promise<{
  readonly order: OrderView;
  readonly ordrsp: AcknowledgmentView;
  readonly sender: string;
}> {
  const { message, sender } = await received({});
  const order = await confirmedOrder(message.orders[0]?.id ?? '');
  const [ordrsp] = await answersOf(order);
  if (ordrsp === undefined) throw new Error(`Order ${order.id} has no ORDRSP.`);
  return { order, ordrsp, sender };
}

async function partnerWith(profile: PartnerProfile): Promise<string> {
  const { message, sender } = await received({});
  const id = message.interchanges[0]?.partnerId ?? '';
  const answer = await gateway.client.call('PUT', `/v1/partners/${id}`, { body: { name: sender, profile } });
  expect(answer.status).toBe(200);
  return sender;
}

/** The ERP takes the order; resolves when its sender was told. */
async function confirmedOrder(id: string): Promise<OrderView> {
  await takeOrders(gateway.client, [id]);
  return gateway.client.orderWhen(id, 'confirmed', ({ acknowledgmentState }) => acknowledgmentState === 'confirmed');
}

async function answersOf(order: OrderView): Promise<AcknowledgmentView[]> {
  return (await gateway.client.get<{ data: AcknowledgmentView[] }>(`/v1/orders/${order.id}/acknowledgments`)).data;
}
