/**
 * Takes the pictures of the documents from a running demo, in headless Chromium:
 *
 *   npm run demo          prints the address of the desk, and how to sign in at the portal
 *   node scripts/take-screenshots.ts 'http://127.0.0.1:…/#key=…' buyer@harbour-cafe.example PASSWORD
 */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { chromiumPath } from '../tests/support/services.ts';

const BYTES_MAX = 200_000; // A reader on a slow line should not wait for a picture.

const [address, email, password] = process.argv.slice(2);
if (address === undefined || email === undefined || password === undefined)
  throw new Error(
    'Give what `ordergate demo` prints: the address with its key, in quotes, then e-mail address and password.',
  );

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light' });
  await page.goto(address);
  const waiting = page.getByText('05832797OD000ZZZ04269').first();
  await waiting.waitFor();
  await waiting.click();
  await page.getByText('PO1').first().waitFor();
  await page.getByText('COLUMBUS').first().hover(); // Both sides of the link are in view.
  await take(page, 'order');
  await page.goto(address);
  const paper = page.getByText('459457').first();
  await paper.waitFor();
  await paper.click();
  await page.locator('.paper-sheet canvas').waitFor();
  await page.getByText('459457').last().hover();
  await take(page, 'order-paper');
  await page.goto(address);
  await page.getByText('4790').first().click();
  await page.locator('.plain-row').first().waitFor();
  await page.locator('[data-link="field:/lines/0/quantity"]').hover();
  await take(page, 'order-mail');
  await page.goto(new URL('/portal/', address).href);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'CAFE-0815' }).click();
  await page.getByRole('button', { name: 'Order this again' }).click();
  await page.getByLabel('Your order number').fill('CAFE-0816');
  await page.getByText('Draft saved').waitFor();
  await take(page, 'portal-form');
} finally {
  await browser.close();
}

async function take(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../docs/screenshots/${name}.png`, import.meta.url));
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = await stat(path);
  process.stdout.write(`${path}: ${Math.round(size / 1000)} KB\n`);
  if (size > BYTES_MAX) throw new Error(`${name}.png is larger than ${BYTES_MAX} bytes.`);
}
