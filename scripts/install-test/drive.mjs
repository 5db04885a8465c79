import { chromium, expect } from '@playwright/test';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { JOB, LOOKED_AT } from './job.mjs';
import {
  differences,
  looksOfCards,
  nestedHeadings,
  unreachableTabs,
} from './look.mjs';

const VIEWPORT = { width: 1360, height: 900 };
const NARROW = { width: 400, height: 800 };

/** Title of our card on the overview of a tenant. */
const OWN_CARD = /vcluster/i;

/**
 * Uses the portal in a browser, step by step, as its guest.
 *
 * @param {{url: string, executablePath: string, screenshots: string, report: (line: string) => void}} options
 *   `screenshots` is the folder for a picture after each step, light and dark
 * @returns {Promise<number>} how many steps passed
 * @throws Error of the first step that fails, or when the page has thrown one; at the end when our card looks other than
 *   those of Backstage beside it
 */
export async function drive({ url, executablePath, screenshots, report }) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: VIEWPORT, baseURL: url });
  page.setDefaultTimeout(60_000);
  const thrown = [];
  const looks = [];
  page.on('pageerror', error => thrown.push(error));
  try {
    for (const [index, { name, run }] of JOB.entries()) {
      try {
        await run({ page, expect: expect.configure({ timeout: 60_000 }) });
        await takeScreenshots(page, join(screenshots, picture(index, name)));
      } catch (error) {
        await page.screenshot({ path: join(screenshots, 'failed.png') });
        error.message = `${name}: ${error.message}`;
        throw error;
      }
      if (thrown.length > 0) {
        throw new Error(`${name}: the page has thrown: ${thrown[0].stack}`);
      }
      report(`  ✓ ${name}`);
      if (name === LOOKED_AT) {
        const path = join(screenshots, picture(index, name));
        looks.push(...(await lookAt(page, path)));
      }
    }
    if (looks.length > 0) {
      throw new Failure('The card does not look at home', looks);
    }
    return JOB.length;
  } finally {
    await browser.close();
  }
}

/** Screenshots light, dark and narrow, for people to judge; answers with what is other than in Backstage's own cards. */
async function lookAt(page, path) {
  const wrong = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    // The page changes its colours some time later, and is empty meanwhile.
    await page.reload();
    const cards = await settledCards(page);
    await page.screenshot({
      path: `${path}-${colorScheme}.png`,
      fullPage: true,
    });
    const found = [
      ...differences(cards, OWN_CARD),
      ...(await nestedHeadings(page)),
    ];
    wrong.push(...found.map(each => `${colorScheme}: ${each}`));
  }
  await page.setViewportSize(NARROW);
  await page.screenshot({ path: `${path}-narrow.png` });
  const tabs = await unreachableTabs(page);
  wrong.push(...tabs.map(each => `tab out of reach at 400 px: ${each}`));
  await page.setViewportSize(VIEWPORT);
  await page.emulateMedia({ colorScheme: 'light' });
  return wrong;
}

/** The cards once ours is among them. */
async function settledCards(page) {
  let cards = [];
  await expect(async () => {
    cards = await looksOfCards(page);
    expect(cards.map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringMatching(OWN_CARD)]),
    );
    expect(cards.length).toBeGreaterThan(1);
  }).toPass({ timeout: 60_000 });
  return cards;
}

const picture = (index, name) =>
  `${String(index + 1).padStart(2, '0')}-${name.replace(/\W+/g, '-')}`;

async function takeScreenshots(page, path) {
  await page.screenshot({ path: `${path}.png`, fullPage: true });
}
