import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { takeScreenshots } from './support/screenshots';
import { expectSignedIn, Role, ROLES, signInAs } from './support/signIn';

test('offers four roles with a description on the sign-in page', async ({
  page,
}) => {
  await page.goto('/');
  for (const title of Object.values(ROLES)) {
    await expect(
      page.getByRole('button', { name: `Sign in as ${title}` }),
    ).toBeVisible();
  }
  await expect(page.getByText('Can read and change all tenants')).toBeVisible();
  await expect(page.getByText(/Simulation: no real cluster/)).toBeVisible();
  await takeScreenshots(page, 'sign-in');
});

for (const theme of ['light', 'dark'] as const) {
  test(`has an accessible sign-in page in the ${theme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('/');
    await expect(page.getByRole('button').first()).toBeVisible();
    await expectAccessible(page);
  });
}

for (const role of Object.keys(ROLES) as Role[]) {
  test(`signs in as ${role}`, async ({ page }) => {
    await signInAs(page, role);
    await page.goto('/settings');
    await expect(page.getByText(ROLES[role]).first()).toBeVisible();
  });
}

test('selects a role by keyboard only', async ({ page }) => {
  await page.goto('/');
  const ann = page.getByRole('button', { name: `Sign in as ${ROLES.ann}` });
  await expect(ann).toBeVisible();
  while (!(await ann.evaluate(node => node === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expectSignedIn(page);
});

test('returns to the sign-in page on "Switch role"', async ({ page }) => {
  await signInAs(page, 'ben');
  await page.getByRole('button', { name: 'Switch role' }).click();
  await expect(
    page.getByRole('button', { name: `Sign in as ${ROLES.guest}` }),
  ).toBeVisible();
});

test('keeps the role per browser tab', async ({ page, context }) => {
  await signInAs(page, 'ann');
  await page.reload();
  await expectSignedIn(page);
  const other = await context.newPage();
  await other.goto('/');
  await expect(
    other.getByRole('button', { name: `Sign in as ${ROLES.ben}` }),
  ).toBeVisible();
});
