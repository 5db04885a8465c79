import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Elements of Backstage's own components with accessibility violations, which this project cannot fix. */
const UPSTREAM = [
  // A sortable column of the Backstage Table is a button inside a button.
  '.MuiTableSortLabel-root',
  // A tab in the page header refers to a panel that does not exist.
  '[role=tab][id^=react-aria]',
];

/** Fails on any WCAG 2.1 AA violation that axe detects. */
export async function expectAccessible(page: Page) {
  await expect.poll(() => violationsOf(page)).toEqual([]);
}

/** A page may load again while it is examined; Backstage then shows a progress bar without an accessible name. */
async function violationsOf(page: Page) {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const builder = new AxeBuilder({ page }).withTags(TAGS);
  UPSTREAM.forEach(selector => builder.exclude(selector));
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
}
