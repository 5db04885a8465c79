import { DaprResource } from 'backstage-plugin-dapr-vcluster-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  fresh,
  minutesAgo,
  resourceList,
  sidecarSays,
} from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { DaprComponentsContent } from '../daprComponents';

const show = (
  change: Parameters<typeof resourceList>[0],
  more: Parameters<typeof fakeApi>[0] = {},
) =>
  renderOnEntity(<DaprComponentsContent />, {
    api: fakeApi({ listResources: async () => resourceList(change), ...more }),
  });

const unknown = (kind: 'Subscription' | 'Resiliency', reason: string) => ({
  kind,
  number: { state: 'unknown' as const, reason },
});

describe('DaprResources', () => {
  it('shows the kind of each resource and compares vcluster and host', async () => {
    show({});
    const table = await screen.findByRole('table', {
      name: 'Other Dapr resources of team-a',
    });
    const cells = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(cells).toEqual([
      expect.stringMatching(
        /tracing.*Configuration.*Declared.*In sync.*1 of 1 sidecars/,
      ),
      expect.stringMatching(
        /new-orders.*Subscription.*Declared.*Copy deleted.*not on the host.*1 finding/,
      ),
      expect.stringMatching(
        /patient.*Resiliency.*In sync.*unknown of 1 sidecars/,
      ),
      expect.stringMatching(/billing.*HTTPEndpoint.*Differs.*1 of 2 sidecars/),
    ]);
  });

  it('expands a row to show findings and locations', async () => {
    const user = userEvent.setup();
    show({});
    await user.click(
      await screen.findByRole('button', {
        name: 'Show details of Subscription new-orders',
      }),
    );
    expect(screen.getByText(/its copy on the host was deleted/)).toBeVisible();
    expect(screen.getByText('shop/new-orders')).toBeVisible();
    expect(screen.getByText('not present')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?object=Subscription%2Fshop%2Fnew-orders',
    );
  });

  it('expands a row by keyboard to show the state in each sidecar', async () => {
    const user = userEvent.setup();
    show({});
    const button = await screen.findByRole('button', {
      name: 'Show details of Configuration tracing',
    });
    button.focus();
    await user.keyboard('{Enter}');
    const table = await screen.findByRole('table', { name: 'Sidecars' });
    expect(within(table).getByRole('row', { name: /^cart/ })).toHaveTextContent(
      'Loaded',
    );
    expect(within(table).getByRole('row', { name: /^mail/ })).toHaveTextContent(
      /Does not refer to it\s*It names no Configuration\./,
    );
  });

  it.each<[DaprResource['kind'], string, DaprResource['loadedBy']]>([
    ['Subscription', 'no sidecars yet', []],
    ['Subscription', 'Unknown', undefined],
    [
      'Subscription',
      'no sidecar in its scopes',
      [sidecarSays('mail', 'out-of-scope')],
    ],
    [
      'Configuration',
      'no sidecar refers to it',
      [sidecarSays('mail', 'out-of-scope')],
    ],
    [
      'Subscription',
      '1 of 2 sidecars, 1 unknown',
      [sidecarSays('mail', 'loaded'), sidecarSays('cart', 'unknown')],
    ],
    ['HTTPEndpoint', '0 of 1 sidecars', [sidecarSays('mail', 'not-loaded')]],
  ])(
    'summarizes the sidecars that have loaded a %s: %s',
    async (kind, words, by) => {
      const [, , object] = resourceList().items;
      show({ items: [{ ...object, kind, loadedBy: by }] });
      const row = await screen.findByRole('row', { name: /patient/ });
      expect(within(row).getByText(words)).toBeVisible();
    },
  );

  it('shows the sidecars as unknown while the pods on the host cannot be read', async () => {
    const [, , object] = resourceList().items;
    show({
      items: [{ ...object, loadedBy: [] }],
      freshness: fresh({
        unknown: [
          {
            kind: 'pods',
            state: 'forbidden',
            since: minutesAgo(5),
            reason: 'the portal may not list pods',
          },
        ],
      }),
    });
    const row = await screen.findByRole('row', { name: /patient/ });
    expect(row).toHaveTextContent(/Unknown: the portal may not list pods/);
    expect(row).not.toHaveTextContent('no sidecars yet');
  });

  it('shows an empty state if there are no resources', async () => {
    show({ items: [] });
    expect(await screen.findByText('No other Dapr resources')).toBeVisible();
  });

  it('groups unknown kinds by reason', async () => {
    show({
      items: [],
      declared: [
        unknown('Subscription', 'the vcluster is paused'),
        unknown('Resiliency', 'the vcluster is paused'),
      ],
      freshness: fresh({
        unknown: [
          {
            kind: 'httpendpoints.dapr.io',
            state: 'missing',
            since: minutesAgo(5),
            reason: 'The kind is not installed on this host.',
          },
        ],
      }),
    });
    expect(
      await screen.findByText(
        /^Subscription, Resiliency: unknown. the vcluster is paused/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^HTTPEndpoint: unknown since .*not installed/),
    ).toBeVisible();
    expect(screen.queryByText('No other Dapr resources')).toBeNull();
  });

  it('lists the referenced Secrets by name', async () => {
    show({});
    const table = await screen.findByRole('table', {
      name: 'Secrets that Dapr Components of team-a refer to',
    });
    expect(
      within(table).getByRole('row', { name: /shop\/redis/ }),
    ).toHaveTextContent(
      /shop\/redis.*redis-password.*orders.*A key is missing.*Unknown: the portal does not read Secrets on the host/,
    );
  });

  it('keeps the Dapr Components visible if the other resources cannot be read', async () => {
    show(
      {},
      {
        listResources: async () => {
          throw refusal(503, 'host sandbox cannot be reached');
        },
      },
    );
    expect(
      await screen.findByText(/host sandbox cannot be reached/),
    ).toBeVisible();
    expect(
      await screen.findByRole('row', { name: /my-statestore/ }),
    ).toBeVisible();
  });
});
