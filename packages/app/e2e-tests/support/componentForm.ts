import { expect, Page } from '@playwright/test';
import { fill } from './templates';

/** Address of the Redis in the tutorial. */
export const REDIS = 'redis-master.default.svc.cluster.local:6379';

/** Selects a component type by its building block and a part of its name. */
export async function chooseType(page: Page, block: string, name: string) {
  await page
    .getByRole('combobox', { name: 'Building block' })
    .selectOption({ label: block });
  const type = page.getByRole('textbox', { name: 'Type', exact: true });
  await type.fill(name);
  await page.getByRole('listbox').getByRole('option').first().click();
}

/** Types an app id. */
export async function addAppId(page: Page, appId: string) {
  const scopes = page.getByRole('textbox', { name: 'App ids', exact: true });
  await scopes.fill(appId);
  await scopes.press('Enter');
  await expect(page.getByRole('button', { name: appId })).toBeVisible();
}

/** Sets a new secret value for a metadata field. */
export async function giveSecret(page: Page, field: string, text: string) {
  const group = page.getByRole('group', { name: field });
  await group.getByRole('textbox', { name: 'Secret value' }).fill(text);
}

/** Fills in the Redis state store of the tutorial, without its password. */
export async function fillInStateStore(page: Page, appIds: string[]) {
  await chooseType(page, 'State store', 'redis');
  await fill(page, 'Name', 'my-statestore');
  for (const appId of appIds) {
    await addAppId(page, appId);
  }
  await fill(page, 'redisHost', REDIS);
}
