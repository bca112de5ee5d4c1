/** Files that did not become orders, on the real gateway: noise, a refused 850 and a retransmission can all be seen. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interchange850 } from '../support/x12-850.ts';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

const GOOD = interchange850({ control: 1, orders: [{ po: 'GOOD-1' }] });
const REFUSED = interchange850({ control: 2, orders: [{ po: 'BAD-1', segmentCount: 99 }] });
const HALF = interchange850({ control: 3, orders: [{ po: 'HALF-1' }, { po: 'HALF-2', segmentCount: 99 }] });
const NOISE = Buffer.from([0x00, 0xff, 0x13, 0x37, 0x00, 0x80, 0x01]);

let gateway: RealGateway;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
  await page.goto(`${gateway.url}/#key=${gateway.key}`);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const row = (fileName: string): ReturnType<Page['locator']> =>
  page.getByRole('row', { name: new RegExp(`${fileName.replace('.', '\\.')} `) });
const open = (fileName: string): Promise<void> => page.getByRole('link', { name: fileName, exact: true }).click();
const quietLine = (): ReturnType<Page['locator']> => page.locator('.not-orders');

test('an empty list says how the first message gets in', async () => {
  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  await page.getByRole('heading', { name: 'No message has come in yet' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('a message that became an order appears in the open list by itself', async () => {
  await post('good.edi', GOOD);
  await row('good.edi').getByText('Decoded').waitFor();
  const cells = await row('good.edi').locator('td').allInnerTexts();
  expect(cells.slice(1)).toEqual(['Decoded', 'ZZ:ACMESTORES', '1', '', '', 'x12', 'http', `${GOOD.length} bytes`]);
});

test('the order list is silent while every file became orders', async () => {
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('link', { name: 'GOOD-1' }).waitFor();
  await page.waitForResponse((response) => response.url().includes('/v1/inbound'));
  expect(await quietLine().count()).toBe(0);
});

test('the order list says how many files did not become orders, and leads to them', async () => {
  await post('refused.edi', REFUSED);
  await post('noise.bin', NOISE);
  await post('again.edi', GOOD);
  await post('half.edi', HALF);
  await quietLine().getByText('3 files did not become orders, 1 file only in part').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await quietLine().getByRole('link').click();
  await row('half.edi').waitFor();
  expect(await page.locator('tbody th').allInnerTexts()).toEqual(['half.edi', 'again.edi', 'noise.bin', 'refused.edi']);
});

test('each row says what became of the file, and why', async () => {
  await row('noise.bin').getByText('Unreadable').waitFor();
  await row('again.edi').getByText('Duplicate', { exact: true }).waitFor();
  expect(await row('refused.edi').locator('td.number').allInnerTexts()).toEqual(['0', '1', `${REFUSED.length} bytes`]);
  expect(await row('half.edi').locator('td.number').allInnerTexts()).toEqual(['1', '1', `${HALF.length} bytes`]);
  const reasons = await page.locator('td.finding').allInnerTexts();
  expect(reasons).toEqual([
    "SE01 (number of segments) is '99', but the set has 9",
    'The same was received before.',
    'The message is in no format that the gateway reads.',
    "SE01 (number of segments) is '99', but the set has 9",
  ]);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('the list shows one state alone, and the address keeps it', async () => {
  await page.getByRole('link', { name: 'Unreadable', exact: true }).click();
  await row('refused.edi').waitFor({ state: 'detached' });
  await page.reload();
  await row('noise.bin').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(1);
});

test('older messages come when asked for, and a failure to load them is told', async () => {
  // Pages of two instead of a hundred.
  await page.route('**/v1/inbound?limit=100**', (route) =>
    route.continue({ url: route.request().url().replace('limit=100', 'limit=2') }),
  );
  await page.goto(`${gateway.url}/#/messages`);
  await row('again.edi').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(2);
  await page.route('**cursor=**', (route) => route.abort());
  await page.getByRole('button', { name: 'Show older messages' }).click();
  await page.getByRole('alert').getByText('The gateway does not answer.').waitFor();
  await page.unroute('**cursor=**');
  await page.getByRole('button', { name: 'Show older messages' }).click();
  await row('refused.edi').waitFor();
  await page.getByRole('button', { name: 'Show older messages' }).click();
  await row('good.edi').waitFor();
  expect(await page.getByRole('button', { name: 'Show older messages' }).count()).toBe(0);
  expect(await page.locator('tbody tr').count()).toBe(5);
  await page.unroute('**/v1/inbound?limit=100**');
});

