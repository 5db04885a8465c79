import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * Fails on any WCAG 2.1 AA violation axe can find.
 *
 * @param ignored selectors of parts that are not ours to mend, each with a reason where it is given
 */
export async function expectAccessible(page: Page, ignored: string[] = []) {
  const builder = new AxeBuilder({ page }).withTags(TAGS);
  ignored.forEach(selector => builder.exclude(selector));
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found).toEqual([]);
}
