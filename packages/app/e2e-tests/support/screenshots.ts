import { Page } from '@playwright/test';

const FOLDER = 'artifacts/screenshots';

/** The looks every page is kept in: both themes, a telephone and a desk. */
const LOOKS = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'light', width: 390, height: 844 },
  { theme: 'dark', width: 390, height: 844 },
] as const;

/** Two frames: a change of looks has had its effect by then, such as the page being loaded anew. */
async function drawn(page: Page) {
  await page.evaluate(
    () =>
      new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(done)),
      ),
  );
}

/**
 * Keeps a page in light and dark, narrow and wide, as
 * `artifacts/screenshots/<name>-<theme>-<width>.png`. Leaves the page light and wide.
 *
 * @param settled waits for what the page shows once it has loaded; a change of width may load it anew
 */
export async function keepLooks(
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
  // What is done next must not meet a page that is about to be loaded anew.
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawn(page);
  await settled();
}
