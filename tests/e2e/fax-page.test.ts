/** What a person sees of a fax: who called, and how the call ended, beside what could be read of it. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let browser: Browser;
let page: Page;
let spool: string;

beforeAll(async () => {
  spool = await mkdtemp(join(tmpdir(), 'ordergate-fax-'));
  process.env['ORDERGATE_FAX_SPOOL'] = spool; // The gateway is a process of its own, with the environment of this one.
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000); // A page is read in seconds, on a busy machine in more.
});
afterAll(async () => {
  delete process.env['ORDERGATE_FAX_SPOOL'];
  await browser?.close();
  await gateway?.stop();
  await rm(spool, { recursive: true, force: true });
});

test('the message of a fax shows who called and that the call broke', async () => {
  const call = {
    caller: '+1 555 9999',
    called: '+1 555 0199',
    pages: 1,
    partial: true,
    error: 'Call dropped prematurely',
  };
  await writeFile(join(spool, 'order.json'), JSON.stringify(call));
  await copyFile(new URL('../../fixtures/fax/call-cut.tif', import.meta.url), join(spool, 'order.tif'));
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  await page.getByRole('link', { name: 'order.tif', exact: true }).click();
  const facts = page.getByRole('complementary', { name: 'Facts and answers' });
  await facts.getByText('+1 555 9999').waitFor();
  const told = await facts.locator('dl').first().innerText();
  for (const text of ['+1 555 0100', '+1 555 0199', 'It ended early: Call dropped prematurely'])
    expect(told).toContain(text);
  await page.getByText('The fax call ended early after 1 page: Call dropped prematurely.').first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('an order by fax shows the piece of the page of each value that was not read for sure, and waits', async () => {
  await writeFile(join(spool, 'whole.json'), JSON.stringify({ caller: '+1 555 9999', pages: 2, partial: false }));
  await copyFile(new URL('../../fixtures/fax/hylafax-two-pages.tif', import.meta.url), join(spool, 'whole.tif'));
  await page.goto(`${gateway.url}/#/orders`);
  await page.getByRole('link', { name: 'PO-FAX-77', exact: true }).click();
  await page.locator('.legs').getByText('Needs review').waitFor();
  const crop = page.getByRole('img', { name: /^Picture of the place of The order number "PO-FAX-77" is \d+ % sure/ });
  await crop.waitFor();
  // Ink stands on it, and paper around the ink.
  const shades = await crop.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return new Set([...data].filter((_, index) => index % 4 === 0).map((value) => (value < 128 ? 'ink' : 'paper')))
      .size;
  });
  expect(shades).toBe(2);
  expect(await accessibilityViolations(page)).toEqual([]);
});
