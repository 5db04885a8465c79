import { expect, Page } from '@playwright/test';

/** Opens the form of a template. */
export async function openTemplate(page: Page, template: string) {
  await page.goto(`/create/templates/default/${template}`);
}

/**
 * Picks an entry of a form's list, by the text it shows. A list of one entry is
 * picked and locked by the form itself.
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

/** Chooses one of the things a form shows in full view. */
export async function choose(page: Page, choice: RegExp) {
  await page.getByRole('radio', { name: choice }).check();
}

/** Fills a text field of a form. */
export async function fill(page: Page, label: string, text: string) {
  await page.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Goes through the rest of the form, looks at the review and starts the run. */
export async function startRun(page: Page) {
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

/** Waits until the run has ended well and shows its closing text. */
export async function expectRunEnded(page: Page, closing: RegExp) {
  await expect(page.getByText(closing).first()).toBeVisible({
    timeout: 60_000,
  });
}
