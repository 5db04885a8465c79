import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Parts of Backstage's own components that axe objects to and that cannot be mended from here. */
const UPSTREAM = [
  // A sortable column of its Table is a button inside a button.
  '.MuiTableSortLabel-root',
  // A tab in the header of a page names a panel, which is a page of its own and not there.
  '[role=tab][id^=react-aria]',
];

/** Fails on any WCAG 2.1 AA violation axe can find. */
export async function expectAccessible(page: Page) {
  const builder = new AxeBuilder({ page }).withTags(TAGS);
  UPSTREAM.forEach(selector => builder.exclude(selector));
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found).toEqual([]);
}
