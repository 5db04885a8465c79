import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  componentList,
  fresh,
  minutesAgo,
  statestore,
} from '../../../dev/fixtures';
import { fakeApi, refusal, renderOnEntity } from '../../__testUtils__';
import { DaprComponentsContent } from './DaprComponentsContent';

const withList = (change: Parameters<typeof componentList>[0]) =>
  fakeApi({ listComponents: jest.fn(async () => componentList(change)) });

const unknown = {
  state: 'unknown' as const,
  reason: 'the vcluster is paused',
  since: minutesAgo(30),
};

describe('DaprComponentsContent', () => {
  it('shows whether each Dapr Component is declared, on the host, and loaded', async () => {
    renderOnEntity(<DaprComponentsContent />);
    const table = await screen.findByRole('table', {
      name: 'Dapr Components of team-a',
    });
    const row = within(table).getByRole('row', { name: /my-statestore/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      '',
      'state.redis',
      'Declared',
      'In sync',
      '2 of 2 sidecars',
      '1 finding',
    ]);
    // On a phone, where that column is hidden, they are under the name.
    expect(within(row).getByRole('rowheader')).toHaveTextContent('1 finding');
    const orders = within(table).getByRole('row', { name: /orders/ });
    expect(orders).toHaveTextContent('Differs');
    expect(orders).toHaveTextContent('0 of 1 sidecars');
  });

  it('expands and collapses a row, and keeps the expanded row in the URL', async () => {
    const user = userEvent.setup();
    renderOnEntity(<DaprComponentsContent />);
    await user.click(
      await screen.findByRole('button', { name: 'Show details of orders' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?component=shop%2Forders',
    );
    expect(
      screen.getByText('key redis-password of Secret redis'),
    ).toBeVisible();
    expect(
      screen.getByText('its initialization failed and ignoreErrors is set'),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Hide details of orders' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
    expect(
      screen.queryByText('key redis-password of Secret redis'),
    ).not.toBeInTheDocument();
  });

  it('redacts sensitive values', async () => {
    renderOnEntity(<DaprComponentsContent />, {
      search: '?component=default%2Fmy-statestore',
    });
    expect(
      await screen.findByText('redacted: sensitive value in plain text'),
    ).toBeVisible();
    expect(screen.getByText(/Put it in a Secret/)).toBeVisible();
    expect(
      screen.getByText('Every app in the namespace loads it.'),
    ).toBeVisible();
  });

  it('counts sidecars without an answer as unknown', async () => {
    const [first, second] = statestore().loadedBy;
    const api = withList({
      items: [
        statestore({
          loadedBy: [
            first,
            { ...second, state: 'unknown', reason: 'no answer' },
            { ...second, appId: 'other', state: 'out-of-scope' },
          ],
        }),
      ],
    });
    renderOnEntity(<DaprComponentsContent />, { api });
    expect(await screen.findByText(/1 of 2 sidecars, 1 unknown/)).toBeVisible();
  });

  it('offers to register the first Dapr Component', async () => {
    renderOnEntity(<DaprComponentsContent />, { api: withList({ items: [] }) });
    expect(await screen.findByText('No Dapr Components yet')).toBeVisible();
  });

  it('does not show an empty list if the vcluster cannot be read', async () => {
    const api = withList({ items: [], declared: unknown });
    renderOnEntity(<DaprComponentsContent />, { api });
    expect(
      await screen.findByText(
        /Dapr Components declared in the vcluster: unknown since .*\. the vcluster is paused/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Unknown whether there are Dapr Components'),
    ).toBeVisible();
    expect(screen.queryByText('No Dapr Components yet')).toBeNull();
  });

  it('does not show an empty list if the host cannot be read', async () => {
    const api = withList({
      items: [],
      freshness: fresh({
        unknown: [
          {
            kind: 'components.dapr.io',
            state: 'missing',
            since: minutesAgo(1),
          },
        ],
      }),
    });
    renderOnEntity(<DaprComponentsContent />, { api });
    expect(
      await screen.findByText('Unknown whether there are Dapr Components'),
    ).toBeVisible();
    expect(
      screen.getByText(/components.dapr.io: not installed on the host since/),
    ).toBeVisible();
  });

  it('shows the known data next to the reason why other data is unknown', async () => {
    const api = withList({ declared: unknown });
    renderOnEntity(<DaprComponentsContent />, { api });
    expect(await screen.findByText(/the vcluster is paused/)).toBeVisible();
    expect(screen.getByRole('row', { name: /my-statestore/ })).toBeVisible();
  });

  it('shows an error of the whole tab once', async () => {
    const notFound = jest.fn().mockRejectedValue(refusal(404, 'no'));
    const api = fakeApi({
      listComponents: notFound,
      listResources: notFound,
    });
    renderOnEntity(<DaprComponentsContent />, { api });
    expect(
      await screen.findAllByText('The vcluster was not found on its host'),
    ).toHaveLength(1);
    expect(screen.queryByText('Other Dapr resources')).toBeNull();
  });
});
