/** From the mail to the page behind its link, and from there to the work list: in a real browser, on a real mail server. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PUBLIC, orderMail, orderText, startMailDesk } from '../support/mail-desk.ts';
import type { MailDesk } from '../support/mail-desk.ts';
import type { OrderView } from '../support/client.ts';
import { waitFor } from '../support/wait.ts';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';

let desk: MailDesk;
let browser: Browser;
let page: Page;
let complaints: string[];
const asked: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startMailDesk(), launchBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
  page.on('request', (request) => asked.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const picture = async (name: string): Promise<void> => {
  const folder = process.env['ORDERGATE_PICTURES'];
  const size = page.viewportSize();
  if (folder === undefined || size === null) return;
  await page.setViewportSize({ ...size, height: 1700 }); // What scrolls is a part of the page, which a full picture would cut.
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.setViewportSize(size);
};

/** An order that a person corrected and the ERP has, and the address that the mail gives. */
async function confirmed(number: string): Promise<{ order: OrderView; address: string; link: string }> {
  const order = await desk.ordered(orderMail({}, orderText(number)));
  const patch = [
    { op: 'replace', path: '/lines/0/quantity', value: '1400' },
    { op: 'add', path: '/lines/0/unitPrice', value: '2.50' },
    { op: 'add', path: '/lines/0/amount', value: '3500.00' },
    { op: 'add', path: '/totals', value: { grand: '3500.00' } },
    { op: 'add', path: '/currency', value: 'GBP' },
  ];
  await desk.gateway.client.decide(order, 'corrections', { reason: 'called them', patch });
  await desk.accept(order, 'SO-1001');
  const { parsed, link = '' } = await desk.told(order, 'confirmed');
  const [, address = ''] = /^(https:\S+)$/m.exec(parsed.text ?? '') ?? [];
  return { order, address: address.replace(PUBLIC, desk.gateway.url), link };
}

test('the link of a confirmation shows the order, and takes what is wrong with it, by keyboard alone', async () => {
  const { order, address, link } = await confirmed('LINK-1');
  await page.goto(address);
  await page.getByRole('heading', { name: 'Order confirmation LINK-1' }).waitFor();
  for (const words of ['SO-1001', 'pallet wrap, clear', '1,400', 'Leeds depot'])
    await page.getByText(words).first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('sheet');
  await tabTo('Something is wrong');
  await page.keyboard.press('Enter');
  await page.keyboard.type('We need 40, as we wrote.');
  await page.keyboard.press('Tab');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('You told us what is wrong:').waitFor();
  await page.getByText('One of our people looks at it.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('sheet-disputed');
  const { data } = await desk.gateway.client.get<{ data: { orderId: string; codes: string[] }[] }>('/v1/exceptions');
  expect(data.find(({ orderId }) => orderId === order.id)?.codes).toEqual(['customer-disputed']);
  // Neither a proxy nor a log of addresses ever sees the secret.
  expect(asked.filter((url) => url.includes(link) && !url.includes('#'))).toEqual([]);
});

test('what was open is answered, in German and on a telephone', async () => {
  const { order, address } = await confirmed('LINK-2');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Auftragsbestätigung LINK-2' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de-DE');
  await picture('sheet-390-de');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Antworten senden' }).click();
  await page.getByText('Bitte schreiben Sie zuerst eine Antwort.').waitFor();
  await page.getByLabel(/die Einheit/).fill('Rollen');
  await page.getByRole('button', { name: 'Antworten senden' }).click();
  await page.getByText('Sie haben geantwortet:').waitFor();
  await page.getByRole('button', { name: 'Ja, das stimmt' }).click();
  await page.getByText('Sie haben gesagt, dass die Bestellung stimmt.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect((await desk.gateway.client.order(order.id)).exception?.codes).toEqual(['customer-answered']);
});

test('a link whose order was changed says so kindly, in Chinese as well, and shows nothing of it', async () => {
  const { order, address } = await confirmed('LINK-3');
  const { client } = desk.gateway;
  const patch = [{ op: 'replace', path: '/lines/0/quantity', value: '41' }];
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('heading', { name: 'Order confirmation LINK-3' }).waitFor();
  await client.decide(await client.order(order.id), 'corrections', { reason: 'agreed', patch });
  await page.getByRole('button', { name: 'Yes, this is right' }).click();
  await page.getByRole('heading', { name: 'The order was changed meanwhile' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '订单已有变更' }).waitFor();
  expect(await page.locator('main').textContent()).not.toMatch(/LINK-3|ABC-123|SO-1001/);
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('sheet-changed');
  expect(complaints).toEqual([]);
});

test('the desk shows what the sender was told by mail, on the order and on its message, and why nobody is', async () => {
  const { order } = await confirmed('TOLD-1');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${desk.gateway.url}/#key=${desk.gateway.client.key}`);
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
  await page.goto(`${desk.gateway.url}/#/orders/${order.id}`);
  const told = page.getByRole('region', { name: 'Answers to the sender' });
  await told.getByText('Confirmation by mail to ann@northgate.example').click();
  await told.getByText('SO-1001').waitFor();
  await page.locator('.timeline').getByText('The ERP took it as SO-1001').waitFor();
  await told.getByText('Sent; nothing was said of its delivery').first().waitFor();
  await told.getByText('Receipt by mail to ann@northgate.example').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('desk-order-mail');
  await page.getByRole('link', { name: 'file as received' }).click();
  await told.getByText('Receipt by mail to ann@northgate.example').waitFor();
  const thanks = orderMail({ subject: 'thanks' }, 'Thank you very much, Ann\r\n');
  await desk.dovecot.deliver('orders', thanks);
  const message = await waitFor('the answer to the thanks', async () =>
    (await desk.answersOf('state=withheld')).find(({ reason }) => reason === 'no-order'),
  );
  await page.goto(`${desk.gateway.url}/#/messages/${message.messageId}`);
  await told.getByText('Nobody is answered: it orders nothing (no-order).').waitFor();
  const mail = page.getByRole('region', { name: 'Mail', exact: true });
  for (const words of [
    'Ann Lee <ann@northgate.example>',
    '1 June 2026',
    'It came from its domain',
    'SPF pass (northgate.example)',
  ])
    await mail.getByText(words).first().waitFor();
  expect(await mail.getByLabel('Text of the mail').innerText()).toContain('Thank you very much, Ann');
  expect(await page.getByRole('link', { name: 'Enter one by hand' }).getAttribute('href')).toBe('#/phone');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('desk-message-mail');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture('desk-message-mail-390');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Messages' }).click();
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="#/messages/${message.messageId}"]`) });
  await row.getByText('ann@northgate.example').waitFor();
  expect(complaints).toEqual([]);
});

/** Presses Tab until something with these words has the keyboard, as somebody without a mouse does. */
async function tabTo(words: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === words) return;
  }
  throw new Error(`Tab does not lead to ${words}.`);
}
