/** Orders as XML at the order desk: the document as it came, whose values and the fields of the order mark each other. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailWith } from '../support/mail-with.ts';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const cell = (name: string): ReturnType<Page['locator']> => page.getByRole('gridcell', { name, exact: true }).first();
const field = (pointer: string): ReturnType<Page['locator']> => page.locator(`[data-link="field:${pointer}"]`);

describe('an order in UBL', () => {
  test('shows its XML, and a value and its field mark each other', async () => {
    await post(await readFile('fixtures/ubl/peppol-order.xml'), 'application/xml');
    await openOrder('NG-2026-0417');
    await cell('cbc:ID: NG-2026-0417').hover();
    expect(await field('/poNumber').getAttribute('data-active')).toBe('active');
    await field('/lines/0/uom').hover();
    const unit = page.locator('[data-link$="OrderLine[1]/LineItem/Quantity/@unitCode"]');
    expect(await unit.getAttribute('data-active')).toBe('active');
    await field('/buyer/address/lines/0').hover();
    expect(await cell('cbc:StreetName: Hafenstraße 12').getAttribute('data-active')).toBe('active');
    await page.locator('.readout').getByText('Hafenstraße 12').waitFor();
  });

  test('can be walked with the keyboard', async () => {
    await cell('cbc:ID: NG-2026-0417').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'cbc:SalesOrderID: SO-88120',
    );
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

test('an order in cXML shows its attributes, and not its secret', async () => {
  await post(await readFile('fixtures/cxml/order-request.xml'), 'application/xml');
  await openOrder('HL-4500088');
  await field('/lines/0/quantity').hover();
  const quantity = page.locator('[data-link$="/ItemOut[1]/@quantity"]');
  expect(await quantity.getAttribute('data-active')).toBe('active');
  expect(await page.locator('.xml').innerText()).not.toContain('hush');
  await page.locator('.xml').getByText('SharedSecret').first().waitFor();
});

test('an order in XML that came with a mail shows the XML, and leads to the mail', async () => {
  const xml = (await readFile('fixtures/ubl/peppol-order.xml', 'utf8')).replaceAll('NG-2026-0417', 'NG-2026-0418');
  await post(mailWith([{ name: 'order.xml', bytes: Buffer.from(xml) }]), 'message/rfc822');
  await openOrder('NG-2026-0418');
  await page.locator('.pane-head').getByText('UBL order.xml').waitFor();
  await page.locator('[data-link="typed:/Order/ID"]').hover();
  expect(await field('/poNumber').getAttribute('data-active')).toBe('active');
  await page.getByRole('link', { name: 'Mail', exact: true }).click();
  await page.getByText('ann@northgate.example').first().waitFor();
  expect(complaints).toEqual([]);
});

async function openOrder(po: string): Promise<void> {
  await page.goto(`${gateway.url}/#/orders`);
  await page.getByRole('link', { name: po, exact: true }).click();
  await page.getByRole('grid', { name: 'XML as received' }).waitFor();
}

async function post(body: Uint8Array, type: string): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${gateway.key}`, 'content-type': type },
    body: body as BodyInit,
  });
  expect(response.status).toBe(202);
}
