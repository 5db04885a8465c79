import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  applyComponent,
  eventsOf,
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const AT = 'vcluster-team-a';
const STORE = { namespace: 'default', name: 'my-statestore' };

/** The Dapr Component of the public tutorial, as it stands there. */
const TUTORIAL: KubeObject = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: STORE,
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'keyPrefix', value: 'name' },
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
      { name: 'redisPassword', value: 'iZxqYpBvHg' },
    ],
  },
};

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const apply = (object: KubeObject) => applyComponent(vcluster, object);
const said = (state: string, generation?: number) =>
  eventually(vcluster, components, STORE, object => {
    const status = saidOf(object);
    return (
      status?.state === state &&
      (!generation || status.observedGeneration === generation)
    );
  }).then(saidOf);

it("refuses the tutorial's own file with rules and fixes, and takes it once they are applied", async () => {
  host.syncer();
  await apply(TUTORIAL);
  const status = await said('refused');
  const errors = status.findings.filter(
    ({ severity }: { severity: string }) => severity === 'error',
  );
  expect(errors.map(({ ruleId }: { ruleId: string }) => ruleId).sort()).toEqual(
    ['G2', 'G3'],
  );
  expect(status).toMatchObject({ onHost: false });
  expect(
    errors.every(
      ({ fix, title }: { fix: string; title: string }) => fix && title,
    ),
  ).toBe(true);
  const events = await until('the event', async () => {
    const all = await eventsOf(vcluster, 'default', STORE.name);
    return all.length > 0 ? all : undefined;
  });
  expect(events).toEqual([
    { reason: 'Refused', message: expect.stringMatching(/G2.*keyPrefix/) },
  ]);
  expect(JSON.stringify([status, events])).not.toContain('iZxqYpBvHg');
  expect(
    await getIfPresent(host.host, components, { ...STORE, namespace: AT }),
  ).toBeUndefined();

  await host.host.create(RESOURCES.secrets, {
    metadata: { namespace: AT, name: 'redis-x-default-x-team-a' },
    stringData: { 'redis-password': 'x' },
  });
  await apply({
    ...TUTORIAL,
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'keyPrefix', value: 'team-a' },
        {
          name: 'redisHost',
          value: 'redis-master.default.svc.cluster.local:6379',
        },
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis', key: 'redis-password' },
        },
      ],
    },
  });
  const fixed = await said('synced', 2);
  // It has no scopes: that is said, not refused.
  expect(fixed.findings).toContainEqual(
    expect.objectContaining({ ruleId: 'G1', severity: 'warning' }),
  );
  await host.onHost(components, AT, STORE.name);
});

it('keeps and marks what a new policy refuses, and unmarks what it allows again', async () => {
  let policy: GuardrailPolicy = { rules: {} };
  const { syncer } = host.syncer({ policy: () => policy });
  await apply({ ...redis(STORE.name) });
  await said('synced');
  policy = { rules: {}, allowedBackends: ['other:6379'] };
  syncer.policyChanged();
  const status = await said('refused');
  expect(status).toMatchObject({ onHost: true });
  const marked = await host.onHost(
    components,
    AT,
    STORE.name,
    ({ metadata }) => metadata.annotations?.['dapr-vcluster/sync-refused'],
  );
  expect(marked.metadata.annotations?.['dapr-vcluster/sync-refused']).toBe(
    'G10/backend',
  );
  // What is refused is not updated either.
  await apply(redis(STORE.name, { scopes: ['cart', 'mail'] }));
  await said('refused', 2);
  expect(await host.host.get(components, { ...STORE, namespace: AT })).toEqual(
    marked,
  );
  policy = { rules: { G10: 'warning' }, allowedBackends: ['other:6379'] };
  syncer.policyChanged();
  await said('synced', 2);
  const unmarked = await host.onHost<any>(
    components,
    AT,
    STORE.name,
    ({ scopes }) => scopes.includes('mail'),
  );
  expect(
    unmarked.metadata.annotations['dapr-vcluster/sync-refused'],
  ).toBeUndefined();
});

it('waits for a Secret that is not on the host, says so, and goes on when it is', async () => {
  host.syncer();
  const long = 'a-secret-with-a-rather-long-name-for-a-redis';
  await apply(
    redis(STORE.name, {
      metadata: [{ name: 'redisPassword', secretKeyRef: { name: long } }],
    }),
  );
  const status = await said('waiting');
  expect(status.findings[0]).toMatchObject({
    ruleId: 'sync/secret-missing',
    title: expect.stringContaining(`"${long}" is not on the host`),
  });
  const onHost = /called (\S+)$/.exec(status.findings[0].title)![1];
  expect(onHost).toHaveLength(63);
  expect(await eventsOf(vcluster, 'default', STORE.name)).toEqual([
    expect.objectContaining({ reason: 'WaitingForSecret' }),
  ]);
  await host.host.create(RESOURCES.secrets, {
    metadata: { namespace: AT, name: onHost },
  });
  const copy = await host.onHost<any>(components, AT, STORE.name);
  expect(copy.spec.metadata.at(-1).secretKeyRef).toEqual({
    name: onHost,
    key: long,
  });
  await said('synced');
});

it('refuses what is too large or nests too deeply', async () => {
  host.syncer({ settings: { maxCharacters: 5_000, goneGraceMs: 50 } });
  await apply(
    redis(STORE.name, {
      metadata: [{ name: 'redisType', value: 'x'.repeat(6_000) }],
    }),
  );
  expect((await said('refused')).findings[0].ruleId).toBe('sync/size');
  const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`);
  await apply(
    redis(STORE.name, { metadata: [{ name: 'redisType', value: deep }] }),
  );
  expect((await said('refused', 2)).findings[0].ruleId).toBe('sync/depth');
});

it('takes one actor state store per app: the older one', async () => {
  host.syncer();
  const actors = { metadata: [{ name: 'actorStateStore', value: 'true' }] };
  await apply(redis('first', actors));
  await host.onHost(components, AT, 'first');
  await apply({ ...redis(STORE.name, actors) });
  expect((await said('refused')).findings[0].ruleId).toBe('G9/actor-store');
  await vcluster.delete(components, { namespace: 'default', name: 'first' });
  await said('synced');
});
