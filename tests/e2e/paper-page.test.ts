/** A PDF order on the real gateway: its page as a picture, with boxes and fields that mark each other. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { mailWith } from '../support/mail-with.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1600, height: 950 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const picture = async (name: string): Promise<void> => {
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

const field = (pointer: string): ReturnType<Page['locator']> => page.locator(`[data-link="field:${pointer}"]`);
const box = (name: RegExp): ReturnType<Page['locator']> =>
  page.locator('.paper-box').and(page.getByRole('gridcell', { name }));
const QUANTITY = /^\/lines\/1\/quantity: 150, page 1/;

describe('a PDF order', () => {
  test('shows the picture of its page with a box where each value stands', async () => {
    await open('modern_band-41-0.pdf', 'PO412170');
    await page.locator('.paper-sheet canvas').waitFor();
    expect(await page.locator('.paper-box').count()).toBeGreaterThan(40);
    // The word is drawn where its box lies: most of the box is paper, some of it is ink.
    const ink = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.paper-sheet canvas');
      const cell = document.querySelector<HTMLElement>('.paper-box[aria-label^="/poNumber"]');
      const context = canvas?.getContext('2d');
      if (!canvas || !cell || !context) return -1;
      const part = (name: 'left' | 'top' | 'width' | 'height', size: number): number =>
        Math.round((Number.parseFloat(cell.style[name]) / 100) * size);
      const { data } = context.getImageData(
        part('left', canvas.width),
        part('top', canvas.height),
        part('width', canvas.width),
        part('height', canvas.height),
      );
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 160) dark += 1;
      return dark / (data.length / 4);
    });
    expect(ink).toBeGreaterThan(0.05);
    expect(ink).toBeLessThan(0.6);
  });

  test('marks the box of the field that is pointed at, and the field of the box', async () => {
    await field('/lines/1/quantity').hover();
    expect(await box(QUANTITY).getAttribute('data-active')).toBe('active');
    await page.getByRole('heading', { name: 'History' }).hover();
    await box(QUANTITY).click();
    expect(await field('/lines/1/quantity').getAttribute('data-active')).toBeTruthy();
    await page.locator('.readout').getByText('page 1').waitFor();
    await box(QUANTITY).click();
  });

  test('is walked by keyboard: arrows go along the lines of print, Enter keeps a value marked, Escape lets go', async () => {
    await box(QUANTITY).focus();
    await page.keyboard.press('ArrowRight');
    const right = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(right).toMatch(/^\/lines\/1\//);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^\/lines\/2\//);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-active'))).toBe('pinned');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-active'))).not.toBe('pinned');
  });

  test('shows the place of what is doubtful beside the issue', async () => {
    const crop = page.getByRole('img', { name: /^Picture of the place of "m" can mean/ });
    await crop.waitFor();
    expect(await crop.evaluate((canvas) => canvas.getBoundingClientRect().width)).toBeGreaterThan(20);
  });

  test('can be enlarged, and its boxes stay over their words', async () => {
    const share = (): Promise<number> =>
      page.evaluate(() => {
        const [sheet, cell] = ['.paper-sheet', '.paper-box[aria-label^="/poNumber"]'].map((name) =>
          document.querySelector(name)?.getBoundingClientRect(),
        );
        return sheet === undefined || cell === undefined ? -1 : (cell.left - sheet.left) / sheet.width;
      });
    const before = await share();
    await page.getByRole('button', { name: 'Larger' }).click();
    expect(await share()).toBeCloseTo(before, 2);
    await page.getByRole('button', { name: 'Smaller' }).click();
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in the %s theme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'List' }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'List' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('says all values as a list, with the same links, for whoever does not see the picture', async () => {
    await page.getByRole('button', { name: 'List' }).click();
    const quantity = page.locator('.paper-list').getByRole('gridcell', { name: QUANTITY });
    await quantity.hover();
    expect(await field('/lines/1/quantity').getAttribute('data-active')).toBe('active');
    await page.getByRole('button', { name: 'List' }).click();
  });
});

describe('a PDF attached to a mail', () => {
  test('shows its own page with boxes and crops, not the words of the mail', async () => {
    const bytes = await readFile(new URL('../../fixtures/paper/modern_band-41-1.pdf', import.meta.url));
    await post('order.eml', mailWith([{ name: 'our order.pdf', bytes }]), 'PO370181');
    await page.locator('.paper-sheet canvas').waitFor();
    await page.locator('.pane-head').getByText('PDF our order.pdf').waitFor();
    const cell = page.locator('.paper-box').and(page.getByRole('gridcell', { name: /^\/lines\/0\/quantity/ }));
    await field('/lines/0/quantity').hover();
    expect(await cell.getAttribute('data-active')).toBe('active');
    await page
      .getByRole('img', { name: /^Picture of the place of/ })
      .first()
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('can be left for the words of the mail, and come back to', async () => {
    await page.getByRole('button', { name: 'Mail', exact: true }).click();
    await page.locator('.plain').getByText('please find attached').waitFor();
    await page.getByRole('button', { name: 'Mail', exact: true }).click();
    await page.locator('.paper-sheet canvas').waitFor();
  });

  test('is shown on the page of the mail with its text, and says what was read of it', async () => {
    await page.getByRole('link', { name: 'file as received' }).click();
    const mail = page.getByRole('region', { name: 'Mail', exact: true });
    await mail.getByText('our order.pdf').waitFor();
    await mail.getByText('It was read as an order.').waitFor();
    await mail.getByRole('link', { name: 'See the order' }).waitFor();
    expect(await mail.getByLabel('Text of the mail').innerText()).toContain('please find attached');
    expect(await accessibilityViolations(page)).toEqual([]);
    await picture('message-attachment');
  });
});

describe('an order as a table of text', () => {
  const CSV = [
    'Purchase order;PO-7781;;;',
    'Item no;Description;Quantity;Unit price;Amount',
    'ABC-123;Hex bolt M8;40;1,25;50,00',
    'ABC-124;Hex nut M8;60;0,35;21,00',
  ].join('\n');

  test('is shown as a table, whose cells and fields mark each other', async () => {
    await post('order.csv', CSV, 'PO-7781');
    const cell = page.locator('.plain').getByRole('gridcell', { name: /^\/lines\/0\/quantity: 40/ });
    await cell.waitFor();
    await field('/lines/0/quantity').hover();
    expect(await cell.getAttribute('data-active')).toBe('active');
    await page.getByRole('heading', { name: 'History' }).hover();
    await cell.hover();
    expect(await field('/lines/0/quantity').getAttribute('data-active')).toBe('active');
    expect(await page.locator('.plain').innerText()).toContain('Hex nut M8');
  });

  test('has no accessibility violation', async () => {
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('a mail with a table in it', () => {
  const HTML = [
    '<p>Hello Ben,</p><p>Please see our <b>order</b> PO-5512 below.</p>',
    '<table><tr><th>Item no</th><th>Description</th><th>Qty</th><th>Unit price</th><th>Amount</th></tr>',
    '<tr><td>ABC-123</td><td>Hex bolt M8</td><td>40</td><td>1.25</td><td>50.00</td></tr></table><p>Regards, Ann</p>',
  ].join('\r\n');

  test('shows its sentences as lines and only the table as a table', async () => {
    const head = 'From: Ann <ann@northgate.example>\r\nSubject: Our order\r\nMIME-Version: 1.0';
    await post('table.eml', `${head}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${HTML}\r\n`, 'PO-5512');
    await page.locator('.plain-row').first().waitFor();
    const lines = await page.locator('.plain-line').allTextContents();
    expect(lines).toEqual(expect.arrayContaining(['Please see our order PO-5512 below.', 'Regards, Ann']));
    expect(await page.locator('.plain-row').count()).toBe(2);
    expect(await page.locator('.plain-row').last().getByRole('gridcell').allTextContents()).toContain('Hex bolt M8');
    await field('/lines/0/quantity').hover();
    const cell = page.locator('.plain').getByRole('gridcell', { name: /^\/lines\/0\/quantity: 40/ });
    expect(await cell.getAttribute('data-active')).toBe('active');
    expect(await accessibilityViolations(page)).toEqual([]);
    await picture('mail-table');
  });

  test('has its doubtful number confirmed by one key, its missing address entered, and says who released it', async () => {
    await field('/poNumber').focus();
    await page.keyboard.press('r');
    await page.locator('.timeline').getByText('Right as read').first().waitFor();
    await page.locator('.issue-head').getByText('The order number "PO-5512" is').waitFor({ state: 'detached' });
    await field('/shipTo/address/lines/0').dblclick();
    await page.keyboard.type('14 Mill Lane');
    await page.keyboard.press('Enter');
    await field('/shipTo/address/city').dblclick();
    await page.keyboard.type('Leeds');
    await page.keyboard.press('Enter');
    expect(await accessibilityViolations(page)).toEqual([]);
    await picture('mail-corrected');
    await page.getByLabel('Reason').fill('asked by phone');
    await page.getByRole('button', { name: 'Save 2 changes' }).click();
    await page.locator('.issue-head').getByText('The order does not say where').waitFor({ state: 'detached' });
    await page.getByLabel('Reason').fill('the buyer is Northgate');
    await page.getByRole('button', { name: /^Release as checked, despite/ }).click();
    await page.getByText(/^Released as checked by e2e on .*: the buyer is Northgate$/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

test('nothing was refused by the content security policy, and no script failed', () => {
  expect(complaints).toEqual([]);
});

async function open(file: string, po: string): Promise<void> {
  await post(file, await readFile(new URL(`../../fixtures/paper/${file}`, import.meta.url)), po);
}

async function post(file: string, body: string | Uint8Array<ArrayBuffer>, po: string): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${gateway.key}`, 'X-Filename': file },
    body,
  });
  expect(response.status).toBe(202);
  await page.goto(`${gateway.url}/#/orders`);
  await page.getByRole('link', { name: po }).first().click();
  await page.getByRole('heading', { name: po }).waitFor();
}
