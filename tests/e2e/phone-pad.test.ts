/** The phone pad in a real browser on the real gateway: a clerk takes an order while the customer is on the phone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, launchBrowser } from './support/browser.ts';
import { api, putOnFile } from './support/portal.ts';
import type { Api } from './support/portal.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let call: Api;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  call = api(gateway.url, await gateway.adminKey());
  await putOnFile(call);
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const field = (name: string): ReturnType<Page['locator']> => page.locator(`[data-field="${name}"]`);

test('an order by phone is typed, read back from the screen, and goes on with who said it', async () => {
  await page.getByRole('link', { name: 'Phone' }).click();
  await field('call/caller').fill('Ann Buyer');
  await field('call/number').fill('+44 113 496 0000');
  await field('customer').selectOption('shop');
  await field('poNumber').fill('CALL-1');
  await field('date').fill(`${new Date().getFullYear() + 1}-12-24`);
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('12');
  await page.getByText('Ball valve, brass').first().waitFor();
  await field('shipTo').selectOption({ index: 1 });
  await page.getByText('Nothing is missing.').waitFor();
  expect(await field('call/readBack').inputValue()).toContain('12 EA of S-1'); // It writes itself.
  await field('call/readBack').fill('something else');
  await page.getByRole('button', { name: 'Write it anew' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: 'How did the call end?' }).getByText('Say how the call ended.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await field('call/readBack').inputValue()).toContain('12 EA of S-1, Ball valve, brass, 1/2";');
  await page.getByLabel('Read back, and the caller said yes').check();
  await page.getByText('Nothing is missing.').waitFor();
  const sketch = { name: 'sketch.png', mimeType: 'image/png', buffer: Buffer.from('a sketch') };
  await field('attachments').setInputFiles(sketch);
  await page.getByRole('button', { name: 'Remove: sketch.png' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/phone.png`, fullPage: true });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'CALL-1' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  const { data } = await call<{ data: { id: string }[] }>('GET', '/v1/orders?poNumber=CALL-1');
  expect(data).toMatchObject([{ channel: 'phone', partnerId: 'shop', state: 'queued' }]);
  expect(await call('GET', `/v1/orders/${data[0]?.id ?? ''}/attachments`)).toMatchObject({
    data: [{ name: 'sketch.png' }],
  });
  const { order } = await call<{ order: object }>('GET', `/v1/orders/${data[0]?.id ?? ''}`);
  expect(order).toMatchObject({ buyer: { contact: { name: 'Ann Buyer', phone: '+44 113 496 0000' } } });
});

test('the next call begins empty; one that ends in "call back" waits for it', async () => {
  // The button for the next call has the keyboard as soon as it is there.
  await page.getByRole('button', { name: 'Next call' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await field('call/caller').fill('Bo Buyer');
  expect(await field('poNumber').inputValue()).toBe('');
  await field('customer').selectOption('shop');
  await field('poNumber').fill('CALL-2');
  await field('lines/0/item').fill('4002');
  await field('lines/0/quantity').fill('1');
  await field('shipTo').selectOption({ index: 1 });
  await page.getByLabel('I have to call back').check();
  await page
    .getByRole('button', { name: /is to be called back/ })
    .or(page.getByText(/is to be called back/))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByRole('heading', { name: 'CALL-2' }).waitFor();
  await page.getByText('Needs review').waitFor();
});

test('fits a narrow screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Next call' }).click();
  await field('call/caller').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('is there in Chinese, for the clerk and for what is read back', async () => {
  await page.getByRole('button', { name: '中文' }).click();
  await field('call/caller').fill('王小姐');
  await field('customer').selectOption('shop');
  await field('poNumber').fill('CALL-3');
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('12');
  await page.getByText('Ball valve, brass').first().waitFor();
  expect(await field('call/readBack').inputValue()).toMatch(/\p{Script=Han}.*12 EA/su);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityViolations(page)).toEqual([]);
});
