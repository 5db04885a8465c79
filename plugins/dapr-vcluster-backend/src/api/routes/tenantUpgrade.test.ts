import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import {
  at,
  idOf,
  NEW,
  OLD,
  UpgradePath,
} from '../../__testUtils__/UpgradePath';

let upgrades: UpgradePath;
let path: UpgradePath['path'];
beforeAll(async () => {
  upgrades = await UpgradePath.start();
  path = upgrades.path;
}, 180_000);
afterAll(() => path?.close());

it('shows what an upgrade changes, upgrades, and says the same again', async () => {
  const { ref, virtual } = await path.tenant('mars');
  const before = await path.fingerprint(virtual);
  const preview = await upgrades.upgrade(
    'mars',
    { version: NEW },
    '?dryRun=true',
  );
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

  const first = await upgrades.upgrade('mars');
  expect(first.status).toBe(200);
  const { body } = /ing$/.test(first.body.outcome)
    ? await upgrades.untilEnded('mars')
    : first;
  expect(['upgraded', 'unchanged']).toContain(body.outcome);
  expect(await upgrades.versionOf('mars')).toBe(`vcluster-${NEW}`);
  const { annotations = {}, labels = {} } = await upgrades.namespaceOf('mars');
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
  expect((await upgrades.upgrade('mars')).body.outcome).toBe('unchanged');
  expect(
    path.audit.find(({ eventId }) => eventId === 'tenant-upgrade'),
  ).toMatchObject({ meta: { tenant: idOf('mars') } });

  const older = await upgrades.upgrade('mars', { version: '0.26.0' });
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
  const first = await upgrades.upgrade('venus', body);
  const { body: answer } = /ing$/.test(first.body.outcome)
    ? await until('the roll-back', async () => {
        await path.sweepUpgrades();
        const record = JSON.parse(
          (await upgrades.namespaceOf('venus')).annotations?.[
            'dapr-vcluster/upgrade'
          ] ?? '{}',
        );
        return record.endedAt
          ? { body: { outcome: record.step, reason: record.reason } }
          : undefined;
      })
    : first;
  expect(answer.outcome).toBe('rolled-back');
  expect(answer.reason).toMatch(/Flux: Helm upgrade failed .*notes/);
  expect(await upgrades.versionOf('venus')).toBe(`vcluster-${OLD}`);
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
        startedAt: Buffer.from('2026-11-30T10:00:00Z').toString('base64'),
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
      const { annotations = {} } = await upgrades.namespaceOf(name);
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
      expect(await upgrades.versionOf(name)).toBe(`vcluster-${version}`);
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
    const before = await upgrades.namespaceOf('four');
    await path.sweepUpgrades();
    expect(await upgrades.namespaceOf('four')).toEqual(before);
    expect(await upgrades.versionOf('four')).toBe(`vcluster-${OLD}`);
  }, 60_000);
});
