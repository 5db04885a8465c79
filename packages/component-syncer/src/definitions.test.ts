import {
  isMissingKind,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import {
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, customResourceDefinitions } = RESOURCES;
const definitions = DAPR_DEFINITIONS as KubeObject[];
const named = (name: string) =>
  definitions.filter(({ metadata }) => metadata.name === name);
const NAME = { name: 'components.dapr.io' };

let host: SyncedHost;
afterEach(() => host.close());

it('raises an older definition of the vcluster, never lowers one, and deletes none', async () => {
  host = await SyncedHost.start();
  const [component] = structuredClone(named('components.dapr.io')) as any[];
  delete component.spec.versions[0].schema.openAPIV3Schema.properties.spec
    .properties.initTimeout;
  const extra = {
    ...structuredClone(component),
    metadata: { name: 'others.example.com' },
    spec: {
      ...component.spec,
      group: 'example.com',
      names: {
        kind: 'Other',
        plural: 'others',
        singular: 'other',
        listKind: 'OtherList',
      },
    },
  };
  const vcluster = await host.vcluster('team-a', {
    initial: [component, extra, ...named('subscriptions.dapr.io')],
  });
  const before = await vcluster.get(customResourceDefinitions, {
    name: 'subscriptions.dapr.io',
  });
  host.syncer();
  await eventually<any>(vcluster, customResourceDefinitions, NAME, ({ spec }) =>
    Boolean(
      spec.versions[0].schema.openAPIV3Schema.properties.spec.properties
        .initTimeout,
    ),
  );
  await until('all kinds', async () =>
    (await vcluster.list(customResourceDefinitions)).items.length === 8
      ? true
      : undefined,
  );
  // It serves a version more than the host's would.
  expect(
    await vcluster.get(customResourceDefinitions, {
      name: 'subscriptions.dapr.io',
    }),
  ).toEqual(before);
});

it('serves kinds that come to the host later, and installs what a tenant has deleted', async () => {
  host = await SyncedHost.start(named('configurations.dapr.io'));
  const vcluster = await host.vcluster('team-a');
  const { syncer } = host.syncer();
  await until('the first kind', async () =>
    syncer.status().kinds.length === 1 &&
    (await vcluster.list(customResourceDefinitions)).items.length === 1
      ? true
      : undefined,
  );
  const refusal = await vcluster
    .create(components, redis('store'))
    .catch(error => error);
  expect(isMissingKind(refusal)).toBe(true);
  await host.host.create(
    customResourceDefinitions,
    named('components.dapr.io')[0],
  );
  await until('the kind', () => vcluster.create(components, redis('store')));
  await host.onHost(components, 'vcluster-team-a', 'store');

  await vcluster.delete(customResourceDefinitions, { name: NAME.name });
  await until('the kind again', () =>
    vcluster.create(components, redis('other')),
  );
  await host.onHost(components, 'vcluster-team-a', 'other');
  await eventually(
    vcluster,
    components,
    { namespace: 'default', name: 'other' },
    saidOf,
  );
});
