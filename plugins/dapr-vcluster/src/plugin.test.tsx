import {
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import {
  TEAM_A,
  componentList,
  fleet,
  hosts,
  resourceList,
  sidecarList,
  teamA,
  tenantEntity,
} from '../dev/fixtures';
import plugin from './index';

type ExtensionId = Parameters<typeof plugin.getExtension>[0];

const BASE = 'http://localhost:7007/api/dapr-vcluster';

describe('the plugin in the new frontend system', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const config = { backend: { baseUrl: 'http://localhost:7007' } };
  const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

  const renderTab = (id: ExtensionId, entity = tenantEntity(TEAM_A)) =>
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity }),
        plugin.getExtension('api:dapr-vcluster'),
        plugin.getExtension(id),
      ],
      mountedRoutes,
      config,
    });

  it('shows the fleet page with its entry in the navigation', async () => {
    server.use(
      http.get(`${BASE}/hosts`, () => HttpResponse.json({ items: hosts() })),
      http.get(`${BASE}/tenants`, ({ request }) => {
        const query = new URL(request.url).searchParams;
        const items = query.get('sort') === 'phase' ? fleet() : [];
        return HttpResponse.json({ items, total: items.length, freshness: [] });
      }),
    );
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/dapr-vclusters'],
      mountedRoutes,
      config,
    });
    expect(
      await screen.findByRole('rowheader', { name: 'payments' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Simulated host' }),
    ).toBeVisible();
    expect(
      within(screen.getByRole('navigation', { name: 'sidebar nav' })).getByRole(
        'link',
      ),
    ).toHaveAttribute('href', '/dapr-vclusters');
  });

  it('shows the vcluster tab, and names the missing permission of a card', async () => {
    const error = {
      name: 'NotAllowedError',
      message: 'not allowed',
      details: { permission: 'dapr-vcluster.tenant.read' },
    };
    const tenant = `${BASE}/tenants/recorded/vcluster-team-a/team-a`;
    server.use(
      http.get(`${BASE}/hosts`, () => HttpResponse.json({ items: hosts() })),
      http.get(tenant, () => HttpResponse.json(teamA())),
      http.get(`${tenant}/events`, () =>
        HttpResponse.json({ error }, { status: 403 }),
      ),
    );
    renderTab('entity-content:dapr-vcluster/vcluster');
    expect(await screen.findByText(/End of life since/)).toBeVisible();
    expect(
      await screen.findByText(
        /requires the permission dapr-vcluster.tenant.read/,
      ),
    ).toBeVisible();
  });

  it.each([
    [
      'entity-content:dapr-vcluster/dapr-components',
      'components',
      componentList,
      'orders',
    ],
    [
      'entity-content:dapr-vcluster/sidecars',
      'sidecars',
      sidecarList,
      'yes-app',
    ],
  ] as const)('shows %s', async (id, path, list, text) => {
    const tenant = `${BASE}/tenants/recorded/vcluster-team-a/team-a`;
    server.use(
      http.get(`${BASE}/hosts`, () => HttpResponse.json({ items: hosts() })),
      http.get(tenant, () => HttpResponse.json(teamA())),
      http.get(`${tenant}/${path}`, () => HttpResponse.json(list())),
    );
    renderTab(id);
    expect(
      await screen.findByRole('rowheader', { name: new RegExp(text) }),
    ).toBeVisible();
  });

  it('shows which sidecars have loaded other Dapr resources', async () => {
    const tenant = `${BASE}/tenants/recorded/vcluster-team-a/team-a`;
    const { items, ...rest } = resourceList();
    const [tracing, ...others] = items;
    const resources = {
      ...rest,
      // An older backend returns no `loadedBy`.
      items: [...others, { ...tracing, loadedBy: undefined }],
    };
    server.use(
      http.get(`${BASE}/hosts`, () => HttpResponse.json({ items: hosts() })),
      http.get(tenant, () => HttpResponse.json(teamA())),
      http.get(`${tenant}/components`, () =>
        HttpResponse.json(componentList()),
      ),
      http.get(`${tenant}/resources`, () => HttpResponse.json(resources)),
    );
    renderTab('entity-content:dapr-vcluster/dapr-components');
    const billing = await screen.findByRole('row', { name: /billing/ });
    expect(within(billing).getByText('1 of 2 sidecars')).toBeVisible();
    const old = screen.getByRole('row', { name: /tracing/ });
    expect(within(old).getByText('Unknown')).toBeVisible();
  });

  it('shows the card only on entities of tenants', async () => {
    const { metadata, ...rest } = tenantEntity(TEAM_A);
    const entity = { ...rest, metadata: { ...metadata, annotations: {} } };
    renderTab('entity-card:dapr-vcluster/vcluster', entity);
    expect(await screen.findByRole('navigation')).toBeInTheDocument();
    expect(screen.queryByText('Open vcluster')).not.toBeInTheDocument();
  });
});
