import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { idOf, NEW, OLD, UpgradePath } from '../../__testUtils__/UpgradePath';
import {
  StartArguments,
  startWave,
  untilWaveEnded,
  waveOf,
} from '../../__testUtils__/upgradeWaves';

type Shown = { id: string; state: string; reason?: string; batch?: number };

let upgrades: UpgradePath;
let path: UpgradePath['path'];
beforeAll(async () => {
  upgrades = await UpgradePath.start();
  path = upgrades.path;
}, 180_000);
afterAll(() => path?.close());

const start = (...args: StartArguments) => startWave(path, ...args);
const untilEnded = (id: string) => untilWaveEnded(path, id);

/** Helm does not take over what it did not make, and the values of preset large make a ConfigMap of that name. */
async function breakChart(name: string) {
  await path.host.create(RESOURCES.configMaps, {
    metadata: { namespace: `vcluster-${name}`, name: 'notes' },
  });
}

async function withPreset(name: string) {
  await path.host.patch(
    RESOURCES.namespaces,
    { name: `vcluster-${name}` },
    { metadata: { annotations: { 'dapr-vcluster/preset': 'large' } } },
  );
}

const decisions = () =>
  path.audit
    .filter(({ eventId }) => eventId === 'upgrade-wave')
    .map(({ meta = {} }) => [meta.decision, meta.tenant]);

it('shows all in a dry run, upgrades the canary first, stops at the tenant whose chart is broken, and goes on with exactly the rest', async () => {
  const names = Array.from({ length: 10 }, (_, index) => `t${index}`);
  for (const name of names) {
    await path.tenant(name);
    await withPreset(name);
  }
  await breakChart('t4');
  const tenants = names.map(idOf);
  const body = { tenants, version: NEW, values: 'preset', batchSize: 3 };
  const before = await path.fingerprint();
  const preview = await start(body, '?dryRun=true');
  expect(preview.body).toMatchObject({ outcome: 'dry-run' });
  expect(preview.body).not.toHaveProperty('id');
  expect(preview.body.tenants).toHaveLength(10);
  expect(preview.body.tenants[0]).toMatchObject({
    id: idOf('t0'),
    state: 'waiting',
    batch: 0,
    from: OLD,
    to: NEW,
    changes: [{ kind: 'HelmRelease', name: 't0', change: 'changed' }],
    findings: expect.any(Array),
  });
  expect(preview.body.tenants.map((each: Shown) => each.batch)).toEqual([
    0, 1, 1, 1, 2, 2, 2, 3, 3, 3,
  ]);
  expect((await path.send('GET', '/upgrade-waves', 'teamA')).body).toEqual({
    items: [],
  });
  expect(await path.fingerprint()).toEqual(before);

  const started = await start(body);
  expect(started.status).toBe(200);
  expect(started.body.outcome).toBe('started');
  const { id } = started.body;
  const stopped = await untilEnded(id);
  expect(stopped).toMatchObject({
    state: 'stopped',
    startedBy: 'user:default/tom',
    reason: expect.stringMatching(/t4.*: .*notes/),
    hidden: 0,
  });
  const states = (wave: { tenants: Shown[] }) =>
    Object.fromEntries(
      wave.tenants.map(each => [each.id.split('/')[2], each.state]),
    );
  expect(states(stopped)).toEqual({
    t0: 'upgraded',
    t1: 'upgraded',
    t2: 'upgraded',
    t3: 'upgraded',
    t4: 'rolled-back',
    t5: 'upgraded',
    t6: 'upgraded',
    t7: 'waiting',
    t8: 'waiting',
    t9: 'waiting',
  });
  expect(await upgrades.versionOf('t4')).toBe(`vcluster-${OLD}`);
  expect(await upgrades.versionOf('t6')).toBe(`vcluster-${NEW}`);
  expect(await upgrades.versionOf('t7')).toBe(`vcluster-${OLD}`);

  const again = await path.send(
    'POST',
    `/upgrade-waves/${id}/resume`,
    'teamA',
    {},
  );
  expect(again.body).toMatchObject({ state: 'running' });
  const done = await untilEnded(id);
  expect(done.state).toBe('done');
  expect(states(done)).toMatchObject({
    t4: 'rolled-back',
    t7: 'upgraded',
    t8: 'upgraded',
    t9: 'upgraded',
  });
  expect(await upgrades.versionOf('t9')).toBe(`vcluster-${NEW}`);
  for (const name of names) {
    const record = JSON.parse(
      (await upgrades.namespaceOf(name)).annotations?.[
        'dapr-vcluster/upgrade'
      ] ?? '{}',
    );
    expect(record).toMatchObject({
      by: 'user:default/tom',
      wave: `${id}#1`,
      step: name === 't4' ? 'rolled-back' : 'done',
    });
  }
  const all = decisions();
  expect(all[0]).toEqual(['begin', idOf('t0')]);
  expect(all.filter(([what]) => what === 'begin')).toHaveLength(10);
  expect(all).toContainEqual(['rolled-back', idOf('t4')]);
  expect(all.map(([what]) => what)).toEqual(
    expect.arrayContaining(['stopped', 'done']),
  );
}, 400_000);

it('does what has failed again, if asked, once the cause is gone', async () => {
  await path.tenant('again');
  await withPreset('again');
  await breakChart('again');
  const { body } = await start({
    tenants: [idOf('again')],
    version: NEW,
    values: 'preset',
  });
  expect((await untilEnded(body.id)).tenants[0].state).toBe('rolled-back');
  await path.host.delete(RESOURCES.configMaps, {
    namespace: 'vcluster-again',
    name: 'notes',
  });
  const route = `/upgrade-waves/${body.id}`;
  await path.send('POST', `${route}/resume`, 'teamA', { retry: true });
  expect(await untilEnded(body.id)).toMatchObject({
    state: 'done',
    tenants: [{ state: 'upgraded' }],
  });
}, 180_000);

