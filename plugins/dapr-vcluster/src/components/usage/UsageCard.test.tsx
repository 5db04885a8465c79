import { screen, within } from '@testing-library/react';
import { TEAM_A, usage } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { UsageCard } from './UsageCard';

describe('UsageCard', () => {
  it('lists resources nearest to their limit first, each with a meter', async () => {
    renderPage(<UsageCard tenantRef={TEAM_A} />);
    const table = await screen.findByRole('table', { name: 'Quota' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual(['requests.memory', 'requests.cpu', 'count/pods']);
    expect(
      screen.getByRole('meter', {
        name: 'requests.memory: 3.8 GiB of 4 GiB',
      }),
    ).toHaveAttribute('aria-valuenow', '95');
    expect(screen.getByRole('row', { name: /count\/pods/ })).toHaveTextContent(
      'unknown20unknown',
    );
  });

  it('shows the requests, and why the usage is unknown', async () => {
    renderPage(<UsageCard tenantRef={TEAM_A} />);
    expect(
      await screen.findByText('250m CPU, 3.8 GiB memory in 5 pods'),
    ).toBeVisible();
    expect(
      screen.getByText('Unknown: metrics-server is not installed on the host.'),
    ).toBeVisible();
    expect(
      screen.getByText('2 containers have no CPU request or no memory request'),
    ).toBeVisible();
  });

  it('tells no quota from an unknown quota', async () => {
    const none = async () => ({
      ...usage(),
      quota: { state: 'known' as const, value: [], observedAt: '' },
    });
    const { unmount } = renderPage(<UsageCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getUsage: jest.fn(none) }),
    });
    expect(
      await screen.findByText('No ResourceQuota limits this tenant.'),
    ).toBeVisible();
    unmount();
    const hidden = async () => ({
      ...usage(),
      quota: { state: 'unknown' as const, reason: 'it is forbidden' },
    });
    renderPage(<UsageCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getUsage: jest.fn(hidden) }),
    });
    expect(
      await screen.findByText('Quota: unknown. it is forbidden'),
    ).toBeVisible();
  });

  it('names the missing permission', async () => {
    const getUsage = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.tenant.read' });
    });
    renderPage(<UsageCard tenantRef={TEAM_A} />, {
      api: fakeApi({ getUsage }),
    });
    expect(
      await screen.findByText(
        /requires the permission dapr-vcluster.tenant.read/,
      ),
    ).toBeVisible();
  });
});
