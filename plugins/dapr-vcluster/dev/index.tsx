import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import daprVclusterPlugin, {
  DaprVclusterApi,
  daprVclusterApiRef,
} from '../src';
import { fleet, hostEntity, hosts, tenantEntity } from './fixtures';
import { mockApi } from './MockApi';

const entities = [
  ...fleet().map(tenant => tenantEntity(tenant.ref)),
  ...hosts().map(host => hostEntity(host.name)),
];

const fixtures = createFrontendModule({
  pluginId: PLUGIN_ID,
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: daprVclusterApiRef,
          deps: {},
          factory: () => mockApi as DaprVclusterApi,
        }),
    }),
  ],
});

const catalogFixtures = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, catalogFixtures, daprVclusterPlugin, fixtures],
});