it('skips with the reason, before anything begins, what cannot be upgraded', async () => {
  await path.tenant('fit');
  await path.tenant('resting');
  await path.tenant('leaving');
  await path.tenant('foreign', {
    user: 'teamB',
    owner: 'group:default/team-b',
  });
  await path.send('POST', `/tenants/${idOf('resting')}/pause`, 'teamA');
  await path.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-leaving' },
    {
      metadata: {
        annotations: { 'dapr-vcluster/deleting-since': '2026-11-30T10:00:00Z' },
      },
    },
  );
  const tenants = [
    ...['fit', 'resting', 'leaving', 'foreign', 'nobody'].map(idOf),
    'frozen/vcluster-fit/fit',
    'away/vcluster-fit/fit',
  ];
  const { body, status } = await start(
    { tenants, version: NEW },
    '?dryRun=true',
  );
  expect(status).toBe(200);
  const reasons = Object.fromEntries(
    body.tenants.map((each: Shown) => [each.id, [each.state, each.reason]]),
  );
  const denied =
    'Permission "dapr-vcluster.tenant.update" is missing on tenant "';
  expect(reasons).toEqual({
    [idOf('fit')]: ['waiting', undefined],
    [idOf('resting')]: ['skipped', expect.stringContaining('is paused')],
    [idOf('leaving')]: ['skipped', expect.stringContaining('being deleted')],
    // Whether it is there is not revealed.
    [idOf('foreign')]: ['skipped', `${denied}${idOf('foreign')}"`],
    [idOf('nobody')]: ['skipped', `${denied}${idOf('nobody')}"`],
    'frozen/vcluster-fit/fit': [
      'skipped',
      expect.stringContaining('is read-only'),
    ],
    'away/vcluster-fit/fit': [
      'skipped',
      expect.stringContaining('host away cannot be reached'),
    ],
  });
  const started = await start({ tenants, version: NEW });
  const wave = await untilEnded(started.body.id);
  expect(wave.state).toBe('done');
  expect(wave.tenants.map((each: Shown) => each.state)).toEqual([
    'upgraded',
    ...Array(6).fill('skipped'),
  ]);
  expect(wave.hidden).toBe(0);
  // Another team sees neither the wave nor its tenants.
  const other = await path.send(
    'GET',
    `/upgrade-waves/${started.body.id}`,
    'guest',
  );
  expect(other.status).toBe(404);
}, 240_000);

it('goes on where a portal has ended in the middle, and upgrades nothing twice', async () => {
  const names = ['mid0', 'mid1', 'mid2'];
  for (const name of names) {
    await path.tenant(name);
  }
  const { body } = await start({
    tenants: names.map(idOf),
    version: NEW,
    canary: 0,
    batchSize: 1,
  });
  const ending = new AbortController();
  const working = path.workAtWaves(ending.signal);
  await until('the first upgrade to begin', async () => {
    const { annotations = {} } = await upgrades.namespaceOf('mid0');
    return annotations['dapr-vcluster/upgrade'];
  });
  ending.abort();
  await working;
  expect((await waveOf(path, body.id)).state).toBe('running');
  const done = await untilEnded(body.id);
  expect(done).toMatchObject({ state: 'done' });
  expect(done.tenants.map((each: Shown) => each.state)).toEqual(
    names.map(() => 'upgraded'),
  );
  const revisions = await path.host.list<KubeObject>(RESOURCES.secrets, {
    namespace: 'vcluster-mid0',
    labelSelector: 'owner=helm',
  });
  expect(revisions.items).toHaveLength(2);
}, 240_000);

it('is cancelled: what runs ends, nothing else begins', async () => {
  const names = ['end0', 'end1'];
  for (const name of names) {
    await path.tenant(name);
  }
  const { body } = await start({ tenants: names.map(idOf), version: NEW });
  const cancelled = await path.send(
    'POST',
    `/upgrade-waves/${body.id}/cancel`,
    'teamA',
  );
  expect(cancelled.body.state).toBe('cancelling');
  const ended = await untilEnded(body.id);
  expect(ended.state).toBe('cancelled');
  expect(ended.tenants.map((each: Shown) => each.state)).toEqual([
    'waiting',
    'waiting',
  ]);
  expect(await upgrades.versionOf('end0')).toBe(`vcluster-${OLD}`);
  for (const verb of ['cancel', 'resume']) {
    const refused = await path.send(
      'POST',
      `/upgrade-waves/${body.id}/${verb}`,
      'teamA',
      verb === 'resume' ? {} : undefined,
    );
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('is cancelled and cannot be');
  }
}, 120_000);

it('leaves alone what has got another owner since the permission was checked', async () => {
  await path.tenant('sold');
  await path.tenant('kept');
  const { body } = await start({
    tenants: [idOf('sold'), idOf('kept')],
    version: NEW,
  });
  await path.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-sold' },
    { metadata: { annotations: { 'dapr-vcluster/owner': 'group:default/b' } } },
  );
  const wave = await untilEnded(body.id);
  expect(wave.tenants).toContainEqual(
    expect.objectContaining({ id: idOf('kept'), state: 'upgraded' }),
  );
  expect(await upgrades.versionOf('sold')).toBe(`vcluster-${OLD}`);
}, 120_000);
