/** Getting into the portal, in a real browser: a forgotten password, and a second factor that the company demands. */
import { simpleParser } from 'mailparser';
import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { waitFor } from '../support/wait.ts';
import { accessibilityViolations, launchBrowser } from './support/browser.ts';
import { PASSWORD, api, inviteAccount, putOnFile } from './support/portal.ts';
import type { Api } from './support/portal.ts';
import { startRealGateway } from './support/real-gateway.ts';
import type { RealGateway } from './support/real-gateway.ts';

let gateway: RealGateway;
let smtp: TestSmtp;
let call: Api;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  smtp = await startSmtp({ key: '', cert: '' }, 0, 'none');
  [gateway, browser] = await Promise.all([
    startRealGateway({
      ORDERGATE_PORTAL_SECOND_FACTOR: 'required',
      ORDERGATE_SMTP_URL: `smtp://orders:secret@127.0.0.1:${smtp.port}?tls=off`,
      ORDERGATE_MAIL_FROM: 'Supplier Orders <orders@supplier.example>',
      ORDERGATE_PUBLIC_URL: 'http://orders.supplier.example',
    }),
    launchBrowser(),
  ]);
  call = api(gateway.url, await gateway.adminKey());
  await putOnFile(call);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.stop();
  await smtp?.stop();
});

/** The page wide and narrow, where somebody wants to look at it. */
async function picture(name: string): Promise<void> {
  const folder = process.env['ORDERGATE_PICTURES'];
  if (folder === undefined) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A link begins with the address that customers use; the browser of the test comes in by another one. */
function here(link: string): string {
  return gateway.url + link.slice(new URL(link).origin.length);
}

test('leads to the second factor right after signing in, whatever page was wanted, and from there on to that page', async () => {
  await page.goto(here(await inviteAccount(call, 'ann@shop.example', 'shop')));
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password again').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.goto(`${gateway.url}/portal/#/account`);
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('Signing in here needs a second factor').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('登录此平台需要两步验证').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('second-factor-zh');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Switch on' }).focus();
  await page.keyboard.press('Enter');
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
  await picture('second-factor');
  await page.getByLabel('Code that it shows').fill(new TOTP({ secret }).generate());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Account' }).waitFor();
  await page.getByText('On. Signing in needs a code').waitFor();
  expect(await page.getByRole('button', { name: 'Switch off' }).count()).toBe(0);
});

test('a forgotten password is replaced by a link that comes by mail, in the language of the page', async () => {
  const other = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  page = await other.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(`${gateway.url}/portal/`);
  await page.getByRole('link', { name: '忘记密码?' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('邮箱').fill('ann@shop.example');
  expect(await accessibilityViolations(page)).toEqual([]);
  await picture('forgot-zh');
  await page.keyboard.press('Enter');
  await page.getByText('邮件已在发送途中').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  const mail = await waitFor('the mail', () => smtp.mails[0]);
  const { subject, text = '' } = await simpleParser(mail.raw);
  expect([mail.to, subject]).toEqual(['ann@shop.example', '设置订货平台的新密码']);
  await page.goto(here(/http\S+/.exec(text)?.[0] ?? ''));
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('New password', { exact: true }).fill('another sentence of mine');
  await page.getByLabel('New password again').fill('another sentence of mine');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Go to sign-in' }).waitFor();
  // Whoever opens the link once more is shown the way to a new one.
  await page.goto('about:blank');
  await page.goto(here(/http\S+/.exec(text)?.[0] ?? ''));
  await page.getByLabel('New password', { exact: true }).fill('a third sentence of mine');
  await page.getByLabel('New password again').fill('a third sentence of mine');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Get a new link' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.goto(`${gateway.url}/portal/`);
  await picture('sign-in');
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill('another sentence of mine');
  await page.keyboard.press('Enter');
  await page.getByText('The six digits that your authenticator shows.').waitFor(); // A mailbox alone opens nothing.
  await other.close();
});
