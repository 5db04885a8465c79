import { expect, Page } from '@playwright/test';

/** The roles of the demo, by the names on their buttons. */
export const ROLES = {
  pat: 'Pat, platform engineer',
  ann: 'Ann, member of team-a',
  ben: 'Ben, member of team-b',
  guest: 'Guest',
} as const;

export type Role = keyof typeof ROLES;

/** Waits for the portal behind the sign-in page; the banner is on each of its pages. */
export async function expectSignedIn(page: Page) {
  await expect(page.getByRole('banner', { name: 'Simulation' })).toBeVisible();
}

/** Opens a page of the portal as one of the roles, through the sign-in page. */
export async function signInAs(page: Page, role: Role, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Sign in as ${ROLES[role]}` }).click();
  await expectSignedIn(page);
}
