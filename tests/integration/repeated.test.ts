/** The same goods under a second order number within hours: told and held, never doubled, never dropped, and both orders lead to each other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../support/client.ts';
import { orderMail, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';

let desk: MailDesk;
let count = 0;
beforeAll(async () => {
  desk = await startMailDesk();
});
afterAll(() => desk.stop());

const text = (number: string, item: string, pieces = 40): string =>
  `Hi Ben,\r\n\r\nplease send ${pieces} x ${item} (pallet wrap, clear) to our Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA, our PO ${number}.\r\n\r\nTom\r\n`;

function mail(number: string, item: string, { from = 'Ann Lee <ann@northgate.example>', pieces = 40 } = {}): Buffer {
  return orderMail({ 'message-id': `<r${++count}@northgate.example>`, from }, text(number, item, pieces));
}

const codes = ({ issues }: OrderView): string[] => issues.map(({ code }) => code);

async function told({ id }: OrderView) {
  const { data } = await desk.gateway.client.get<{ data: { type: string; data: object | null }[] }>(
    `/v1/orders/${id}/events`,
  );
  return data.flatMap((event) => (event.type === 'cameAgain' ? [event.data] : []));
}

describe('an order by mail', () => {
  test('that asks for the goods of another one waits, though its sender is known, and both lead to each other', async () => {
    const first = await desk.ordered(mail('R-1001', 'AB-1'));
    await desk.accept(first, 'ERP-1');
    const again = await desk.ordered(mail('R-1002', 'AB-1'));
    expect(again).toMatchObject({ state: 'needsReview', poNumber: 'R-1002' });
    expect(codes(again)).toContain('order-repeated');
    const { message } = again.issues.find(({ code }) => code === 'order-repeated') as { message?: string };
    expect(message).toBe(
      `The same line came under another number, R-1001, as order ${first.id}, shortly before R-1002: one order that was sent twice, or two.`,
    );
    expect(await told(first)).toEqual([{ order: again.id, number: 'R-1002' }]);
    const released = await desk.gateway.client.decide(again, 'release', { reason: 'both are meant' });
    expect(released.body).toMatchObject({ state: 'queued' });
  });

  test('keeps waiting for that while something else of it is corrected', async () => {
    const first = await desk.ordered(mail('R-2001', 'AB-2'));
    const again = await desk.ordered(mail('R-2002', 'AB-2'));
    const { client } = desk.gateway;
    const { status } = await client.decide(again, 'corrections', {
      patch: [{ op: 'add', path: '/orderDate', value: '2026-06-01' }],
      reason: 'as the mail says',
    });
    expect(status).toBe(200);
    expect(codes(await client.order(again.id))).toContain('order-repeated');
    await client.decide(await client.order(first.id), 'reject', { reason: 'sent twice' });
    const third = await desk.ordered(mail('R-2003', 'AB-2', { pieces: 41 }));
    expect(codes(third)).not.toContain('order-repeated');
  });

  test('of two that come at the same moment one is held', async () => {
    const both = await Promise.all([desk.ordered(mail('R-3001', 'AB-3')), desk.ordered(mail('R-3002', 'AB-3'))]);
    expect(both.filter((each) => codes(each).includes('order-repeated'))).toHaveLength(1);
  });

  test('is an order of its own when another sender asks for the same', async () => {
    await desk.ordered(mail('R-4001', 'AB-4'));
    const other = await desk.ordered(mail('R-4002', 'AB-4', { from: 'Bo Ek <bo@southgate.example>' }));
    expect(codes(other)).not.toContain('order-repeated');
  });
});
