/** The portal in a real browser on the real gateway: a customer signs in, orders, loses the connection, and finds it all again. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, complaintsOf, launchBrowser } from './support/browser.ts';
import { PASSWORD, api, inviteAccount, putOnFile } from './support/portal.ts';
import type { Api } from './support/portal.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let call: Api;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const NEXT_YEAR = new Date().getFullYear() + 1; // Ahead, whenever the test runs.
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([startRealGateway(), launchBrowser()]);
  call = api(gateway.url, await gateway.adminKey());
  await putOnFile(call);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: gateway.url });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  complaints = complaintsOf(page);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
});

const field = (name: string): ReturnType<Page['locator']> => page.locator(`[data-field="${name}"]`);
const picture = async (name: string): Promise<void> => {
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Presses Tab until a field, or a link of that name, has the keyboard, as somebody without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const found = await page.evaluate((wanted) => {
      const { activeElement } = document;
      return (
        activeElement instanceof HTMLElement &&
        (activeElement.dataset['field'] === wanted || activeElement.textContent.trim() === wanted)
      );
    }, name);
    if (found) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

interface Order {
  readonly id: string;
  readonly state: string;
  readonly channel: string;
  readonly partnerId: string;
}

async function ordersOf(poNumber: string): Promise<readonly Order[]> {
  return (await call<{ data: Order[] }>('GET', `/v1/orders?poNumber=${encodeURIComponent(poNumber)}`)).data;
}

test('a one-time link leads to a password, and the password to the orders', async () => {
  await page.goto(await inviteAccount(call, 'ann@shop.example', 'shop'));
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password again').fill(PASSWORD);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByText('No mail can be sent from here.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('is wrong').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('sign-in');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
});

test('an order is typed by keyboard alone, checked while it is typed, and goes to the ERP', async () => {
  await tabTo('New order');
  await page.keyboard.press('Enter');
  await field('poNumber').waitFor();
  await tabTo('poNumber');
  await page.keyboard.type('KEYS-1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type(`1212${NEXT_YEAR}`); // The same day whichever of day and month the browser wants first.
  await page.keyboard.press('Enter');
  await page.keyboard.type('gasket');
  const choice = page.getByRole('option', { name: /4002/ });
  await choice.waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('choices');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('24');
  await page.keyboard.press('Enter');
  await page.keyboard.type('s-1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1,5');
  await page.getByText('2 things are open:').waitFor();
  await page.getByText('Ball valve, brass').waitFor();
  expect(await field('lines/1/unit').inputValue()).toBe('EA');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('open');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('12');
  await tabTo('shipTo');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Nothing is missing.').waitFor();
  await picture('ready');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'KEYS-1' }).waitFor();
  await page.locator('.form-head').getByText('Accepted').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('order');
  expect(await ordersOf('KEYS-1')).toMatchObject([{ state: 'queued', channel: 'form', partnerId: 'shop' }]);
});

test('lines are pasted from a spreadsheet, and two clicks send one order', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('PASTE-1');
  await page.evaluate(
    (year) => navigator.clipboard.writeText(`Part\tQty\tDue\nS-1\t10\t24.12.${year}\n4003\t5\t${year}-12-31\n`),
    NEXT_YEAR,
  );
  await field('lines/0/item').focus();
  await page.keyboard.press('ControlOrMeta+v');
  const take = page.getByRole('button', { name: 'Take these 2 lines' });
  await take.waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await take.click();
  await page.getByText('2 lines were taken.').waitFor();
  await page.getByText('Pipe clamp, steel').waitFor();
  expect(await field('lines/0/date').inputValue()).toBe(`${NEXT_YEAR}-12-24`);
  expect(await field('lines/1/unit').inputValue()).toBe('EA');
  await field('shipTo').selectOption({ index: 1 });
  await page.getByText('Nothing is missing.').waitFor();
  const send = page.getByRole('button', { name: 'Send the order' });
  await send.dblclick();
  await page.getByRole('heading', { name: 'PASTE-1' }).waitFor();
  expect(await ordersOf('PASTE-1')).toHaveLength(1);
});

test('what the columns of pasted rows hold is shown, and asked where it is not sure', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('PASTE-2');
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.locator('.form-line-spare [role=combobox]').focus();
    await page.keyboard.press('ControlOrMeta+v');
  };
  const column = (name: string) => page.locator('.paste-panel').getByLabel(name, { exact: true });
  const uses = (names: readonly string[]) => Promise.all(names.map((name) => column(name).inputValue()));
  // An order number is no quantity, and a price no unit.
  await paste('Order No.\tItem\tQty\tUnit price\n4711\tS-1\t5\t8.00\n');
  await column('Qty').waitFor();
  expect(await uses(['Order No.', 'Item', 'Qty', 'Unit price'])).toEqual(['none', 'item', 'quantity', 'none']);
  await column('Unit price').selectOption('Unit');
  await page.getByRole('button', { name: 'Take this line' }).click();
  await page.getByText('A number is no unit.').waitFor();
  await column('Unit price').selectOption('Leave out');
  await page.getByRole('button', { name: 'Take this line' }).click();
  expect(await Promise.all(['item', 'quantity', 'unit'].map((name) => field(`lines/0/${name}`).inputValue()))).toEqual([
    'S-1',
    '5',
    '',
  ]);
  // Without a head it is proposed; what stays open is asked, and nothing is sent meanwhile.
  await paste('1\t4003\t5\tEA\n2\t4002\t3\tEA\n');
  await column('Column 2').waitFor();
  expect(await uses(['Column 1', 'Column 2', 'Column 3', 'Column 4'])).toEqual(['', 'item', 'quantity', 'unit']);
  await page.getByText('No heads were found.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('paste');
  await page.getByRole('button', { name: 'Take these 2 lines' }).click();
  await page.getByText('Say what stands in: Column 1.').waitFor();
  expect(await column('Column 1').evaluate((select) => select === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '各列内容' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('paste-zh');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture('paste-390-zh');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByText('Take the pasted rows first').waitFor();
  await page.getByRole('button', { name: 'Leave out what is open' }).click();
  await page.getByRole('button', { name: 'Take these 2 lines' }).click();
  await page.getByText('Pipe clamp, steel').waitFor();
  expect(await field('lines/2/quantity').inputValue()).toBe('3');
  await page.getByText('Take the pasted rows first').waitFor({ state: 'detached' });
});

test('an order that was sent without a connection goes out once when it is back, and not when it was changed', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('OFFLINE-1');
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('9');
  await field('shipTo').selectOption({ index: 1 });
  await field('date').fill(`${NEXT_YEAR}-12-01`);
  await page.getByText('Nothing is missing.').waitFor();
  const send = page.getByRole('button', { name: 'Send the order' });
  const waiting = page.getByText('The order is sent once it is back');
  await context.setOffline(true);
  await send.click();
  await waiting.waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('waiting');
  // Whoever changes it, or thinks better of it, presses Send again.
  await field('lines/0/quantity').fill('8');
  await waiting.waitFor({ state: 'detached' });
  await send.click();
  await page.getByRole('button', { name: 'Do not send' }).click();
  await waiting.waitFor({ state: 'detached' });
  await context.setOffline(false);
  await page.getByText('Draft saved').waitFor();
  await page.getByText('Nothing is missing.').waitFor();
  expect(await page.getByText(/no connection/i).count()).toBe(0);
  expect(await ordersOf('OFFLINE-1')).toHaveLength(0);
  await context.setOffline(true);
  await send.click();
  await waiting.waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('恢复连接后将发送订单').waitFor();
  await picture('waiting-zh');
  await page.getByRole('button', { name: 'English' }).click();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'OFFLINE-1' }).waitFor();
  expect(await ordersOf('OFFLINE-1')).toMatchObject([{ state: 'queued', lineCount: 1 }]);
  expect(await page.getByText(/no connection/i).count()).toBe(0);
});

test('an order that was typed without a connection goes out with the unit on file', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await page.locator('select[data-field="shipTo"]').selectOption({ index: 1 });
  await page.getByText('Draft saved').waitFor();
  await context.setOffline(true);
  await field('poNumber').fill('OFFLINE-2');
  await field('date').fill(`${NEXT_YEAR}-12-01`);
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('12');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The order is sent once it is back').waitFor();
  expect(await field('lines/0/unit').inputValue()).toBe('');
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'OFFLINE-2' }).waitFor();
  expect(await ordersOf('OFFLINE-2')).toMatchObject([{ state: 'queued' }]);
});

test('of two windows on one draft the second is told, and nothing that was typed is lost', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('TABS');
  await page.getByText('Draft saved').waitFor();
  await field('attachments').setInputFiles({
    name: 'plan.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg/>'),
  });
  await page.getByText('plan.svg').first().waitFor();
  const second = await context.newPage();
  second.setDefaultTimeout(45_000);
  const there = (name: string) => second.locator(`[data-field="${name}"]`);
  await second.goto(page.url());
  await there('poNumber').waitFor();
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
  await field('poNumber').fill('TAB-ONE');
  await saved;
  await there('lines/0/quantity').fill('77');
  const told = second.getByText('This draft was changed meanwhile');
  await told.waitFor();
  await second.getByText('TAB-ONE').waitFor();
  await second.getByText('A new draft has none of the papers').waitFor();
  expect(await accessibilityViolations(second)).toEqual([]);
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder !== undefined) await second.screenshot({ path: `${folder}/two-tabs.png` });
  // Until it is settled nothing is sent, and a reload loses nothing.
  await there('lines/0/item').fill('S-1');
  await second.getByRole('button', { name: 'Send the order' }).click();
  await second.getByText('Say first which of the two').waitFor();
  await second.getByRole('button', { name: 'Keep both' }).click();
  await told.waitFor({ state: 'detached' });
  await second.getByText('Draft saved').waitFor();
  expect(second.url()).not.toBe(page.url());
  expect([await there('poNumber').inputValue(), await there('lines/0/quantity').inputValue()]).toEqual(['TABS', '77']);
  await page.reload();
  await field('poNumber').waitFor();
  expect([await field('poNumber').inputValue(), await field('lines/0/quantity').inputValue()]).toEqual(['TAB-ONE', '']);
  // The other ways: take mine, take the other.
  await second.goto(page.url());
  await second.reload();
  await there('poNumber').waitFor();
  for (const [mine, button, left] of [
    ['MINE', 'Take mine', 'MINE'],
    ['GIVEN-UP', 'Take the other', 'OTHER-2'],
  ] as const) {
    const other = left === 'MINE' ? 'OTHER-1' : 'OTHER-2';
    const isKept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await page.reload();
    await field('poNumber').fill(other);
    await isKept;
    await there('poNumber').fill(mine);
    await told.waitFor();
    const settled = second.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await second.getByRole('button', { name: button }).click();
    await told.waitFor({ state: 'detached' });
    await settled;
    await page.reload();
    await field('poNumber').waitFor();
    expect([await field('poNumber').inputValue(), await there('poNumber').inputValue()]).toEqual([left, left]);
  }
  await second.close();
});

test('two windows without a connection lose nothing of each other either', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  // A form that nothing was typed in says that it is saved as well.
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await field('poNumber').fill('LOST');
  await saved;
  await page.getByText('Draft saved').waitFor();
  const second = await context.newPage();
  second.setDefaultTimeout(45_000);
  await second.goto(page.url());
  await second.locator('[data-field="poNumber"]').waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  try {
    await field('poNumber').fill('LOST-ONE');
    await page.getByText('Draft kept in this browser').waitFor(); // Else the other window may be the first.
    await second.locator('[data-field="poNumber"]').fill('LOST-TWO');
    await second.getByText('This draft was changed meanwhile').waitFor();
    await second.close();
  } finally {
    await context.setOffline(false);
  }
  await page.getByText('Draft saved').waitFor();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  const drafts = page.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('link', { name: 'Draft: LOST-ONE' }).waitFor();
  await drafts.getByRole('link', { name: 'Draft: LOST-TWO' }).click();
  await page.getByText('Draft saved').waitFor();
  expect(await field('poNumber').inputValue()).toBe('LOST-TWO');
});

test('a draft survives a lost connection and a reload without one, and is kept when the connection is back', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('DRAFT-1');
  await page.getByText('Draft saved').waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await field('lines/0/item').fill('S-1');
  await field('lines/0/quantity').fill('7');
  await page.getByText('Draft kept in this browser').waitFor();
  await page.reload();
  await page.getByText('No connection.').first().waitFor();
  expect(await field('lines/0/quantity').inputValue()).toBe('7');
  await picture('offline');
  await context.setOffline(false);
  await page.getByText('Draft saved').waitFor();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  const drafts = page.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('link', { name: 'Draft: DRAFT-1' }).click();
  expect(await field('poNumber').inputValue()).toBe('DRAFT-1');
  await page.evaluate(() => localStorage.clear()); // Another browser: the gateway has it as well.
  await page.reload();
  await field('lines/0/quantity').waitFor();
  expect(await field('lines/0/quantity').inputValue()).toBe('7');
});

test('an order is repeated under a new number, and what is wrong with it is said', async () => {
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('link', { name: 'KEYS-1' }).click();
  await page.getByRole('button', { name: 'Order this again' }).click();
  await field('poNumber').fill('AGAIN-1');
  expect(await field('lines/1/quantity').inputValue()).toBe('12');
  await page.getByRole('button', { name: 'The order asks for no delivery or shipping date' }).waitFor();
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.getByRole('heading', { name: 'AGAIN-1' }).waitFor();
  await page.getByText('Is this order right?').waitFor();
  await page.getByRole('button', { name: 'Something is wrong' }).click();
  await page.keyboard.type('We need 21 of the gaskets.');
  await page.getByRole('button', { name: 'Tell us' }).click();
  await page.getByText('Ann Buyer said that something is wrong').waitFor();
  const [order] = await ordersOf('AGAIN-1');
  expect(await call('GET', `/v1/orders/${order?.id ?? ''}`)).toMatchObject({
    exception: { codes: ['customer-disputed'] },
    order: { lines: [{ quantity: '24' }, { quantity: '12' }] },
  });
  const desk = await (await browser.newContext()).newPage();
  desk.setDefaultTimeout(45_000);
  await desk.goto(`${gateway.url}/#key=${gateway.key}`);
  await desk.getByRole('link', { name: 'AGAIN-1' }).click();
  await desk.getByRole('heading', { name: 'The customer says that the order is not right' }).waitFor();
  await desk.locator('.timeline').getByText('We need 21 of the gaskets.').first().waitFor();
  expect(await accessibilityViolations(desk)).toEqual([]);
  await desk.context().close();
});

test('a file is sent instead of the form, and its order is found beside it', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await page.getByText('Send a file instead').click();
  const csv =
    'PURCHASE ORDER\nBuyer:,"Shop Ltd"\nPO Number:,FILE-1\nPO Date:,2026-11-20\nCurrency:,GBP\nShip to:,"Shop Ltd, 1 Mill Road, Leeds"\n\nLine,Item No.,Description,Qty,UOM,Unit Price,Amount\n1,4001,Ball valve,2,EA,9.90,19.80\n';
  await page
    .locator('#upload-file')
    .setInputFiles({ name: 'order.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const files = page.getByRole('region', { name: 'Files that you sent' });
  await files.getByRole('link', { name: 'FILE-1' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('orders');
});

test('an order of another customer is not there', async () => {
  const [order] = await ordersOf('KEYS-1');
  const other = await browser.newContext();
  const stranger = await other.newPage();
  stranger.setDefaultTimeout(45_000);
  await stranger.goto(await inviteAccount(call, 'ray@rival.example', 'rival'));
  await stranger.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await stranger.getByLabel('New password again').fill(PASSWORD);
  await stranger.keyboard.press('Enter');
  await stranger.getByRole('link', { name: 'Go to sign-in' }).click();
  await stranger.getByLabel('E-mail address').fill('ray@rival.example');
  await stranger.getByLabel('Password').fill(PASSWORD);
  await stranger.keyboard.press('Enter');
  await stranger.getByRole('heading', { name: 'No orders yet' }).waitFor();
  const answer = stranger.waitForResponse((response) => response.url().includes(order?.id ?? '?'));
  await stranger.goto(`${gateway.url}/portal/#/orders/${order?.id ?? ''}`);
  expect((await answer).status()).toBe(404);
  await stranger.getByRole('alert').getByText('There is no order').waitFor();
  await other.close();
});

test('all of it is there in Chinese and on a telephone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '订单', exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('orders-390-zh');
  await page.getByRole('link', { name: '新建订单' }).click();
  await field('poNumber').fill('中文-1');
  await field('lines/0/item').fill('没有的编号');
  await field('lines/0/quantity').fill('3');
  await page.getByText('没有此商品编号').first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture('form-390-zh');
  await field('lines/0/item').fill('S-1');
  await field('shipTo').selectOption({ index: 1 });
  await field('date').fill(`${NEXT_YEAR}-12-31`);
  await page.getByText('内容完整。').waitFor();
  await page.getByRole('button', { name: '发送订单' }).click();
  await page.getByRole('heading', { name: '中文-1' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('order-390-zh');
  expect(await ordersOf('中文-1')).toMatchObject([{ state: 'queued' }]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('the second factor is switched on, and asked for at the next sign-in', async () => {
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Switch on' }).click();
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('account');
  const { TOTP } = await import('otpauth');
  await page.getByLabel('Code that it shows').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('On. Signing in needs a code').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page
    .getByLabel('Code', { exact: true })
    .fill(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
});

test('a session that was ended elsewhere asks to sign in, and what was typed is still there', async () => {
  await page.getByRole('link', { name: 'New order' }).click();
  await field('poNumber').fill('ENDED-1');
  await page.getByText('Draft saved').waitFor();
  const { data } = await call<{ data: { id: string; email: string }[] }>('GET', '/v1/accounts');
  const account = data.find(({ email }) => email === 'ann@shop.example');
  await call('POST', `/v1/accounts/${account?.id ?? ''}/changes`, { forgetSecondFactor: true });
  await field('notes').fill('typed after the end');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await field('notes').waitFor();
  expect([await field('poNumber').inputValue(), await field('notes').inputValue()]).toEqual([
    'ENDED-1',
    'typed after the end',
  ]);
  expect(complaints).toEqual([]);
});
