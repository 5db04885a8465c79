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

describe('what differs between the two sides', () => {
  it('is a table of fields with both values, without sensitive ones', async () => {
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
        'differs: a sensitive value, not shown',
        'differs: a sensitive value, not shown',
      ],
      ['spec.initTimeout', '"10s"', 'not set'],
    ]);
  });

  it('is not asked for where nothing differs', async () => {
    const api = open('default/my-statestore');
    expect(
      await screen.findByText('Every app in its namespace loads it.'),
    ).toBeVisible();
    expect(api.getDifference).not.toHaveBeenCalled();
  });

  it('says when both are the same by now', async () => {
    const fields = { state: 'known' as const, value: [], observedAt: '' };
    open('shop/orders', {
      getDifference: async () => difference({ fields }),
    });
    expect(
      await screen.findByText('Both sides are the same now.'),
    ).toBeVisible();
  });

  it('says that items have another order', async () => {
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
    expect(await screen.findByText('in another order')).toBeVisible();
  });

  it('is unknown, because, when the vcluster does not answer', async () => {
    const fields = { state: 'unknown' as const, reason: 'it is paused' };
    open('shop/orders', {
      getDifference: async () => difference({ fields }),
    });
    expect(
      await screen.findByText(/What differs: unknown, because it is paused/),
    ).toBeVisible();
  });

  it('that cannot be read is said in its place', async () => {
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
