import { Page } from '@playwright/test';

const FOLDER = 'artifacts/screenshots';

/** Both themes with the width of a phone and of a desktop. */
const LOOKS = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'light', width: 390, height: 844 },
  { theme: 'dark', width: 390, height: 844 },
] as const;

/** Waits for two frames, so that a change of theme or width has taken effect. */
async function drawn(page: Page) {
  await page.evaluate(
    () =>
      new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(done)),
      ),
  );
}

/**
 * Takes screenshots of a page in both themes and widths:
 * `artifacts/screenshots/<name>-<theme>-<width>.png`. Resets the page to light and wide.
 *
 * @param settled waits until the page has loaded; a change of width may reload it
 */
export async function takeScreenshots(
  page: Page,
  name: string,
  settled: () => Promise<void> = async () => {},
) {
  for (const { theme, width, height } of LOOKS) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await drawn(page);
    await settled();
    await page.screenshot({
      path: `${FOLDER}/${name}-${theme}-${width}.png`,
      animations: 'disabled',
    });
  }
  // Later steps must not run while the page is reloading.
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawn(page);
  await settled();
}
