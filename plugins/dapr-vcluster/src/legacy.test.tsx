import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { TEAM_A, tenantEntity } from '../dev/fixtures';
import {
  DaprVclusterFleetPage,
  EntityDaprComponentsContent,
  EntitySidecarsContent,
  EntityVclusterCard,
  EntityVclusterContent,
  daprVclusterApiRef,
  daprVclusterPlugin,
  isDaprVclusterAvailable,
} from './legacy';
import { FreshCache, fakeApi } from './__testUtils__';

const entity = tenantEntity(TEAM_A);

const render = (page: ReactNode) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [daprVclusterApiRef, fakeApi()],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <FreshCache>
        <EntityProvider entity={entity}>{page}</EntityProvider>
      </FreshCache>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );

describe('the plugin in the legacy frontend system', () => {
  it('provides the API client', () => {
    const refs = [...daprVclusterPlugin.getApis()].map(({ api }) => api.id);
    expect(refs).toEqual([daprVclusterApiRef.id]);
  });

  it.each([
    ['vcluster', <EntityVclusterContent key="1" />, 'Host namespaces'],
    ['components', <EntityDaprComponentsContent key="2" />, 'my-statestore'],
    ['sidecars', <EntitySidecarsContent key="3" />, 'yes-app'],
    ['card', <EntityVclusterCard key="4" />, '2 apps without a sidecar'],
  ])('shows %s without signals and templates', async (_name, page, text) => {
    await render(page);
    expect(
      (await screen.findAllByText(text, {}, { timeout: 10_000 }))[0],
    ).toBeVisible();
  });

  it('has a card like those of the catalog beside it', async () => {
    await render(<EntityVclusterCard />);
    const text = await screen.findByText('2 apps without a sidecar');
    expect(text.closest('.bui-Card')).toBeInTheDocument();
  });

  it('renders a header on the fleet page', async () => {
    await render(
      <Routes>
        <Route path="/" element={<DaprVclusterFleetPage />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('heading', { name: 'Dapr vclusters', level: 1 }),
    ).toBeVisible();
    expect(
      await screen.findByRole('rowheader', { name: 'payments' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', {
        name: 'Create tenant',
        description: 'No software templates are installed in this portal.',
      }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('is available for entities with the tenant annotation', () => {
    const other: Entity = { ...entity, metadata: { name: 'other' } };
    expect(isDaprVclusterAvailable(entity)).toBe(true);
    expect(isDaprVclusterAvailable(other)).toBe(false);
  });
});
