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

describe('other objects of Dapr', () => {
  it('are shown with their kind and how their two sides compare', async () => {
    show({});
    const table = await screen.findByRole('table', {
      name: 'Other Dapr objects of team-a',
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

  it('open to say what happened and where they are', async () => {
    const user = userEvent.setup();
    show({});
    await user.click(
      await screen.findByRole('button', {
        name: 'Show details of Subscription new-orders',
      }),
    );
    expect(screen.getByText(/is there no more/)).toBeVisible();
    expect(screen.getByText('shop/new-orders')).toBeVisible();
    expect(screen.getByText('not there')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?object=Subscription%2Fshop%2Fnew-orders',
    );
  });

  it('open, by keyboard too, to say what each sidecar tells of them', async () => {
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
      /Does not name it\s*It names no Configuration\./,
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
      'no sidecar names it',
      [sidecarSays('mail', 'out-of-scope')],
    ],
    [
      'Subscription',
      '1 of 2 sidecars, 1 unknown',
      [sidecarSays('mail', 'loaded'), sidecarSays('cart', 'unknown')],
    ],
    ['HTTPEndpoint', '0 of 1 sidecars', [sidecarSays('mail', 'not-loaded')]],
  ])('say who has loaded a %s: %s', async (kind, words, by) => {
    const [, , object] = resourceList().items;
    show({ items: [{ ...object, kind, loadedBy: by }] });
    const row = await screen.findByRole('row', { name: /patient/ });
    expect(within(row).getByText(words)).toBeVisible();
  });

  it('are loaded by nobody knows whom while the pods of the host cannot be seen', async () => {
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
    expect(row).toHaveTextContent(
      /Unknown, because the portal may not list pods/,
    );
    expect(row).not.toHaveTextContent('no sidecars yet');
  });

  it('say that there are none only when that is known', async () => {
    show({ items: [] });
    expect(await screen.findByText('No other Dapr objects')).toBeVisible();
  });

  it('name kinds of which nothing is known once for each reason', async () => {
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
        /^Subscription, Resiliency: unknown, because the vcluster is paused/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^HTTPEndpoint: unknown since .*not installed/),
    ).toBeVisible();
    expect(screen.queryByText('No other Dapr objects')).toBeNull();
  });

  it('are followed by the Secrets in use, by name', async () => {
    show({});
    const table = await screen.findByRole('table', {
      name: 'Secrets that Dapr Components of team-a refer to',
    });
    expect(
      within(table).getByRole('row', { name: /shop\/redis/ }),
    ).toHaveTextContent(
      /shop\/redis.*redis-password.*orders.*A key is missing.*Unknown: the portal reads no Secrets of the host/,
    );
  });

  it('that cannot be read leave the Dapr Components shown', async () => {
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
