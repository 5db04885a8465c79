import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { componentList, orders } from '../../../dev/fixtures';
import { fakeApi, renderOnEntity } from '../../__testUtils__';
import { DaprComponentsContent } from '../daprComponents';

/** The row of a Dapr Component of which the Component syncer says this. */
async function rowOf(change: Partial<DaprComponent>) {
  const items = [orders({ findings: [], ...change })];
  renderOnEntity(<DaprComponentsContent />, {
    api: fakeApi({ listComponents: async () => componentList({ items }) }),
  });
  const table = await screen.findByRole('table', {
    name: 'Dapr Components of team-a',
  });
  return within(table).getByRole('row', { name: /orders/ });
}

describe('What the Component syncer says of a Dapr Component', () => {
  it('is beside the state on the host, with the reason in the details', async () => {
    const row = await rowOf({
      synced: 'missing',
      sync: { state: 'refused', reason: 'keyPrefix leaks', outdated: false },
    });
    expect(row).toHaveTextContent('MissingComponent syncer: Refused');
    await userEvent.click(
      within(row).getByRole('button', { name: 'Show details of orders' }),
    );
    expect(screen.getByText('keyPrefix leaks')).toBeVisible();
  });

  it('is not repeated where it is synced', async () => {
    const row = await rowOf({
      synced: 'in-sync',
      sync: { state: 'synced', outdated: false },
    });
    expect(row).not.toHaveTextContent('Component syncer');
  });

  it('says when it is about an earlier version, or cannot be read', async () => {
    const row = await rowOf({
      synced: 'drifted',
      sync: { state: 'synced', outdated: true },
    });
    expect(row).toHaveTextContent(
      'Component syncer: Synced, about an earlier version',
    );
  });

  it('is unknown when it cannot be read', async () => {
    const row = await rowOf({
      synced: 'in-sync',
      sync: { state: 'unknown', outdated: false },
    });
    expect(row).toHaveTextContent(/Component syncer: unknown/);
  });
});
