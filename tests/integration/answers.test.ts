/** Answers and what is said of them, on a real gateway: every sender is told what was agreed, and a no reaches a person. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerProfile } from '../../src/model/partner-profile.ts';
import type { AcknowledgmentView, MessageView, OrderView } from '../support/client.ts';
import { takeOrders } from '../support/erp.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';
import { interchange850, interchange997 } from '../support/x12-850.ts';

let gateway: TestGateway;
let control = 0;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

describe('what a partner says of our 855', () => {
  test('is matched by the number of its group, and the order stays confirmed', async () => {
    const { order, answer, sender } = await confirmed();
    const message = await gateway.client.deliver(said(sender, answer, 'A'));
    expect(message.acknowledges.length).toBeGreaterThan(0); // Of the set and of its group.
    for (const each of message.acknowledges)
      expect(each).toMatchObject({ type: '997', verdict: 'accepted', acknowledgmentId: answer.id });
    expect(message.findings).toEqual([]);
    expect(await answerOf(order)).toMatchObject({ answer: 'accepted', answerErrors: [] });
    expect((await gateway.client.order(order.id)).acknowledgmentState).toBe('confirmed');
    expect(await gateway.client.acknowledgments(message.id)).toEqual([]); // An acknowledgment is never answered.
  });

  test('when it is a no, puts the order on the work list with what was wrong, until a person has seen to it', async () => {
    const { order, answer, sender } = await confirmed();
    await gateway.client.deliver(said(sender, answer, 'R'));
    const failed = await gateway.client.order(order.id);
    expect(failed).toMatchObject({
      state: 'acceptedByErp',
      acknowledgmentState: 'failed',
      exception: { codes: ['answer-rejected'] },
    });
    const { answerErrors } = await answerOf(order);
    expect(answerErrors.join(' ')).toMatch(/BAK/);
    const path = `/v1/exceptions/${failed.exception?.id ?? ''}/resolve`;
    expect((await gateway.client.call('POST', path, { body: {} })).status).toBe(400);
    expect((await gateway.client.call('POST', path, { body: { reason: 'sent by mail' } })).status).toBe(200);
    expect((await gateway.client.order(order.id)).exception).toBeUndefined();
    const { data } = await gateway.client.get<{ data: { type: string; reason: string | null }[] }>(
      `/v1/orders/${order.id}/events`,
    );
    expect(data.slice(-2).map(({ type }) => type)).toEqual(['answerRejected', 'exceptionResolved']);
    expect(data.at(-1)?.reason).toBe('sent by mail');
  });

  test.each(['997', '999'] as const)(
    'is a no of %s for its set inside a group that is accepted in part',
    async (type) => {
      const { order, answer, sender } = await confirmed();
      await gateway.client.deliver(partly(sender, answer, type));
      expect(await gateway.client.order(order.id)).toMatchObject({
        acknowledgmentState: 'failed',
        exception: { codes: ['answer-rejected'] },
      });
    },
  );

  test('is believed as a no, though not as a yes, when the 997 is broken itself', async () => {
    const { order, answer, sender } = await confirmed();
    await gateway.client.deliver(broken(said(sender, answer, 'A')));
    expect((await answerOf(order)).answer).toBeNull();
    await gateway.client.deliver(broken(said(sender, answer, 'R')));
    expect(await gateway.client.order(order.id)).toMatchObject({
      acknowledgmentState: 'failed',
      exception: { codes: ['answer-rejected'] },
    });
  });

  test('of a group of another kind under the same number is matched with nothing', async () => {
    const { answer, sender } = await confirmed();
    const group = ['IN', answer.groupControl ?? ''] as const;
    const text = interchange997({ control: nextControl(), sender, group, set: ['810', '0001'], verdict: 'R' });
    const message = await gateway.client.deliver(text);
    expect(message.findings.map(({ code }) => code)).toEqual(['answer-unmatched']);
  });

  test('sent again as a yes, closes the case by itself', async () => {
    const { order, answer, sender } = await confirmed();
    await gateway.client.deliver(said(sender, answer, 'R'));
    await gateway.client.deliver(said(sender, answer, 'A'));
    const after = await gateway.client.order(order.id);
    expect(after.acknowledgmentState).toBe('confirmed');
    expect(after.exception).toBeUndefined();
  });

  test('is kept and told when it names nothing that was sent', async () => {
    const { answer, sender } = await confirmed();
    const message = await gateway.client.deliver(said(sender, { ...answer, groupControl: '777777' }, 'A'));
    for (const each of message.acknowledges) expect(each).toMatchObject({ type: '997', acknowledgmentId: null });
    expect(message.findings.map(({ code }) => code)).toEqual(['answer-unmatched']);
  });

  test.each(['A', 'R'] as const)(
    'about a set that was never sent, in a group that was, is matched with nothing, and a person is told: %s',
    async (verdict) => {
      const { order, answer, sender } = await confirmed();
      const message = await gateway.client.deliver(
        said(sender, answer, verdict).replace('AK2*855*0001', 'AK2*855*0009'),
      );
      expect(message.findings.map(({ message: words }) => words)).toEqual([
        `A 997 speaks of set 0009 in ${answer.groupControl ?? ''}, in which no such set was sent`,
      ]);
      // A no of the whole group is believed all the same.
      const codes = verdict === 'A' ? ['answer-unmatched'] : ['answer-unmatched', 'answer-rejected'];
      expect(message.acknowledges.map(({ acknowledgmentId }) => acknowledgmentId)).toEqual([
        null,
        verdict === 'A' ? null : answer.id,
      ]);
      expect((await answerOf(order)).answer).toBe(verdict === 'A' ? null : 'rejected');
      expect(await gateway.client.order(order.id)).toMatchObject({
        acknowledgmentState: 'failed',
        exception: { codes },
      });
      await gateway.client.deliver(said(sender, answer, 'A'));
      expect((await gateway.client.order(order.id)).exception).toBeUndefined();
    },
  );

  test('from another partner is not taken for it, and neither is one of the test world', async () => {
    const { order, answer } = await confirmed();
    await gateway.client.deliver(said('SOMEONEELSE', answer, 'R'));
    expect((await answerOf(order)).answer).toBeNull();
  });

  test('is overdue after the agreed time, and a late yes closes the case', async () => {
    const sender = await partnerWith({ answers: { overdueHours: 1 / 3600 } });
    const { order, answer } = await confirmed(sender);
    const late = await gateway.client.orderWhen(
      order.id,
      'overdue',
      ({ acknowledgmentState }) => acknowledgmentState === 'failed',
    );
    expect(late.exception?.codes).toEqual(['answer-overdue']);
    expect((await answerOf(order)).overdueAt).not.toBeNull();
    await gateway.client.deliver(said(sender, answer, 'E'));
    const after = await gateway.client.order(order.id);
    expect(after).toMatchObject({ acknowledgmentState: 'confirmed' });
    expect(after.exception).toBeUndefined();
  });

  test('is not waited for when nothing was agreed', async () => {
    const { order } = await confirmed();
    expect((await answerOf(order)).answerDue).toBeNull();
  });
});

describe('the technical acknowledgment', () => {
  test('is a 997 and, when ISA14 asks, a TA1; each counts for itself without gaps', async () => {
    const sender = newSender();
    const first = await acknowledgmentsFor(sender, { asked: true });
    const second = await acknowledgmentsFor(sender, { asked: false });
    expect(first.map(({ type }) => type).toSorted()).toEqual(['997', 'TA1']);
    expect(second.map(({ type }) => type)).toEqual(['997']);
    const all = await gateway.database.query<{ controlNumber: string; groupControl: string | null }>(
      `select control_number as "controlNumber", group_control as "groupControl" from acknowledgments where partner_id = $1 order by seq`,
      [`ZZ-${sender}`],
    );
    // Two 997, two 855 and one TA1, which takes no group number.
    expect(all.map(({ controlNumber }) => Number(controlNumber)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(
      all
        .flatMap(({ groupControl }) => groupControl ?? [])
        .map(Number)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4]);
    expect(first.find(({ type }) => type === 'TA1')?.content).toMatch(
      /\nTA1\*000000\d{3}\*261123\*1200\*A\*000~|TA1\*000000\d{3}\*261123\*1200\*A\*000~/,
    );
  });

  test('is what was agreed: nothing for groups, and the order waits for none', async () => {
    const sender = await partnerWith({ answers: { group: 'none' } });
    expect(await acknowledgmentsFor(sender, { asked: false })).toEqual([]);
  });

  test('speaks of rejected sets alone when that was agreed', async () => {
    const sender = await partnerWith({ answers: { sets: 'rejected' } });
    const [answer] = await acknowledgmentsFor(sender, { asked: false });
    expect(answer?.content).not.toContain('AK2');
    expect(answer?.content).toContain('AK9*A*1*1*1');
  });
});

describe('a number that was used before', () => {
  test('with other bytes is held for a person, and TA1 says 025 when it is asked for', async () => {
    const sender = newSender();
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const message = await gateway.client.deliver(
      interchange850({ control: number, sender, asked: true, orders: [{ po: `B-${number}` }] }),
    );
    const [row] = message.orders;
    expect(await gateway.client.order(row?.id ?? '')).toMatchObject({
      state: 'needsReview',
      exception: { codes: ['duplicate-interchange'] },
    });
    const answers = await gateway.client.acknowledgments(message.id);
    expect(answers.find(({ type }) => type === 'TA1')?.content).toMatch(/TA1\*\d{9}\*261123\*1200\*R\*025/);
  });

  test('with other bytes, sent again, is a retransmission of what is held: nothing new, the same TA1 once more', async () => {
    const sender = newSender();
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const body = interchange850({ control: number, sender, asked: true, orders: [{ po: `B-${number}` }] });
    const held = await gateway.client.deliver(body);
    const [first] = await waitFor('the TA1 to go out', () => ta1Of(held, 1));
    const again = await gateway.client.deliver(body);
    expect(again).toMatchObject({ status: 'duplicate', orders: [], interchanges: [{ sameContent: true }] });
    const [repeated] = await waitFor('the TA1 to go out again', () => ta1Of(again, 2));
    expect(repeated).toMatchObject({ id: first?.id, content: first?.content });
    expect(held.orders).toMatchObject([{ state: 'needsReview' }]);
    // The first holder of the number is known as well, and a third content is a conflict of its own.
    const third = await gateway.client.deliver(
      interchange850({ control: number, sender, asked: true, orders: [{ po: `C-${number}` }] }),
    );
    expect(third.orders).toMatchObject([{ state: 'needsReview' }]);
    const [other] = await waitFor('its own TA1', () => ta1Of(third, 1));
    expect(other?.id).not.toBe(first?.id);
  });

  test('with other bytes, sent five times at once, is held once', async () => {
    const sender = newSender();
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const body = interchange850({ control: number, sender, orders: [{ po: `B-${number}` }] });
    const ids = await Promise.all(Array.from({ length: 5 }, () => gateway.client.send(body)));
    const messages = await Promise.all(ids.map((id) => gateway.client.readMessage(id, 40_000)));
    expect(messages.flatMap(({ orders }) => orders)).toMatchObject([{ state: 'needsReview' }]);
    expect(messages.filter(({ status }) => status === 'duplicate')).toHaveLength(4);
  });

  test('of an interchange that was refused, with the same bytes, gets the stored 997 again: each sending got a new one', async () => {
    const sender = newSender();
    const number = nextControl();
    const good = interchange850({ control: number, sender, asked: true, orders: [{ po: `A-${number}` }] });
    const refused = good.replace(/BEG\*00\*SA\*[^*]*\*/, 'BEG*00*SA**');
    const first = await gateway.client.deliver(refused);
    expect(first).toMatchObject({ orders: [], otherDocuments: [{ result: 'rejected' }] });
    const sent = await waitFor('997 and TA1', async () => {
      const all = await gateway.client.acknowledgments(first.id);
      return all.length === 2 && all.every(({ state }) => state === 'sent') ? all : undefined;
    });
    const again = await gateway.client.deliver(refused);
    expect(again).toMatchObject({ status: 'duplicate', orders: [], interchanges: [{ sameContent: true }] });
    const repeated = await gateway.client.acknowledgments(again.id);
    expect(repeated.map(({ id }) => id).toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
    // The number was never taken: a corrected file may have it, and so may these bytes once they are no longer refused.
    expect((await gateway.client.deliver(good)).orders).toMatchObject([{ state: 'queued' }]);
  });

  test('of an interchange that was refused, with the same bytes, is taken once something else was agreed', async () => {
    const sender = newSender();
    const number = nextControl();
    const bytes = interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }).replace(
      /BEG\*00\*SA\*[^*]*\*/,
      'BEG*00*SA**',
    );
    expect((await gateway.client.deliver(bytes)).orders).toEqual([]);
    await agree(sender, {
      severities: {
        'element-missing': { severity: 'warning', reason: 'their order numbers come later', since: '2026-01-01' },
      },
    });
    expect((await gateway.client.deliver(bytes)).orders).toHaveLength(1);
  });

  test('that was refused is taken when it comes again after it was agreed to accept it', async () => {
    const sender = await partnerWith({ duplicates: { conflict: 'reject' } });
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const body = interchange850({ control: number, sender, orders: [{ po: `B-${number}` }] });
    expect((await gateway.client.deliver(body)).orders).toEqual([]);
    expect(await gateway.client.deliver(body)).toMatchObject({ status: 'duplicate', orders: [] });
    await agree(sender, { duplicates: { conflict: 'accept' } });
    expect((await gateway.client.deliver(body)).orders).toMatchObject([{ state: 'queued' }]);
    expect(await gateway.client.deliver(body)).toMatchObject({ status: 'duplicate', orders: [] });
  });

  test('makes no order when it was agreed that it is rejected', async () => {
    const sender = await partnerWith({ duplicates: { conflict: 'reject' } });
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const message = await gateway.client.deliver(
      interchange850({ control: number, sender, orders: [{ po: `B-${number}` }] }),
    );
    expect(message.orders).toEqual([]);
    expect(message.otherDocuments).toHaveLength(1);
  });

  test('is a new interchange when that was agreed', async () => {
    const sender = await partnerWith({ duplicates: { conflict: 'accept' } });
    const number = nextControl();
    await gateway.client.deliver(interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] }));
    const message = await gateway.client.deliver(
      interchange850({ control: number, sender, orders: [{ po: `B-${number}` }] }),
    );
    expect(message.orders).toMatchObject([{ state: 'queued' }]);
  });

  test('is free again after the days agreed with that partner alone', async () => {
    const sender = await partnerWith({ duplicates: { windowDays: 2 } });
    const number = nextControl();
    const first = interchange850({ control: number, sender, orders: [{ po: `A-${number}` }] });
    await gateway.client.deliver(first);
    await gateway.database.query(
      `update interchange_keys set seen_at = now() - interval '3 days' where trim(sender) = $1`,
      [`ZZ:${sender}`],
    );
    const message = await gateway.client.deliver(
      interchange850({ control: number, sender, orders: [{ po: `B-${number}` }] }),
    );
    expect(message.orders).toMatchObject([{ state: 'queued' }]);
  });
});

