/** What goes with an order in the form, in a real browser on the real gateway: papers, and the earliest plausible day. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workingDaysAfter } from '../../src/model/working-days.ts';
import { accessibilityViolations, launchBrowser } from './support/browser.ts';
import { PASSWORD, api, inviteAccount, putOnFile } from './support/portal.ts';
import type { Api } from './support/portal.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

const NEXT_YEAR = new Date().getFullYear() + 1; // Ahead, whenever the test runs.
const DRAWING = { name: 'wall bracket.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
const OWN_PDF = { name: '采购订单.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_400_000, '%PDF-1.7\n') };

let gateway: RealGateway;
let call: Api;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  call = api(gateway.url, await gateway.adminKey());
  await putOnFile(call);
  await call('PUT', '/v1/products', {
    products: [
      { sku: '4001', gtin: '4006381333931', description: 'Ball valve, brass, 1/2"', unit: 'EA', leadTimeDays: 5 },
      { sku: '4002', description: 'Gasket set, 24 pieces', unit: 'EA', leadTimeDays: 10 },
    ],
  });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(await inviteAccount(call, 'ann@shop.example', 'shop'));
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password again').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const field = (name: string): ReturnType<Page['locator']> => page.locator(`[data-field="${name}"]`);

/** The page wide and narrow, where somebody wants to look at it; nothing of it may stick out. */
async function picture(name: string, { of = page, at }: { of?: Page; at?: Locator } = {}): Promise<void> {
  const folder = process.env['ORDERGATE_PICTURES'];
  for (const width of [1280, 390]) {
    await of.setViewportSize({ width, height: 844 });
    expect(await of.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await at?.scrollIntoViewIfNeeded();
    if (folder !== undefined) await of.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await of.setViewportSize({ width: 1280, height: 900 });
}

/** A day as the page writes it. */
function shown(day: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(day ?? ''));
}

async function bytesOf(download: Promise<Download>): Promise<Buffer> {
  return readFile(await (await download).path());
}

test('papers are attached to an order, kept over a reload, removed, and opened at the order by both sides', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('PAPERS-1');
  const papers = page.getByRole('region', { name: 'Papers that go with it' });
  await field('attachments').setInputFiles([DRAWING, OWN_PDF, { ...DRAWING, name: 'wrong one.png' }]);
  await papers.getByText('wrong one.png').waitFor();
  await papers.getByText('1.4 MB').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.reload();
  await papers.getByRole('button', { name: 'Remove: wrong one.png' }).focus();
  await page.keyboard.press('Enter');
  await papers.getByText('wrong one.png').waitFor({ state: 'detached' });
  expect(await field('attachments').evaluate((input) => input === document.activeElement)).toBe(true);
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('2');
  await field('shipTo').selectOption({ index: 1 });
  await field('date').fill(`${NEXT_YEAR}-12-01`);
  await page.getByText('Nothing is missing.').waitFor();
  await picture('attach', { at: papers });
  await page.getByRole('button', { name: '中文' }).click();
  const inChinese = page.getByRole('region', { name: '附件' });
  await inChinese.getByText('采购订单.pdf').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('attach-zh', { at: inChinese });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByRole('heading', { name: 'PAPERS-1' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'wall bracket.svg' }).click();
  expect((await bytesOf(download)).toString()).toBe('<svg/>');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('attached');

  const desk = await (await browser.newContext()).newPage();
  desk.setDefaultTimeout(45_000);
  await desk.goto(`${gateway.url}/#key=${gateway.key}`);
  await desk.getByRole('link', { name: 'PAPERS-1' }).click();
  // What was typed stands beside the order, and fields and values mark each other.
  const typed = desk.getByRole('gridcell', { name: 'PO number: PAPERS-1' });
  await typed.and(desk.locator('.typed *')).hover();
  expect(await desk.locator('[data-link="field:/poNumber"]').getAttribute('data-active')).toBe('active');
  for (const text of ['Shop Ltd', 'wall bracket.svg']) await desk.locator('.typed').getByText(text).first().waitFor();
  const saved = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Download 采购订单.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('采购订单.pdf');
  expect(await bytesOf(saved)).toEqual(OWN_PDF.buffer);
  expect(await accessibilityViolations(desk)).toEqual([]);
  await picture('attached-desk', { of: desk });
  await desk.context().close();
});

test('the earliest plausible day is shown for each line and proposed for the order, and an earlier one is told', async () => {
  const [in5, in10] = [5, 10].map((days) => workingDaysAfter(new Date().toISOString().slice(0, 10), days, new Set()));
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('DAYS-1');
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('2');
  await field('lines/1/item').fill('4002');
  await field('lines/1/quantity').fill('2');
  await page.getByText(`Earliest ${shown(in5)}`).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('earliest');
  await page.getByRole('button', { name: `Ask for the earliest day, ${shown(in10)}` }).focus();
  await page.keyboard.press('Enter');
  expect(await field('date').inputValue()).toBe(in10);
  await field('date').fill(in5 ?? '');
  await field('shipTo').selectOption({ index: 1 });
  await page.getByText(`the earliest plausible day is ${in10}, for line 2`).first().waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText(`最早可行日期为 ${in10}`).first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('too-early-zh', { at: page.locator('.check') });
  await page.getByRole('button', { name: 'English' }).click();
  await field('date').fill(in10 ?? '');
  await page.getByText('Nothing is missing.').waitFor();
});

test('too many files are told, and those that fit are kept', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('PAPERS-2');
  await field('attachments').setInputFiles(
    Array.from({ length: 21 }, (_, index) => ({ ...DRAWING, name: `drawing ${index + 1}.svg` })),
  );
  await page.getByRole('alert').getByText('There are as many files as a form takes').waitFor();
  expect(await page.locator('.attachments li').count()).toBe(20);
});
