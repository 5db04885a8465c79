import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { TenantChangedEvent } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { namespace, pod, vcluster } from '../__testUtils__/objects';
import { TestHosts } from '../__testUtils__/TestHosts';
import { until } from '../__testUtils__/until';
import { GONE, TenantIndex } from './TenantIndex';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const hosts = new TestHosts();
afterEach(() => hosts.close());

async function start(objects: KubeObject[] = []) {
  const host = await hosts.start({
    initial: [
      namespace('vcluster-a', {
        annotations: { 'dapr-vcluster/owner': 'group:default/team-a' },
        labels: { tier: 'gold' },
      }),
      vcluster('vcluster-a', 'a'),
      ...objects,
    ],
  });
  const index = new TenantIndex({
    catalogue: await loadComponentCatalogue(),
    hosts: host.hosts,
    timing: {
      minBackoffMs: 5,
      maxBackoffMs: 20,
      absentRetryMs: 30,
      settleMs: 5,
      intervalMs: 50,
    },
  });
  const told: TenantChangedEvent[] = [];
  index.onChange(event => told.push(event));
  index.start();
  hosts.onClose(() => index.stop());
  await until('all that is installed to be live', async () =>
    index
      .hosts()[0]
      .sources.every(({ state }) => ['live', 'missing'].includes(state))
      ? true
      : undefined,
  );
  return { ...host, index, told, faults: host.server.faults };
}

describe('TenantIndex', () => {
  it('answers permission rules and pages from memory', async () => {
    const { index, server } = await start();
    server.requests.reset();
    expect(index.getTenant(REF)).toMatchObject({
      owner: 'group:default/team-a',
      labels: { tier: 'gold' },
      phase: 'ready',
      freshness: { observedAt: expect.stringMatching(/^20/) },
    });
    expect(index.tenants()).toHaveLength(1);
    expect(index.getTenant({ ...REF, host: 'other' })).toBeUndefined();
    expect(index.getTenant({ ...REF, name: 'b' })).toBeUndefined();
    expect(server.requests.count('list', 'pods')).toBe(0);
  });

  it('returns the same objects while nothing changes', async () => {
    const { index } = await start([pod('vcluster-a', 'p')]);
    const [one, two] = [index.snapshot(REF), index.snapshot(REF)];
    expect(one?.pods).toBe(two?.pods);
    expect(one?.pods).toHaveLength(1);
  });

  it('announces changes of a tenant, coalesced', async () => {
    const { index, client, told } = await start();
    const before = index.snapshot(REF)?.revision;
    await until('the first word', async () => told.length || undefined);
    told.length = 0;
    const pods = ['p1', 'p2', 'p3', 'p4', 'p5'];
    await Promise.all(
      pods.map(name => client.create(RESOURCES.pods, fresh(name))),
    );
    const last = await until('the last revision', async () => {
      const snapshot = index.snapshot(REF);
      const done =
        snapshot?.pods.length === pods.length &&
        told.at(-1)?.revision === snapshot.revision;
      return done ? snapshot.revision : undefined;
    });
    expect(last).not.toBe(before);
    expect(told.every(({ tenant }) => tenant === 'sandbox/vcluster-a/a')).toBe(
      true,
    );
    expect(told.length).toBeLessThan(pods.length);
  });

  it('announces a deleted tenant', async () => {
    const { index, client, told } = await start();
    await until('the first word', async () => told.length || undefined);
    await client.delete(RESOURCES.statefulSets, {
      namespace: 'vcluster-a',
      name: 'a',
    });
    await until('the end', async () =>
      told.at(-1)?.revision === GONE ? true : undefined,
    );
    expect(index.getTenant(REF)).toBeUndefined();
  });

  it('does not announce the deletion of a tenant that it may no longer see', async () => {
    const { index, faults, told } = await start();
    await until('the first word', async () => told.length || undefined);
    faults.forbid({ plural: 'statefulsets' });
    faults.dropWatches();
    await until('forbidden', async () =>
      index.hosts()[0].sources.some(({ state }) => state === 'forbidden')
        ? true
        : undefined,
    );
    faults.clear();
    await until('to be seen again', async () => index.getTenant(REF));
    expect(told.map(({ revision }) => revision)).not.toContain(GONE);
  });

  it('announces a tenant once after the first complete read', async () => {
    const { index, told } = await start([pod('vcluster-a', 'p')]);
    await until('the first word', async () => told.length || undefined);
    expect(told).toEqual([
      {
        tenant: 'sandbox/vcluster-a/a',
        revision: index.snapshot(REF)?.revision,
      },
    ]);
  });

  it('reports a disconnected host, and keeps showing its last state', async () => {
    const { index, faults } = await start();
    faults.refuseConnections();
    const tenant = await until('stale', async () => {
      const found = index.getTenant(REF);
      return found?.freshness.stale ? found : undefined;
    });
    expect(tenant.phase).toBe('ready');
    expect(tenant.freshness.stale?.reason).toMatch(/could not be reached/);
    expect(index.hosts()[0].connection).toMatch(/stale|unreachable/);
    faults.clear();
    await until('live again', async () =>
      index.getTenant(REF)?.freshness.stale ? undefined : true,
    );
  });

  it('shows kinds that it may not list as unknown, not as empty', async () => {
    const { index, faults } = await start([pod('vcluster-a', 'p')]);
    expect(index.getTenant(REF)?.counts).toMatchObject({ sidecars: 1 });
    faults.forbid({ plural: 'pods' });
    faults.dropWatches();
    const tenant = await until('forbidden', async () => {
      const found = index.getTenant(REF);
      return found?.counts.sidecars === undefined ? found : undefined;
    });
    expect(tenant.freshness.unknown).toContainEqual(
      expect.objectContaining({ kind: 'pods', state: 'forbidden' }),
    );
    expect(index.hosts()[0]).not.toHaveProperty('sidecars');
    expect(index.hosts()[0].connection).toBe('live');
  });

  it('names kinds that are not installed, except what is optional', async () => {
    const { index } = await start();
    const { unknown } = index.getTenant(REF)!.freshness;
    expect(unknown.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(
      [
        'components.dapr.io missing',
        'configurations.dapr.io missing',
        'httpendpoints.dapr.io missing',
        'resiliencies.dapr.io missing',
        'subscriptions.dapr.io missing',
      ],
    );
    expect(index.hosts()[0].dapr).toMatchObject({
      state: 'missing',
      injector: 'missing',
    });
  });

  it('reports a host that never answered as unreachable', async () => {
    const { server, hosts: registry } = await hosts.start();
    server.faults.refuseConnections();
    const index = new TenantIndex({
      catalogue: await loadComponentCatalogue(),
      hosts: registry,
      timing: { minBackoffMs: 5, maxBackoffMs: 20 },
    });
    expect(index.hosts()[0].connection).toBe('connecting');
    index.start();
    hosts.onClose(() => index.stop());
    const host = await until('the verdict', async () => {
      const [found] = index.hosts();
      return found.connection === 'unreachable' ? found : undefined;
    });
    expect(host.reason).toMatch(/could not be reached/);
    expect(host).not.toHaveProperty('tenants');
  });
});

/** A pod without what only a running one has. */
function fresh(name: string): KubeObject {
  const { metadata, ...rest } = pod('vcluster-a', name);
  const { uid, creationTimestamp, ...meta } = metadata;
  return { ...rest, metadata: meta };
}