describe('how strictly a partner is read', () => {
  test('is agreed per finding, with reason and day: a wrong SE01 is noted and the order goes on', async () => {
    const strict = newSender();
    const number = nextControl();
    const refused = await gateway.client.deliver(miscounted(strict, `A-${number}`, number));
    expect(refused.orders).toEqual([]);
    const lenient = await partnerWith({
      severities: {
        'set-count-mismatch': { severity: 'warning', reason: 'their converter counts ISA', since: '2026-01-01' },
      },
    });
    const next = nextControl();
    const message = await gateway.client.deliver(miscounted(lenient, `B-${next}`, next));
    expect(message.orders).toMatchObject([{ state: 'queued' }]);
    const [answer] = await gateway.client.acknowledgments(message.id);
    expect(answer).toMatchObject({ verdict: 'E' });
    expect(answer?.content).toContain('AK5*E*4');
  });

  test('holds for values as well: a unit that nobody knows is asked for, unless it was agreed to let it pass', async () => {
    const asked = await gateway.client.deliver(inKits(newSender()));
    const order = await gateway.client.order(asked.orders[0]?.id ?? '');
    expect(order).toMatchObject({ state: 'needsReview', exception: { codes: ['unit-unknown'] } });
    expect(order.order).toMatchObject({ lines: [{ sourceUom: 'KI' }] });
    const partner = await partnerWith({
      severities: { 'unit-unknown': { severity: 'warning', reason: 'the ERP knows KI', since: '2026-01-01' } },
    });
    expect((await gateway.client.deliver(inKits(partner))).orders).toMatchObject([{ state: 'queued' }]);
  });

  test('ends on the day that was agreed', async () => {
    const sender = await partnerWith({
      severities: {
        'set-count-mismatch': {
          severity: 'warning',
          reason: 'until they mend it',
          since: '2025-01-01',
          until: '2026-01-01',
        },
      },
    });
    const number = nextControl();
    const message = await gateway.client.deliver(
      interchange850({ control: number, sender, orders: [{ po: `C-${number}`, segmentCount: 99 }] }),
    );
    expect(message.orders).toEqual([]);
  });

  test('keeps every version of what was agreed, with who changed it and why', async () => {
    const sender = await partnerWith({ answers: { group: 'none' } });
    const path = `/v1/partners/ZZ-${sender}`;
    await gateway.client.call('PUT', path, { body: { name: sender, profile: {}, reason: 'they read 997 again' } });
    const { data } = await gateway.client.get<{ data: { version: number; reason: string | null; profile: object }[] }>(
      `${path}/profiles`,
    );
    expect(data).toMatchObject([
      { version: 2, profile: {}, reason: 'they read 997 again' },
      { version: 1, profile: { answers: { group: 'none' } }, reason: null },
    ]);
  });

  test('is refused as a profile without a reason', async () => {
    const [partner] = (await gateway.client.get<{ data: { id: string; name: string }[] }>('/v1/partners')).data;
    const answer = await gateway.client.call('PUT', `/v1/partners/${partner?.id ?? ''}`, {
      body: { name: 'x', profile: { severities: { 'set-count-mismatch': { severity: 'warning' } } } },
    });
    expect(answer.status).toBe(400);
  });
});

