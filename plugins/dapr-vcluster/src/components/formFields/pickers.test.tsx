import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleet, fresh, options } from '../../../dev/fixtures';
import { fakeApi, refusal, renderField } from '../../__testUtils__';
import { HostPicker } from './HostPicker';
import { PresetPicker } from './PresetPicker';
import { SampleImage } from './SampleImage';
import { TenantPicker } from './TenantPicker';

describe('HostPicker', () => {
  it('offers hosts with write access and shows their state', async () => {
    const { state } = renderField(HostPicker, { title: 'Host' });
    const sandbox = await screen.findByRole('radio', {
      name: /Simulated host/,
    });
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    expect(screen.getByRole('group', { name: /^Host/ })).toBeVisible();
    expect(await screen.findByText(/Dapr 1.18.3 · 4 tenants/)).toBeVisible();
    expect(screen.getByText(/The host is not connected/)).toHaveTextContent(
      'connect ECONNREFUSED',
    );
    await userEvent.click(sandbox);
    expect(state.value).toBe('sandbox');
  });

  it('accepts an entity ref from a link', async () => {
    renderField(HostPicker, { value: 'resource:default/sandbox' });
    expect(
      await screen.findByRole('radio', { name: /Simulated host/ }),
    ).toBeChecked();
  });

  it('shows that there are no hosts, or that they cannot be read', async () => {
    const getOptions = async () => options({ hosts: [] });
    const { unmount } = renderField(HostPicker, {
      api: fakeApi({ getOptions }),
    });
    expect(await screen.findByText(/no host with write access/)).toBeVisible();
    unmount();
    renderField(HostPicker, {
      api: fakeApi({
        getOptions: async () => {
          throw refusal(500, 'options are broken');
        },
      }),
    });
    expect(await screen.findByText('options are broken')).toBeVisible();
  });
});

describe('PresetPicker', () => {
  it('shows the limits of each preset and selects the first by default', async () => {
    const { state } = renderField(PresetPicker, { title: 'Preset' });
    const small = await screen.findByRole('radio', { name: /Small/ });
    expect(small).toBeChecked();
    // The review of the form shows what the form has.
    expect(state.value).toBe('small');
    expect(
      screen.getByText('Quota: requests.cpu 2, count/pods 20'),
    ).toBeVisible();
    expect(
      screen.getByText(/Holds 8 pods with a sidecar .*\(requests\.cpu\)/),
    ).toBeVisible();
    expect(screen.getByText(/control plane: memory 2Gi/)).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /Large/ }));
    expect(state.value).toBe('large');
  });

  it('says what a preset costs, or why that is not known', async () => {
    const [small, large] = options().presets;
    const getOptions = async () =>
      options({
        presets: [
          {
            ...small,
            cost: {
              vcluster: {
                state: 'known',
                value: { amount: 6.24, currency: 'EUR' },
              },
              quota: {
                state: 'known',
                value: { amount: 120, currency: 'EUR' },
              },
              restsOnDefaults: true,
            },
          },
          {
            ...large,
            cost: {
              vcluster: { state: 'unknown', reason: 'No price of CPU.' },
              restsOnDefaults: false,
            },
          },
        ],
      });
    renderField(PresetPicker, { api: fakeApi({ getOptions }) });
    expect(
      await screen.findByText(
        /^A vcluster costs EUR.6\.24 per month, and EUR.120\.00 when its whole quota is requested \(at list prices\)\.$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('What a vcluster costs is unknown: No price of CPU.'),
    ).toBeVisible();
  });

  it('shows that no presets are configured', async () => {
    const getOptions = async () => options({ presets: [] });
    renderField(PresetPicker, { api: fakeApi({ getOptions }) });
    expect(await screen.findByText(/No presets are configured/)).toBeVisible();
  });
});

