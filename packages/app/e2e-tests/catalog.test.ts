import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { takeScreenshots } from './support/screenshots';
import { signInAs } from './support/signIn';

test('shows the catalog as the start page', async ({ page }) => {
  await signInAs(page, 'pat');
  await expect(page).toHaveURL(/\/(\?.*)?$/);
  await expect(page.getByRole('table').first()).toBeVisible();
  await takeScreenshots(page, 'catalog', () =>
    expect(page.getByRole('link', { name: 'team-a' })).toBeVisible(),
  );
});

for (const theme of ['light', 'dark'] as const) {
  test(`has an accessible catalog in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signInAs(page, 'pat');
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('offers the four templates', async ({ page }) => {
  await signInAs(page, 'ann', '/create');
  for (const title of [
    'Create a Dapr-enabled vcluster',
    'Register a Dapr Component',
    'Deploy an app with a Dapr sidecar',
    'Delete a vcluster',
  ]) {
    await expect(page.getByText(title).first()).toBeVisible();
  }
  await takeScreenshots(page, 'create', () =>
    expect(page.getByText('Delete a vcluster').first()).toBeVisible(),
  );
});