describe('a rejected order', () => {
  test('is told as an 824 by default, and the third leg is closed', async () => {
    const order = await rejected({});
    const answers = await answersOf(order);
    expect(answers.map(({ type }) => type)).toEqual(['997', '824']);
    expect(answers[1]?.content).toContain(order.poNumber ?? '');
    expect(answers[1]?.content).toContain('CREDIT STOPPED');
    await gateway.client.orderWhen(order.id, 'told', ({ acknowledgmentState }) => acknowledgmentState === 'confirmed');
  });

  test.each([
    ['order', ['855']],
    ['both', ['824', '855']],
    ['none', []],
  ] as const)('is told as was agreed: %s', async (rejection, types) => {
    const order = await rejected({ answers: { rejection } });
    const answers = (await answersOf(order)).map(({ type }) => type).filter((type) => type !== '997');
    expect(answers.toSorted()).toEqual(types);
  });
});

/** SE01 does not count what is there. */
function broken(text: string): string {
  return text.replace(/SE\*\d+\*/, 'SE*99*');
}

function inKits(sender: string): string {
  const number = nextControl();
  return interchange850({ control: number, sender, orders: [{ po: `KI-${number}` }] }).replace('*EA*', '*KI*');
}

function miscounted(sender: string, po: string, at: number): string {
  return interchange850({ control: at, sender, orders: [{ po, segmentCount: 99 }] });
}

