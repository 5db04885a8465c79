import { expect, Page } from '@playwright/test';

/** The roles of the demo with the labels of their buttons. */
export const ROLES = {
  pat: 'Pat, platform engineer',
  ann: 'Ann, member of team-a',
  ben: 'Ben, member of team-b',
  guest: 'Guest',
} as const;

export type Role = keyof typeof ROLES;

/** Waits until the portal is visible after sign-in; all its pages have the banner. */
export async function expectSignedIn(page: Page) {
  await expect(page.getByRole('banner', { name: 'Simulation' })).toBeVisible();
}

/** Opens a page of the portal and signs in with a role. */
export async function signInAs(page: Page, role: Role, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Sign in as ${ROLES[role]}` }).click();
  await expectSignedIn(page);
}
