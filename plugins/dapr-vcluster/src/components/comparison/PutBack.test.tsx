import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  componentList,
  difference,
  minutesAgo,
  orders,
} from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { DaprComponentsContent } from '../daprComponents';

const LABEL = 'Put back what was registered of orders';
const NAMED = { kind: 'Component', namespace: 'shop', name: 'orders' };

const edited = (restorable: boolean) =>
  orders({
    managedBy: 'portal',
    synced: 'edited',
    edited: {
      fields: ['spec.metadata[redisHost].value'],
      managers: [
        { name: 'kubectl-edit', operation: 'Update', at: minutesAgo(5) },
      ],
      restorable,
    },
  });

function open({
  restorable = true,
  ...options
}: { restorable?: boolean } & {
  denied?: string[];
  restoreResource?: () => Promise<never>;
}) {
  const api = fakeApi({
    listComponents: async () => componentList({ items: [edited(restorable)] }),
    getDifference: async () => difference({ declaredIn: 'portal' }),
    listHosts: async () => [],
    ...(options.restoreResource && {
      restoreResource: options.restoreResource,
    }),
  });
  renderOnEntity(<DaprComponentsContent />, {
    api,
    denied: options.denied,
    search: `?component=${encodeURIComponent('shop/orders')}`,
  });
  return api;
}

describe('A Dapr Component that was edited on the host', () => {
  it('shows its state and what was registered beside what is there', async () => {
    open({});
    const table = await screen.findByRole('table', {
      name: 'Fields of orders that differ',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Field', 'Registered', 'On the host']);
    expect(screen.getByText('Edited on the host')).toBeVisible();
  });

  it('is put back with one click', async () => {
    const api = open({});
    await userEvent.click(await screen.findByRole('button', { name: LABEL }));
    expect(await screen.findByText(/^Put back\./)).toBeVisible();
    expect(api.restoreResource).toHaveBeenCalledTimes(1);
    expect(api.restoreResource.mock.calls[0][1]).toEqual(NAMED);
  });

  it('shows why it was not put back', async () => {
    open({
      restoreResource: async () => {
        throw refusal(409, 'written by another request');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: LABEL }));
    expect(await screen.findByText('written by another request')).toBeVisible();
    expect(screen.getByRole('button', { name: LABEL })).toBeEnabled();
  });

  it('cannot be put back without the permission, and says so', async () => {
    const api = open({ denied: ['dapr-vcluster.component.apply'] });
    const button = await screen.findByRole('button', {
      name: 'Put back what was registered',
      description: /dapr-vcluster\.component\.apply/,
    });
    await userEvent.click(button);
    expect(api.restoreResource).not.toHaveBeenCalled();
  });

  it('has no button where what was registered is not known', async () => {
    open({ restorable: false });
    await screen.findByRole('table', { name: 'Fields of orders that differ' });
    expect(screen.queryByRole('button', { name: LABEL })).toBeNull();
  });
});
