/** The pages on the real gateway: a purchase order comes in, is looked at, and a person lets it go. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

const file = fileURLToPath(new URL('../../fixtures/golden/004010-vics.edi', import.meta.url));
const PO_NUMBER = '08292233294';

let gateway: RealGateway;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const po102 = (): ReturnType<Page['locator']> => page.getByRole('gridcell', { name: 'PO102 Quantity ordered: 120' });
const quantity = (): ReturnType<Page['locator']> => page.locator('[data-link="field:/lines/0/quantity"]');

test('an empty gateway says how the first order gets in', async () => {
  await page.getByRole('heading', { name: 'No order has come in yet' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('a posted 850 appears in the open list by itself, with its three legs', async () => {
  await post(await readFile(file));
  const row = page.getByRole('row', { name: new RegExp(PO_NUMBER) });
  await row.getByText('Waiting for ERP').waitFor();
  await row.getByText('Acknowledged').waitFor();
  await page.getByRole('button', { name: 'Queued 1' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('the order shows its source, and PO102 and the quantity mark each other', async () => {
  await page.getByRole('link', { name: PO_NUMBER, exact: true }).click();
  await po102().hover();
  expect(await quantity().getAttribute('data-active')).toBe('active');
  await page.getByRole('heading', { name: 'History' }).hover();
  expect(await po102().getAttribute('data-active')).toBeNull();
  await quantity().hover();
  expect(await po102().getAttribute('data-active')).toBe('active');
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('the 997 that went back can be read', async () => {
  await page.getByText(/^997/).click();
  await page.getByText('AK1*PO*1421').waitFor();
});

test('an order that was sent before needs a person, who corrects it: a new revision goes on by itself', async () => {
  await postChanged('000003439', '9.35', '13057.94');
  await openWaitingOrder();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^Show place/ })
    .first()
    .click();
  await page.locator('[data-link="field:/poNumber"]').dblclick();
  await page.keyboard.type('08292233294-B');
  await page.keyboard.press('Enter');
  await page.getByLabel('Reason').fill('Buyer forgot the suffix, asked by phone');
  await page.getByRole('button', { name: 'Save 1 change' }).click();
  await page.getByText('Rev 2').waitFor();
  await page.getByRole('heading', { name: '08292233294-B' }).waitFor();
  await page.locator('.timeline').getByText('Buyer forgot the suffix, asked by phone').first().waitFor();
  await page.locator('.legs').getByText('Waiting for ERP').waitFor();
});

test('a person releases an order that needs one, and it goes on to the ERP', async () => {
  await postChanged('000003440', '9.45', '13069.94');
  await openWaitingOrder();
  await page.getByLabel('Reason').fill('Second delivery, confirmed by the buyer');
  await page.getByRole('button', { name: /^Release/ }).click();
  await page.getByRole('button', { name: /^Release/ }).waitFor({ state: 'detached' });
  await page.locator('.timeline').getByText('Second delivery, confirmed by the buyer').first().waitFor();
  await page.locator('.legs').getByText('Waiting for ERP').waitFor();
  expect(complaints).toEqual([]);
});

test('a link with a key that is pasted into an open tab signs in, and leaves no key in the address', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.evaluate((key) => {
    location.hash = `#key=${key}`;
  }, gateway.key);
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
  expect(page.url()).not.toContain(gateway.key);
  // Nothing of the list is cut off on a small desk.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('columnheader', { name: 'Channel' }).waitFor();
  const hidden = await page.locator('.table-scroll').evaluate((table) => table.scrollWidth - table.clientWidth);
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/list-1280.png` });
  expect(hidden).toBeLessThanOrEqual(0);
});

async function post(body: Buffer<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: {
      'authorization': `Bearer ${gateway.key}`,
      'content-type': 'application/edi-x12',
      'x-filename': 'vics.edi',
    },
    body,
  });
  expect(response.status).toBe(202);
}

/** The same purchase order number again, with another price for the first of its lines (120 pieces). */
async function postChanged(controlNumber: string, price: string, total: string): Promise<void> {
  const text = await readFile(file, 'latin1');
  const changed = text
    .replaceAll('000003438', controlNumber)
    .replace('*9.25*', `*${price}*`)
    .replace('*13045.94~', `*${total}~`);
  await post(Buffer.from(changed, 'latin1'));
}

async function openWaitingOrder(): Promise<void> {
  await page.getByRole('link', { name: 'Orders' }).first().click();
  await page.getByRole('button', { name: 'Needs review 1' }).click();
  await page.locator('tbody tr.needs-person').getByRole('link').click();
  await po102().waitFor();
}
