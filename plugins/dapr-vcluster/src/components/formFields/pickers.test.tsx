import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleet, fresh, options } from '../../../dev/fixtures';
import { fakeApi, refusal, renderField } from '../../__testUtils__';
import { HostPicker } from './HostPicker';
import { PresetPicker } from './PresetPicker';
import { TenantPicker } from './TenantPicker';

describe('HostPicker', () => {
  it('offers hosts that can be written to, and says how each is', async () => {
    const { state } = renderField(HostPicker, { title: 'Host' });
    const sandbox = await screen.findByRole('radio', {
      name: /Simulated host/,
    });
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    expect(screen.getByRole('group', { name: /^Host/ })).toBeVisible();
    expect(await screen.findByText(/Dapr 1.18.3 · 4 tenants/)).toBeVisible();
    expect(screen.getByText(/Cannot be seen right now/)).toHaveTextContent(
      'connect ECONNREFUSED',
    );
    await userEvent.click(sandbox);
    expect(state.value).toBe('sandbox');
  });

  it('understands the entity a link gives', async () => {
    renderField(HostPicker, { value: 'resource:default/sandbox' });
    expect(
      await screen.findByRole('radio', { name: /Simulated host/ }),
    ).toBeChecked();
  });

  it('says when there is none, and when they cannot be read', async () => {
    const getOptions = async () => options({ hosts: [] });
    const { unmount } = renderField(HostPicker, {
      api: fakeApi({ getOptions }),
    });
    expect(await screen.findByText(/No host of this portal/)).toBeVisible();
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
  it('says what each preset means; the first is the usual one', async () => {
    const { state } = renderField(PresetPicker, { title: 'Preset' });
    const small = await screen.findByRole('radio', { name: /Small/ });
    expect(small).toBeChecked();
    expect(
      screen.getByText('All together at most: requests.cpu 2, count/pods 20'),
    ).toBeVisible();
    expect(screen.getByText(/control plane at most: memory 2Gi/)).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /Large/ }));
    expect(state.value).toBe('large');
  });

  it('says so when none is offered', async () => {
    const getOptions = async () => options({ presets: [] });
    renderField(PresetPicker, { api: fakeApi({ getOptions }) });
    expect(await screen.findByText(/No presets are offered/)).toBeVisible();
  });
});

describe('TenantPicker', () => {
  const uiOptions = { may: 'component.apply' } as const;
  const field = () => screen.findByRole('textbox', { name: /vcluster/ });

  it('offers tenants in which one may do it, with their state', async () => {
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

  it('understands the entity a link gives, and says when it is not ready', async () => {
    const notReady = fleet().find(({ phase }) => phase === 'failed')!;
    renderField(TenantPicker, {
      title: 'vcluster',
      value: `resource:default/${notReady.ref.host}-${notReady.ref.name}`,
      uiOptions,
    });
    expect(await field()).toHaveValue(notReady.id);
    expect(screen.getByText(/It is not ready: failed/)).toBeVisible();
  });

  it('says when there is none, and what cannot be seen', async () => {
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
    expect(await screen.findByText(/no tenant in which you/)).toBeVisible();
    expect(screen.getByText(/prod-eu cannot be read/)).toBeVisible();
    expect(screen.getByText(/is called "sandbox\/vcluster-x/)).toBeVisible();
  });

  it('searches where there are more than it was told of', async () => {
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
    expect(await screen.findByText(/more are not listed/)).toBeVisible();
    expect(listTenants).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'pay' }),
    );
  });
});
