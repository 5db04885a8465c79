import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { minutesAgo, sidecarList } from '../../../dev/fixtures';
import { fakeApi, renderOnEntity } from '../../__testUtils__';
import { SidecarsContent } from './SidecarsContent';

const withList = (change: Parameters<typeof sidecarList>[0]) =>
  fakeApi({ listSidecars: jest.fn(async () => sidecarList(change)) });

describe('SidecarsContent', () => {
  it('lists apps without a sidecar first, with cause and fix', async () => {
    renderOnEntity(<SidecarsContent />);
    const table = await screen.findByRole('table', {
      name: 'Sidecars of team-a',
    });
    const apps = within(table).getAllByRole('rowheader');
    expect(apps.map(app => app.firstChild?.textContent)).toEqual([
      'bad-id',
      'yes-app',
      'cart',
      'go-app-deployment',
      'java-app-deployment',
    ]);
    const row = within(table).getByRole('row', { name: /yes-app/ });
    expect(row).toHaveTextContent('No sidecar');
    expect(row).toHaveTextContent('dapr.io/enabled is "yes"');
    expect(row).toHaveTextContent('Fix: Set dapr.io/enabled: "true"');
    expect(
      within(table).getByRole('row', { name: /bad-id/ }),
    ).toHaveTextContent('Rejected');
  });

  it('shows app id, version, restarts and loaded Dapr Components', async () => {
    renderOnEntity(<SidecarsContent />);
    const row = await screen.findByRole('row', { name: /go-app-deployment/ });
    expect(row).toHaveTextContent('App id my-example-app');
    const cells = within(row).getAllByRole('cell');
    expect(cells.slice(1).map(cell => cell.textContent)).toEqual([
      'Ready',
      '1.18.3',
      '2',
      'my-statestore',
    ]);
  });

  it('shows since when and why the loaded Dapr Components are unknown', async () => {
    renderOnEntity(<SidecarsContent />);
    const row = await screen.findByRole('row', { name: /^cart|cart/ });
    expect(row).toHaveTextContent(
      /Unknown since .*: its metadata did not respond within 3 s/,
    );
  });

  it('expands the app in the URL', async () => {
    renderOnEntity(<SidecarsContent />, { search: '?sidecar=bad-id' });
    expect(await screen.findByText('not created on the host')).toBeVisible();
    expect(screen.getByText('shop/bad-id-6c5f7b8d9-x2x4q')).toBeVisible();
    expect(screen.queryByText('Dapr configuration')).toBeNull();
  });

  it('expands a row by keyboard', async () => {
    const user = userEvent.setup();
    renderOnEntity(<SidecarsContent />);
    const toggle = await screen.findByRole('button', {
      name: 'Show details of java-app-deployment',
    });
    toggle.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('ghcr.io/dapr/daprd:1.18.3')).toBeVisible();
    expect(screen.getByText('TRANSACTIONAL')).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'Hide details of java-app-deployment',
      }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('shows an empty state without sidecars', async () => {
    renderOnEntity(<SidecarsContent />, { api: withList({ items: [] }) });
    expect(await screen.findByText('No sidecars yet')).toBeVisible();
  });

  it('does not show an empty list if the vcluster cannot be read', async () => {
    const api = withList({
      items: [],
      virtual: {
        state: 'unknown',
        reason: 'connection refused',
        since: minutesAgo(5),
      },
    });
    renderOnEntity(<SidecarsContent />, { api });
    expect(
      await screen.findByText('Unknown whether there are sidecars'),
    ).toBeVisible();
    expect(screen.getByText(/connection refused/)).toBeVisible();
  });

  it('shows findings about the vcluster configuration, and what could not be checked', async () => {
    const api = withList({
      findings: [
        {
          ruleId: 'tenant/dapr-inside',
          severity: 'warning',
          title: 'The vcluster has a Dapr control plane of its own.',
          evidence: [{ label: 'Namespaces', value: 'own-dapr' }],
          fix: 'Uninstall it.',
        },
      ],
      gaps: ['Deployments of the vcluster may not be read.'],
    });
    renderOnEntity(<SidecarsContent />, { api });
    expect(await screen.findByText(/control plane of its own/)).toBeVisible();
    expect(
      screen.getByText(
        /vcluster configuration.*Deployments of the vcluster may not be read\./,
      ),
    ).toBeVisible();
  });

  it('shows no pods for a workload that does not request a sidecar', async () => {
    const [app] = sidecarList().items;
    const api = withList({
      items: [
        {
          ...app,
          app: 'cart',
          state: 'not-injected',
          virtualPod: undefined,
          hostPod: undefined,
        },
      ],
    });
    renderOnEntity(<SidecarsContent />, { api, search: '?sidecar=cart' });
    expect(await screen.findByText('No sidecar')).toBeVisible();
    expect(screen.queryByText('not created on the host')).toBeNull();
    expect(screen.queryByText('Pod in the vcluster')).toBeNull();
  });
});
