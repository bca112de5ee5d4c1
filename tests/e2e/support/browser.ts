/** A headless Chromium, and axe as a sentence. */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath } from '../../support/services.ts';

const ARGUMENTS = [
  '--no-sandbox', // Chromium refuses its sandbox as root and in most containers; the pages are ours.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  // Without a locale Chromium gives downloads with other letters than those of ASCII no name.
  const env = { ...process.env, LANG: 'C.UTF-8' };
  return chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS, env });
}

/** Collects what goes wrong on a page without being seen: errors of its scripts, and what its Content Security Policy stopped. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  return complaints;
}

/** Every rule of WCAG 2.2 A and AA that axe can check, as one line for each violation. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(tags)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/**
 * What somebody would have to scroll sideways to read all of it, with the pixels that are out of sight: the page itself, and boxes in it.
 * The picture of a paper is left out, because a drawing keeps its shape (WCAG 2.2, 1.4.10).
 */
export async function scrolledSideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('html, body *')]
      .filter((box) => box.closest('.paper') === null || box.querySelector('canvas') === null)
      .flatMap((box) => {
        const hidden = box.scrollWidth - box.clientWidth;
        const scrolls = box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowX);
        return scrolls && hidden > 0 ? [`${box.tagName.toLowerCase()}.${box.className}: ${hidden} px`] : [];
      }),
  );
}
