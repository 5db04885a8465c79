import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { takeScreenshots } from './support/screenshots';
import { signInAs } from './support/signIn';
import { fillInStateStore, giveSecret } from './support/componentForm';
import {
  choose,
  expectTaskCompleted,
  fill,
  openTemplate,
  pick,
  startTask,
} from './support/templates';
import { fillInTenant } from './support/tenants';

const ENTITY = '/catalog/default/resource/sandbox-web-shop';
const PASSWORD = 'correct-horse-battery';

// Each test continues where the previous test ended.
test.describe.configure({ mode: 'serial' });

test('creates a vcluster and waits until it is ready', async ({ page }) => {
  await signInAs(page, 'ann', '/create/templates/default/create-tenant');
  await takeScreenshots(page, 'create-tenant', () =>
    expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible(),
  );
  await fillInTenant(page, 'web-shop');
  await startTask(page);
  const isReady = () =>
    expectTaskCompleted(
      page,
      /sandbox\/vcluster-web-shop\/web-shop.* is ready/,
    );
  await isReady();
  await takeScreenshots(page, 'create-tenant-run', isReady);

  await page.getByRole('link', { name: 'Open the vcluster' }).click();
  await expect(page).toHaveURL(new RegExp(ENTITY));
  await expect(page.getByText('Ready').first()).toBeVisible();
});

test('registers a Redis state store with its password as a secret', async ({
  page,
}) => {
  await signInAs(page, 'ann');
  await openTemplate(page, 'register-dapr-component');
  await pick(page, 'vcluster', 'web-shop');
  await page.getByRole('button', { name: 'Next' }).click();
  await fillInStateStore(page, ['writer', 'reader']);
  await giveSecret(page, 'redisPassword', PASSWORD);
  await startTask(page);
  await expectTaskCompleted(page, /my-statestore.*\(created\)/);
  await expect(page.getByText(PASSWORD)).toHaveCount(0);

  await page.goto(`${ENTITY}/dapr-components`);
  await expect(
    page.getByRole('rowheader', { name: 'my-statestore', exact: true }),
  ).toBeVisible();
});

for (const { appId, role } of [
  { appId: 'writer', role: 'Writes to a state store' },
  { appId: 'reader', role: 'Reads from a state store' },
]) {
  test(`deploys the ${appId}`, async ({ page }) => {
    await signInAs(page, 'ann');
    await openTemplate(page, 'deploy-dapr-app');
    await pick(page, 'vcluster', 'web-shop');
    await fill(page, 'App id', appId);
    await page.getByRole('button', { name: /^Role/ }).click();
    await page.getByRole('option', { name: role }).click();
    await fill(page, 'Image', `registry.example.com/demo/${appId}:1.0.0`);
    await startTask(page);
    await expectTaskCompleted(page, /The sidecar is ready and has loaded/);
  });
}

test('shows both sidecars with the loaded state store', async ({ page }) => {
  await signInAs(page, 'ann', `${ENTITY}/sidecars`);
  for (const appId of ['writer', 'reader']) {
    const row = page.getByRole('row').filter({ hasText: appId });
    await expect(row.first()).toContainText('Ready');
    await expect(row.first()).toContainText('my-statestore');
  }
  await takeScreenshots(page, 'main-job-sidecars', () =>
    expect(
      page.getByRole('row').filter({ hasText: 'reader' }).first(),
    ).toBeVisible(),
  );
});

test('shows and follows the logs of a sidecar and of the syncer without the password', async ({
  page,
}) => {
  await signInAs(page, 'ann', `${ENTITY}/sidecars`);
  await page
    .getByRole('button', { name: 'Show details of writer' })
    .first()
    .click();
  await page.getByRole('button', { name: 'Logs of writer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Logs of writer' });
  const log = dialog.getByRole('region', { name: 'Log of container daprd' });
  await expect(log).toContainText('Component loaded: my-statestore');
  await expectAccessible(page);
  await dialog.getByLabel('Filter by text').fill('component LOADED');
  await expect(log).not.toContainText('starting Dapr Runtime');
  await expect(log).toContainText('Component loaded: my-statestore');
  await dialog.getByLabel('Filter by text').fill('');
  await dialog.getByRole('checkbox', { name: 'Follow' }).check();
  await expect(dialog.getByText('Following')).toBeVisible();
  await expect(log).toContainText('Component loaded: my-statestore');
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(dialog.getByText('Paused')).toBeVisible();
  await expect(page.getByText(PASSWORD)).toHaveCount(0);
  await takeScreenshots(page, 'sidecar-log', () =>
    expect(log).toContainText('Component loaded: my-statestore'),
  );
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('button', { name: 'Logs of writer' }),
  ).toBeFocused();

  await page.goto(`${ENTITY}/vcluster`);
  await page.getByRole('button', { name: 'Syncer log' }).click();
  await expect(
    page.getByRole('region', { name: 'Log of container syncer' }),
  ).toContainText('syncer started');
});

test('hides the tenant from the other team', async ({ page }) => {
  await signInAs(page, 'ben', '/dapr-vclusters');
  await expect(page.getByText(/Recorded host/).first()).toBeVisible();
  await expect(page.getByText('web-shop')).toHaveCount(0);
  await page.goto(ENTITY);
  await expect(page.getByText(/not found/i).first()).toBeVisible();
});

test('changes nothing if it is created again, and rejects another preset', async ({
  page,
}) => {
  await signInAs(page, 'ann', '/create/templates/default/create-tenant');
  await fillInTenant(page, 'web-shop');
  await startTask(page);
  await expectTaskCompleted(page, /already existed, nothing was changed/);

  await openTemplate(page, 'create-tenant');
  await fillInTenant(page, 'web-shop');
  await page.getByRole('button', { name: 'Next' }).click();
  await choose(page, /Medium/);
  await startTask(page);
  await expectTaskCompleted(page, /exists with preset "small"/);
});

test('deletes the tenant and reports the deleted objects', async ({ page }) => {
  await signInAs(page, 'ann');
  await openTemplate(page, 'delete-tenant');
  await pick(page, 'vcluster', 'web-shop');
  await fill(page, 'Confirm the name', 'web-shop');
  await startTask(page);
  const isDeleted = () =>
    expectTaskCompleted(page, /Namespace.*vcluster-web-shop/);
  await isDeleted();
  await takeScreenshots(page, 'delete-tenant-run', isDeleted);

  await page.goto('/dapr-vclusters');
  await expect(page.getByText(/Simulated host/).first()).toBeVisible();
  await expect(page.getByText('web-shop')).toHaveCount(0);
});
