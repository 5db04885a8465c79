import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

const OLD = '0.36.1';
const NEW = '0.37.2';
const PRESETS = [
  { name: 'small' },
  {
    name: 'large',
    values: {
      experimental: {
        deploy: {
          host: {
            manifests:
              'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: notes}',
          },
        },
      },
    },
  },
];

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start(undefined, {
    config: {
      presets: PRESETS,
      profiles: {
        'oss-hostmanaged': {
          chartVersion: OLD,
          upgradeVersions: ['0.26.0', NEW],
        },
        'oss-multins': { upgradeVersions: ['0.25.1'] },
      },
    },
    upgradeMs: 60_000,
  });
}, 180_000);
afterAll(() => path?.close());

type Workload = KubeObject & { spec: { replicas: number } };

const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const at = (name: string) => ({ name, namespace: `vcluster-${name}` });
const upgrade = (
  name: string,
  body: object = { version: NEW },
  query = '',
  user: Parameters<WritePath['send']>[2] = 'teamA',
) => path.send('POST', `/tenants/${idOf(name)}/upgrade${query}`, user, body);
const versionOf = async (name: string) =>
  (await path.host.get<Workload>(RESOURCES.statefulSets, at(name))).metadata
    .labels?.chart;
const namespaceOf = async (name: string) =>
  (await path.host.get(RESOURCES.namespaces, { name: `vcluster-${name}` }))
    .metadata;
const untilEnded = (name: string, body?: object) =>
  until(`the upgrade of ${name} to end`, async () => {
    const answer = await upgrade(name, body);
    return /ing$/.test(answer.body.outcome) ? undefined : answer;
  });

it('shows what an upgrade changes, upgrades, and says the same again', async () => {
  const { ref, virtual } = await path.tenant('mars');
  const before = await path.fingerprint(virtual);
  const preview = await upgrade('mars', { version: NEW }, '?dryRun=true');
  expect(preview.body).toMatchObject({
    outcome: 'dry-run',
    from: OLD,
    to: NEW,
    rendered: 'release',
    advice: { support: { from: { endOfLife: '2027-01-22' } } },
  });
  expect(preview.body.changes).toMatchObject([
    { kind: 'HelmRelease', name: 'mars', change: 'changed' },
  ]);
  expect(preview.body.changes[0].diff).toContain(`-      version: ${OLD}`);
  expect(preview.body.changes[0].diff).toContain(`+      version: ${NEW}`);
  expect(await path.fingerprint(virtual)).toEqual(before);

  const first = await upgrade('mars');
  expect(first.status).toBe(200);
  const { body } = /ing$/.test(first.body.outcome)
    ? await untilEnded('mars')
    : first;
  expect(['upgraded', 'unchanged']).toContain(body.outcome);
  expect(await versionOf('mars')).toBe(`vcluster-${NEW}`);
  const { annotations = {}, labels = {} } = await namespaceOf('mars');
  expect(JSON.parse(annotations['dapr-vcluster/upgrade'])).toMatchObject({
    from: OLD,
    to: NEW,
    step: 'done',
    by: expect.stringContaining('user:'),
  });
  expect(labels).not.toHaveProperty('dapr-vcluster/upgrading');
  const backup = await path.host.get<KubeObject & { data: { before: string } }>(
    RESOURCES.secrets,
    { namespace: ref.namespace, name: 'mars-upgrade-backup' },
  );
  expect(
    JSON.parse(Buffer.from(backup.data.before, 'base64').toString()),
  ).toMatchObject({ version: OLD, revision: 1 });
  expect((await upgrade('mars')).body.outcome).toBe('unchanged');
  expect(
    path.audit.find(({ eventId }) => eventId === 'tenant-upgrade'),
  ).toMatchObject({ meta: { tenant: idOf('mars') } });

  const older = await upgrade('mars', { version: '0.26.0' });
  expect(older.status).toBe(400);
  expect(older.body.error.message).toContain(
    `0.26.0 is older than the installed ${NEW}`,
  );
  expect(older.body.error.details).toMatchObject({
    field: 'version',
    value: '0.26.0',
  });
  virtual.close();
}, 180_000);

