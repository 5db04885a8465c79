import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';
import { DAY_MS } from '../../platform/milliseconds';

const START = Date.now();
const SCHEDULE = { sleep: '0 20 * * *', wake: '0 7 * * *', zone: 'UTC' };

type Workload = KubeObject & {
  spec: { replicas: number };
  status?: { readyReplicas?: number };
};

let path: WritePath;
let now = START;
const sent: Array<Record<string, any>> = [];
let notificationsFail = false;

beforeAll(async () => {
  path = await WritePath.start(undefined, {
    config: {
      lifecycle: { maxDays: 90 },
      presets: [
        { name: 'small' },
        { name: 'trial', lifecycle: { defaultDays: 2, maxDays: 10 } },
      ],
    },
    now: () => new Date(now),
    notifications: {
      send: async message => {
        if (notificationsFail) {
          throw new Error('Request failed with status 404');
        }
        sent.push(message);
      },
    },
  });
}, 180_000);
afterAll(() => path?.close());
beforeEach(() => {
  now = Math.max(now, Date.now());
  notificationsFail = false;
  sent.splice(0);
});

const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const post = (
  what: string,
  name: string,
  body: unknown = {},
  user: Parameters<WritePath['send']>[2] = 'teamA',
  query = '',
) => path.send('POST', `/tenants/${idOf(name)}/${what}${query}`, user, body);
const annotationsOf = async (name: string) =>
  (await path.host.get(RESOURCES.namespaces, { name: `vcluster-${name}` }))
    .metadata.annotations ?? {};
const annotate = (name: string, annotations: Record<string, string | null>) =>
  path.host.patch(
    RESOURCES.namespaces,
    { name: `vcluster-${name}` },
    { metadata: { annotations } },
  );
const replicasOf = async (name: string) =>
  (
    await path.host.get<Workload>(RESOURCES.statefulSets, {
      namespace: `vcluster-${name}`,
      name,
    })
  ).spec.replicas;
const due = (name: string) =>
  path.sweepTenant({
    host: 'sandbox',
    namespace: `vcluster-${name}`,
    name,
  });
const actions = () =>
  path.audit
    .filter(({ eventId }) => eventId === 'tenant-lifecycle')
    .map(({ meta, result }) => `${meta?.action} ${result}`);
const inDays = (days: number) => new Date(now + days * DAY_MS).toISOString();

it('expires, is extended and resumed, and is deleted when nobody extends it again', async () => {
  await path.tenant('short');
  // The default, because there is a maximum.
  expect(
    Date.parse((await annotationsOf('short'))['dapr-vcluster/expires-at']),
  ).toBeGreaterThan(now + 89 * DAY_MS);

  const dry = await post(
    'extend',
    'short',
    { expiresIn: '20d' },
    'teamA',
    '?dryRun=true',
  );
  expect(dry.body).toMatchObject({
    outcome: 'dry-run',
    latest: inDays(90),
    resumes: false,
  });
  const { status, body } = await post('extend', 'short', { expiresIn: '20d' });
  expect([status, body.outcome, body.expiresAt]).toEqual([
    200,
    'extended',
    inDays(20),
  ]);
  expect(
    (await post('extend', 'short', { expiresAt: inDays(20) })).body.outcome,
  ).toBe('unchanged');

  now += 14 * DAY_MS;
  await due('short');
  now += 5.5 * DAY_MS;
  await due('short');
  await due('short');
  now += DAY_MS;
  await due('short');
  expect(
    sent.map(({ recipients, payload }) => [
      recipients.entityRef,
      payload.title,
    ]),
  ).toEqual([
    [
      'group:default/team-a',
      'Your tenant short on host sandbox expires in 7 days or less',
    ],
    [
      'group:default/team-a',
      'Your tenant short on host sandbox expires in a day or less',
    ],
    ['group:default/team-a', 'Your tenant short on host sandbox has expired'],
  ]);
  expect(await replicasOf('short')).toBe(0);
  expect(actions()).toEqual([
    'notify success',
    'notify success',
    'expire success',
    'notify success',
  ]);

  const resumed = await post('resume', 'short');
  expect(resumed.status).toBe(409);
  expect(resumed.body.error.message).toMatch(
    /has expired at .* Extend it: that resumes it/,
  );

  const extended = await post('extend', 'short', { expiresIn: '3d' });
  expect(extended.body).toMatchObject({ outcome: 'extended', resumes: true });
  expect(await replicasOf('short')).toBe(1);

  now += 4 * DAY_MS;
  await due('short');
  expect(await replicasOf('short')).toBe(0);
  now += 6.9 * DAY_MS;
  await due('short');
  expect(await annotationsOf('short')).toHaveProperty('dapr-vcluster/owner');
  now += 0.2 * DAY_MS;
  await until('its deletion', async () => {
    await due('short');
    const { items } = await path.host.list(RESOURCES.namespaces);
    return (
      items.every(({ metadata }) => metadata.name !== 'vcluster-short') ||
      undefined
    );
  });
  expect(sent.at(-1)?.payload.title).toBe(
    'Your tenant short on host sandbox was deleted',
  );
  expect(
    path.audit
      .filter(({ meta }) => meta?.action === 'delete')
      .map(({ meta, severityLevel }) => [meta?.why, severityLevel])[0],
  ).toEqual([
    expect.stringMatching(/^It is expired since .* 7 days of grace are over/),
    'high',
  ]);
}, 120_000);