describe('SampleImage', () => {
  it('offers the image that the platform team has configured', async () => {
    const getOptions = async () => options({ sampleImage: 'r.example/s:1' });
    const { state } = renderField(SampleImage, {
      title: 'Image',
      api: fakeApi({ getOptions }),
    });
    const input = await screen.findByRole('textbox', { name: /Image/ });
    expect(input).toHaveValue('r.example/s:1');
    expect(state.value).toBe('r.example/s:1');
    await userEvent.clear(input);
    await userEvent.type(input, 'mine:1');
    expect(state.value).toBe('mine:1');
  });

  it('says what to build where none is configured', async () => {
    const { state } = renderField(SampleImage, { title: 'Image' });
    expect(await screen.findByText(/build an image of/)).toBeVisible();
    expect(state.value).toBeUndefined();
  });
});

describe('TenantPicker', () => {
  const uiOptions = { may: 'component.apply' } as const;
  const field = () => screen.findByRole('textbox', { name: /vcluster/ });

  it('offers tenants for which the user has the permission, with their phase', async () => {
    const { api, state } = renderField(TenantPicker, {
      title: 'vcluster',
      uiOptions,
    });
    await userEvent.click(await field());
    expect(api.listTenants).toHaveBeenCalledWith(
      expect.objectContaining({ may: 'component.apply' }),
    );
    const payments = await screen.findByRole('option', { name: /payments/ });
    expect(payments).toHaveTextContent('Ready');
    const recorded = screen.getByRole('option', { name: /team-a/ });
    expect(recorded).toHaveTextContent('read-only host');
    expect(recorded).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(payments);
    expect(state.value).toBe('sandbox/vcluster-payments/payments');
  });

  it('accepts an entity ref from a link and shows that the tenant is not ready', async () => {
    const notReady = fleet().find(({ phase }) => phase === 'failed')!;
    renderField(TenantPicker, {
      title: 'vcluster',
      value: `resource:default/${notReady.ref.host}-${notReady.ref.name}`,
      uiOptions,
    });
    expect(await field()).toHaveValue(notReady.id);
    expect(
      screen.getByText(
        'The phase of the tenant is failed. The task fails unless it is: ready.',
      ),
    ).toBeVisible();
  });

  it.each([
    ['paused', ['paused'], []],
    ['paused', 'any', []],
    [
      'ready',
      ['paused'],
      [
        'The phase of the tenant is ready. The task fails unless it is: paused.',
      ],
    ],
    [
      'paused',
      undefined,
      [
        'The phase of the tenant is paused. The task fails unless it is: ready.',
      ],
    ],
  ] as const)(
    'says of a tenant that is %s whether a template for %j fails',
    async (phase, phases, expected) => {
      const items = [{ ...fleet()[0], phase }];
      const listTenants = async () => ({ items, total: 1, freshness: [] });
      renderField(TenantPicker, {
        title: 'vcluster',
        value: items[0].id,
        uiOptions: { ...uiOptions, phases: phases as 'any' | undefined },
        api: fakeApi({ listTenants }),
      });
      expect(await field()).toHaveValue(items[0].id);
      const hints = screen.queryAllByText(/The phase of the tenant/);
      expect(hints.map(({ textContent }) => textContent)).toEqual(expected);
    },
  );

  it('shows that there are no tenants, and which hosts cannot be read', async () => {
    const listTenants = jest.fn(async () => ({
      items: [],
      total: 0,
      freshness: [
        {
          ...fresh({ stale: { since: '2026-01-01T00:00:00Z', reason: 'x' } }),
          host: 'prod-eu',
        },
      ],
    }));
    renderField(TenantPicker, {
      title: 'vcluster',
      value: 'sandbox/vcluster-x/x',
      api: fakeApi({ listTenants }),
    });
    expect(await screen.findByText(/There are no tenants/)).toBeVisible();
    expect(screen.getByText(/prod-eu cannot be read/)).toBeVisible();
    expect(
      screen.getByText(/Tenant "sandbox\/vcluster-x\/x" was not found/),
    ).toBeVisible();
  });

  it('searches in the backend if the list is incomplete', async () => {
    const items = fleet();
    const listTenants = jest.fn(async () => ({
      items,
      total: 700,
      freshness: [],
    }));
    renderField(TenantPicker, {
      title: 'vcluster',
      api: fakeApi({ listTenants }),
    });
    await userEvent.type(await field(), 'pay');
    expect(
      await screen.findByText(/more tenants are not listed/),
    ).toBeVisible();
    expect(listTenants).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'pay' }),
    );
  });
});
