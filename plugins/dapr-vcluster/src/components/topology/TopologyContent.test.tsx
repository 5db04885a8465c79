import { screen, within } from '@testing-library/react';
import { topology } from '../../../dev/fixtures';
import { fakeApi, renderOnEntity } from '../../__testUtils__';
import { TopologyContent } from './TopologyContent';
import { drawnEdges } from './edges';

describe('TopologyContent', () => {
  beforeAll(() => {
    // Not in jsdom; the graph asks each node for its size.
    Object.defineProperty(window.SVGElement.prototype, 'getBBox', {
      value: () => ({ width: 190, height: 46 }),
      configurable: true,
    });
  });

  it('shows the tenant as a graph and as a list', async () => {
    renderOnEntity(<TopologyContent />);
    expect(
      await screen.findByRole('img', { name: /Topology graph with 6 nodes/ }),
    ).toBeInTheDocument();
    const list = screen.getByRole('table', { name: 'Topology list' });
    expect(within(list).getAllByRole('rowheader')).toHaveLength(6);
    expect(within(list).getByRole('row', { name: /^cart/ })).toHaveTextContent(
      'has loaded my-statestore',
    );
    expect(
      within(list).getByRole('row', { name: /^yes-app/ }),
    ).toHaveTextContent(/Error.*may use my-statestore/);
    expect(
      within(list).getByRole('row', { name: /^redis-master/ }),
    ).toHaveTextContent('none');
  });
});

it('says that pods that did not reach the host are unknown', async () => {
  const reason = 'the vcluster does not answer';
  const getTopology = jest.fn(async () => ({
    ...topology(),
    notOnHost: { state: 'unknown' as const, reason },
  }));
  renderOnEntity(<TopologyContent />, { api: fakeApi({ getTopology }) });
  expect(
    await screen.findByText(
      /Pods that did not reach the host: unknown\. the vcluster does not answer/,
    ),
  ).toBeVisible();
});

it('tells a declared subscription from a subscription that the app reports', async () => {
  const graph = topology();
  const topic = {
    id: 'topic/paid',
    kind: 'topic' as const,
    label: 'paid',
    state: 'unknown' as const,
  };
  const subscribes = { to: topic.id, relation: 'subscribes' as const };
  const api = fakeApi({
    getTopology: async () => ({
      ...graph,
      nodes: [...graph.nodes, topic],
      edges: [
        { from: 'app/cart', ...subscribes },
        { from: 'app/yes-app', ...subscribes, declared: true },
      ],
    }),
  });
  renderOnEntity(<TopologyContent />, { api });
  const list = await screen.findByRole('table', { name: 'Topology list' });
  expect(within(list).getByRole('row', { name: /^cart/ })).toHaveTextContent(
    'subscribes to paid',
  );
  expect(within(list).getByRole('row', { name: /^yes-app/ })).toHaveTextContent(
    'has a declared subscription to paid',
  );
});

describe('drawnEdges', () => {
  it('leaves out an edge from the tenant to a Dapr Component that an app uses', () => {
    const graph = topology();
    const drawn = drawnEdges(graph);
    const leftOut = graph.edges.filter(edge => !drawn.includes(edge));
    expect(leftOut).toEqual([
      {
        from: 'tenant/team-a',
        to: 'component/my-statestore',
        relation: 'contains',
      },
    ]);
    const unused = { ...graph, edges: leftOut };
    expect(drawnEdges(unused)).toEqual(leftOut);
  });
});
