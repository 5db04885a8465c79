import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { keepLooks } from './support/screenshots';
import { signInAs } from './support/signIn';

test('the catalog is the start page', async ({ page }) => {
  await signInAs(page, 'pat');
  await expect(page).toHaveURL(/\/(\?.*)?$/);
  await expect(page.getByRole('table').first()).toBeVisible();
  await keepLooks(page, 'catalog', () =>
    expect(page.getByRole('link', { name: 'team-a' })).toBeVisible(),
  );
});

for (const theme of ['light', 'dark'] as const) {
  test(`the catalog is accessible in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signInAs(page, 'pat');
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('the four templates are on offer', async ({ page }) => {
  await signInAs(page, 'ann', '/create');
  for (const title of [
    'Create a Dapr-enabled vcluster',
    'Register a Dapr Component',
    'Deploy an app with a Dapr sidecar',
    'Delete a vcluster',
  ]) {
    await expect(page.getByText(title).first()).toBeVisible();
  }
  await keepLooks(page, 'create', () =>
    expect(page.getByText('Delete a vcluster').first()).toBeVisible(),
  );
});
