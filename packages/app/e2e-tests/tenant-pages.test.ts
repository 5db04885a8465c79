import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { takeScreenshots } from './support/screenshots';
import { expectSignedIn, signInAs } from './support/signIn';
import { expectTaskCompleted, startTask } from './support/templates';
import { deleteTenant, fillInTenant } from './support/tenants';

const TEAM_A = '/catalog/default/resource/recorded-team-a';
const TEAM_B = '/catalog/default/resource/recorded-team-b';

/** The pages of tenants, each with an element that is visible after loading. */
const PAGES = [
  {
    name: 'fleet',
    path: '/dapr-vclusters',
    settled: (page: Page) => page.getByRole('rowheader', { name: 'team-a' }),
  },
  {
    name: 'tenant-overview',
    path: TEAM_A,
    settled: (page: Page) => page.getByRole('link', { name: '3 of 3 ready' }),
  },
  {
    name: 'tenant-vcluster',
    path: `${TEAM_A}/vcluster`,
    settled: (page: Page) => page.getByRole('table', { name: 'Events' }),
  },
  {
    name: 'tenant-dapr-components',
    path: `${TEAM_A}/dapr-components?component=shop%2Forders`,
    settled: (page: Page) => page.getByText('key password of Secret'),
  },
  {
    name: 'tenant-sidecars',
    path: `${TEAM_A}/sidecars`,
    settled: (page: Page) => page.getByRole('rowheader', { name: /yes-app/ }),
  },
  {
    name: 'tenant-topology',
    path: `${TEAM_A}/topology`,
    // The graph is hidden until its layout is complete.
    settled: (page: Page) =>
      page
        .getByRole('img', { name: /Topology graph/ })
        .getByText('loaded')
        .first(),
  },
  {
    name: 'host-control-plane',
    path: '/dapr-vclusters/hosts/recorded',
    settled: (page: Page) => page.getByRole('table', { name: 'Capacity' }),
  },
];

for (const { name, path, settled } of PAGES) {
  test(`takes screenshots of the page ${name}`, async ({ page }) => {
    await signInAs(page, 'pat', path);
    await takeScreenshots(page, name, () =>
      expect(settled(page)).toBeVisible(),
    );
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`has an accessible page ${name} in the ${theme} theme`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await signInAs(page, 'pat', path);
      await expect(settled(page)).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('shows hosts and tenants on the fleet page, and keeps the filters in the URL', async ({
  page,
}) => {
  await signInAs(page, 'pat', '/dapr-vclusters');
  const recorded = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: /Recorded host/ }) });
  await expect(recorded).toContainText('Live');
  await expect(recorded).toContainText('Injector ready');

  await page.getByLabel('Host', { exact: true }).selectOption('recorded');
  await page.getByLabel('Search').fill('team-b');
  await expect(page).toHaveURL(/host=recorded/);
  await expect(page).toHaveURL(/q=team-b/);
  await expect(page.getByRole('rowheader')).toHaveText(['team-b']);

  await page.reload();
  await expectSignedIn(page);
  await expect(page.getByRole('rowheader')).toHaveText(['team-b']);
  await page.getByRole('link', { name: 'team-b', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(TEAM_B));
});

test('links a host to its control plane page and back', async ({ page }) => {
  await signInAs(page, 'pat', '/dapr-vclusters');
  await page.getByRole('link', { name: 'Control plane Recorded host' }).click();
  await expect(page).toHaveURL(/\/dapr-vclusters\/hosts\/recorded$/);
  const injector = page
    .getByRole('table', { name: 'Dapr control plane services' })
    .getByRole('row', { name: /dapr-sidecar-injector/ });
  await expect(injector).toContainText('1.18.3');
  await expect(
    page.getByText(/Unknown: ConfigMap dapr-system\/dapr-trust-bundle/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'All hosts and tenants' }).click();
  await expect(page.getByRole('rowheader', { name: 'team-a' })).toBeVisible();
});

test('lists no tenants on a host without permission to read them', async ({
  page,
}) => {
  await signInAs(page, 'guest', '/dapr-vclusters/hosts/sandbox');
  await expect(
    page.getByText('No tenants on this host that you have permission to read.'),
  ).toBeVisible();
});

