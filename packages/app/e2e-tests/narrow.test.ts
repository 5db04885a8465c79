import { expect, Page, test } from '@playwright/test';
import { signInAs } from './support/signIn';

const TEAM_A = '/catalog/default/resource/recorded-team-a';

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name }).first();

/** Pages, each with an element that is visible after loading. */
const PAGES: Array<
  [path: string, settled: (page: Page) => ReturnType<typeof page.getByText>]
> = [
  ['/dapr-vclusters', page => page.getByRole('rowheader', { name: 'team-a' })],
  ['/dapr-vclusters/savings', heading(/^Host recorded/)],
  ['/dapr-vclusters/savings/calculator', heading('Costs per month')],
  [
    '/dapr-vclusters/hosts/recorded',
    page => page.getByRole('table', { name: 'Capacity' }),
  ],
  [TEAM_A, page => page.getByRole('link', { name: '3 of 3 ready' })],
  [`${TEAM_A}/vcluster`, page => page.getByRole('table', { name: 'Events' })],
  [`${TEAM_A}/dapr-components`, heading('Referenced Secrets')],
  [
    `${TEAM_A}/sidecars`,
    page => page.getByRole('rowheader', { name: /yes-app/ }),
  ],
];

test.use({ viewport: { width: 400, height: 850 } });

test('no page is wider than a phone, and the last tab of a tenant is reached by keyboard', async ({
  page,
}) => {
  // Many pages in one test.
  test.slow();
  await signInAs(page, 'pat', PAGES[0][0]);
  for (const [path, settled] of PAGES) {
    await page.goto(path);
    await expect(settled(page)).toBeVisible();
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([path, Math.max(width, 0)]).toEqual([path, 0]);
  }
  const last = page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link')
    .last();
  await last.focus();
  await expect(last).toBeInViewport();
});
