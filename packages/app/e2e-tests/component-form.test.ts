import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { chooseType, fillInStateStore, REDIS } from './support/componentForm';
import { signInAs } from './support/signIn';
import {
  expectTaskCompleted,
  fill,
  openTemplate,
  pick,
  startTask,
} from './support/templates';
import { deleteTenant, fillInTenant } from './support/tenants';

const ENTITY = '/catalog/default/resource/sandbox-form-lab';
const SECRET = 'correct-horse-battery';
const FOLDER = 'artifacts/screenshots';

// The first test creates the vcluster for the other tests, the last test deletes it.
test.describe.configure({ mode: 'serial' });

const text = (page: Page) => page.getByRole('textbox', { name: /^Manifest/ });

async function openForm(page: Page) {
  await signInAs(page, 'ann');
  await openTemplate(page, 'register-dapr-component');
  await pick(page, 'vcluster', 'form-lab');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(text(page)).toBeVisible();
}

test('creates a vcluster for the other tests', async ({ page }) => {
  await signInAs(page, 'ann', '/create/templates/default/create-tenant');
  await fillInTenant(page, 'form-lab');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/Quota:/).first()).toBeVisible();
  await startTask(page);
  await expectTaskCompleted(page, /form-lab.* is ready/);
});

test('loads the component catalogue only with the form', async ({ page }) => {
  const scripts = new Map<string, number>();
  page.on('response', async response => {
    if (!response.url().endsWith('.js')) {
      return;
    }
    const body = await response.body().catch(() => undefined);
    if (body?.includes('components-contrib@v')) {
      scripts.set(response.url(), body.length);
    }
  });
  await signInAs(page, 'ann');
  await openTemplate(page, 'register-dapr-component');
  await pick(page, 'vcluster', 'form-lab');
  await page.waitForLoadState('networkidle');
  expect([...scripts]).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(text(page)).toBeVisible();
  await expect.poll(() => scripts.size).toBe(1);
  expect(Math.max(...scripts.values())).toBeLessThan(120_000);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 600]) {
    test(`has an accessible form in the ${theme} theme with a width of ${width}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await openForm(page);
      await expectAccessible(page);
      await fillInStateStore(page, ['writer']);
      await text(page).fill(
        (await text(page).inputValue())
          .replace('redisHost', 'redisHots')
          .replace('value: form-lab', 'value: name'),
      );
      await expect(page.getByText(/Did you mean/)).toBeVisible();
      await page.getByRole('button', { name: /more settings/ }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: /more settings/ }).click();
      // Sticky elements would appear in the middle of a full-page screenshot.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({
        path: `${FOLDER}/component-form-${theme}-${width}.png`,
        animations: 'disabled',
        fullPage: true,
      });
    });
  }
}

/** Presses Tab until the element has the focus. */
async function tabTo(
  page: Page,
  role: 'textbox' | 'button' | 'combobox',
  name: RegExp,
) {
  const wanted = page.getByRole(role, { name }).first();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(wanted).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0] });
}

test('registers a Dapr Component by keyboard only', async ({ page }) => {
  await signInAs(page, 'ann');
  await openTemplate(page, 'register-dapr-component');
  const { keyboard } = page;
  await expect(
    page.getByRole('textbox', { name: 'vcluster', exact: true }),
  ).toBeVisible();
  await tabTo(page, 'textbox', /^vcluster/);
  await keyboard.type('form-lab');
  await expect(page.getByRole('option', { name: /form-lab/ })).toBeVisible();
  await keyboard.press('Enter');
  await tabTo(page, 'button', /^Next$/);
  await keyboard.press('Enter');
  await expect(text(page)).toBeVisible();

  await tabTo(page, 'combobox', /^Building block/);
  await keyboard.type('State');
  await tabTo(page, 'textbox', /^Type\W*$/);
  await keyboard.type('redis');
  await expect(
    page.getByRole('option', { name: /state\.redis/ }),
  ).toBeVisible();
  await keyboard.press('Enter');
  await tabTo(page, 'textbox', /^Name\W*$/);
  await keyboard.type('by-keyboard');
  await tabTo(page, 'textbox', /^App ids/);
  await keyboard.type('writer');
  await keyboard.press('Enter');
  await tabTo(page, 'textbox', /^redisHost/);
  await keyboard.type(REDIS);
  await tabTo(page, 'textbox', /^Secret value/);
  await keyboard.type(SECRET);
  await expect(page.getByText('No problems found')).toBeVisible();
  await tabTo(page, 'button', /^Review$/);
  await keyboard.press('Enter');
  await expect(page.getByText('Stored in a Secret')).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
  await tabTo(page, 'button', /^Create$/);
  await keyboard.press('Enter');
  await expectTaskCompleted(page, /by-keyboard.*\(created\)/);

  await page.goto(`${ENTITY}/dapr-components`);
  await expect(
    page.getByRole('rowheader', { name: 'by-keyboard', exact: true }),
  ).toBeVisible();
});

test('blocks the next step until the finding is fixed, and keeps comments', async ({
  page,
}) => {
  await openForm(page);
  await fillInStateStore(page, ['writer']);
  const manifest = await text(page).inputValue();
  await text(page).fill(
    manifest.replace('redisHost', 'redisHots').replace('v1\n', 'v1 # ours\n'),
  );
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(/redisHots/).first()).toBeVisible();
  await page.getByRole('button', { name: /^Apply: Did you mean/ }).click();
  await expect(page.getByText('No problems found')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('button', { name: 'Create' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(text(page)).toHaveValue(manifest.replace('v1\n', 'v1 # ours\n'));
});

test('registers a Dapr Component with a component preset', async ({ page }) => {
  await openForm(page);
  await page
    .getByRole('combobox', { name: 'Component preset' })
    .selectOption({ label: 'Team Redis' });
  await expect(page.getByRole('textbox', { name: 'redisHost' })).toBeDisabled();
  await fill(page, 'Name', 'from-preset');
  await page.getByRole('textbox', { name: 'App ids' }).fill('writer');
  await page.keyboard.press('Enter');
  await startTask(page);
  await expectTaskCompleted(page, /from-preset.*\(created\)/);
});

test('sets a consumer group for pub/sub and warns about missing topics', async ({
  page,
}) => {
  await openForm(page);
  await chooseType(page, 'Pub/sub', 'rabbitmq');
  await expect(text(page)).toHaveValue(/consumerID[\s\S]*\{namespace\}/);
  await expect(page.getByText(/allowedTopics is not set/)).toBeVisible();
});

test('deletes the vcluster', async ({ page }) => {
  await signInAs(page, 'ann');
  await deleteTenant(page, 'form-lab');
});
