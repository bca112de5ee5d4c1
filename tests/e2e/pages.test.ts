/** The pages against recorded answers: what a running gateway shows only by luck. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { startMockGateway } from './support/mock-gateway.ts';
import type { MockGateway } from './support/mock-gateway.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let gateway: MockGateway;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  gateway = await startMockGateway();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  page.setDefaultTimeout(10_000);
});
afterEach(async () => {
  await context.close();
  await gateway.stop();
  expect(complaints).toEqual([]);
});

async function openOrder(): Promise<void> {
  await page.goto(`${gateway.url}/#key=test-key`);
  await page.getByRole('link', { name: '08292233294', exact: true }).click();
  await page.getByRole('gridcell', { name: 'PO102 Quantity ordered: 120' }).waitFor();
}

const quantity = (): ReturnType<Page['locator']> => page.locator('[data-link="field:/lines/0/quantity"]');
const po102 = (): ReturnType<Page['locator']> => page.getByRole('gridcell', { name: 'PO102 Quantity ordered: 120' });
const marked = (): Promise<string[]> =>
  page
    .locator('[role=gridcell][data-active]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-link') ?? ''));

describe('the key', () => {
  test('is taken from the link and leaves no trace in the address bar', async () => {
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByRole('table').waitFor();
    expect(page.url()).toBe(`${gateway.url}/#/orders`);
    await page.goBack();
    expect(page.url()).not.toContain('test-key');
  });

  test('is asked for once, and a wrong one is refused with a reason', async () => {
    await page.goto(gateway.url);
    await page.getByLabel('API key').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('This API key is not known.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel('API key').fill('test-key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('table').waitFor();
    await page.reload();
    await page.getByRole('table').waitFor();
  });

  test('is asked for again when it was revoked', async () => {
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByRole('table').waitFor();
    gateway.revokeKey();
    await page.getByRole('alert').getByText('does not know this key any more').waitFor();
  });
});

describe('the list', () => {
  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByRole('table').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('tells the three legs apart: accepted by the ERP, answer failed', async () => {
    await page.goto(`${gateway.url}/#key=test-key`);
    const row = page.getByRole('row', { name: /508511/ });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells.slice(2, 5).map((text) => text.trim())).toEqual(['Accepted by ERP', 'Accepted', 'Failed']);
  });

  test('filters by state and by search, and says so when nothing is left', async () => {
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByRole('button', { name: 'Needs review 1' }).click();
    await page.getByRole('row', { name: /A99999-01/ }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /08292233294/ }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByRole('heading', { name: 'No order matches' }).waitFor();
    await page.getByRole('button', { name: 'Show all orders' }).click();
    await page.getByRole('row', { name: /A99999-01/ }).waitFor();
  });

  test('explains how the first order gets in when there is none', async () => {
    gateway.emptyStore();
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByText('ordergate submit').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('keeps showing the orders when the connection is lost, and says since when', async () => {
    await page.goto(`${gateway.url}/#key=test-key`);
    await page.getByRole('table').waitFor();
    await page.route('**/v1/**', (route) => route.abort());
    await page.getByRole('alert').getByText('The gateway does not answer.').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(8);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute('**/v1/**');
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 20_000 });
  });
});

describe('one order', () => {
  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await openOrder();
    await po102().hover();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('marks the field for the element under the mouse, and the element for the field', async () => {
    await openOrder();
    await po102().hover();
    expect(await marked()).toEqual([await po102().getAttribute('data-link'), 'field:/lines/0/quantity']);
    await quantity().hover();
    expect(await marked()).toEqual([await po102().getAttribute('data-link'), 'field:/lines/0/quantity']);
    await page.getByRole('heading', { name: 'History' }).hover();
    expect(await marked()).toEqual([]);
  });

  test('keeps a pair marked after a click, until the next one', async () => {
    await openOrder();
    await po102().click();
    await page.getByRole('heading', { name: 'History' }).hover();
    await page.getByLabel('Reason').focus();
    expect(await marked()).toContain('field:/lines/0/quantity');
  });

  test('can be walked by keyboard alone: arrows move, marks follow the focus', async () => {
    await openOrder();
    await page.getByRole('gridcell', { name: 'PO101 Line number: 1' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await marked()).toContain('field:/lines/0/quantity');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label'))).toBe(
      'Order header',
    );
    await page.keyboard.press('ArrowDown');
    expect(await marked()).toContain('field:/orderDate');
  });

  test('marks the segment with the error, and the issue leads to the field', async () => {
    await openOrder();
    expect(await page.locator('.segment-error').innerText()).toContain('13045.94');
    await page.getByRole('button', { name: /Go to the field of The order names no buyer/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-link'))).toBe('field:/buyer/name');
  });

  test('sends a correction as a JSON Patch with the reason and the version that was seen', async () => {
    await openOrder();
    await page.locator('[data-link="field:/buyer/name"]').dblclick();
    await page.keyboard.type('XYZ Retail Inc.');
    await page.keyboard.press('Enter');
    await quantity().focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('130');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason').fill('Asked the buyer by phone');
    await page.getByRole('button', { name: 'Save 2 changes' }).click();
    await page.getByText('Released').first().waitFor();
    expect(gateway.sent).toEqual([
      {
        path: expect.stringMatching(/corrections$/),
        ifMatch: '"4"',
        body: {
          reason: 'Asked the buyer by phone',
          patch: [
            { op: 'add', path: '/buyer', value: {} },
            { op: 'add', path: '/buyer/name', value: 'XYZ Retail Inc.' },
            { op: 'replace', path: '/lines/0/quantity', value: '130' },
          ],
        },
      },
    ]);
  });

  test('asks for the reason before it sends anything', async () => {
    await openOrder();
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('alert').getByText('Say why first').waitFor();
    expect(gateway.sent).toEqual([]);
  });

  test('tells who was faster when the order was changed elsewhere, and keeps what was typed', async () => {
    await openOrder();
    await quantity().dblclick();
    await page.keyboard.type('130');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason').fill('Typing error');
    gateway.changeElsewhere('key:anna', 'Price agreed');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page
      .getByRole('alert')
      .getByText(/key:anna changed this order .*Price agreed/)
      .waitFor();
    expect(await quantity().innerText()).toContain('130');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText('Released').first().waitFor();
    expect(gateway.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"4"', '"5"']);
  });
});
