/** The pages on the real gateway: a purchase order comes in, is looked at, and a person lets it go. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

// A real order that names no buyer, so a person must look at it.
const file = fileURLToPath(new URL('../../fixtures/golden/004010-vics.edi', import.meta.url));
const PO_NUMBER = '08292233294';

let gateway: RealGateway;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
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

test('a posted 850 appears in the open list by itself, waiting for a person', async () => {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: {
      'authorization': `Bearer ${gateway.key}`,
      'content-type': 'application/edi-x12',
      'x-filename': 'vics.edi',
    },
    body: await readFile(file),
  });
  expect(response.status).toBe(202);
  const row = page.getByRole('row', { name: new RegExp(PO_NUMBER) });
  await row.getByText('Needs review').waitFor();
  await row.getByText('Acknowledged').waitFor();
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

test('a correction becomes a new revision, with the clerk and the reason in the history', async () => {
  await page.locator('[data-link="field:/buyer/name"]').dblclick();
  await page.keyboard.type('XYZ Retail Inc.');
  await page.keyboard.press('Enter');
  await page.getByLabel('Reason').fill('Buyer asked by phone');
  await page.getByRole('button', { name: 'Save 1 change' }).click();
  await page.getByText('Rev 2').waitFor();
  await page.locator('.timeline').getByText('Buyer asked by phone').waitFor();
  expect(await page.locator('[data-link="field:/buyer/name"]').innerText()).toContain('XYZ Retail Inc.');
});

test('a person releases an order, and it goes on to the ERP', async () => {
  // The same document again under another control number: the same PO number twice needs a person.
  const text = await readFile(file, 'latin1');
  const again = text
    .replaceAll('000003438', '000003439')
    .replace('*9.25*', '*9.35*')
    .replace(/\*13045\.94~/, '*13057.94~');
  await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${gateway.key}`, 'content-type': 'application/edi-x12' },
    body: Buffer.from(again, 'latin1'),
  });
  await page.getByRole('link', { name: 'Orders' }).first().click();
  await page.getByRole('button', { name: /^Needs review/ }).click();
  await page.locator('tbody tr').first().getByRole('link').click();
  await page.getByLabel('Reason').fill('Second delivery, confirmed by the buyer');
  await page.getByRole('button', { name: /^Release/ }).click();
  await page.getByRole('button', { name: /^Release/ }).waitFor({ state: 'detached' });
  await page.locator('.timeline').getByText('Second delivery, confirmed by the buyer').waitFor();
  await page.locator('.legs').getByText('Waiting for ERP').waitFor();
  expect(complaints).toEqual([]);
});
