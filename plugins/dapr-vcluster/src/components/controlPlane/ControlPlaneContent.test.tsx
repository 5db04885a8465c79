import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { controlPlane } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { ControlPlaneContent } from './ControlPlaneContent';

const page = (
  <Routes>
    <Route path="*" element={<ControlPlaneContent />} />
  </Routes>
);

describe('HostContent', () => {
  it('shows findings, services, certificates and the webhook', async () => {
    renderPage(page);
    expect(
      await screen.findByRole('heading', {
        name: /Control plane of Recorded host/,
      }),
    ).toBeVisible();
    expect(screen.getByText(/dapr-operator is down/)).toBeVisible();
    const services = screen.getByRole('table', {
      name: 'Dapr control plane services',
    });
    expect(
      within(services).getByRole('row', { name: /dapr-operator/ }),
    ).toHaveTextContent('DownCrashLoopBackOff0 of 1');
    expect(
      within(services).getByRole('row', { name: /dapr-scheduler-server/ }),
    ).toHaveTextContent('Not installed');
    expect(screen.getByText(/Unknown: the service account/)).toBeVisible();
    expect(
      screen.getByText(
        'Ignore: pods start without a sidecar if the webhook fails',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'All hosts and tenants' }),
    ).toHaveAttribute('href', '/dapr-vclusters');
  });

  it('lists tenants by number of sidecars, and the sidecars to restart', async () => {
    renderPage(page);
    const capacity = await screen.findByRole('table', { name: 'Capacity' });
    const names = within(capacity)
      .getAllByRole('rowheader')
      .map(cell => cell.textContent);
    expect(names).toEqual(['team-a', 'team-b']);
    expect(
      within(capacity).getByRole('row', { name: /team-b/ }),
    ).toHaveTextContent('Refused');
    expect(
      screen.getByText(/4 sidecars, unknown Dapr Components/),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /orders/ })).toHaveTextContent(
      '1.17.4',
    );
    expect(screen.getByText('Showing 1 of 201 sidecars.')).toBeVisible();
  });

  it('shows unknown data as unknown', async () => {
    const unknown = { state: 'unknown' as const, reason: 'no answer' };
    const getControlPlane = jest.fn(async () => ({
      ...controlPlane(),
      webhook: unknown,
      restart: unknown,
      dapr: {
        state: 'unknown' as const,
        namespace: 'dapr-system',
        support: 'unknown' as const,
        parts: [{ app: 'dapr-operator', state: 'unknown' as const }],
      },
      capacity: { tenants: [] },
      vclusters: [],
      findings: [],
    }));
    renderPage(page, { api: fakeApi({ getControlPlane }) });
    expect(
      await screen.findByText('Sidecars to restart: unknown. no answer'),
    ).toBeVisible();
    expect(screen.getByText('Unknown: no answer')).toBeVisible();
    expect(screen.getByText(/No tenants on this host/)).toBeVisible();
    expect(screen.queryByText(/Every sidecar/)).not.toBeInTheDocument();
  });

  it('shows the error if the control plane cannot be read', async () => {
    const getControlPlane = jest.fn(async () => {
      throw refusal(500, 'the host is broken');
    });
    renderPage(page, { api: fakeApi({ getControlPlane }) });
    expect(await screen.findByText('the host is broken')).toBeVisible();
  });
});
