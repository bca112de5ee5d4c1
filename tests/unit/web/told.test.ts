import { describe, expect, test } from 'vitest';
import { about, toldByFax, toldByMail, untoldText, withheldText } from '../../../src/web/told.ts';
import type { FaxAnswer, MailAnswer } from '../../../src/web/told.ts';

const MAIL: MailAnswer = {
  id: 'ans_1',
  event: 'received',
  orderId: null,
  state: 'sent',
  reason: null,
  recipient: 'ann@northgate.example',
  subject: 'Re: order',
  body: 'Thank you.',
  createdAt: '2026-11-01T10:00:00Z',
  sentAt: '2026-11-01T10:00:05Z',
  bouncedBy: null,
  delivery: null,
  deliveryAt: null,
  deliveryBy: null,
};
const FAX: FaxAnswer = {
  id: 'ans_2',
  event: 'accepted',
  orderId: 'ord_1',
  state: 'sent',
  reason: null,
  recipient: '+15550100',
  body: 'Confirmed.',
  createdAt: '2026-11-01T11:00:00Z',
  pages: 1,
  doneAt: '2026-11-01T11:02:00Z',
};

describe('an answer by mail', () => {
  test.each([
    [{ state: 'pending' }, 'moving', 'To be sent'],
    [{}, 'good', 'Sent; nothing was said of its delivery'],
    [{ delivery: 'delivered', deliveryBy: 'msg_9' }, 'good', 'Delivered'],
    [{ delivery: 'delayed', deliveryBy: 'msg_9' }, 'attention', 'Delayed; the mail servers keep trying'],
    [{ state: 'bounced', bouncedBy: 'msg_9', delivery: 'delayed' }, 'bad', 'Came back: it was not delivered'],
  ] as const)('of %j says %s: %s', (change, tone, outcome) => {
    const told = toldByMail({ ...MAIL, ...change });
    expect(told).toMatchObject({ what: 'Receipt', by: 'mail', tone, outcome });
    expect(told?.text).toBe('Subject: Re: order\n\nThank you.');
  });

  test('leads to the message that proves it', () => {
    expect(toldByMail({ ...MAIL, delivery: 'delivered', deliveryBy: 'msg_9' })?.proof).toBe('msg_9');
    expect(toldByMail({ ...MAIL, state: 'bounced', bouncedBy: 'msg_8', deliveryBy: 'msg_9' })?.proof).toBe('msg_8');
  });

  test('that was withheld is none, and says in words why nobody is answered', () => {
    expect(toldByMail({ ...MAIL, state: 'withheld', reason: 'no-order' })).toBeUndefined();
    expect(withheldText('no-order')).toBe('it orders nothing (no-order)');
    expect(withheldText('some-later-code')).toBe('some-later-code');
  });
});

test('an answer by fax ends with the word of the fax server', () => {
  expect(toldByFax(FAX)).toMatchObject({ what: 'Confirmation', by: 'fax', tone: 'good' });
  expect(toldByFax({ ...FAX, state: 'failed', reason: 'Busy' })).toMatchObject({ tone: 'bad', reason: 'Busy' });
});

test('an order shows the receipt of its message and its own answers, not those of the other orders in it', () => {
  const other = { ...FAX, id: 'ans_3', orderId: 'ord_2' };
  expect(about([other, FAX], 'ord_1').map(({ id }) => id)).toEqual(['ans_2']);
  expect(about([{ ...MAIL, orderId: null }], 'ord_1')).toHaveLength(1);
  expect(about([other, FAX], undefined)).toHaveLength(2);
});

test('"None yet" is said only where something is owed', () => {
  expect(untoldText({ acknowledgment: 'pending', channel: 'http' })).toBe('None yet.');
  expect(untoldText({ message: 'decoding' })).toBe('None yet.');
  expect(untoldText({ message: 'decoded' })).toBe('None, and none is owed.');
  expect(untoldText({ acknowledgment: 'none', channel: 'form' })).toContain('portal');
});
