import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { controlPlane } from '../../../dev/fixtures';
import { fakeApi, refusal, renderPage } from '../../__testUtils__';
import { HostContent } from './HostContent';

const page = (
  <Routes>
    <Route path="*" element={<HostContent />} />
  </Routes>
);

describe('HostContent', () => {
  it('shows what is wrong first, then all the rest', async () => {
    renderPage(page);
    expect(
      await screen.findByRole('heading', {
        name: /Control plane of Recorded host/,
      }),
    ).toBeVisible();
    expect(screen.getByText(/dapr-operator is down/)).toBeVisible();
    const parts = screen.getByRole('table', { name: 'Parts of Dapr' });
    expect(
      within(parts).getByRole('row', { name: /dapr-operator/ }),
    ).toHaveTextContent('DownCrashLoopBackOff0 of 1');
    expect(
      within(parts).getByRole('row', { name: /dapr-scheduler-server/ }),
    ).toHaveTextContent('Not installed');
    expect(screen.getByText(/Unknown, because Secret/)).toBeVisible();
    expect(
      screen.getByText('pods start without a sidecar (Ignore)'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'All hosts and tenants' }),
    ).toHaveAttribute('href', '/dapr-vclusters');
  });

  it('lists tenants by what they take, and whose pods to make anew', async () => {
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
    expect(screen.getByText('1 of 201 are listed.')).toBeVisible();
  });

  it('does not take unknown for good', async () => {
    const unknown = { state: 'unknown' as const, reason: 'nobody told' };
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
      await screen.findByText(
        'Sidecars to restart: unknown, because nobody told',
      ),
    ).toBeVisible();
    expect(screen.getByText('Unknown, because nobody told')).toBeVisible();
    expect(screen.getByText(/No tenant that you may see/)).toBeVisible();
    expect(screen.queryByText(/Every sidecar/)).not.toBeInTheDocument();
  });

  it('says why when it cannot be read', async () => {
    const getControlPlane = jest.fn(async () => {
      throw refusal(500, 'the host is broken');
    });
    renderPage(page, { api: fakeApi({ getControlPlane }) });
    expect(await screen.findByText('the host is broken')).toBeVisible();
  });
});