test('the list call pages through a filter, and refuses a state that there is not', async () => {
  const newest = await list('incomplete=true&limit=3');
  const older = await list(`incomplete=true&limit=3&cursor=${newest.nextCursor}`);
  expect([...newest.data, ...older.data].map(({ fileName }) => fileName)).toEqual([
    'half.edi',
    'again.edi',
    'noise.bin',
    'refused.edi',
  ]);
  expect(older.nextCursor).toBeNull();
  expect(newest.recent).toEqual({ messages: 5, withoutOrders: 3, inPart: 1 });
  expect(newest.data[0]).toMatchObject({ orderCount: 1, otherCount: 1, refusedCount: 1, senders: ['ZZ:ACMESTORES'] });
  const some = await list('status=unreadable,duplicate');
  expect(some.data.map(({ status }) => status)).toEqual(['duplicate', 'unreadable']);
  expect((await list('incomplete=false')).data.map(({ fileName }) => fileName)).toEqual(['good.edi']);
  const response = await fetch(`${gateway.url}/v1/inbound?status=lost`, { headers: authorization() });
  expect(await response.json()).toMatchObject({ code: 'request-invalid' });
});

describe('one message', () => {
  test('that is noise shows the reason, and its bytes come back as they were', async () => {
    await openFromList('noise.bin');
    await page.getByRole('heading', { name: 'The file as a whole' }).waitFor();
    expect(await page.locator('.issue').count()).toBeGreaterThan(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the raw file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('noise.bin');
    expect(await readFile(await download.path())).toEqual(NOISE);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('that was refused shows the document with the error and its place, and the 997 that said so', async () => {
    await openFromList('refused.edi');
    const document = page.getByRole('region', { name: 'Document 850 0001' });
    await document.getByText('SE01 in segment').waitFor();
    await page.getByText('No order came of it, and 1 document was refused.').waitFor();
    await page.getByText(/^997/).click();
    await page.getByText('AK5*R*4').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('that was received before leads to the first', async () => {
    await openFromList('again.edi');
    await page.locator('.message-state').getByRole('link', { name: 'see the first message' }).click();
    await page.getByRole('heading', { name: 'good.edi' }).waitFor();
  });

  test('leads to its orders, and an order to its message', async () => {
    await page.getByRole('link', { name: 'GOOD-1' }).click();
    await page.getByRole('heading', { name: 'GOOD-1' }).waitFor();
    await page.getByRole('link', { name: 'file as received' }).click();
    await page.getByRole('heading', { name: 'good.edi' }).waitFor();
    await page.getByText('000000001').first().waitFor();
  });

  test('that is not there is said not to be', async () => {
    await page.goto(`${gateway.url}/#/messages/msg_none`);
    await page.getByRole('heading', { name: 'There is no such message' }).waitFor();
  });
});

test.each(['light', 'dark'] as const)(
  'the pages have no violation in the %s theme, and fit 320 px',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${gateway.url}/#/messages`);
    await row('good.edi').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await overflow()).toBe(0);
    await open('half.edi');
    await page.getByRole('heading', { name: 'Documents that did not become orders' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await overflow()).toBe(0);
  },
);

test('the lists can be used by keyboard alone', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${gateway.url}/#/messages?show=unreadable`);
  await row('noise.bin').waitFor();
  await page.getByRole('region', { name: 'Messages, newest first' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'noise.bin' }).waitFor();
});

test('at 1280 px the order list shows when each order was received', async () => {
  await page.goto(`${gateway.url}/#/orders`);
  const received = page.getByRole('columnheader', { name: 'Received' });
  await received.waitFor();
  const box = await received.boundingBox();
  expect((box?.x ?? Infinity) + (box?.width ?? Infinity)).toBeLessThanOrEqual(1280);
  expect(complaints).toEqual([]);
});

test('the page of a mail lists each part of it, with what was done and which order came of it', async () => {
  await post('mail.eml', await readFile('fixtures/mail/received/winmail-dat.eml'));
  await page.goto(`${gateway.url}/#/messages`);
  await row('mail.eml').getByText('Decoded').waitFor();
  await open('mail.eml');
  const parts = page.locator('.mail-attachments li');
  await parts.first().waitFor();
  expect(await parts.count()).toBe(2);
  await parts.nth(0).getByText('Opened').waitFor();
  await parts.nth(1).getByText('winmail.dat › Bestellung 81002 März.csv').waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await overflow()).toBe(0);
    const folder = process.env['ORDERGATE_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/mail-parts-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await parts.nth(1).getByRole('link', { name: 'See the order' }).click();
  await page.getByRole('heading', { name: /81002/ }).waitFor();
});

/** Pixels by which the page is wider than its window; a table scrolls inside its own box. */
function overflow(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

interface ListAnswer {
  readonly data: readonly { readonly fileName: string; readonly status: string }[];
  readonly nextCursor: string | null;
  readonly recent: unknown;
}

async function list(query: string): Promise<ListAnswer> {
  const response = await fetch(`${gateway.url}/v1/inbound?${query}`, { headers: authorization() });
  expect(response.status).toBe(200);
  return (await response.json()) as ListAnswer;
}

function authorization(): { readonly authorization: string } {
  return { authorization: `Bearer ${gateway.key}` };
}

async function openFromList(fileName: string): Promise<void> {
  await page.goto(`${gateway.url}/#/messages`);
  await open(fileName);
  await page.getByRole('heading', { name: fileName }).waitFor();
}

async function post(fileName: string, body: string | Buffer<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/inbound`, {
    method: 'POST',
    headers: { ...authorization(), 'x-filename': fileName },
    body,
  });
  expect(response.status).toBe(202);
}