it('rolls back what Flux cannot install, and says why', async () => {
  await path.tenant('venus');
  await path.send('GET', `/tenants/${idOf('venus')}`, 'teamA');
  await path.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-venus' },
    { metadata: { annotations: { 'dapr-vcluster/preset': 'large' } } },
  );
  // Helm does not take over what it did not make.
  await path.host.create(RESOURCES.configMaps, {
    metadata: { namespace: 'vcluster-venus', name: 'notes' },
  });
  const body = { version: NEW, values: 'preset' };
  const first = await upgrade('venus', body);
  const { body: answer } = /ing$/.test(first.body.outcome)
    ? await until('the roll-back', async () => {
        await path.sweepUpgrades();
        const record = JSON.parse(
          (await namespaceOf('venus')).annotations?.['dapr-vcluster/upgrade'] ??
            '{}',
        );
        return record.endedAt
          ? { body: { outcome: record.step, reason: record.reason } }
          : undefined;
      })
    : first;
  expect(answer.outcome).toBe('rolled-back');
  expect(answer.reason).toMatch(/Flux: Helm upgrade failed .*notes/);
  expect(await versionOf('venus')).toBe(`vcluster-${OLD}`);
  const release = await path.host.get<
    KubeObject & { spec: { chart: { spec: { version: string } } } }
  >(RESOURCES.helmReleases, at('venus'));
  expect(release.spec.chart.spec.version).toBe(OLD);
}, 180_000);

describe('an upgrade whose portal has ended', () => {
  const interrupted = async (name: string, record: object) => {
    const { ref } = await path.tenant(name);
    const [values] = await Promise.all([
      path.host
        .get<KubeObject & { spec: { values: object } }>(
          RESOURCES.helmReleases,
          at(name),
        )
        .then(({ spec }) => spec.values),
    ]);
    const encode = (spec: object) =>
      Buffer.from(JSON.stringify(spec)).toString('base64');
    await path.host.create(RESOURCES.secrets, {
      metadata: { namespace: ref.namespace, name: `${name}-upgrade-backup` },
      data: {
        before: encode({ version: OLD, values, revision: 1 }),
        after: encode({ version: NEW, values }),
      },
    });
    await path.host.patch(
      RESOURCES.namespaces,
      { name: ref.namespace },
      {
        metadata: {
          labels: { 'dapr-vcluster/upgrading': 'true' },
          annotations: {
            'dapr-vcluster/upgrade': JSON.stringify({
              from: OLD,
              to: NEW,
              values: 'release',
              startedAt: '2026-11-30T10:00:00Z',
              deadline: '2099-01-01T00:00:00Z',
              ...record,
            }),
          },
        },
      },
    );
  };
  const swept = (name: string) =>
    until('the end', async () => {
      await path.sweepUpgrades();
      const { annotations = {} } = await namespaceOf(name);
      const record = JSON.parse(annotations['dapr-vcluster/upgrade']);
      return record.endedAt ? record : undefined;
    });

  it.each([
    ['before anything was applied', 'one', 'applying', {}, 'done', NEW],
    ['while rolling back', 'two', 'rolling-back', {}, 'rolled-back', OLD],
    [
      'and that is late',
      'three',
      'checking',
      { deadline: '2026-11-30T10:10:00Z' },
      'rolled-back',
      OLD,
    ],
  ])(
    'is gone on with: %s',
    async (_, name, step, more, end, version) => {
      await interrupted(name, { step, reason: 'because', ...more });
      const record = await swept(name);
      expect(record.step).toBe(end);
      expect(await versionOf(name)).toBe(`vcluster-${version}`);
      const late = `It did not become healthy in time: StatefulSet ${name} is still of version ${OLD}`;
      expect(record.reason).toBe(step === 'checking' ? late : 'because');
      expect(path.audit.at(-1)).toMatchObject({
        eventId: 'tenant-upgrade',
        meta: { tenant: idOf(name), resumed: true },
        detail: { outcome: end === 'done' ? 'upgraded' : end },
      });
    },
    120_000,
  );

  it('is left to whoever works at it', async () => {
    await interrupted('four', {
      step: 'applying',
      heldUntil: '2099-01-01T00:00:00Z',
    });
    const before = await namespaceOf('four');
    await path.sweepUpgrades();
    expect(await namespaceOf('four')).toEqual(before);
    expect(await versionOf('four')).toBe(`vcluster-${OLD}`);
  }, 60_000);
});

