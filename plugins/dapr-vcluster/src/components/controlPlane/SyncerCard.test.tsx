import { screen, within } from '@testing-library/react';
import { HostSyncer } from 'backstage-plugin-dapr-vcluster-common';
import { Route, Routes } from 'react-router-dom';
import { controlPlane, hostSyncer, tenantSync } from '../../../dev/fixtures';
import { fakeApi, renderPage } from '../../__testUtils__';
import { ControlPlaneContent } from './ControlPlaneContent';

const page = (
  <Routes>
    <Route path="*" element={<ControlPlaneContent />} />
  </Routes>
);

/** The section of the page, once it is there. */
async function open(syncer: HostSyncer) {
  const getControlPlane = async () => ({ ...controlPlane(), syncer });
  renderPage(page, { api: fakeApi({ getControlPlane }) });
  return within(
    await screen.findByRole('region', { name: 'Component syncer' }),
  );
}

const rows = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => [...row.children].map(cell => cell.textContent));

describe('The Component syncer on the control plane page', () => {
  it('shows replicas with what they say of themselves', async () => {
    const section = await open(hostSyncer());
    expect(section.getByText('dapr-sync-demo')).toBeVisible();
    const table = section.getByRole('table', {
      name: 'Replicas of the Component syncer',
    });
    expect(rows(table)).toEqual([
      ['one', 'Copies', '0.1.0', '1 of 1', '0', '42 ms', '0'],
      ['two', 'Copies', '0.1.0', '0 of 1', '3', '61 s', '17'],
      ['old', 'Gone', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
    ]);
  });

  it('shows the tenants, those in trouble first, with the reason', async () => {
    const section = await open(hostSyncer());
    const table = section.getByRole('table', {
      name: 'Tenants of the Component syncer',
    });
    expect(rows(table)).toEqual([
      ['team-a', 'Served', 'one', '10 synced, 2 refused', '0', '42 ms', '0'],
      [
        'team-b',
        'Unreachableconnect ECONNREFUSED 10.43.0.7:443',
        'two',
        '12 syncedas last reported',
        '3',
        '42 ms',
        '17',
      ],
    ]);
  });

  it('is off where none is configured and none is needed', async () => {
    const section = await open({
      mode: 'off',
      state: 'off',
      namespace: 'dapr-system',
      replicas: [],
      tenants: [],
    });
    expect(
      section.getByText(/No Component syncer is configured/),
    ).toBeVisible();
    expect(section.queryByRole('table')).toBeNull();
  });

  it('says that it does not run, and why', async () => {
    const reason = 'Namespace dapr-sync of the host has no Lease of a replica.';
    const section = await open(
      hostSyncer({
        state: 'not-running',
        reason,
        installation: undefined,
        replicas: [],
        tenants: [
          {
            tenant: 'recorded/vcluster-team-a/team-a',
            sync: { state: 'not-running', reason },
          },
        ],
      }),
    );
    expect(section.getByText('Not running')).toBeVisible();
    expect(section.getAllByText(reason)[0]).toBeVisible();
    expect(section.getByRole('row', { name: /team-a/ })).toHaveTextContent(
      /Not served.*unknown/,
    );
  });

  it('shows as unknown what cannot be read', async () => {
    const reason = 'The service account may not list and watch Leases';
    const section = await open(
      hostSyncer({
        state: 'unknown',
        reason,
        replicas: [],
        tenants: [
          {
            tenant: 'recorded/vcluster-team-a/team-a',
            sync: { state: 'unknown', reason },
          },
        ],
      }),
    );
    expect(
      section.getByText(/^Component syncer: unknown.*The service account/),
    ).toBeVisible();
    expect(section.queryByText('Not running')).toBeNull();
  });

  it('shows no numbers over all tenants without the permission', async () => {
    const section = await open(
      hostSyncer({ replicas: undefined, total: undefined, tenants: [] }),
    );
    expect(section.queryByText('Tenants it serves')).toBeNull();
    expect(
      section.queryByRole('table', { name: /^Replicas/ }),
    ).not.toBeInTheDocument();
    expect(
      section.getByText(/No tenant that you have permission/),
    ).toBeVisible();
  });

  it('marks a change that waits', async () => {
    const report = { ...tenantSync().report!, late: true, queued: 4 };
    const section = await open(
      hostSyncer({
        tenants: [
          {
            tenant: 'recorded/vcluster-team-a/team-a',
            sync: tenantSync({ report }),
          },
        ],
      }),
    );
    expect(
      section.getByText('A change has waited for more than 30 seconds.'),
    ).toBeVisible();
  });
});
