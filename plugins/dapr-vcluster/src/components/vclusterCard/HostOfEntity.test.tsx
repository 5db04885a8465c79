import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { hostEntityRef } from 'backstage-plugin-dapr-vcluster-common';
import { HostOfEntity } from './HostOfEntity';

function renderHost(host: string, relations: Array<[string, string]>) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'team-a' },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
  renderInTestApp(
    <EntityProvider entity={entity}>
      <HostOfEntity host={host} />
    </EntityProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('HostOfEntity', () => {
  it.each(['sandbox', 'prod-eu', `prod-${'x'.repeat(58)}`])(
    'links to the host that the tenant depends on: %s',
    async host => {
      renderHost(host, [
        ['dependsOn', 'resource:default/database'],
        ['dependsOn', hostEntityRef(host)],
      ]);
      expect(await screen.findByRole('link', { name: host })).toHaveAttribute(
        'href',
        `/catalog/default/resource/${hostEntityRef(host).split('/')[1]}`,
      );
    },
  );

  it('only names a host that the entity does not depend on', async () => {
    renderHost('sandbox', [
      ['dependsOn', 'resource:default/sandbox-2'],
      ['partOf', 'resource:default/sandbox'],
    ]);
    expect(await screen.findByText('sandbox')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
