import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { signInAs } from './support/signIn';
import { fill } from './support/templates';

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

test('menu entries that cannot be used say why, also by keyboard', async ({
  page,
}) => {
  await signInAs(page, 'pat', TEAM_A);
  await page.getByRole('button', { name: 'More actions' }).click();
  const last = page
    .getByRole('menu')
    .getByRole('menuitem', { name: 'Delete tenant (read-only host)' });
  await expect(last).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
});

test('the review of a form shows what was entered', async ({ page }) => {
  const tenants = ['recorded/vcluster-team-a/team-a'];
  const formData = encodeURIComponent(JSON.stringify({ tenants }));
  await signInAs(
    page,
    'pat',
    `/create/templates/default/upgrade-tenants?formData=${formData}`,
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await fill(page, 'Confirm', '1 on recorded');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('1 on recorded')).toBeInViewport({ ratio: 1 });
});

test('findings of Dapr Components are listed, and names of conditions are whole', async ({
  page,
}) => {
  await signInAs(page, 'pat', `${TEAM_A}/dapr-components`);
  await expect(
    page.getByRole('rowheader', { name: 'my-statestore' }),
  ).toContainText('findings');
  await page.goto(`${TEAM_A}/vcluster`);
  const condition = page
    .getByRole('table', { name: 'Conditions' })
    .getByRole('rowheader')
    .first();
  await expect(condition.getByText(/^\w+$/)).toHaveCSS('white-space', 'nowrap');
});