function nextControl(): number {
  return ++control;
}

function newSender(): string {
  return `PARTNER${nextControl()}`;
}

/** Makes the partner known by a first interchange, and agrees the profile with it. */
async function partnerWith(profile: PartnerProfile): Promise<string> {
  const sender = newSender();
  const number = nextControl();
  const message = await gateway.client.deliver(
    interchange850({ control: number, sender, orders: [{ po: `FIRST-${number}` }] }),
  );
  await takeOrders(gateway.client, idsOf(message));
  await agree(sender, profile);
  return sender;
}

async function agree(sender: string, profile: PartnerProfile): Promise<void> {
  const answer = await gateway.client.call('PUT', `/v1/partners/ZZ-${sender}`, { body: { name: sender, profile } });
  expect(answer.status).toBe(200);
}

/** The TA1 that a message was answered with, once it was handed over so many times. */
async function ta1Of({ id }: MessageView, times: number): Promise<AcknowledgmentView[] | undefined> {
  const all = (await gateway.client.acknowledgments(id)).filter(({ type }) => type === 'TA1');
  return all.length === 1 && all[0]?.state === 'sent' && all[0].attempts === times ? all : undefined;
}

function idsOf({ orders }: MessageView): string[] {
  return orders.map(({ id }) => id);
}

