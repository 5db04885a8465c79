import { createDevApp } from '@backstage/dev-utils';
import { CatalogEntityPage } from '@backstage/plugin-catalog';
import { EntityProvider, catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Content, Header, Page } from '@backstage/core-components';
import { ReactNode } from 'react';
import { DaprVclusterApi, daprVclusterApiRef } from '../src';
import {
  DaprVclusterFleetPage,
  EntityDaprComponentsContent,
  EntitySidecarsContent,
  EntityTopologyContent,
  EntityVclusterCard,
  EntityVclusterContent,
  daprVclusterPlugin,
} from '../src/legacy';
import { TEAM_A, fleet, tenantEntity } from './fixtures';
import { mockApi } from './MockApi';

function onEntity(title: string, children: ReactNode) {
  return (
    <EntityProvider entity={tenantEntity(TEAM_A)}>
      <Page themeId="home">
        <Header title="team-a" subtitle={title} />
        <Content>{children}</Content>
      </Page>
    </EntityProvider>
  );
}

const pages: [title: string, path: string, element: JSX.Element][] = [
  ['Fleet', '/dapr-vclusters', <DaprVclusterFleetPage key="fleet" />],
  ['vcluster', '/vcluster', onEntity('vcluster', <EntityVclusterContent />)],
  [
    'Dapr Components',
    '/dapr-components',
    onEntity('Dapr Components', <EntityDaprComponentsContent />),
  ],
  ['Sidecars', '/sidecars', onEntity('Sidecars', <EntitySidecarsContent />)],
  ['Topology', '/topology', onEntity('Topology', <EntityTopologyContent />)],
  ['Card', '/card', onEntity('Overview', <EntityVclusterCard />)],
];

const app = createDevApp()
  .registerPlugin(daprVclusterPlugin)
  // Links to entities need a page to lead to.
  .addPage({
    path: '/catalog/:namespace/:kind/:name',
    element: <CatalogEntityPage />,
  })
  .registerApi({
    api: daprVclusterApiRef,
    deps: {},
    factory: () => mockApi as DaprVclusterApi,
  })
  .registerApi({
    api: catalogApiRef,
    deps: {},
    factory: () =>
      catalogApiMock({
        entities: fleet().map(tenant => tenantEntity(tenant.ref)),
      }),
  });

pages
  .reduce(
    (pending, [title, path, element]) =>
      pending.addPage({ title, path, element }),
    app,
  )
  .render();
