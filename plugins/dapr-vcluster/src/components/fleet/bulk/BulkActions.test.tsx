import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { aTenant, hosts } from '../../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../../__testUtils__';
import { BulkActions } from './BulkActions';

const ready = (name: string, change: Partial<TenantSummary> = {}) =>
  aTenant({ host: 'sandbox', namespace: `vcluster-${name}`, name }, change);
const paused = (name: string) => ready(name, { phase: 'paused' });

function show(
  tenants: TenantSummary[],
  change: Parameters<typeof fakeApi>[0] = {},
) {
  return renderPage(<BulkActions tenants={tenants} />, {
    api: fakeApi(change),
  });
}

async function open(name: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name }));
  return { user, dialog: within(await screen.findByRole('dialog')) };
}

describe('BulkActions', () => {
  it('names tenants and hosts, leaves out what does not fit with the reason, and says what became of each', async () => {
    const failure = 'tenant "b" is being upgraded since 12:00 by ada';
    const { api } = show([ready('a'), ready('b'), paused('c')], {
      pauseTenant: async ref => {
        if (ref.name === 'b') {
          throw refusal(409, failure);
        }
        return { id: ref.name, outcome: 'paused', objects: [], remaining: [] };
      },
    });
    const { user, dialog } = await open('Pause');
    expect(
      dialog.getByRole('heading', { name: 'Pause 2 tenants?' }),
    ).toBeVisible();
    const rows = () =>
      dialog.getAllByRole('row').map(({ textContent }) => textContent);
    expect(rows().slice(1)).toEqual([
      expect.stringMatching(/a.*sandbox.*Selected/),
      expect.stringMatching(/b.*sandbox.*Selected/),
      expect.stringMatching(/c.*sandbox.*Left out: its phase is paused/),
    ]);
    expect(api.pauseTenant).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Pause' }));
    await waitFor(() =>
      expect(rows().slice(1)).toEqual([
        expect.stringMatching(/a.*Done/),
        expect.stringContaining(failure),
        expect.stringContaining('Left out'),
      ]),
    );
    expect(api.pauseTenant.mock.calls.map(([{ name }]) => name)).toEqual([
      'a',
      'b',
    ]);
    expect(dialog.queryByRole('button', { name: 'Pause' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('changes nothing when it is cancelled', async () => {
    const { api } = show([paused('c')]);
    const { user, dialog } = await open('Resume');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(api.resumeTenant).not.toHaveBeenCalled();
  });

  it('goes on while something of a tenant still runs', async () => {
    const outcomes = ['pausing', 'pausing', 'paused'] as const;
    const pauseTenant = jest.fn(async () => ({
      id: 'a',
      outcome: outcomes[pauseTenant.mock.calls.length - 1],
      objects: [],
      remaining: [],
    })) as jest.Mock;
    show([ready('a')], { pauseTenant });
    const { user, dialog } = await open('Pause');
    await user.click(dialog.getByRole('button', { name: 'Pause' }));
    expect(await dialog.findByText('Done')).toBeVisible();
    expect(pauseTenant).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['30 days from now', { expiresIn: '30d' }],
    ['Default of the preset', {}],
  ])('extends all alike: %s', async (label, body) => {
    const { api } = show([ready('a'), paused('c')]);
    const { user, dialog } = await open('Extend');
    await user.selectOptions(dialog.getByLabelText('Expires in'), label);
    await user.click(dialog.getByRole('button', { name: 'Extend' }));
    await waitFor(() =>
      expect(api.extendTenant.mock.calls.map(([, given]) => given)).toEqual([
        body,
        body,
      ]),
    );
  });

  it.each([
    ['Resume', ready('a'), /Left out: its phase is ready/],
    ['Pause', paused('c'), /Left out: its phase is paused/],
    ['Extend', ready('a', { registered: false }), /it is not registered/],
  ])('says why nothing can be done: %s', async (name, tenant, reason) => {
    show([tenant]);
    expect(
      await screen.findByRole('button', { name, description: reason }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('leaves hosts alone that are read-only', async () => {
    show([ready('a')], {
      listHosts: async () => hosts().map(host => ({ ...host, readOnly: true })),
    });
    expect(
      await screen.findByRole('button', {
        name: 'Pause',
        description: /read-only access to host sandbox/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });
});