/** An order that the ERP has accepted and whose 855 was handed over. */
async function confirmed(
  sender = newSender(),
): Promise<{ readonly sender: string; readonly order: OrderView; readonly answer: AcknowledgmentView }> {
  const number = nextControl();
  const message = await gateway.client.deliver(
    interchange850({ control: number, sender, orders: [{ po: `PO-${number}` }] }),
  );
  await takeOrders(gateway.client, idsOf(message));
  const order = await gateway.client.orderWhen(
    message.orders[0]?.id ?? '',
    'confirmed',
    ({ acknowledgmentState }) => acknowledgmentState === 'confirmed' || acknowledgmentState === 'failed',
  );
  return { sender, order, answer: await answerOf(order) };
}

async function answersOf(order: OrderView): Promise<AcknowledgmentView[]> {
  return (await gateway.client.get<{ data: AcknowledgmentView[] }>(`/v1/orders/${order.id}/acknowledgments`)).data;
}

async function answerOf(order: OrderView): Promise<AcknowledgmentView> {
  const found = (await answersOf(order)).find(({ type }) => type === '855');
  if (found === undefined) throw new Error(`Order ${order.id} has no 855.`);
  return found;
}

function said(
  sender: string,
  { groupControl }: Pick<AcknowledgmentView, 'groupControl'>,
  verdict: 'A' | 'E' | 'R',
): string {
  return interchange997({
    control: nextControl(),
    sender,
    group: ['PR', groupControl ?? ''],
    set: ['855', '0001'],
    verdict,
  });
}