test('shows the topology of a tenant as a list', async ({ page }) => {
  await signInAs(page, 'pat', `${TEAM_A}/topology`);
  const list = page.getByRole('table', { name: 'Topology list' });
  await expect(
    list.getByRole('row', { name: /^my-example-app/ }),
  ).toContainText('has loaded my-statestore');
  await expect(list.getByRole('row', { name: /^yes-app/ })).toContainText(
    'Error',
  );
});

test('shows host namespaces and the end of life of the version on the vcluster tab', async ({
  page,
}) => {
  await signInAs(page, 'pat', `${TEAM_A}/vcluster`);
  await expect(page.getByText(/End of life since/)).toBeVisible();
  const shop = page
    .getByRole('table', { name: 'Host namespaces' })
    .getByRole('row', { name: /shop/ });
  await expect(shop).toContainText('vcluster-8d9001d3-cee4d8f6');
  await expect(
    page.getByRole('button', { name: 'Delete tenant' }),
  ).toHaveAccessibleDescription(/read-only/);
});

test('shows whether a Dapr Component is declared, on the host and loaded', async ({
  page,
}) => {
  await signInAs(page, 'pat', `${TEAM_A}/dapr-components`);
  const row = page.getByRole('row', { name: /my-statestore/ });
  await expect(row).toContainText('Declared');
  await expect(row).toContainText('In sync');
  await expect(row).toContainText('2 of 2 sidecars');

  await page.getByRole('button', { name: 'Show details of orders' }).click();
  await expect(page).toHaveURL(/component=shop%2Forders/);
  await expect(page.getByText('key password of Secret')).toBeVisible();
  await page.goto(`${TEAM_B}/dapr-components`);
  await expect(page.getByRole('row', { name: /my-statestore/ })).toContainText(
    'Registered on the host',
  );
});

test('shows cause and fix for an app without a sidecar', async ({ page }) => {
  await signInAs(page, 'pat', `${TEAM_A}/sidecars`);
  const yes = page.getByRole('row', { name: /yes-app/ });
  await expect(yes).toContainText('No sidecar');
  await expect(yes).toContainText('dapr.io/enabled is "yes"');
  await expect(yes).toContainText('Fix:');
  const bad = page.getByRole('row', { name: /bad-id/ });
  await expect(bad).toContainText('Rejected');
  await expect(bad).toContainText('invalid app id');

  const toggle = page.getByRole('button', { name: 'Show details of cart' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Dapr configuration')).toBeVisible();
});

test('shows public tenants to a guest, and names the missing permission', async ({
  page,
}) => {
  await signInAs(page, 'guest', '/dapr-vclusters');
  await expect(page.getByRole('rowheader', { name: 'team-a' })).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Create tenant' }),
  ).toHaveAccessibleDescription(/dapr-vcluster.tenant.create/);
});

test('updates open pages when a tenant is created and deleted', async ({
  page: fleet,
  context,
}) => {
  await signInAs(fleet, 'ann', '/dapr-vclusters');
  await expect(fleet.getByText('Simulated host').first()).toBeVisible();
  const row = fleet.getByRole('row', { name: /passer-by/ });
  await expect(row).toHaveCount(0);

  const page = await context.newPage();
  await signInAs(page, 'ann', '/create/templates/default/create-tenant');
  await fillInTenant(page, 'passer-by');
  await startTask(page);
  await expect(row).toContainText('Ready');
  await expectTaskCompleted(page, /passer-by.* is ready/);

  const tab = await context.newPage();
  const entity = '/catalog/default/resource/sandbox-passer-by';
  await signInAs(tab, 'ann', `${entity}/dapr-components`);
  await expect(tab.getByText('No Dapr Components yet')).toBeVisible();
  const register = tab.getByRole('link', { name: 'Register Dapr Component' });
  await expect(register.first()).toHaveAttribute(
    'href',
    /register-dapr-component\?formData=.*sandbox-passer-by/,
  );

  await deleteTenant(page, 'passer-by');
  await expect(row).toHaveCount(0);
  await expect(
    tab.getByText('The vcluster was not found on its host'),
  ).toBeVisible();
});
