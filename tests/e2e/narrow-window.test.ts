/**
 * The pages on a phone (390 px), and in a window of 1280 px enlarged to 400 % (320 px; WCAG 2.2, 1.4.10) and to 200 % (640 px): nothing
 * has to be scrolled sideways but the picture of a paper, which is as it was sent.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '../support/wait.ts';
import { accessibilityViolations, complaintsOf, launchBrowser, scrolledSideways } from './support/browser.ts';
import { PASSWORD, api, inviteAccount, putOnFile } from './support/portal.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

const PHONE = { width: 390, height: 844 };
const WIDTHS = [320, 640, PHONE.width];
const FILES = [
  'golden/004010-vics.edi',
  'paper/modern_band-41-0.pdf',
  'mail/html-table.eml',
  'sheet/form.xlsx',
  'csv/gb18030.csv',
  'word/order.docx',
];
const READ_MS_MAX = 60_000;

let gateway: RealGateway;
let browser: Browser;
let desk: Page;
let portal: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, locale: 'en-GB' });
  [desk, portal] = [await context.newPage(), await context.newPage()];
  complaints = [desk, portal].flatMap((page) => {
    page.setDefaultTimeout(20_000);
    return complaintsOf(page);
  });
  await desk.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

/** @returns all that is wrong with the page in a narrow window; then its picture is taken as well, where somebody wants one */
async function troubleOf(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  const folder = process.env['ORDERGATE_PICTURES'];
  for (const width of WIDTHS) {
    // High enough for all of it, because the desk scrolls inside its window.
    await page.setViewportSize({ width, height: folder === undefined ? PHONE.height : 2600 });
    found.push(...(await scrolledSideways(page)).map((box) => `${width}: ${box}`));
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize(PHONE);
  return [...found, ...(await accessibilityViolations(page))];
}

async function post(file: string): Promise<{ readonly message: string; readonly order: string }> {
  const headers = { 'Authorization': `Bearer ${gateway.key}`, 'X-Filename': file.split('/').at(-1) ?? '' };
  const body = await readFile(new URL(`../../fixtures/${file}`, import.meta.url));
  const taken = await fetch(`${gateway.url}/v1/inbound`, { method: 'POST', headers, body });
  const { id: message } = (await taken.json()) as { id: string };
  return waitFor(
    `the order of ${file}`,
    async () => {
      const read = await fetch(`${gateway.url}/v1/inbound/${message}`, { headers });
      const [order] = ((await read.json()) as { orders: { id: string }[] }).orders;
      return order !== undefined && { message, order: order.id };
    },
    READ_MS_MAX,
  );
}

const field = (pointer: string): Locator => desk.locator(`[data-link="field:${pointer}"]`);

describe('in the desk', () => {
  test.each(FILES)('an order of %s and its message are read without pushing anything aside', async (file) => {
    const name = file.replaceAll(/\W/g, '-');
    const { message, order } = await post(file);
    await desk.goto(`${gateway.url}/#/orders/${order}`);
    await field('/poNumber').waitFor();
    await desk.locator('.source [role=gridcell]').first().waitFor({ state: 'attached' });
    expect(await troubleOf(desk, `order-${name}`)).toEqual([]);
    await desk.goto(`${gateway.url}/#/messages/${message}`);
    await desk.getByText('Received as').or(desk.locator('.message-body')).first().waitFor();
    expect(await troubleOf(desk, `message-${name}`)).toEqual([]);
  });

  test('each value of a line says under which column it stands', async () => {
    const { order } = await post('paper/modern_band-41-1.pdf');
    await desk.goto(`${gateway.url}/#/orders/${order}`);
    const label = field('/lines/0/quantity').getByText('Quantity', { exact: true });
    await field('/lines/0/quantity').scrollIntoViewIfNeeded();
    await label.waitFor();
    await desk.setViewportSize({ width: 1280, height: 844 });
    await label.waitFor({ state: 'hidden' });
    await desk.setViewportSize(PHONE);
  });

  test('a tap marks a value and moves nothing from under the finger, a second one corrects it', async () => {
    await field('/lines/0/quantity').scrollIntoViewIfNeeded();
    const before = await field('/lines/0/quantity').boundingBox();
    await field('/lines/0/quantity').tap();
    await desk.locator('.field[data-active=pinned]').waitFor();
    expect(await field('/lines/0/quantity').boundingBox()).toEqual(before);
    await field('/lines/0/quantity').tap();
    await field('/lines/0/quantity').getByRole('textbox').fill('7');
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Save 1 change' }).waitFor();
    expect(await troubleOf(desk, 'order-corrected')).toEqual([]);
  });

  test.each(['orders', 'messages', 'phone'])('the page of %s is', async (name) => {
    await desk.goto(`${gateway.url}/#/${name}`);
    await desk
      .locator(name === 'phone' ? '[data-field]' : 'tbody tr')
      .first()
      .waitFor();
    expect(await troubleOf(desk, `desk-${name}`)).toEqual([]);
  });
});

describe('in the portal', () => {
  test('a customer orders, and looks at it, without pushing anything aside', async () => {
    const call = api(gateway.url, await gateway.adminKey());
    await putOnFile(call);
    await portal.goto(await inviteAccount(call, 'ann@shop.example', 'shop'));
    await portal.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await portal.getByLabel('New password again').fill(PASSWORD);
    await portal.keyboard.press('Enter');
    await portal.getByRole('link', { name: 'Go to sign-in' }).click();
    expect(await troubleOf(portal, 'portal-sign-in')).toEqual([]);
    await portal.getByLabel('E-mail address').fill('ann@shop.example');
    await portal.getByLabel('Password').fill(PASSWORD);
    await portal.keyboard.press('Enter');
    await portal.getByRole('link', { name: 'New order' }).click();
    const typed = (name: string): Locator => portal.locator(`[data-field="${name}"]`);
    await typed('poNumber').fill('NARROW-1');
    await typed('lines/0/item').fill('4001');
    await typed('lines/0/quantity').fill('12');
    expect(await troubleOf(portal, 'portal-form')).toEqual([]);
    await portal.keyboard.press('Control+Enter');
    await portal.getByRole('heading', { name: /NARROW-1/ }).waitFor();
    expect(await troubleOf(portal, 'portal-order')).toEqual([]);
    await portal.getByRole('link', { name: 'Orders', exact: true }).click();
    await portal.getByRole('link', { name: 'NARROW-1' }).waitFor();
    expect(await troubleOf(portal, 'portal-orders')).toEqual([]);
    await portal.getByRole('link', { name: 'Account' }).click();
    await portal.getByRole('heading', { level: 1 }).waitFor();
    expect(await troubleOf(portal, 'portal-account')).toEqual([]);
  });
});

test('no script of a page went wrong', () => {
  expect(complaints).toEqual([]);
});