it('sleeps and wakes, and leaves what people do', async () => {
  await path.tenant('rest');
  const set = await post('schedule', 'rest', { schedule: SCHEDULE });
  expect(set.body).toMatchObject({ outcome: 'changed', schedule: SCHEDULE });
  expect(set.body.next).toHaveLength(6);
  expect(
    (await post('schedule', 'rest', { schedule: SCHEDULE })).body.outcome,
  ).toBe('unchanged');
  const at = (what: string) =>
    Date.parse(set.body.next.find((each: any) => each.what === what).at);

  now = at('sleep') + 60_000;
  await due('rest');
  expect(await replicasOf('rest')).toBe(0);
  // By hand: until the next time.
  expect((await post('resume', 'rest')).body.outcome).toBe('resumed');
  await due('rest');
  expect(await replicasOf('rest')).toBe(1);
  now += DAY_MS;
  await due('rest');
  expect(await replicasOf('rest')).toBe(0);
  now += 12 * 3_600_000;
  await due('rest');
  expect(await replicasOf('rest')).toBe(1);
  // Paused by hand: not resumed.
  expect((await post('pause', 'rest')).body.outcome).toBe('paused');
  now += DAY_MS;
  await due('rest');
  expect(await replicasOf('rest')).toBe(0);
  await post('resume', 'rest');
  now += 12 * 3_600_000;
  await due('rest');
  expect(await replicasOf('rest')).toBe(0);
  const removed = await post('schedule', 'rest', { schedule: null });
  expect(removed.body).toMatchObject({ outcome: 'changed', resumes: true });
  expect(await replicasOf('rest')).toBe(1);
  expect(await annotationsOf('rest')).not.toHaveProperty(
    'dapr-vcluster/sleep-schedule',
  );
}, 120_000);

it('is exempt by those who may, and warns nobody without notifications', async () => {
  await path.tenant('kept');
  expect((await post('keep', 'kept', { keep: true }, 'guest')).status).toBe(
    403,
  );
  expect((await post('keep', 'kept', { keep: true }, 'service')).status).toBe(
    403,
  );
  await annotate('kept', { 'dapr-vcluster/expires-at': inDays(-1) });
  notificationsFail = true;
  await due('kept');
  expect(await replicasOf('kept')).toBe(0);
  const { body } = await post('keep', 'kept', { keep: true }, 'platform');
  expect(body).toMatchObject({ outcome: 'changed', keep: true, resumes: true });
  expect(await replicasOf('kept')).toBe(1);
  expect((await annotationsOf('kept'))['dapr-vcluster/kept-by']).toBe(
    'user:default/ada',
  );
  now += 40 * DAY_MS;
  await due('kept');
  expect(await replicasOf('kept')).toBe(1);
  expect(
    (await post('keep', 'kept', { keep: false }, 'platform')).body.outcome,
  ).toBe('changed');
  // At once, and with the whole of its grace.
  expect(await replicasOf('kept')).toBe(0);
  await due('kept');
  expect(await annotationsOf('kept')).toHaveProperty('dapr-vcluster/owner');
}, 120_000);

it('takes expiry from the request and from the preset', async () => {
  const create = (name: string, body: object) =>
    path.send('POST', '/tenants', 'teamA', {
      host: 'sandbox',
      name,
      owner: 'group:default/team-a',
      ...body,
    });
  const trial = await create('trial', { preset: 'trial' });
  expect([trial.status, trial.body.expiresAt]).toEqual([201, inDays(2)]);
  const again = await create('trial', { preset: 'trial', expiresIn: '5d' });
  expect(again.body).toMatchObject({
    outcome: 'unchanged',
    expiresAt: trial.body.expiresAt,
  });
  const late = await create('late', { preset: 'trial', expiresIn: '11d' });
  expect(late.status).toBe(400);
  expect(late.body.error).toMatchObject({
    message: expect.stringContaining(
      '10 days from now, the most that the preset allows',
    ),
    details: {
      field: 'expiresIn',
      value: '11d',
      fix: 'Use at most 10d.',
    },
  });
});

it.each([
  ['expires-at', 'soon'],
  ['sleep-schedule', '{"sleep":"* * * * *"}'],
  ['lifecycle', '{"deletion":true}'],
])(
  'acts on nothing while the annotation %s is garbled',
  async (annotation, value) => {
    const name = `garbled-${annotation.split('-')[0]}`;
    await path.tenant(name);
    await annotate(name, {
      'dapr-vcluster/expires-at': inDays(-30),
      [`dapr-vcluster/${annotation}`]: value,
    });
    await due(name);
    expect(await replicasOf(name)).toBe(1);
    // Extending repairs the expiry and what was done about it.
    await post('extend', name, { expiresIn: '5d' });
    await post('schedule', name, { schedule: null });
    await due(name);
    now += 6 * DAY_MS;
    await due(name);
    expect(await replicasOf(name)).toBe(0);
  },
);
