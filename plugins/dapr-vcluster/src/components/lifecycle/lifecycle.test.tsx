import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { aTenant, extended } from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { LifecycleCard } from './LifecycleCard';

const PAYMENTS = {
  host: 'sandbox',
  namespace: 'vcluster-payments',
  name: 'payments',
};
const SCHEDULE = {
  sleep: '0 20 * * *',
  wake: '0 7 * * *',
  zone: 'Europe/Berlin',
};

function show(
  tenant: Partial<Tenant> = {},
  change: Parameters<typeof fakeApi>[0] = {},
  denied: string[] = [],
) {
  return renderOnEntity(<LifecycleCard tenant={aTenant(PAYMENTS, tenant)} />, {
    api: fakeApi(change),
    denied,
  });
}

async function open(name: string, user = userEvent.setup()) {
  // Blocked while permissions are checked.
  const button = await waitFor(() => {
    const found = screen.getByRole('button', { name });
    expect(found).not.toHaveAttribute('aria-disabled');
    return found;
  });
  await user.click(button);
  return { user, dialog: within(await screen.findByRole('dialog')) };
}

describe('LifecycleCard', () => {
  it('says that a tenant neither expires nor sleeps', async () => {
    show();
    expect(await screen.findByText('never')).toBeVisible();
    expect(screen.getByText('none')).toBeVisible();
  });

  it('shows what has expired, and until when it can be extended', async () => {
    show({
      expiry: {
        expiresAt: '2026-11-01T00:00:00Z',
        expiredSince: '2026-11-01T00:02:00Z',
        deletedFrom: '2026-11-08T00:02:00Z',
      },
      schedule: { ...SCHEDULE, nextSleep: '2026-12-01T19:00:00Z' },
    });
    expect(await screen.findByText(/^Expired: paused since/)).toBeVisible();
    expect(screen.getByText(/^Deleted from .*unless/)).toBeVisible();
    expect(screen.getByText(/^sleeps at 0 20 \* \* \*/)).toBeVisible();
    expect(screen.getByText(/^Sleeps next at/)).toBeVisible();
  });

  it('shows who has exempted a tenant', async () => {
    show({ expiry: { keptBy: 'user:default/ada' } });
    expect(await screen.findByText(/by user:default\/ada/)).toBeVisible();
  });

  it('extends by days, and says whether that resumes it', async () => {
    const { api } = show(
      {},
      { extendTenant: async ref => extended(ref, { resumes: true }) },
    );
    const { user, dialog } = await open('Extend');
    expect(
      screen.getByRole('heading', { name: 'Extend payments on host sandbox' }),
    ).toBeVisible();
    await user.selectOptions(
      dialog.getByLabelText('Expires in'),
      '30 days from now',
    );
    await user.click(dialog.getByRole('button', { name: 'Extend' }));
    expect(await dialog.findByText(/It is resumed/)).toBeVisible();
    expect(api.extendTenant).toHaveBeenCalledWith(PAYMENTS, {
      expiresIn: '30d',
    });
  });

  it('shows why the backend refuses', async () => {
    const why = 'expiresIn "90d" is later than 60 days from now.';
    show(
      {},
      {
        extendTenant: async () => {
          throw refusal(400, why);
        },
      },
    );
    const { user, dialog } = await open('Extend');
    await user.click(dialog.getByRole('button', { name: 'Extend' }));
    expect(await dialog.findByText(why)).toBeVisible();
  });

  it('exempts only with the permission for it', async () => {
    const { api } = show();
    const { user, dialog } = await open('Extend');
    const keep = await waitFor(() => {
      const found = dialog.getByRole('button', { name: 'Exempt from expiry' });
      expect(found).not.toHaveAttribute('aria-disabled');
      return found;
    });
    await user.click(keep);
    expect(await dialog.findByText('It is exempt from expiry.')).toBeVisible();
    expect(api.keepTenant).toHaveBeenCalledWith(PAYMENTS, true);
  });

  it('says which permission is missing to exempt', async () => {
    show({}, {}, ['dapr-vcluster.tenant.keep']);
    const { dialog } = await open('Extend');
    await waitFor(() =>
      expect(
        dialog.getByRole('button', { name: 'Exempt from expiry' }),
      ).toHaveAccessibleDescription(
        'You need the permission dapr-vcluster.tenant.keep.',
      ),
    );
  });

  it('shows the next times of a schedule before it is set', async () => {
    const { api } = show({ schedule: SCHEDULE });
    const { user, dialog } = await open('Sleep schedule');
    const zone = dialog.getByLabelText('Time zone');
    await user.clear(zone);
    await user.type(zone, 'Asia/Kathmandu');
    await user.click(dialog.getByRole('button', { name: 'Show next times' }));
    expect(await dialog.findByText(/^Wakes at .*2026/)).toBeVisible();
    const asked = { ...SCHEDULE, zone: 'Asia/Kathmandu' };
    expect(api.scheduleTenant).toHaveBeenCalledWith(PAYMENTS, asked, {
      dryRun: true,
    });
    await user.click(dialog.getByRole('button', { name: 'Set schedule' }));
    expect(await dialog.findByText(/The schedule is set/)).toBeVisible();
    expect(api.scheduleTenant).toHaveBeenLastCalledWith(PAYMENTS, asked);
  });

  it('removes a schedule', async () => {
    const { api } = show({ schedule: SCHEDULE });
    const { user, dialog } = await open('Sleep schedule');
    await user.click(dialog.getByRole('button', { name: 'Remove schedule' }));
    expect(await dialog.findByText(/It has no schedule/)).toBeVisible();
    expect(api.scheduleTenant).toHaveBeenCalledWith(PAYMENTS, null);
  });

  it('cannot be changed without the permission, and says so', async () => {
    show({}, {}, ['dapr-vcluster.tenant.update']);
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Sleep schedule' }),
      ).toHaveAccessibleDescription(
        'You need the permission dapr-vcluster.tenant.update.',
      ),
    );
  });
});
