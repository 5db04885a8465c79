import {
  DaprComponent,
  singleNamespaceName,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

const CRDS: Resource = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

const HOST = 'vcluster-team-s';
const NAME = 'store';

let tenants: SyncedTenants;
beforeAll(async () => {
  tenants = await SyncedTenants.start({ 'team-s': 'oss-hostmanaged' });
});
afterAll(() => tenants?.close());

const store = (metadata: KubeObject['metadata']): KubeObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata,
  spec: { type: 'state.redis', version: 'v1', metadata: [] },
});

/** The kind inside the vcluster, as a syncer in single-namespace mode would bring it there. */
async function exportComponents() {
  const { metadata, spec } = await tenants.host.get<KubeObject>(CRDS, {
    name: 'components.dapr.io',
  });
  await tenants.declare('team-s', CRDS, {
    apiVersion: CRDS.apiVersion,
    kind: CRDS.kind,
    metadata: { name: metadata.name },
    spec,
  });
}

it('reports the name that a single-namespace vcluster gives a Dapr Component on the host', async () => {
  await exportComponents();
  await tenants.declare(
    'team-s',
    RESOURCES.components,
    store({ name: NAME, namespace: 'default' }),
  );
  const renamed = singleNamespaceName(NAME, 'default', 'team-s');
  await tenants.host.create(
    RESOURCES.components,
    store({
      name: renamed,
      namespace: HOST,
      labels: {
        'vcluster.loft.sh/managed-by': 'team-s',
        'vcluster.loft.sh/namespace': 'default',
      },
      annotations: {
        'vcluster.loft.sh/object-name': NAME,
        'vcluster.loft.sh/object-namespace': 'default',
      },
    }),
  );
  const component: DaprComponent = await tenants.portal.until(
    'the renamed copy',
    tenants.path('team-s', '/components'),
    ({ items }) =>
      items.find(({ synced }: DaprComponent) => synced === 'renamed'),
  );
  expect(component).toMatchObject({
    name: NAME,
    declared: 'yes',
    managedBy: 'tenant',
    virtual: { namespace: 'default', name: NAME },
    host: { namespace: HOST, name: renamed },
  });
  expect(component.findings[0]).toEqual({
    ruleId: 'component/renamed',
    severity: 'error',
    title: `On the host it is called "${renamed}", so apps that ask for "${NAME}" do not find it.`,
    evidence: [
      { label: 'In the vcluster', value: `default/${NAME}` },
      { label: 'On the host', value: `${HOST}/${renamed}` },
    ],
    fix: 'Use a profile that keeps names, or register it on the host.',
  });
});
