import { WritePath } from '../../__testUtils__/WritePath';

const SCHEDULE = { sleep: '0 20 * * *', wake: '0 7 * * *', zone: 'UTC' };

let path: WritePath;
let before: Record<string, string>;
beforeAll(async () => {
  path = await WritePath.start(undefined, {
    config: { lifecycle: { maxDays: 90 } },
  });
  await path.tenant('wrong');
  before = await path.fingerprint();
}, 180_000);
afterAll(() => path?.close());

it.each<[string, object, string]>([
  ['extend', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ['extend', { expiresAt: 'next week' }, 'expiresAt'],
  ['extend', { expiresAt: '10000-01-01T00:00:00Z' }, 'expiresAt'],
  ['extend', { expiresIn: '91d' }, 'expiresIn'],
  ['extend', { expiresIn: '30 days' }, 'expiresIn'],
  ['extend', { expiresIn: 30 }, 'expiresIn'],
  ['extend', { until: '30d' }, ''],
  [
    'schedule',
    { schedule: { ...SCHEDULE, sleep: 'at night' } },
    'schedule.sleep',
  ],
  [
    'schedule',
    { schedule: { ...SCHEDULE, sleep: '* * * * * *' } },
    'schedule.sleep',
  ],
  [
    'schedule',
    { schedule: { ...SCHEDULE, wake: '* * * * *' } },
    'schedule.wake',
  ],
  [
    'schedule',
    { schedule: { ...SCHEDULE, zone: 'Mars/Olympus' } },
    'schedule.zone',
  ],
  ['schedule', { schedule: { ...SCHEDULE, zone: 5 } }, 'schedule.zone'],
  ['schedule', {}, 'schedule'],
])('rejects %s %j, naming %s', async (what, body, field) => {
  const answer = await path.send(
    'POST',
    `/tenants/sandbox/vcluster-wrong/wrong/${what}`,
    'teamA',
    body,
  );
  expect(answer.status).toBe(400);
  expect(answer.body.error.details?.field ?? '').toBe(field);
  expect(await path.fingerprint()).toEqual(before);
});

it('refuses a read-only host, a stranger, and what is not there', async () => {
  const of = (
    host: string,
    name: string,
    user: 'teamA' | 'teamB' | 'platform',
  ) =>
    path.send(
      'POST',
      `/tenants/${host}/vcluster-${name}/${name}/extend`,
      user,
      { expiresIn: '1d' },
    );
  expect((await of('frozen', 'wrong', 'platform')).status).toBe(409);
  expect((await of('sandbox', 'wrong', 'teamB')).status).toBe(403);
  expect((await of('sandbox', 'none', 'platform')).status).toBe(404);
});
