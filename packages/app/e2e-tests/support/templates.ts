import { expect, Page } from '@playwright/test';

/**
 * Goes through a template's form: each page is filled in by its function, the last is the review. Waits until the task
 * has ended well.
 *
 * @param pages what to fill in on each page of the form
 */
export async function runTemplate(page: Page, pages: (() => Promise<void>)[]) {
  for (const [index, fill] of pages.entries()) {
    await fill();
    const last = index === pages.length - 1;
    await page
      .getByRole('button', { name: last ? 'Review' : 'Next', exact: true })
      .click();
  }
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
  await expectTaskDone(page);
}

/** Waits until the run shows that it has ended, and fails with its log when it has failed. */
async function expectTaskDone(page: Page) {
  const log = page.getByText(/^Run completed with status: (completed|failed)/);
  await expect(log.first()).toBeVisible({ timeout: 60_000 });
  await expect(log.first()).toContainText('completed with status: completed');
}
