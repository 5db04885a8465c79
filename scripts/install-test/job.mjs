const TENANT = 'web-shop';
const ENTITY = `/catalog/default/resource/sandbox-${TENANT}`;
const REDIS = 'redis-master.default.svc.cluster.local:6379';

const template = name => `/create/templates/default/${name}`;

const textBox = (page, name) =>
  page.getByRole('textbox', { name, exact: true });

/** Completes the form of a template, and waits for what its task says at the end. */
async function runTask({ page, expect }, closing) {
  const onward = page.getByRole('button', { name: /^(Next|Review)$/ });
  const create = page.getByRole('button', { name: 'Create', exact: true });
  // A page of the form can be replaced between the look at its button and the click.
  await expect(async () => {
    if (!(await create.isVisible())) {
      await onward.click({ timeout: 2_000 });
    }
    await expect(create).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await create.click();
  await expect(page.getByText(closing).first()).toBeVisible({
    timeout: 120_000,
  });
}

/** Chooses an option of a list, which the form locks when it is the only one. */
async function pick({ page, expect }, label, option) {
  const field = textBox(page, label);
  await expect(async () => {
    if (await field.isDisabled()) {
      expect(await field.inputValue()).toContain(option);
      return;
    }
    await field.click({ timeout: 1_000 });
    await page.getByRole('option', { name: option }).click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

async function chooseTenant(given) {
  await pick(given, 'vcluster', TENANT);
}

/** Opens a tab of the tenant and waits for what it has to show. */
const tab = (name, path, shown) => ({
  name: `tab ${name}`,
  run: async given => {
    await given.page.goto(`${ENTITY}${path}`);
    await given.expect(shown(given.page).first()).toBeVisible();
  },
});

/** The step after which the page has our card beside those of Backstage. */
export const LOOKED_AT = 'tab Overview';

/** What somebody does who has just installed the plugin. */
export const JOB = [
  {
    name: 'sign in',
    run: async ({ page, expect }) => {
      await page.goto('/');
      const enter = page.getByRole('button', { name: 'Enter', exact: true });
      const catalog = page.getByRole('heading', { name: /catalog/i }).first();
      await expect(enter.or(catalog).first()).toBeVisible();
      if (await enter.isVisible()) {
        await enter.click();
      }
      await expect(catalog).toBeVisible();
    },
  },
  {
    name: 'fleet page',
    run: async ({ page, expect }) => {
      await page.goto('/dapr-vclusters');
      await expect(page.getByText('Simulated host').first()).toBeVisible();
      await expect(
        page.getByText('Live', { exact: true }).first(),
      ).toBeVisible();
    },
  },
  {
    name: 'create a tenant',
    run: async given => {
      const { page } = given;
      await page.goto(template('create-tenant'));
      await page.getByRole('radio', { name: /Simulated host/ }).check();
      await textBox(page, 'Name').fill(TENANT);
      await pick(given, 'Owner', 'guests');
      await runTask(given, /vcluster-web-shop\/web-shop.* is ready/);
    },
  },
  {
    name: 'register a Dapr Component',
    run: async given => {
      const { page, expect } = given;
      await page.goto(template('register-dapr-component'));
      await chooseTenant(given);
      await page.getByRole('button', { name: 'Next' }).click();
      await page
        .getByRole('combobox', { name: 'Building block' })
        .selectOption({ label: 'State store' });
      await textBox(page, 'Type').fill('redis');
      await page.getByRole('listbox').getByRole('option').first().click();
      await textBox(page, 'Name').fill('my-statestore');
      const scopes = textBox(page, 'App ids');
      await scopes.fill('writer');
      await scopes.press('Enter');
      await expect(page.getByRole('button', { name: 'writer' })).toBeVisible();
      await textBox(page, 'redisHost').fill(REDIS);
      await page
        .getByRole('group', { name: 'redisPassword' })
        .getByRole('textbox', { name: 'Secret value' })
        .fill('correct-horse-battery');
      await runTask(given, /my-statestore.*\(created\)/);
    },
  },
  {
    name: 'deploy an app',
    run: async given => {
      const { page } = given;
      await page.goto(template('deploy-dapr-app'));
      await chooseTenant(given);
      await textBox(page, 'App id').fill('writer');
      await textBox(page, 'Image').fill(
        'registry.example.com/demo/writer:1.0.0',
      );
      await runTask(given, /The sidecar is ready and has loaded/);
    },
  },
  tab('Overview', '', page => page.getByText('Ready', { exact: true })),
  tab('vcluster', '/vcluster', page => page.getByText('vcluster-web-shop')),
  tab('Dapr Components', '/dapr-components', page =>
    page.getByRole('rowheader', { name: 'my-statestore', exact: true }),
  ),
  tab('Sidecars', '/sidecars', page =>
    page.getByRole('row').filter({ hasText: 'my-statestore' }),
  ),
  tab('Topology', '/topology', page =>
    // The graph is hidden until its layout is complete.
    page.getByRole('img', { name: /Topology graph/ }).getByText('loaded'),
  ),
  {
    name: 'delete the tenant',
    run: async given => {
      const { page } = given;
      await page.goto(template('delete-tenant'));
      await chooseTenant(given);
      await textBox(page, 'Confirm the name').fill(TENANT);
      await runTask(given, /Namespace.*vcluster-web-shop/);
    },
  },
];
