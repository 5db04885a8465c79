import {
  KubeClient,
  RESOURCES,
  DEFAULT_TIMING,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { HostRegistry } from '../../platform/hosts';
import { until as untilDefined } from '../../__testUtils__/until';
import { vclusterReport } from './__testUtils__/seen';
import { SyncerObserver } from './SyncerObserver';

const NAMESPACE = 'dapr-system';

/** Waits until something is so. */
const until = (what: string, holds: () => unknown) =>
  untilDefined(what, async () => (holds() ? true : undefined));

const hosts = new TestHosts();
afterEach(() => hosts.close());

/** Real API server, time by hand. */
async function observe() {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  };
  const started = await hosts.start({ initial: [namespace] });
  const { client, server } = started;
  let now = 0;
  const due = new Set<{ at: number; callback: () => void }>();
  const changes: Array<readonly string[] | undefined> = [];
  const observer = new SyncerObserver({
    host: started.hosts.get('sandbox'),
    timing: {
      ...DEFAULT_TIMING,
      minBackoffMs: 5,
      maxBackoffMs: 20,
      absentRetryMs: 20,
    },
    monotonic: () => now,
    timers: {
      setTimeout: (callback, ms) => {
        const each = { at: now + ms, callback };
        due.add(each);
        return each;
      },
      clearTimeout: each => due.delete(each as never),
    },
    settleMs: 60_000,
    changed: keys => changes.push(keys),
  });
  observer.start();
  hosts.onClose(() => observer.stop());
  return {
    client,
    server,
    observer,
    changes,
    /** Lets time pass. */
    pass: (ms: number) => {
      now += ms;
      [...due]
        .filter(({ at }) => at <= now)
        .forEach(each => {
          due.delete(each);
          each.callback();
        });
    },
    state: (state: string) =>
      until(`state ${state}`, () => observer.seen.state === state),
  };
}

let renewals = 0;
function renew(
  client: KubeClient,
  role: 'installation' | 'replica',
  { replica = 'one', group = 'test', report = {} as object | undefined } = {},
) {
  renewals += 1;
  const suffix = role === 'replica' ? `-${replica}` : '';
  return client.apply(
    RESOURCES.leases,
    {
      metadata: {
        name: `dapr-vcluster-component-syncer${suffix}`,
        namespace: NAMESPACE,
        labels: {
          'dapr-vcluster/sync-lease': role,
          ...(role === 'replica' && { 'dapr-vcluster/sync-group': group }),
        },
        ...(role === 'replica' && {
          annotations: {
            'dapr-vcluster/sync-report': JSON.stringify({
              version: '0.1.0',
              active: true,
              ready: true,
              vclusters: 1,
              served: 1,
              queued: 0,
              errors: 0,
              objects: {
                synced: 0,
                refused: 0,
                conflict: 0,
                waiting: 0,
                failed: 0,
              },
              ...report,
            }),
          },
        }),
      },
      spec: {
        holderIdentity: role === 'replica' ? replica : group,
        leaseDurationSeconds: 12,
        // A clock that is years off.
        renewTime: `1999-01-01T00:00:${String(renewals % 60).padStart(
          2,
          '0',
        )}.000000Z`,
      },
    },
    { fieldManager: 'dapr-vcluster-component-syncer', force: true },
  );
}

const say = (client: KubeClient, changes = {}, name?: string) =>
  client.apply(
    RESOURCES.leases,
    {
      metadata: {
        name: name ?? 'dapr-vcluster-sync.vcluster-a.a',
        namespace: NAMESPACE,
        labels: { 'dapr-vcluster/sync-lease': 'vcluster' },
        annotations: {
          'dapr-vcluster/sync-report': JSON.stringify(vclusterReport(changes)),
        },
      },
      spec: { holderIdentity: 'one' },
    },
    { fieldManager: 'dapr-vcluster-component-syncer', force: true },
  );

it('sees replicas live and die, and asks before it says so', async () => {
  const { client, server, observer, pass, state } = await observe();
  await state('not-running');
  expect(observer.seen.replicas).toEqual([]);
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
  expect(observer.seen).toMatchObject({
    installation: 'test',
    replicas: [
      {
        name: 'one',
        installation: 'test',
        state: 'active',
        report: { version: '0.1.0' },
      },
    ],
  });
  const asked = () =>
    server.requests.count('list', 'leases.coordination.k8s.io');
  const before = asked();
  pass(11_999);
  expect(asked()).toBe(before);
  pass(1);
  await state('not-running');
  expect(asked()).toBe(before + 1);
  expect(observer.seen).toMatchObject({
    reason: expect.stringContaining('No replica renews its Lease'),
    replicas: [{ name: 'one', state: 'gone' }],
  });
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
});