/** AK9 P says that a part was accepted, AK5 that it was not this set. */
function partly(sender: string, answer: AcknowledgmentView, type: '997' | '999'): string {
  const text = said(sender, answer, 'R').replace('AK9*R*1*1*0', 'AK9*P*2*2*1');
  if (type === '997') return text;
  const is999 = text.replace('ST*997*0001', 'ST*999*0001*005010').replace(/AK([345])\*/g, 'IK$1*');
  return is999.replace('*X*004010', '*X*005010').replace('*00401*', '*00501*').replace('*U*', '*^*');
}

async function acknowledgmentsFor(
  sender: string,
  { asked }: { readonly asked: boolean },
): Promise<AcknowledgmentView[]> {
  const number = nextControl();
  const message = await gateway.client.deliver(
    interchange850({ control: number, sender, asked, orders: [{ po: `PO-${number}` }] }),
  );
  await takeOrders(gateway.client, idsOf(message));
  await waitFor('answers to be handed over', async () =>
    (await gateway.client.acknowledgments(message.id)).every(({ state }) => state === 'sent'),
  );
  return (await gateway.client.acknowledgments(message.id)).filter(({ orderId }) => orderId === null);
}

/** An order without a price, which a person rejects. */
async function rejected(profile: PartnerProfile): Promise<OrderView> {
  const sender = await partnerWith(profile);
  const number = nextControl();
  const message = await gateway.client.deliver(
    interchange850({ control: number, sender, orders: [{ po: `PO-${number}`, price: '' }] }),
  );
  const order = await gateway.client.order(message.orders[0]?.id ?? '');
  expect(order.state).toBe('needsReview');
  const answer = await gateway.client.decide(order, 'reject', { reason: 'CREDIT STOPPED' });
  expect(answer.status).toBe(200);
  return gateway.client.order(order.id);
}

