import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { aSidecar, fresh } from '../../../dev/fixtures';
import { fakeApi, renderField } from '../../__testUtils__';
import { DaprComponentForm } from './DaprComponentForm';
import { validateComponent } from './validateComponent';

const tenant = 'sandbox/vcluster-payments/payments';
const REDIS = 'redis.example.com:6379';

const quietApi = () =>
  fakeApi({
    listComponents: async () => ({
      items: [],
      freshness: fresh(),
      declared: { state: 'known', value: 0, observedAt: '' },
    }),
  });

async function openForm(
  value?: ComponentFormValue,
  { api = quietApi(), formData = { tenant } as object } = {},
) {
  const form = renderField(DaprComponentForm, { value, formData, api });
  await screen.findByRole('textbox', { name: /^Manifest/ });
  const text = () =>
    screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Manifest/ });
  return {
    ...form,
    user: userEvent.setup(),
    text,
    input: (name: RegExp | string) => screen.getByRole('textbox', { name }),
    secret: (name: string) =>
      within(screen.getByRole('group', { name })).getByLabelText(
        /Secret value/,
      ),
    write: async (manifest: string) => {
      const user = userEvent.setup();
      await user.clear(text());
      await user.click(text());
      await user.paste(manifest);
    },
  };
}

const store: ComponentFormValue = {
  namespace: 'default',
  name: 'store',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: REDIS },
    { name: 'keyPrefix', value: 'payments' },
  ],
  scopes: ['writer'],
  ignoreErrors: false,
};

const errorsOf = (value: ComponentFormValue | undefined) => {
  const addError = jest.fn();
  validateComponent(value, { addError });
  return addError.mock.calls.flat().join(' ');
};

