import { configApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { HostLink, TenantLink } from './CatalogLinks';

const tenant = {
  host: 'sandbox',
  namespace: 'vcluster-team-a',
  name: 'team-a',
};

describe('TenantLink and HostLink', () => {
  it.each([
    ['default', {}],
    [
      'platform',
      {
        catalog: { providers: { daprVcluster: { namespace: 'platform' } } },
      },
    ],
  ])('link to the catalog namespace %s', async (namespace, data) => {
    await renderInTestApp(
      <TestApiProvider apis={[[configApiRef, mockApis.config({ data })]]}>
        <TenantLink tenant={tenant} />
        <HostLink host="sandbox" title="The sandbox" />
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(screen.getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      `/catalog/${namespace}/resource/sandbox-team-a`,
    );
    expect(screen.getByRole('link', { name: /The sandbox/ })).toHaveAttribute(
      'href',
      `/catalog/${namespace}/resource/sandbox`,
    );
  });
});
