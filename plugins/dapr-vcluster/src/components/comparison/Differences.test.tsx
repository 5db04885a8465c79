import { screen, within } from '@testing-library/react';
import { difference } from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { DaprComponentsContent } from '../daprComponents';

const open = (
  component: string,
  change: Parameters<typeof fakeApi>[0] = {},
) => {
  const api = fakeApi(change);
  renderOnEntity(<DaprComponentsContent />, {
    api,
    search: `?component=${encodeURIComponent(component)}`,
  });
  return api;
};

describe('Differences', () => {
  it('lists the fields with both values, without sensitive values', async () => {
    open('shop/orders');
    const table = await screen.findByRole('table', {
      name: 'Fields of orders that differ',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Field', 'In the vcluster', 'On the host']);
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      [
        'spec.metadata[redisHost].value',
        '"redis-new.default.svc.cluster.local:6379"',
        '"redis-master.default.svc.cluster.local:6379"',
      ],
      [
        'spec.metadata[redisPassword].value',
        'differs: sensitive value, not shown',
        'differs: sensitive value, not shown',
      ],
      ['spec.initTimeout', '"10s"', 'not set'],
    ]);
  });

  it('is not loaded for a resource that is in sync', async () => {
    const api = open('default/my-statestore');
    expect(
      await screen.findByText('Every app in the namespace loads it.'),
    ).toBeVisible();
    expect(api.getDifference).not.toHaveBeenCalled();
  });

  it('shows that there are no differences any more', async () => {
    const fields = { state: 'known' as const, value: [], observedAt: '' };
    open('shop/orders', {
      getDifference: async () => difference({ fields }),
    });
    expect(
      await screen.findByText('The vcluster and the host no longer differ.'),
    ).toBeVisible();
  });

  it('shows that the order of items differs', async () => {
    const fields = {
      state: 'known' as const,
      observedAt: '',
      value: [
        {
          path: 'spec.metadata',
          what: 'order' as const,
          virtual: '["a","b"]',
          host: '["b","a"]',
          hidden: false,
        },
      ],
    };
    open('shop/orders', {
      getDifference: async () => difference({ fields }),
    });
    expect(await screen.findByText('different order')).toBeVisible();
  });

  it('shows the differences as unknown if the vcluster does not answer', async () => {
    const fields = { state: 'unknown' as const, reason: 'it is paused' };
    open('shop/orders', {
      getDifference: async () => difference({ fields }),
    });
    expect(
      await screen.findByText(/Differences: unknown\. it is paused/),
    ).toBeVisible();
  });

  it('shows the error if the differences cannot be loaded', async () => {
    open('shop/orders', {
      getDifference: async () => {
        throw refusal(503, 'host sandbox cannot be reached');
      },
    });
    expect(
      await screen.findByText(/host sandbox cannot be reached/),
    ).toBeVisible();
  });
});