describe('DaprComponentForm', () => {
  it('asks to select the vcluster first', async () => {
    renderField(DaprComponentForm, { formData: {}, api: quietApi() });
    expect(await screen.findByText(/Select the vcluster first/)).toBeVisible();
  });

  it('creates a value from a building block, with the secret outside of the value', async () => {
    const { user, input, secret, state, text } = await openForm();
    expect(screen.getByText(/Missing: Type, Name, App ids/)).toBeVisible();
    await user.selectOptions(
      screen.getByRole('combobox', { name: /Building block/ }),
      'State store',
    );
    await user.type(input(/^Type/), 'redis');
    const option = screen.getByRole('option', { name: /state\.redis/ });
    expect(option).toHaveTextContent('stable');
    await user.click(option);
    await user.type(input(/^Name\W*$/), 'store');
    await user.type(input(/^App ids/), 'writer{Enter}');
    await user.type(input(/^redisHost/), REDIS);
    await user.type(secret('redisPassword'), 'hunter2');
    expect(state.value).toEqual({
      ...store,
      metadata: [
        { name: 'keyPrefix', value: 'payments' },
        { name: 'redisHost', value: REDIS },
      ],
      secrets: { redisPassword: 'daprComponent.redisPassword' },
    });
    expect(state.secrets).toEqual({
      'daprComponent.redisPassword': 'hunter2',
    });
    expect(JSON.stringify(state.value) + text().value).not.toContain('hunter2');
    expect(await screen.findByText(/No problems found/)).toBeVisible();
    expect(errorsOf(state.value)).toBe('');
  });

  it('shows a given value and returns it unchanged', async () => {
    const { state, input, user } = await openForm(store);
    expect(input(/^redisHost/)).toHaveValue(REDIS);
    await user.type(input(/^Name\W*$/), 's{Backspace}');
    expect(state.value).toEqual(store);
  });

  it('reads fields from the YAML, and keeps order and comments when fields change', async () => {
    const { write, user, input, text, state } = await openForm(store);
    const pasted = text().value.replace(
      `value: ${REDIS}`,
      'value: pasted:6379 # ours',
    );
    await write(pasted);
    expect(input(/^redisHost/)).toHaveValue('pasted:6379');
    await user.clear(input(/^redisHost/));
    await user.type(input(/^redisHost/), 'typed:6379');
    expect(text()).toHaveValue(pasted.replace('pasted:6379', 'typed:6379'));
    expect(state.value?.metadata[0].value).toBe('typed:6379');
  });

  it('shows findings while the user types, and applies the fix of a finding', async () => {
    const { write, user, text, state } = await openForm(store);
    await write(text().value.replace('redisHost', 'redisHots'));
    const apply = await screen.findByRole('button', {
      name: 'Apply: Did you mean "redisHost"?',
    });
    expect(errorsOf(state.value)).toContain('redisHots');
    await user.click(screen.getByRole('button', { name: /^Line 10/ }));
    expect(text()).toHaveFocus();
    expect(
      text().value.slice(text().selectionStart, text().selectionEnd),
    ).toContain('redisHots');
    await user.click(apply);
    expect(await screen.findByText(/No problems found/)).toBeVisible();
    expect(state.value).toEqual(store);
  });

  it('keeps a pasted secret out of the value and moves it to the task secrets', async () => {
    const { write, user, text, state, secret } = await openForm(store);
    await write(
      text().value.replace(
        '    - name: keyPrefix',
        '    - name: redisPassword\n      value: hunter2\n    - name: keyPrefix',
      ),
    );
    expect(state.value).toBeUndefined();
    await user.click(
      await screen.findByRole('button', { name: /^Apply: Give it as a new/ }),
    );
    expect(text().value).not.toContain('hunter2');
    expect(state.value?.secrets).toEqual({
      redisPassword: 'daprComponent.redisPassword',
    });
    expect(state.secrets).toEqual({ 'daprComponent.redisPassword': 'hunter2' });
    expect(secret('redisPassword')).toHaveValue('hunter2');
  });

  it('blocks the next step while a secret value is missing', async () => {
    const { state, user, input } = await openForm({
      ...store,
      secrets: { redisPassword: 'daprComponent.redisPassword' },
    });
    expect(screen.getByText(/value of redisPassword/)).toBeVisible();
    await user.type(input(/^Name\W*$/), '2');
    expect(errorsOf(state.value)).toContain('value of redisPassword');
  });

  it('offers the keys of Secrets in the namespace', async () => {
    const { user, state } = await openForm(store);
    const group = within(screen.getByRole('group', { name: 'redisPassword' }));
    await user.click(group.getByRole('radio', { name: /existing/ }));
    const select = group.getByRole('combobox', { name: /Secret and key/ });
    expect(within(select).queryByText('broker/token')).toBeNull();
    await user.selectOptions(select, 'team-redis/password');
    expect(state.value?.metadata[2]).toEqual({
      name: 'redisPassword',
      secretKeyRef: { name: 'team-redis', key: 'password' },
    });
  });

  it('shows that Secrets and apps are unknown, and checks without them', async () => {
    const reason = 'The vcluster does not answer.';
    const api = quietApi();
    api.listSecretNames.mockResolvedValue({
      secrets: { state: 'unknown', reason },
    });
    api.listSidecars.mockRejectedValue(new Error('sidecars are broken'));
    await openForm(
      {
        ...store,
        metadata: [
          ...store.metadata,
          { name: 'redisPassword', secretKeyRef: { name: 'x', key: 'y' } },
        ],
      },
      { api },
    );
    expect(
      await screen.findByText(
        /Not checked against the contents of the vcluster/,
      ),
    ).toHaveTextContent(reason);
    expect(await screen.findByText(/sidecars are broken/)).toBeVisible();
    expect(screen.queryByText(/is not on the host/)).toBeNull();
  });

  it('lists what the tenant context of the namespace does not tell, and why', async () => {
    const api = quietApi();
    const answer = api.getTenantContext.getMockImplementation()!;
    api.getTenantContext.mockImplementation(async (ref, options) => ({
      ...(await answer(ref, options)),
      notChecked: [
        { what: `Secrets in ${options?.namespace}`, why: 'It is starting.' },
      ],
    }));
    await openForm({ ...store, namespace: 'shop' }, { api });
    expect(
      await screen.findByText('Not checked: Secrets in shop. It is starting.'),
    ).toBeVisible();
    expect(screen.queryByText(/^No problems found\. The/)).toBeNull();
    expect(
      await screen.findByText('No problems found in what was checked.'),
    ).toBeVisible();
  });

  it('shows that another tenant has a consumer group or topic, as the backend answers', async () => {
    const api = quietApi();
    const answer = api.getTenantContext.getMockImplementation()!;
    api.getTenantContext.mockImplementation(async (ref, options) => ({
      ...(await answer(ref, options)),
      claims: (options?.claims ?? []).filter(key => key.includes('"orders"')),
    }));
    await openForm(
      {
        ...store,
        type: 'pubsub.redis',
        metadata: [
          { name: 'redisHost', value: REDIS },
          { name: 'consumerID', value: 'payments-mine' },
          { name: 'allowedTopics', value: 'orders,payments-own' },
        ],
      },
      { api },
    );
    expect(
      (
        await screen.findAllByText(
          /Another tenant .* has the topic "orders"/,
          {},
          { timeout: 10_000 },
        )
      )[0],
    ).toBeVisible();
    expect(screen.queryByText(/consumer group "payments-mine"/)).toBeNull();
    expect(screen.queryByText(/has the topic "payments-own"/)).toBeNull();
  });

  it('offers the app ids of running apps', async () => {
    const api = quietApi();
    api.listSidecars.mockResolvedValue({
      items: [aSidecar({ appId: 'cart' })],
      freshness: fresh(),
      virtual: { state: 'known', value: 1, observedAt: '' },
      findings: [],
      gaps: [],
    });
    const { user, input, state } = await openForm(store, { api });
    await user.click(input(/^App ids/));
    await user.click(await screen.findByRole('option', { name: 'cart' }));
    expect(state.value?.scopes).toEqual(['writer', 'cart']);
    await user.type(input(/^App ids/), 'Not.An.Id');
    await user.tab();
    expect(await screen.findAllByText(/is not an app id/)).not.toHaveLength(0);
  });

  it('disables the fields that a component preset sets', async () => {
    const { user, input, state } = await openForm(store);
    await user.selectOptions(
      screen.getByRole('combobox', { name: /Component preset/ }),
      'Team Redis',
    );
    expect(input(/^redisHost/)).toBeDisabled();
    expect(input(/^redisHost/)).toHaveValue('redis.platform.svc:6379');
    expect(screen.queryByRole('combobox', { name: /Building/ })).toBeNull();
    expect(state.value).toMatchObject({
      preset: 'team-redis',
      metadata: [
        { name: 'redisHost', value: 'redis.platform.svc:6379' },
        { name: 'keyPrefix', value: 'payments' },
        { name: 'redisPassword', secretKeyRef: { name: 'team-redis' } },
      ],
    });
    expect(await screen.findByText(/No problems found/)).toBeVisible();
    await user.selectOptions(
      screen.getByRole('combobox', { name: /Component preset/ }),
      '',
    );
    expect(state.value?.preset).toBeUndefined();
    expect(input(/^redisHost/)).toBeEnabled();
  });

  it('disables the fields while the YAML is not a Dapr Component', async () => {
    const { write, input, state } = await openForm(store);
    await write('a: [');
    expect(state.value).toBeUndefined();
    expect(screen.getByText(/The fields are disabled/)).toBeVisible();
    expect(input(/^Name\W*$/)).toBeDisabled();
    expect(await screen.findByText(/Not valid YAML/)).toBeVisible();
  });

  it('restores the comments of a value', async () => {
    const first = await openForm(store);
    await first.write(`# ours\n${first.text().value}`);
    const { value } = first.state;
    act(() => first.unmount());
    const again = await openForm(value);
    expect(again.text().value).toMatch(/^# ours\n/);
  });
});
