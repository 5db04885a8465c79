import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  eventually,
  gone,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';
import { DaprResource } from './sync';
import { AppCache } from './tenant/AppCache';
import { ownScopes } from './tenant/scoping';

const { components, deployments } = RESOURCES;
const AT = 'vcluster-team-a';

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

function app(namespace: string, appId: string): KubeObject {
  return {
    metadata: { namespace, name: appId },
    spec: {
      selector: { matchLabels: { app: appId } },
      template: {
        metadata: {
          labels: { app: appId },
          annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': appId },
        },
        spec: { containers: [{ name: 'app', image: 'app:1' }] },
      },
    },
  };
}

async function twoNamespaces(vcluster: KubeClient) {
  await host.namespace('one', {}, vcluster);
  await host.namespace('two', {}, vcluster);
  await vcluster.create(deployments, app('one', 'cart'));
  await vcluster.create(deployments, app('two', 'mail'));
}

const everyone = (name: string, namespace: string): KubeObject => {
  const { scopes: _, ...object } = redis(name, { namespace });
  return object;
};

it('says who else in the vcluster could load what has no scopes, and copies it as declared', async () => {
  const vcluster = await host.vcluster('team-a');
  await twoNamespaces(vcluster);
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  expect(await host.onHost(components, AT, 'store')).not.toHaveProperty(
    'scopes',
  );
  const said = await eventually(
    vcluster,
    components,
    { namespace: 'one', name: 'store' },
    saidOf,
  );
  expect(saidOf(said).findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'sync/visible-to-others',
      severity: 'warning',
    }),
  );
});

it('says that others could load it where the apps cannot be read', async () => {
  const unread = await ownScopes(everyone('store', 'one') as DaprResource, {
    mode: 'shared',
    own: () => undefined,
    others: async () => undefined,
  });
  expect(unread.findings).toEqual([
    expect.objectContaining({
      ruleId: 'sync/visible-to-others',
      severity: 'info',
      title: expect.stringMatching(/whether there are any is unknown$/),
    }),
  ]);
});

it('keeps apart that there are no other apps, and that they cannot be read', async () => {
  const vcluster = await host.vcluster('team-a');
  const cacheOf = (client: Pick<KubeClient, 'pages'>) =>
    new AppCache(client, Date.now, new AbortController().signal);
  expect(await cacheOf(vcluster).notIn('one')).toEqual([]);
  const silent: Pick<KubeClient, 'pages'> = {
    // eslint-disable-next-line require-yield
    async *pages() {
      throw new Error('no answer');
    },
  };
  expect(await cacheOf(silent).notIn('one')).toBeUndefined();
});

it('strict: narrows scopes to the apps of the own namespace, follows them, and never writes an empty list', async () => {
  const vcluster = await host.vcluster('team-a', {
    labels: { 'dapr-vcluster/namespace-scoping': 'strict' },
  });
  await twoNamespaces(vcluster);
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  await vcluster.create(
    components,
    redis('named', { namespace: 'one', scopes: ['cart', 'mail'] }),
  );
  const scopes = (name: string, wanted: string[]) =>
    host.onHost<any>(
      components,
      AT,
      name,
      object => String(object.scopes) === String(wanted),
    );
  await scopes('store', ['cart']);
  await scopes('named', ['cart']);
  await vcluster.create(deployments, app('one', 'orders'));
  await scopes('store', ['cart', 'orders']);
  await vcluster.delete(deployments, { namespace: 'one', name: 'cart' });
  await scopes('store', ['orders']);
  await gone(host.host, components, { namespace: AT, name: 'named' });
  await eventually(
    vcluster,
    components,
    { namespace: 'one', name: 'named' },
    object => saidOf(object)?.state === 'waiting',
  );
});
