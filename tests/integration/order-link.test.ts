/** The link in a confirmation: who holds it sees one revision of one order and may say what they think of it; nobody else, and no longer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderSheet } from '../../src/model/order-sheet.ts';
import type { Answer, OrderView, ProblemView } from '../support/client.ts';
import { orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';

interface Shown {
  readonly sheet: OrderSheet;
  readonly revision: number;
  readonly isOpen: boolean;
  readonly expiresAt: string;
  readonly answers: readonly { readonly verdict: string; readonly reason: string | null }[];
}

let desk: MailDesk;
let address = 0;
beforeAll(async () => {
  desk = await startMailDesk();
});
afterAll(() => desk.stop());

describe('whoever holds the link of a confirmation', () => {
  test('sees the order sheet in the language of the mail or another, and nothing of anybody', async () => {
    const { link } = await confirmed(orderText('LINK-1'));
    const { body, status, headers } = await look(link);
    expect(status).toBe(200);
    expect(body).toMatchObject({ revision: 1, isOpen: true, answers: [] });
    expect(body.sheet).toMatchObject({ title: 'Order confirmation', number: 'LINK-1', language: 'en' });
    expect(body.sheet.rows[0]).toContain('ABC-123');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(body)).not.toMatch(/northgate\.example|Ann Lee|msg_|ord_/);
    expect((await look(link, '?language=de')).body.sheet.title).toBe('Auftragsbestätigung');
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(59 * 86_400_000);
  });

  test('changes nothing by looking, however often: mail scanners follow links', async () => {
    const { order, link } = await confirmed();
    const before = await stateOf(order);
    for (const method of ['GET', 'HEAD', 'GET'])
      await fetch(`${desk.gateway.url}/v1/portal/sheet`, { method, headers: { 'x-order-link': link } });
    expect(
      (await fetch(`${desk.gateway.url}/v1/portal/sheet/answer`, { headers: { 'x-order-link': link } })).status,
    ).toBe(404);
    const page = await fetch(`${desk.gateway.url}/sheet/`);
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await stateOf(order)).toEqual(before);
  });

  test('says that the order is right, as somebody in the portal does', async () => {
    const { order, link } = await confirmed();
    const said = await say(link, { verdict: 'confirmed', revision: 1 });
    expect(said).toMatchObject({ status: 200, body: { answers: [{ verdict: 'confirmed', reason: null }] } });
    expect((await eventsOf(order)).at(-1)).toMatchObject({ type: 'customerConfirmed', actor: 'ann@northgate.example' });
    expect((await desk.gateway.client.order(order.id)).exception).toBeUndefined();
  });

  test('says what is wrong, and the order is on the work list', async () => {
    const { order, link } = await confirmed();
    const reason = 'We need 400, not 40.';
    expect((await say(link, { verdict: 'disputed', revision: 1, reason })).status).toBe(200);
    const now = await desk.gateway.client.order(order.id);
    expect(now).toMatchObject({ state: 'acceptedByErp', exception: { codes: ['customer-disputed'] } });
    expect((await eventsOf(order)).at(-1)).toMatchObject({ type: 'customerDisputed', reason });
    expect((await look(link)).body.answers).toMatchObject([{ verdict: 'disputed', reason }]);
  });

  test('answers what was open, and only that; a person enters it', async () => {
    const { order, link } = await confirmed();
    const { sheet } = (await look(link)).body;
    expect(sheet.questions?.items.map(({ code }) => code)).toContain('unit-missing');
    const answers = [{ code: 'unit-missing', text: 'rolls' }];
    expect((await say(link, { verdict: 'answered', revision: 1, answers })).status).toBe(200);
    expect((await eventsOf(order)).at(-1)).toMatchObject({
      type: 'customerAnswered',
      reason: 'the unit (pieces, boxes …) (line 1): rolls',
    });
    expect((await desk.gateway.client.order(order.id)).exception?.codes).toEqual(['customer-answered']);
    const other = [{ code: 'lines-missing', text: 'everything' }];
    expect(await say(link, { verdict: 'answered', revision: 1, answers: other })).toMatchObject({ status: 400 });
  });

  test('is not listened to for ever', async () => {
    const { link } = await confirmed();
    await desk.gateway.database.query(
      `insert into customer_answers (order_id, revision, mail_answer_id, verdict)
       select a.order_id, a.revision, a.id, 'confirmed' from mail_answers a, generate_series(1, 30)
       where a.id = (select mail_answer_id from order_links order by expires_at desc limit 1)`,
    );
    expect(await say(link, { verdict: 'confirmed', revision: 1 })).toMatchObject({ status: 429 });
  });

  test('is listened to thirty times, however many speak at once', async () => {
    const { order, link } = await confirmed();
    const said = await Promise.all(Array.from({ length: 45 }, () => say(link, { verdict: 'confirmed', revision: 1 })));
    const count = (wanted: number): number => said.filter(({ status }) => status === wanted).length;
    expect([count(200), count(429)]).toEqual([30, 15]);
    const kept = await desk.gateway.database.query('select 1 from customer_answers where order_id = $1', [order.id]);
    expect(kept).toHaveLength(30);
  });
});

describe('a link shows nothing', () => {
  test('once the order is another one, and neither takes an answer', async () => {
    const { order, link } = await confirmed();
    const { client } = desk.gateway;
    const patch = [{ op: 'replace', path: '/lines/0/quantity', value: '41' }];
    await client.decide(await client.order(order.id), 'corrections', { reason: 'agreed', patch });
    const seen = await look(link);
    expect(seen).toMatchObject({ status: 410, body: { code: 'link-superseded' } });
    expect(JSON.stringify(seen.body)).not.toMatch(/ABC-123|C-\d/);
    expect(await say(link, { verdict: 'confirmed', revision: 1 })).toMatchObject({ status: 410 });
    expect(await say(link, { verdict: 'confirmed', revision: 2 })).toMatchObject({ status: 410 });
  });

  test('once its time has passed', async () => {
    const { link } = await confirmed();
    await desk.gateway.database.query(`update order_links set expires_at = now() - interval '1 second'`);
    expect(await look(link)).toMatchObject({ status: 410, body: { code: 'link-invalid' } });
  });

  test.each([
    ['that nobody made', 'A'.repeat(43)],
    ['that is cut', 'abc'],
    ['that is none', ''],
  ])('%s', async (_case, link) => {
    expect(await look(link)).toMatchObject({ status: 410, body: { code: 'link-invalid' } });
    expect(await say(link, { verdict: 'confirmed', revision: 1 })).toMatchObject({ status: 410 });
  });

  test('to whoever reads the database, the API or the log of addresses: only its hash is kept', async () => {
    const { link, answer } = await confirmed();
    const { rows } = await desk.gateway.database.pool.query<{ text: string }>(
      `select row_to_json(l)::text as text from order_links l union all select row_to_json(a)::text from mail_answers a`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ text }) => text.includes(link))).toEqual([]);
    expect(answer.body).toContain('\n[link]\n');
  });

  test('to another site that makes a browser answer', async () => {
    const { link, order } = await confirmed();
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await say(link, { verdict: 'confirmed', revision: 1 }, headers)).toMatchObject({ status: 403 });
    expect((await eventsOf(order)).map(({ type }) => type)).not.toContain('customerConfirmed');
  });

  test('to who tries many in a minute', async () => {
    const tries = Array.from({ length: 70 }, () => look('A'.repeat(43), '', '203.0.113.9'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([410, 429]));
  });
});

async function confirmed(text?: string) {
  const order = await desk.ordered(orderMail({}, text));
  await desk.accept(order, 'SO-1');
  const { link, answer } = await desk.told(order, 'confirmed');
  if (link === undefined) throw new Error('The mail has no link.');
  return { order, answer, link };
}

async function look(link: string, query = '', from = `198.51.100.${++address}`): Promise<Answer<Shown & ProblemView>> {
  return call('GET', `/sheet${query}`, link, { 'x-forwarded-for': from });
}

async function say(link: string, body: object, headers: Record<string, string> = {}) {
  return call<{ answers: unknown[] }>('POST', '/sheet/answer', link, headers, body);
}

async function call<Body = Shown & ProblemView>(
  method: string,
  path: string,
  link: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Answer<Body>> {
  const response = await fetch(`${desk.gateway.url}/v1/portal${path}`, {
    method,
    headers: {
      'x-order-link': link,
      'content-type': 'application/json',
      'x-forwarded-for': `198.51.101.${++address}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

async function eventsOf({ id }: OrderView) {
  const { data } = await desk.gateway.client.get<{ data: { type: string; actor: string; reason: string | null }[] }>(
    `/v1/orders/${id}/events`,
  );
  return data;
}

async function stateOf(order: OrderView) {
  const { version } = await desk.gateway.client.order(order.id);
  return { version, events: (await eventsOf(order)).length };
}
