/** In whatever form a mail stops or changes an order which was sent before: it is held, and its sender is answered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../support/client.ts';
import { orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';
import { outlookMail } from '../support/outlook.ts';
import { deliveredMail, inReplyTo, letterPdf, queuedOrder, withFile, writtenMail } from '../support/stops.ts';
import type { MailFile } from '../support/stops.ts';

let desk: MailDesk;
beforeAll(async () => {
  desk = await startMailDesk();
});
afterAll(() => desk.stop());

const now = ({ id }: OrderView): Promise<OrderView> => desk.gateway.client.order(id);
const HELD = { state: 'needsReview', deliveryState: 'none' };

const named = (form: (number: string) => string, words = 'Please cancel order #.') => ({ form, words });

const letter = (words: string): MailFile => ({
  name: 'letter.txt',
  type: 'text/plain',
  bytes: Buffer.from(`Dear Sirs,\r\n\r\n${words}\r\n\r\nAnn Lee\r\n`),
});

async function reasonOf(messageId: string): Promise<string | null | undefined> {
  return (await desk.answersOf(`messageId=${messageId}`))[0]?.reason;
}

describe('a reply that gives a value beside its thanks, or says nothing that one knows', () => {
  test.each([
    ['OK, 60.'],
    ['Thanks. 60.'],
    ['OK, LS1 4AA'],
    ['Yes, in May.'],
    ['OK, tomorrow.'],
    ['OK: EA'],
    ['?'],
    ['x'],
    ['No.'],
    ['👎'],
    [''],
  ])('%s', async (words) => {
    const queued = await queuedOrder(desk);
    const { id } = await writtenMail(desk, words, inReplyTo(queued));
    expect(await now(queued.order)).toMatchObject({ ...HELD, exception: { codes: ['customer-changes'] } });
    expect(await reasonOf(id)).toBeNull();
  });

  test.each([['Thanks!'], ['👍'], ['OK, thank you.'], ['When will it be delivered?'], ['Will it come today?']])(
    'and not one of thanks: %s',
    async (words) => {
      const queued = await queuedOrder(desk);
      await writtenMail(desk, words, inReplyTo(queued));
      expect(await now(queued.order)).toMatchObject({ state: 'queued', exception: { codes: ['customer-answered'] } });
    },
  );

  test.each([
    ['Re: order - CANCEL', '', 'customer-stops'],
    ['Re: order - CANCEL', 'Thanks.', 'customer-stops'],
    ['RE: order: 60 pcs', 'Thanks.', 'customer-changes'],
  ])('%s / %s: its subject counts where it is another one', async (subject, words, code) => {
    const queued = await queuedOrder(desk);
    await writtenMail(desk, words, { ...inReplyTo(queued), subject });
    expect(await now(queued.order)).toMatchObject({ ...HELD, exception: { codes: [code] } });
  });
});

describe('a mail of its own that writes the number in its own way', () => {
  test.each([
    named((number) => number.replace('-', ' ')),
    named((number) => number.replace('-', '')),
    named((number) => number.replace('-', '–')),
    named((number) => number.replace('-', '\u2011')),
    named((number) => number.replace('-', '-\u200B')),
    named((number) => number.toLowerCase()),
    named((number) => number.replace('NG-', '')),
    named((number) => `NG-00001/${number}/NG-99998`),
    named((number) => number, 'Prosimy o anulowanie zamówienia #.'),
  ])('$words', async ({ form, words }) => {
    const { order, from } = await queuedOrder(desk);
    const other = await queuedOrder(desk);
    const text = words.replace('#', form(order.poNumber ?? ''));
    const { id } = await writtenMail(desk, text, { from, subject: 'cancellation' });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
    expect(await now(other.order)).toMatchObject({ state: 'queued' });
    expect(await reasonOf(id)).toBeNull();
  });

  test('in bold letters, of which some are its number', async () => {
    const { order, from } = await queuedOrder(desk);
    const number = order.poNumber ?? '';
    await writtenMail(desk, `<p>Please cancel <b>${number.slice(0, 4)}</b>${number.slice(4)}.</p>`, {
      from,
      'subject': 'cancellation',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
  });
});

describe('a letter in a file', () => {
  test('cancels the order that it names', async () => {
    const { order, from } = await queuedOrder(desk);
    const { type, body } = withFile(
      'Please see the attached letter.',
      letter(`please cancel our purchase order ${order.poNumber}.`),
    );
    const { id } = await writtenMail(desk, body, { from, 'subject': 'Your attention', 'content-type': type });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
    expect(await reasonOf(id)).toBeNull();
  });

  test('as a PDF cancels the order that it names', async () => {
    const { order, from } = await queuedOrder(desk);
    const words = ['Dear Sirs,', `please cancel our purchase order ${order.poNumber}.`, 'Kind regards', 'Ann Lee'];
    const file = { name: 'letter.pdf', type: 'application/pdf', bytes: letterPdf(words) };
    const { type, body } = withFile('Please see the attached letter.', file);
    await writtenMail(desk, body, { from, 'subject': 'Your attention', 'content-type': type });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
  });

  test('of Outlook cancels the order that it names', async () => {
    const { order, from } = await queuedOrder(desk);
    const body = `Dear Sirs,\r\n\r\nplease cancel our purchase order ${order.poNumber}.\r\n`;
    const bytes = outlookMail({ subject: 'note', from: { name: 'Ann', address: 'ann@northgate.example' }, body });
    const file = { name: 'note.msg', type: 'application/vnd.ms-outlook', bytes };
    const mail = withFile('Please see the attached letter.', file);
    await writtenMail(desk, mail.body, { from, 'subject': 'Your attention', 'content-type': mail.type });
    expect(await now(order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
  });

  test.each([
    ['please cancel it.', 'customer-stops'],
    ['the second item is for our own use.', 'customer-changes'],
  ])('behind a reply holds the order of its thread: %s', async (words, code) => {
    const queued = await queuedOrder(desk);
    const { type, body } = withFile('See attached.', letter(words));
    await writtenMail(desk, body, { ...inReplyTo(queued), 'content-type': type });
    expect(await now(queued.order)).toMatchObject({ ...HELD, exception: { codes: [code] } });
  });
});

describe('a mail that names no order', () => {
  test.each([
    ["Please cancel today's order, it was sent by mistake."],
    ['Bitte unsere letzte Bestellung stornieren.'],
    ['Please cancel all our open orders, we are closing the Leeds site.'],
    ["Please change today's order to red ones."],
  ])('holds what its sender ordered lately, and nothing else: %s', async (words) => {
    const { order, from } = await queuedOrder(desk);
    const other = await queuedOrder(desk);
    const { id } = await writtenMail(desk, words, { from, subject: 'urgent' });
    expect(await now(order)).toMatchObject(HELD);
    expect(await now(other.order)).toMatchObject({ state: 'queued' });
    expect(await reasonOf(id)).toBeNull();
  });

  test.each([
    ['Please stop sending us your newsletter.', 'news'],
    ['Please cancel our order NG-99123.', 'order'],
    ['We need a price for 40 valves.', 'price'],
  ])('and not where it speaks of something else: %s', async (words, subject) => {
    const { order, from } = await queuedOrder(desk);
    await writtenMail(desk, words, { from, subject });
    expect(await now(order)).toMatchObject({ state: 'queued' });
  });
});

describe('a mail that came by a list', () => {
  const group = { 'list-id': '<orders.supplier.example>', 'precedence': 'list' };
  const others = { 'list-id': '<buyers.northgate.example>', 'precedence': 'list' };

  test.each([
    ['the group that the mailbox is', group, null],
    ['a list of others', others, 'list'],
  ])('of %s holds the order that it stops', async (_case, head, reason) => {
    const queued = await queuedOrder(desk);
    const { id } = await writtenMail(desk, 'Please cancel this order.', { ...inReplyTo(queued), ...head });
    expect(await now(queued.order)).toMatchObject({ ...HELD, exception: { codes: ['customer-stops'] } });
    expect(await reasonOf(id)).toBe(reason);
  });

  test('and orders by that group, is told so', async () => {
    const message = await deliveredMail(desk, orderMail(group, orderText('NG-9001')));
    expect(message.orders).toHaveLength(1);
    expect(await reasonOf(message.id)).toBeNull();
  });
});

describe('a mail of a program', () => {
  test.each([
    ['an ERP', { 'auto-submitted': 'auto-generated' }, 'Purchase order # is cancelled.', true],
    ['an absence note that names it', { 'auto-submitted': 'auto-replied' }, 'I am away. PO # is cancelled.', true],
    ['an absence note', { 'auto-submitted': 'auto-replied' }, 'I am away. Please do not send reminders.', false],
    ['a help desk', { 'auto-submitted': 'auto-generated' }, 'We got your mail. Please do not delete this line.', false],
  ])('%s', async (_case, head, words, isHeld) => {
    const queued = await queuedOrder(desk);
    const { order } = queued;
    const { id } = await writtenMail(desk, words.replace('#', order.poNumber ?? ''), { ...inReplyTo(queued), ...head });
    expect((await now(order)).state).toBe(isHeld ? 'needsReview' : 'queued');
    expect(await reasonOf(id)).not.toBeNull();
  });
});
