import { expect, Page } from '@playwright/test';

/** Opens the form of a template. */
export async function openTemplate(page: Page, template: string) {
  await page.goto(`/create/templates/default/${template}`);
}

/**
 * Selects an option by its text. The form selects and locks a list with a single
 * option itself.
 */
export async function pick(page: Page, label: string, option: string) {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await expect(async () => {
    if (await field.isDisabled()) {
      expect(await field.inputValue()).toContain(option);
      return;
    }
    await field.click({ timeout: 1_000 });
    await page.getByRole('option', { name: option }).click({ timeout: 2_000 });
  }).toPass();
}

/** Selects a radio button. */
export async function choose(page: Page, choice: RegExp) {
  await page.getByRole('radio', { name: choice }).check();
}

/** Fills a text field of a form. */
export async function fill(page: Page, label: string, text: string) {
  await page.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Completes the form and starts the task. */
export async function startTask(page: Page) {
  const onward = page.getByRole('button', { name: /^(Next|Review)$/ });
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await expect(onward.or(create)).toBeVisible();
  while (!(await create.isVisible())) {
    await onward.click();
    await expect(onward.or(create)).toBeVisible();
  }
  await create.click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

/** Waits until the task has completed and shows its output text. */
export async function expectTaskCompleted(page: Page, closing: RegExp) {
  await expect(page.getByText(closing).first()).toBeVisible({
    timeout: 60_000,
  });
}
