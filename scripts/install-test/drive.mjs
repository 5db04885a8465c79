import { chromium, expect } from '@playwright/test';
import { join } from 'node:path';
import { JOB } from './job.mjs';

const VIEWPORT = { width: 1360, height: 900 };

/**
 * Uses the portal in a browser, step by step, as its guest.
 *
 * @param {{url: string, executablePath: string, screenshots: string, report: (line: string) => void}} options
 *   `screenshots` is the folder for a picture after each step, light and dark
 * @returns {Promise<number>} how many steps passed
 * @throws Error of the first step that fails, or when the page has thrown one
 */
export async function drive({ url, executablePath, screenshots, report }) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: VIEWPORT, baseURL: url });
  page.setDefaultTimeout(60_000);
  const thrown = [];
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
    }
    return JOB.length;
  } finally {
    await browser.close();
  }
}

const picture = (index, name) =>
  `${String(index + 1).padStart(2, '0')}-${name.replace(/\W+/g, '-')}`;

async function takeScreenshots(page, path) {
  await page.screenshot({ path: `${path}.png`, fullPage: true });
}
