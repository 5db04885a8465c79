import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DEFAULT_SETTINGS } from './settings';
import { declaredAndCopied, fingerprint } from './__testUtils__/hostState';
import {
  applyComponent,
  gone,
  ownClientOf,
  redis,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const AT = 'vcluster-team-a';
const KEY = `${AT}/team-a`;

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const declare = async (...names: string[]) => {
  for (const name of names) {
    await applyComponent(vcluster, redis(name));
  }
};
const forget = (name: string) =>
  vcluster.delete(components, { namespace: 'default', name });
const copied = (name: string, fits?: (object: KubeObject) => unknown) =>
  host.onHost(components, AT, name, fits);
const dumpOf = (key?: string) =>
  structuredClone(
    (key ? host.vclusters.get(key)! : { server: host.server }).server.dump(),
  );
const QUICK = { minBackoffMs: 5, maxBackoffMs: 40 };
const isRight = () =>
  until('the declared state', async () => {
    const of = { namespace: AT, name: 'team-a' };
    const { declared, copied: there } = await declaredAndCopied(
      vcluster,
      host.host,
      of,
    );
    if (declared.join() !== there.join()) {
      throw new Error(`declared ${declared.join()}, copied ${there.join()}`);
    }
    return true;
  });

it('follows a vcluster that is restored elsewhere from an earlier state', async () => {
  host.syncer();
  await declare('kept', 'deleted-later');
  await copied('deleted-later');
  const earlier = dumpOf(KEY);
  await forget('deleted-later');
  await applyComponent(vcluster, redis('kept', { scopes: ['new'] }));
  await declare('new-1', 'new-2', 'new-3');
  await copied('new-3');
  await copied('kept', ({ scopes }) => String(scopes) === 'new');
  const before = host.vclusters.get(KEY)!.server.store.resourceVersion;

  vcluster = await host.restoreVcluster(KEY, earlier);
  expect(host.vclusters.get(KEY)!.server.store.resourceVersion).toBeLessThan(
    before,
  );
  await isRight();
  await copied('kept', ({ scopes }) => String(scopes) === 'cart');
  await copied('deleted-later');
  await gone(host.host, components, { namespace: AT, name: 'new-1' });
  // And it goes on from there.
  await declare('after');
  await isRight();
});

it('brings a host that is restored from an earlier state to what is declared', async () => {
  await host.host.create(components, redis('foreign', { namespace: AT }));
  // A server that is back at once looks like a stream that broke: its age shows at the end of the next one.
  const { hostTiming } = DEFAULT_SETTINGS;
  host.syncer({
    settings: { hostTiming: { ...hostTiming, ...QUICK, sessionSeconds: 1 } },
  });
  await declare('kept', 'deleted-later');
  await copied('deleted-later');
  const earlier = dumpOf();
  const before = await fingerprint(host.host);
  await forget('deleted-later');
  await applyComponent(vcluster, redis('kept', { scopes: ['new'] }));
  await declare('new');
  await host.host.delete(components, { namespace: AT, name: 'foreign' });
  await copied('new');
  await gone(host.host, components, { namespace: AT, name: 'deleted-later' });

  await host.restoreHost(earlier);
  await isRight();
  await copied('kept', ({ scopes }) => String(scopes) === 'new');
  await gone(host.host, components, { namespace: AT, name: 'deleted-later' });
  expect(await fingerprint(host.host)).toBe(before);
  await declare('after');
  await isRight();
});

it('deletes nothing of a vcluster whose API server is killed, and goes on where it starts again', async () => {
  const { syncer } = host.syncer();
  await declare('store', 'other');
  await copied('other');
  const dump = dumpOf(KEY);
  await host.vclusters.get(KEY)!.server.close();
  await until('the loss', async () =>
    syncer.status().vclusters[0].state === 'unreachable' ? true : undefined,
  );
  expect(
    (await host.host.list(components, { namespace: AT })).items,
  ).toHaveLength(2);
  vcluster = await host.restoreVcluster(KEY, dump);
  await declare('after');
  await isRight();
  expect(host.server.requests.count('delete', 'components.dapr.io')).toBe(0);
});

it('waits for a vcluster that takes requests and answers none; others go on', async () => {
  const other = await host.vcluster('team-b');
  const { vclusterTiming } = DEFAULT_SETTINGS;
  const { syncer } = host.syncer({
    settings: { vclusterTiming: { ...vclusterTiming, ...QUICK, stallMs: 500 } },
    connect: async ({ namespace, name }) =>
      ownClientOf(host.vclusters.get(`${namespace}/${name}`)!.server, 300),
  });
  await declare('store');
  await copied('store');
  const wake = host.vclusters.get(KEY)!.server.faults.hang();
  await until('the loss', async () =>
    syncer.status().vclusters.some(({ state }) => state === 'unreachable')
      ? true
      : undefined,
  );
  await applyComponent(other, redis('quick'));
  await host.onHost(components, 'vcluster-team-b', 'quick');
  await host.host.delete(components, { namespace: AT, name: 'store' });
  wake();
  await copied('store');
  await declare('after');
  await isRight();
});

it('waits for a host that takes requests and answers none', async () => {
  const impatient = ownClientOf(host.server, 300);
  const { hostTiming } = DEFAULT_SETTINGS;
  host.syncer({
    client: impatient,
    settings: { hostTiming: { ...hostTiming, ...QUICK, stallMs: 500 } },
  });
  await declare('store', 'changing');
  await copied('changing');
  const wake = host.server.faults.hang();
  await declare('meanwhile');
  await forget('store');
  wake();
  expect(await isRight()).toBe(true);
  impatient.close();
});