/** Three orders, of which those named have no number. */
function withoutNumbers(sender: string, number: number, first: readonly string[]): string {
  return first.reduce(
    (text, po) => text.replace(`BEG*00*SA*${po}*`, 'BEG*00*SA**'),
    interchange850({ control: number, sender, asked: true, orders: ['A', 'B', 'C'].map((letter) => ({ po: `${letter}-${number}` })) }),
  ); // prettier-ignore
}

describe('a second try after sets were rejected', () => {
  test('under the same number: what was accepted makes no second order, what is corrected goes on, and TA1 and 997 accept', async () => {
    const sender = newSender();
    const number = nextControl();
    const first = await gateway.client.deliver(withoutNumbers(sender, number, [`B-${number}`, `C-${number}`]));
    expect(first.orders).toMatchObject([{ poNumber: `A-${number}`, state: 'queued' }]);
    const body = withoutNumbers(sender, number, [`C-${number}`]);
    const second = await gateway.client.deliver(body);
    expect(second.orders).toMatchObject([
      { poNumber: `A-${number}`, state: 'duplicate' },
      { poNumber: `B-${number}`, state: 'queued' },
    ]);
    expect(await gateway.client.order(second.orders[0]?.id ?? '')).toMatchObject({ duplicateOf: first.orders[0]?.id });
    const answers = await gateway.client.acknowledgments(second.id);
    expect(answers.find(({ type }) => type === 'TA1')?.content).toMatch(/TA1\*\d{9}\*261123\*1200\*A\*000/);
    expect(answers.find(({ type }) => type === '997')?.content).toContain('AK9*P*3*3*2');
    // The same bytes once more are a retransmission; the third try corrects the last set.
    expect(await gateway.client.deliver(body)).toMatchObject({ status: 'duplicate', orders: [] });
    const third = await gateway.client.deliver(withoutNumbers(sender, number, []));
    expect(third.orders).toMatchObject([
      { poNumber: `A-${number}`, state: 'duplicate' },
      { poNumber: `B-${number}`, state: 'duplicate' },
      { poNumber: `C-${number}`, state: 'queued' },
    ]);
  });

  test('a set that was accepted and now says something else is held, and so is all of it where a set is new', async () => {
    const sender = newSender();
    const number = nextControl();
    await gateway.client.deliver(withoutNumbers(sender, number, [`B-${number}`]));
    const changed = await gateway.client.deliver(withoutNumbers(sender, number, []).replace('PO1*1*12*', 'PO1*1*13*'));
    expect(changed.orders).toMatchObject([{ state: 'needsReview' }, { state: 'queued' }, { state: 'duplicate' }]);
    const held = await gateway.client.order(changed.orders[0]?.id ?? '');
    expect(held.exception?.codes).toContain('duplicate-interchange');
    const orders = ['A', 'B', 'C', 'D'].map((letter) => ({ po: `${letter}-${number}` }));
    const more = await gateway.client.deliver(interchange850({ control: number, sender, orders }));
    expect(more.orders.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'needsReview'));
  });

  test('under a new number: what was accepted makes no second order, what is corrected goes on', async () => {
    const sender = newSender();
    const number = nextControl();
    const first = await gateway.client.deliver(withoutNumbers(sender, number, [`B-${number}`]));
    expect(first.orders).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
    const again = withoutNumbers(sender, number, []).replaceAll(String(number), String(nextControl()));
    const second = await gateway.client.deliver(again.replaceAll(/\*([ABC])-\d+\*/g, `*$1-${number}*`));
    expect(second.orders.map(({ state }) => state)).toEqual(['duplicate', 'queued', 'duplicate']);
  });
});
