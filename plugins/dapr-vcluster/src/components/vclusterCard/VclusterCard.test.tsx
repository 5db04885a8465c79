import { screen } from '@testing-library/react';
import { teamA } from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { VclusterCard } from './VclusterCard';

const BASE = '/catalog/default/resource/recorded-team-a';

describe('VclusterCard', () => {
  it('summarizes the tenant and links to its tabs', async () => {
    renderOnEntity(<VclusterCard />);
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.getByText(/End of life since/)).toBeVisible();
    expect(screen.getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      `${BASE}/dapr-components`,
    );
    expect(
      screen.getByRole('link', {
        name: /3 of 3 ready.*2 apps without a sidecar/,
      }),
    ).toHaveAttribute('href', `${BASE}/sidecars`);
    expect(screen.getByRole('link', { name: /Open vcluster/ })).toHaveAttribute(
      'href',
      `${BASE}/vcluster`,
    );
  });

  it('shows what was saved so far and this month, and who may not see it', async () => {
    const { unmount } = renderOnEntity(<VclusterCard />);
    expect(
      await screen.findByRole('link', {
        name: /^USD.101\.50 so far, USD.70\.00 this month$/,
      }),
    ).toHaveAttribute('href', `${BASE}/vcluster`);
    unmount();
    const getSavingsLedger = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.savings.read' });
    });
    renderOnEntity(<VclusterCard />, { api: fakeApi({ getSavingsLedger }) });
    expect(
      await screen.findByText(
        'Requires the permission dapr-vcluster.savings.read',
      ),
    ).toBeVisible();
  });

  it('shows unknown counts as unknown, not as zero', async () => {
    const getTenant = jest.fn(async () => teamA({ counts: {} }));
    renderOnEntity(<VclusterCard />, { api: fakeApi({ getTenant }) });
    await screen.findByText('Ready');
    expect(screen.getAllByText('unknown')).toHaveLength(2);
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });

  it('shows pods that did not reach the host, and the quota that is full', async () => {
    const counts = {
      sidecars: 8,
      sidecarsReady: 8,
      notInjected: 0,
      requested: 24,
      notOnHost: 16,
    };
    const getTenant = jest.fn(async () =>
      teamA({ counts, quotaFull: ['limits.ephemeral-storage'] }),
    );
    renderOnEntity(<VclusterCard />, { api: fakeApi({ getTenant }) });
    const link = await screen.findByRole('link', { name: /8 of 8 ready/ });
    expect(link).toHaveTextContent('16 pods are not on the host');
    expect(link).toHaveTextContent('limits.ephemeral-storage');
  });

  it('does not claim that all pods are ready while the vcluster is unknown', async () => {
    const counts = { sidecars: 8, sidecarsReady: 8, notInjected: 0 };
    const getTenant = jest.fn(async () => teamA({ counts }));
    renderOnEntity(<VclusterCard />, { api: fakeApi({ getTenant }) });
    const link = await screen.findByRole('link', { name: /8 of 8/ });
    expect(link).toHaveTextContent('8 of 8 on the host ready');
    expect(link).toHaveTextContent('Pods that did not reach the host: unknown');
  });

  it('stays visible without permission to read the tenant', async () => {
    const getTenant = jest.fn(async () => {
      throw refusal(403, 'no', { permission: 'dapr-vcluster.tenant.read' });
    });
    renderOnEntity(<VclusterCard />, { api: fakeApi({ getTenant }) });
    expect(
      await screen.findByText('You do not have permission to view this'),
    ).toBeVisible();
    expect(screen.getByText('vcluster')).toBeVisible();
  });
});