it('does not take a silent stream for dead replicas', async () => {
  const { client, server, observer, pass, state } = await observe();
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
  // From now on watches bring nothing, and a renewal goes unseen.
  server.faults.fail({ code: 500, scope: { verb: 'watch' } });
  server.faults.fail({ code: 500, scope: { verb: 'list' } });
  pass(12_000);
  await state('unknown');
  expect(observer.seen.replicas).toEqual([
    expect.objectContaining({ state: 'unknown' }),
  ]);
  server.faults.clear();
  await renew(client, 'installation');
  await renew(client, 'replica');
  pass(5_000);
  await state('running');
});

it('does not know of Leases that were there before until they change or have had their time', async () => {
  const { client, server, observer, state } = await observe();
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
  const another = observeOther(server, observer);
  await until('unknown', () => /just begun/.test(another.seen.reason ?? ''));
  expect(another.seen.state).toBe('unknown');
  await renew(client, 'installation');
  await renew(client, 'replica');
  await until('running', () => another.seen.state === 'running');
});

function observeOther(
  server: { url: string; caData: string; adminToken: string },
  _: SyncerObserver,
) {
  const registry = HostRegistry.create(
    [],
    [
      {
        name: 'sandbox',
        connection: {
          url: server.url,
          caData: server.caData,
          token: server.adminToken,
        },
      },
    ],
  );
  const observer = new SyncerObserver({
    host: registry.get('sandbox'),
    timing: DEFAULT_TIMING,
    monotonic: () => 0,
    changed: () => {},
  });
  observer.start();
  hosts.onClose(async () => {
    await observer.stop();
    registry.close();
  });
  return observer;
}

it('is unknown, and not absent, without the right to read Leases', async () => {
  const { observer, server, state } = await observe();
  await state('not-running');
  await observer.stop();
  server.faults.fail({ code: 403, scope: { group: 'coordination.k8s.io' } });
  const other = observeOther(server, observer);
  await until('unknown', () =>
    other.seen.reason?.includes('may not list and watch Leases'),
  );
  expect(other.seen.state).toBe('unknown');
});

it('tells which tenants look different, and nothing when a Lease is only renewed', async () => {
  const { client, observer, changes, state, pass } = await observe();
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
  pass(60_000);
  await until('settled', () => observer.seen.settled);
  await until('the question', () => observer.seen.state !== 'unknown');
  await renew(client, 'installation');
  await renew(client, 'replica');
  await state('running');
  changes.length = 0;
  const before = observer.seen;
  for (let time = 0; time < 5; time++) {
    await renew(client, 'installation');
    await renew(client, 'replica');
  }
  await say(client, { queued: 3 });
  await until('the report', () => observer.seen.vclusters.size === 1);
  expect(changes).toEqual([['vcluster-a/a']]);
  expect(observer.seen.replicas).toEqual(before.replicas);
  await client.delete(RESOURCES.leases, {
    namespace: NAMESPACE,
    name: 'dapr-vcluster-sync.vcluster-a.a',
  });
  await until('its end', () => observer.seen.vclusters.size === 0);
  expect(changes).toEqual([['vcluster-a/a'], ['vcluster-a/a']]);
});

it('takes no Lease for what it is not', async () => {
  const { client, observer, state } = await observe();
  // One vcluster's Lease that speaks of another, and text that is no report.
  await say(client, {}, 'dapr-vcluster-sync.vcluster-b.b');
  await say(client, { state: 'fine' }, 'dapr-vcluster-sync.vcluster-a.a');
  await client.create(RESOURCES.leases, {
    metadata: {
      name: 'somebody-else',
      namespace: NAMESPACE,
      labels: { 'dapr-vcluster/sync-lease': 'installation' },
    },
    spec: { holderIdentity: 'evil' },
  });
  await renew(client, 'installation');
  await renew(client, 'replica', { report: { version: 7 } as never });
  await state('running');
  expect(observer.seen.vclusters.size).toBe(0);
  expect(observer.seen.installation).toBe('test');
  expect(observer.seen.replicas).toEqual([
    { name: 'one', installation: 'test', state: 'active' },
  ]);
});

it('tells who stands by and who has not begun', async () => {
  const { client, observer, state } = await observe();
  await renew(client, 'replica', { report: { active: false } });
  await state('starting');
  await renew(client, 'installation');
  await renew(client, 'replica');
  await renew(client, 'replica', {
    replica: 'portal',
    group: 'embedded',
    report: { active: false },
  });
  await until('both', () => observer.seen.replicas.length === 2);
  await state('running');
  expect(
    observer.seen.replicas.map(({ name, state: is }) => `${name} ${is}`),
  ).toEqual(['one active', 'portal standby']);
});
