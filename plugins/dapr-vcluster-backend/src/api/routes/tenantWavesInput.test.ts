import { NEW, UpgradePath } from '../../__testUtils__/UpgradePath';
import {
  StartArguments,
  startWave,
  untilWaveEnded,
} from '../../__testUtils__/upgradeWaves';

let path: UpgradePath['path'];
beforeAll(async () => {
  ({ path } = await UpgradePath.start());
  await path.tenant('bad');
}, 180_000);
afterAll(() => path?.close());

const start = (...args: StartArguments) => startWave(path, ...args);

const some = ['sandbox/vcluster-bad/bad'];

it.each<[string, object, string, string]>([
  ['no selection', {}, 'tenants', 'tenants: has to be given, or else filter'],
  ['both', { tenants: some, filter: {} }, 'tenants', 'and not both'],
  ['an empty selection', { tenants: [] }, 'tenants', 'has no tenant'],
  [
    'too many tenants',
    { tenants: Array.from({ length: 101 }, (_, i) => `h/n/t${i}`) },
    'tenants',
    'has more than 100 tenants',
  ],
  [
    'a tenant twice',
    { tenants: [...some, ...some] },
    'tenants',
    'names a tenant twice',
  ],
  [
    'no tenant',
    { tenants: ['a/b'] },
    'tenants.0',
    'tenant "a/b" is not of the form',
  ],
  [
    'a filter that selects nobody',
    { filter: { host: 'nowhere' } },
    'filter',
    'no tenant that you may read passes the filter',
  ],
  ['a filter that there is not', { filter: { hots: 'a' } }, 'filter', 'hots'],
  [
    'an unknown version',
    { tenants: some, version: '0.99.0' },
    'version',
    'version "0.99.0" is not offered',
  ],
  [
    'a downgrade',
    { tenants: some, version: '0.26.0' },
    'version',
    '0.26.0 is older than the installed 0.36.1',
  ],
  ['no batch', { tenants: some, batchSize: 0 }, 'batchSize', 'batchSize'],
  ['half a batch', { tenants: some, batchSize: 2.5 }, 'batchSize', 'batchSize'],
  [
    'a batch of everybody',
    { tenants: some, batchSize: 21 },
    'batchSize',
    'batchSize',
  ],
  ['a negative canary', { tenants: some, canary: -1 }, 'canary', 'canary'],
  [
    'a pause of a year',
    { tenants: some, pauseMinutes: 525_600 },
    'pauseMinutes',
    'pauseMinutes',
  ],
  ['text for a number', { tenants: some, canary: '1' }, 'canary', 'canary'],
])('rejects %s', async (_, body, field, message) => {
  const answer = await start(body);
  expect(answer.body.error?.message).toContain(message);
  expect(answer.status).toBe(400);
  expect(answer.body.error.details.field).toBe(field);
});

it('refuses nobody, a service, a guest, and a team with tenants of others only', async () => {
  const body = { tenants: some, version: NEW };
  expect((await start(body, '', 'nobody')).status).toBe(401);
  expect((await start(body, '', 'service')).status).toBe(403);
  expect((await start(body, '', 'guest')).status).toBe(403);
  const other = await start(body, '', 'teamB');
  expect(other.status).toBe(403);
  expect(other.body.error.details.permission).toBe(
    'dapr-vcluster.tenant.update',
  );
});

it('refuses a wave that there is not', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  const none = await path.send('GET', `/upgrade-waves/${id}`, 'teamA');
  expect(none.status).toBe(404);
  const wrong = await path.send('GET', '/upgrade-waves/none', 'teamA');
  expect(wrong.status).toBe(400);
});

it('refuses tenants that are in another wave', async () => {
  const first = await start({ tenants: some, version: NEW });
  expect(first.body.outcome).toBe('started');
  const second = await start({ tenants: some, version: NEW });
  expect(second.status).toBe(409);
  expect(second.body.error.message).toContain(
    'It is in another wave, which user:default/tom has started at',
  );
  await untilWaveEnded(path, first.body.id);
  const third = await start({ tenants: some, version: NEW });
  expect(third.body.outcome).toBe('unchanged');
}, 60_000);
