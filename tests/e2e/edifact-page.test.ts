/** EDIFACT and TRADACOMS on the real gateway: components as cells, what the file declares wrongly, and what a partner says of our answer. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interchange850, interchange997 } from '../support/x12-850.ts';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

const GOOD = orders('REF1', 'PO-4711');
/** UNT counts one segment too few. */
const MISCOUNTED = orders('REF2', 'PO-4712').replace('UNT+23', 'UNT+22');

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

const cell = (name: string): ReturnType<Page['locator']> => page.getByRole('gridcell', { name, exact: true }).first();
const field = (pointer: string): ReturnType<Page['locator']> => page.locator(`[data-link="field:${pointer}"]`);
const QUANTITY = 'QTY 1, component 2 Quantity: 12';

describe('an EDIFACT order', () => {
  test('shows each component as a cell, and it and its field mark each other', async () => {
    await post('orders.edi', GOOD);
    await openOrder('PO-4711');
    await cell(QUANTITY).hover();
    expect(await field('/lines/0/quantity').getAttribute('data-active')).toBe('active');
    expect(await cell('QTY 1, component 1 Kind of quantity: 21').getAttribute('data-active')).toBeNull();
    await page.getByRole('heading', { name: 'History' }).hover();
    await field('/lines/0/gtin').hover();
    expect(await cell('LIN 3, component 1 Item number: 4000862141404').getAttribute('data-active')).toBe('active');
  });

  test('shows the separators of the file, and not its release characters', async () => {
    const lines = await page.locator('.segments .elements').allInnerTexts();
    expect(lines.map((line) => line.replaceAll(/\s/g, ''))).toContain("NAD+BY+5412345000013::9++Maisond'Or");
    await cell("NAD 4 Name: Maison d'Or").hover();
    await page.locator('.readout').getByText('12 bytes').waitFor(); // One more than is shown: `?` protects the apostrophe.
    expect(await field('/buyer/name').innerText()).toContain("Maison d'Or");
  });

  test('can be walked component by component with the keyboard', async () => {
    await cell('LIN 3, component 1 Item number: 4000862141404').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^PIA /);
    await cell('QTY 1, component 1 Kind of quantity: 21').focus();
    await page.keyboard.press('ArrowRight');
    expect(await field('/lines/0/quantity').getAttribute('data-active')).toBe('active');
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('that is queued can be held for a person, and then canceled, each with its reason', async () => {
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await page.getByRole('alert').getByText('Say why first').waitFor();
    await page.getByLabel('Reason').fill('Price is being asked');
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await page.locator('.legs').getByText('Needs review').waitFor();
    await page.getByLabel('Reason').fill('Withdrawn by the buyer');
    await page.getByRole('button', { name: 'Cancel order' }).click();
    await page.locator('.legs').getByText('Canceled').waitFor();
    await page.locator('.timeline').getByText('Withdrawn by the buyer').waitFor(); // The history is read after the state.
    const history = await page.locator('.timeline .reason').allInnerTexts();
    expect(history.slice(0, 2)).toEqual(['Withdrawn by the buyer', 'Price is being asked']);
    expect(await page.getByRole('region', { name: 'Decision' }).count()).toBe(0);
  });
});

describe('an order of 3,000 lines', () => {
  test('makes only the rows near the view, and those that are pointed at', async () => {
    await post('long.edi', orders('REF3', 'PO-LONG', 3000));
    await openOrder('PO-LONG');
    await cell(QUANTITY).waitFor();
    const grid = page.getByRole('grid', { name: 'Source segments' });
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(15_000);
    expect(await page.getByRole('gridcell').count()).toBeLessThan(10_000);
    expect(await field('/lines/2990/quantity').count()).toBe(0);
    await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const last = page.getByRole('gridcell', { name: 'LIN 1 Line number: 2991', exact: true });
    await last.focus();
    await page.waitForFunction(() => document.querySelector('[data-link="field:/lines/2990/lineNumber"][data-active]'));
    const row = page.locator('[role=row]').filter({ has: last });
    expect(await row.getAttribute('aria-rowindex')).toBe(String(11 + 2990 * 5));
  });

  test('is walked past the rows that were there at first', async () => {
    await page.locator('.segments').evaluate((element) => element.scrollTo(0, 0));
    await cell('LIN 1 Line number: 1').focus();
    for (let step = 0; step < 250; step++) await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(name).toBe('LIN 1 Line number: 51');
  });
});

describe('a file that is not what it says', () => {
  test('tells the character set that it declares and the one that it is in', async () => {
    await openMessage('orders.edi');
    await page.getByText('Declared UNOC (ISO-8859-1), found UTF-8, read as UTF-8').waitFor();
  });

  test('was answered by a CONTRL, which is shown a segment a line', async () => {
    await page.getByText(/^CONTRL/).click();
    const content = await page.locator('.answer pre').first().innerText();
    const tags = content
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 3));
    expect(tags.filter((tag) => tag !== 'UNA')).toEqual(['UNB', 'UNH', 'UCI', 'UCM', 'UNT', 'UNZ']);
  });

  test('shows the place of a fault as EDIFACT counts, and the bytes that would mend it', async () => {
    await post('miscounted.edi', MISCOUNTED);
    await openMessage('miscounted.edi');
    const refused = page.getByRole('region', { name: 'Document ORDERS 1' });
    await refused.getByText(/^UNT 1.* in segment 23, bytes/).waitFor();
    const at = Buffer.from(MISCOUNTED).indexOf('UNT+22') + 'UNT+'.length;
    await refused.getByText(`Corrected: 23 in place of 2 bytes from ${at} on`).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('a TRADACOMS order', () => {
  test('shows its own separators, and its cells and fields mark each other across broken lines', async () => {
    const file = fileURLToPath(new URL('../../fixtures/tradacoms/corpus/xlate__order-blocked.edi', import.meta.url));
    await post('tradacoms.edi', await readFile(file, 'latin1'));
    await openOrder('70970');
    const lines = await page.locator('.segments .elements').allInnerTexts();
    expect(lines.map((line) => line.replaceAll(/\s/g, ''))).toContain('ORD=70970::070315');
    await cell('OLD 6 Quantity ordered: 60').hover();
    expect(await field('/lines/0/quantity').getAttribute('data-active')).toBe('active');
    await field('/shipTo/name').hover();
    expect(await cell('CLO 2 Name: EAST SOMEWHERE DEPOT').getAttribute('data-active')).toBe('active');
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('an answer that the partner rejects', () => {
  test('stands at the top of its order with what the partner said', async () => {
    await post('order.edi', interchange850({ control: 1, orders: [{ po: 'PO-R' }] }));
    await openOrder('PO-R');
    const answer = await acceptInErp();
    await post(
      'no.edi',
      interchange997({
        control: 2,
        sender: 'ACMESTORES',
        group: ['PR', answer.groupControl],
        set: ['855', /ST\*855\*(\w+)/.exec(answer.content)?.[1] ?? ''],
        verdict: 'R',
      }),
    );
    await page.getByRole('region', { name: 'The partner rejected our answer.' }).getByText(/BAK/).first().waitFor();
    await page.locator('.legs').getByText('Failed').waitFor();
    await page.locator('.card').getByText('Rejected by the partner').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('is shown in the message that said so', async () => {
    const [link] = await page.getByRole('link', { name: 'see what it sent' }).all();
    await link?.click();
    await page.getByRole('heading', { name: 'What it says of our answers' }).waitFor();
    await page.locator('.received-answers').getByText('rejected').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.goBack();
  });

  test('is off the work list when somebody has seen to it, with what was done', async () => {
    const notice = page.getByRole('region', { name: 'The partner rejected our answer.' });
    await notice.getByRole('button', { name: 'Seen to' }).click();
    await notice.getByRole('alert').getByText('Say first what was done').waitFor();
    await notice.getByLabel('What was done about it').fill('Sent the answer by mail');
    await page.keyboard.press('Enter');
    await notice.waitFor({ state: 'detached' });
    await page.locator('.timeline').getByText('Sent the answer by mail').waitFor();
    expect(complaints).toEqual([]);
  });
});

function orders(reference: string, po: string, lines = 2): string {
  const segments = [
    'UNH+1+ORDERS:D:96A:UN:EAN008',
    `BGM+220+${po}+9`,
    'DTM+137:20261123:102',
    'DTM+2:20261201:102',
    'FTX+AAI+++Bitte am Tor 3 klingeln?: Müller',
    'RFF+CT:C-77',
    "NAD+BY+5412345000013::9++Maison d?'Or",
    'NAD+SU+4012345000009::9',
    'NAD+DP+5412345000020::9++Lager Süd+Hafenstr. 1+Köln++50667+DE',
    'CUX+2:EUR:9',
    ...Array.from({ length: lines }, (_, index) => [
      `LIN+${index + 1}++4000862141404:EN`,
      `PIA+1+ABC-${index + 1}:SA`,
      'IMD+F++:::Widget, small',
      `QTY+21:${12 + index}`,
      'PRI+AAA:10.50',
    ]).flat(),
    'UNS+S',
    `CNT+2:${lines}`,
  ];
  const header = `UNB+UNOC:3+5412345000013:14+4012345000009:14+261123:1200+${reference}++ORDERS++1`;
  const all = ['UNA:+.? ', header, ...segments, `UNT+${segments.length + 1}+1`, `UNZ+1+${reference}`];
  return all.map((segment) => `${segment}'`).join('\n');
}

async function openOrder(po: string): Promise<void> {
  await page.goto(`${gateway.url}/#/orders`);
  await page.getByRole('link', { name: po, exact: true }).click();
  await page.getByRole('grid', { name: 'Source segments' }).waitFor();
}

async function openMessage(fileName: string): Promise<void> {
  await page.goto(`${gateway.url}/#/messages`);
  await page.getByRole('link', { name: fileName, exact: true }).click();
  await page.getByRole('heading', { name: fileName }).waitFor();
}

/** The ERP takes every order that waits for it; waits until the 855 is handed over: no partner answers earlier. */
async function acceptInErp(): Promise<{ readonly groupControl: string; readonly content: string }> {
  const id = decodeURIComponent(page.url().split('/').at(-1) ?? '');
  for (let tries = 0; tries < 100; tries++) {
    const { deliveries } = await call<{ deliveries: { id: string }[] }>('POST', '/v1/erp/lease', { max: 10 });
    for (const delivery of deliveries)
      await call('POST', `/v1/erp/deliveries/${delivery.id}/ack`, { erpOrderNumber: 'SO-1' });
    const { data } = await call<{ data: { type: string; state: string; groupControl: string; content: string }[] }>(
      'GET',
      `/v1/orders/${id}/acknowledgments`,
    );
    const answer = data.find(({ type, state }) => type === '855' && state === 'sent');
    if (answer !== undefined) return answer;
    await page.waitForTimeout(100);
  }
  throw new Error('The order was not answered with an 855.');
}

async function call<Body>(method: string, path: string, body?: object): Promise<Body> {
  const response = await fetch(`${gateway.url}${path}`, {
    method,
    headers: { 'authorization': `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

async function post(fileName: string, body: string): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${gateway.key}`, 'x-filename': fileName },
    body,
  });
  expect(response.status).toBe(202);
}