describe('refusals', () => {
  const name = 'pluto';
  beforeAll(async () => {
    await path.tenant(name);
    await path.tenant('wide', { profile: 'oss-multins' });
  }, 180_000);

  it.each([
    [
      'a version that is not offered',
      name,
      { version: '0.99.0' },
      400,
      'version "0.99.0" is not offered for profile oss-hostmanaged. Choose one of 0.26.0, 0.36.1, 0.37.2',
    ],
    [
      'a version that is none',
      name,
      { version: 'latest; rm -rf /' },
      400,
      'version: has to be an exact version of the vcluster chart, such as 0.37.2',
    ],
    [
      'a downgrade',
      name,
      { version: '0.26.0' },
      400,
      '0.26.0 is older than the installed 0.36.1',
    ],
    [
      'values that are neither kept nor of the preset',
      name,
      { values: 'mine' },
      400,
      'values',
    ],
    ['a field that there is not', name, { valuez: {} }, 400, 'valuez'],
    [
      'a profile that ends',
      'wide',
      { version: NEW },
      400,
      'not offered for profile oss-multins. Choose one of 0.25.1, 0.25.2',
    ],
  ])('%s', async (_, tenant, body, status, message) => {
    const answer = await upgrade(tenant, body);
    expect(answer.body.error?.message).toContain(message);
    expect(answer.status).toBe(status);
    expect(
      (await namespaceOf(tenant)).annotations?.['dapr-vcluster/upgrade'],
    ).toBeUndefined();
  });

  it('a user of another team, a service, nobody, and a read-only host', async () => {
    expect((await upgrade(name, {}, '', 'teamB')).status).toBe(403);
    expect((await upgrade(name, {}, '', 'service')).status).toBe(403);
    expect((await upgrade(name, {}, '', 'nobody')).status).toBe(401);
    const frozen = await path.send(
      'POST',
      `/tenants/frozen/vcluster-${name}/${name}/upgrade`,
      'teamA',
      {},
    );
    expect(frozen.status).toBe(409);
    expect(frozen.body.error.message).toContain('read-only');
  });

  it('a tenant that is paused, or described in Git', async () => {
    await path.send('POST', `/tenants/${idOf(name)}/pause`, 'teamA');
    const paused = await upgrade(name);
    expect(paused.status).toBe(409);
    expect(paused.body.error.message).toContain('is paused. Resume it first.');
    await path.send('POST', `/tenants/${idOf(name)}/resume`, 'teamA');
    await path.host.patch(RESOURCES.helmReleases, at(name), {
      metadata: {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'tenants',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
    });
    const described = await upgrade(name);
    expect(described.status).toBe(409);
    expect(described.body.error.message).toContain(
      'is described by Flux (Kustomization flux-system/tenants)',
    );
  }, 60_000);

  it('deleting, pausing and another upgrade of a tenant that is being upgraded', async () => {
    await path.tenant('busy');
    const record = {
      from: OLD,
      to: NEW,
      values: 'release',
      by: 'user:default/eve',
      startedAt: '2026-11-30T10:00:00Z',
      deadline: '2099-01-01T00:00:00Z',
      step: 'checking',
      heldUntil: '2099-01-01T00:00:00Z',
    };
    await path.host.patch(
      RESOURCES.namespaces,
      { name: 'vcluster-busy' },
      {
        metadata: {
          annotations: { 'dapr-vcluster/upgrade': JSON.stringify(record) },
        },
      },
    );
    const why =
      'is being upgraded from 0.36.1 to 0.37.2 since 2026-11-30T10:00:00Z by user:default/eve. Wait until that has ended.';
    const tenant = `/tenants/${idOf('busy')}`;
    for (const answer of [
      await path.send('DELETE', tenant, 'teamA'),
      await path.send('POST', `${tenant}/pause`, 'teamA'),
      await upgrade('busy', { version: NEW, values: 'preset' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toContain(why);
    }
    expect((await upgrade('busy')).body).toMatchObject({
      outcome: 'upgrading',
      reason: 'Another call works at it',
    });
  }, 120_000);
});
