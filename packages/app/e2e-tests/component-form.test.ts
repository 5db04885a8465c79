import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { chooseType, describeStateStore, REDIS } from './support/componentForm';
import { signInAs } from './support/signIn';
import {
  expectRunEnded,
  fill,
  openTemplate,
  pick,
  startRun,
} from './support/templates';
import { deleteTenant, describeTenant } from './support/tenants';

const ENTITY = '/catalog/default/resource/sandbox-form-lab';
const SECRET = 'correct-horse-battery';
const FOLDER = 'artifacts/screenshots';

// One story: the first test orders the vcluster the others use, the last deletes it.
test.describe.configure({ mode: 'serial' });

const text = (page: Page) => page.getByRole('textbox', { name: /^Manifest/ });

async function openForm(page: Page) {
  await signInAs(page, 'ann');
  await openTemplate(page, 'register-dapr-component');
  await pick(page, 'vcluster', 'form-lab');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(text(page)).toBeVisible();
}

test('a member orders a vcluster to register Dapr Components in', async ({
  page,
}) => {
  await signInAs(page, 'ann', '/create/templates/default/create-tenant');
  await describeTenant(page, 'form-lab');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/All together at most/).first()).toBeVisible();
  await startRun(page);
  await expectRunEnded(page, /form-lab.* is ready/);
});

test('the catalogue of types is loaded with the form only, and is small', async ({
  page,
}) => {
  const scripts = new Map<string, number>();
  page.on('response', async response => {
    if (!response.url().endsWith('.js')) {
      return;
    }
    const body = await response.body().catch(() => undefined);
    if (body?.includes('components-contrib v')) {
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
    test(`the form is accessible in ${theme}, ${width} wide`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await openForm(page);
      await expectAccessible(page);
      await describeStateStore(page, ['writer']);
      await text(page).fill(
        (await text(page).inputValue())
          .replace('redisHost', 'redisHots')
          .replace('value: form-lab', 'value: name'),
      );
      await expect(page.getByText(/Did you mean/)).toBeVisible();
      await page.getByRole('button', { name: /more settings/ }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: /more settings/ }).click();
      // What sticks to the window would stand in the middle of the whole page.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({
        path: `${FOLDER}/component-form-${theme}-${width}.png`,
        animations: 'disabled',
        fullPage: true,
      });
    });
  }
}

/** Goes on with Tab until the named thing has the focus. */
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

test('a Dapr Component is registered by keyboard alone', async ({ page }) => {
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
  await tabTo(page, 'textbox', /^Secret text/);
  await keyboard.type(SECRET);
  await expect(page.getByText('Nothing found')).toBeVisible();
  await tabTo(page, 'button', /^Review$/);
  await keyboard.press('Enter');
  await expect(page.getByText('Kept apart')).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
  await tabTo(page, 'button', /^Create$/);
  await keyboard.press('Enter');
  await expectRunEnded(page, /by-keyboard.*\(created\)/);

  await page.goto(`${ENTITY}/dapr-components`);
  await expect(
    page.getByRole('rowheader', { name: 'by-keyboard', exact: true }),
  ).toBeVisible();
});

test('what is wrong keeps one from going on; mended, it goes on, and comes back as it was', async ({
  page,
}) => {
  await openForm(page);
  await describeStateStore(page, ['writer']);
  const manifest = await text(page).inputValue();
  await text(page).fill(
    manifest.replace('redisHost', 'redisHots').replace('v1\n', 'v1 # ours\n'),
  );
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(/redisHots/).first()).toBeVisible();
  await page.getByRole('button', { name: /^Apply: Did you mean/ }).click();
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('button', { name: 'Create' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(text(page)).toHaveValue(manifest.replace('v1\n', 'v1 # ours\n'));
});

test('a preset of the platform team leaves only the rest to fill in', async ({
  page,
}) => {
  await openForm(page);
  await page
    .getByRole('combobox', { name: 'Preset of the platform team' })
    .selectOption({ label: 'Team Redis' });
  await expect(page.getByRole('textbox', { name: 'redisHost' })).toBeDisabled();
  await fill(page, 'Name', 'from-preset');
  await page.getByRole('textbox', { name: 'App ids' }).fill('writer');
  await page.keyboard.press('Enter');
  await startRun(page);
  await expectRunEnded(page, /from-preset.*\(created\)/);
});

test('pub/sub comes with a consumer group of its own, and asks for topics', async ({
  page,
}) => {
  await openForm(page);
  await chooseType(page, 'Pub/sub', 'rabbitmq');
  await expect(text(page)).toHaveValue(/consumerID[\s\S]*\{namespace\}/);
  await expect(page.getByText(/allowedTopics is not set/)).toBeVisible();
});

test('she deletes the vcluster again', async ({ page }) => {
  await signInAs(page, 'ann');
  await deleteTenant(page, 'form-lab');
});
