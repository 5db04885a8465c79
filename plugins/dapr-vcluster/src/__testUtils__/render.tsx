import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { RenderResult } from '@testing-library/react';
import { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { TEAM_A, tenantEntity } from '../../dev/fixtures';
import { daprVclusterApiRef } from '../api';
import { fleetRouteRef, templateRouteRef } from '../routes';
import { FreshCache } from './FreshCache';
import { fakeApi } from './fakeApi';
import { FakeSignals } from './fakeSignals';

type Options = {
  api?: ReturnType<typeof fakeApi>;
  /** Query string of the page. */
  search?: string;
  /** Names of permissions the user does not have. */
  denied?: string[];
  entity?: Entity;
};

type Rendered = RenderResult & {
  api: ReturnType<typeof fakeApi>;
  signals: FakeSignals;
};

/** Shows the URL of the page, for tests of links. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

/** Renders a part of the plugin in an app, with the fixtures as data. */
export function renderPage(page: ReactNode, options: Options = {}): Rendered {
  const api = options.api ?? fakeApi();
  const signals = new FakeSignals();
  const permissions = mockApis.permission({
    authorize: ({ permission }) =>
      options.denied?.includes(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
  });
  const rendered = renderInTestApp(
    <FreshCache>
      {page}
      <Address />
    </FreshCache>,
    {
      apis: [
        [daprVclusterApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, permissions],
        [signalApiRef, signals],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
        '/dapr-vclusters': fleetRouteRef,
      },
      initialRouteEntries: [`/${options.search ?? ''}`],
    },
  );
  return { ...rendered, api, signals };
}

/** Renders a part of the plugin on the entity page of a tenant. */
export function renderOnEntity(
  content: ReactNode,
  options: Options = {},
): Rendered {
  const entity = options.entity ?? tenantEntity(TEAM_A);
  return renderPage(
    <EntityProvider entity={entity}>{content}</EntityProvider>,
    options,
  );
}
