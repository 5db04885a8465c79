import { ManualClock } from '../../clock/ManualClock';
import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  PODS,
  until,
} from '../../__testUtils__/fixture';
import { WatchReader } from '../../__testUtils__/WatchReader';

const fixture = new Fixture();
afterEach(() => fixture.close());

const WATCH = `${CONFIG_MAPS}?watch=1&labelSelector=mine`;
const mine = (name: string) => configMap(name, {}, { labels: { mine: 'yes' } });

describe('faults', () => {
  it('break watches off, of the chosen resource only', async () => {
    const { server, client } = await fixture.connect();
    const maps = await WatchReader.open(client, WATCH);
    const pods = await WatchReader.open(client, `${PODS}?watch=1`);
    expect(server.faults.dropWatches({ plural: 'configmaps' })).toBe(1);
    expect(await maps.next()).toBeUndefined();
    expect(server.faults.dropWatches()).toBe(1);
    expect(await pods.next()).toBeUndefined();
  });

  it('hold watches silent and release them with what they missed', async () => {
    const { server, client } = await fixture.connect();
    const watch = await WatchReader.open(client, WATCH);
    const release = server.faults.stallWatches({ plural: 'configmaps' });
    await client.post(CONFIG_MAPS, mine('a'));
    const next = watch.take(1);
    const probe = await Promise.race([
      next,
      client.get(CONFIG_MAPS).then(() => 'silent'),
    ]);
    expect(probe).toBe('silent');
    release();
    expect(await next).toEqual(['ADDED a']);
    watch.close();
  });

  it('answer the next watch with 410 and then recover', async () => {
    const { server, client } = await fixture.connect();
    server.faults.expireWatches(1, { plural: 'configmaps' });
    const first = await WatchReader.open(client, WATCH);
    expect(await first.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    expect(await first.next()).toBeUndefined();
    await client.post(CONFIG_MAPS, mine('a'));
    const watch = await WatchReader.open(client, WATCH);
    expect(await watch.take(1)).toEqual(['ADDED a']);
    watch.close();
  });

  it('ask to retry later with 429 and Retry-After', async () => {
    const { server, client } = await fixture.connect();
    server.faults.throttle({ retryAfterSeconds: 7, count: 1 });
    const answer = await client.get(CONFIG_MAPS);
    expect(answer.code).toBe(429);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.json().details.retryAfterSeconds).toBe(7);
    expect((await client.get(CONFIG_MAPS)).code).toBe(200);
  });

  it('fail as often as told, where told', async () => {
    const { server, client } = await fixture.connect();
    server.faults.fail({ code: 503, count: 2, scope: { path: /configmaps/ } });
    const codes = [];
    for (const path of [PODS, CONFIG_MAPS, CONFIG_MAPS, CONFIG_MAPS]) {
      codes.push((await client.get(path)).code);
    }
    expect(codes).toEqual([200, 503, 503, 200]);
    server.faults.fail({});
    expect((await client.get('/apis')).code).toBe(500);
    server.faults.clear();
    expect((await client.get('/apis')).code).toBe(200);
  });

  it('forbid kinds', async () => {
    const { server, client } = await fixture.connect();
    server.faults.forbid({ plural: 'secrets' });
    const answer = await client.get('/api/v1/secrets');
    expect(answer.code).toBe(403);
    expect(answer.json().message).toContain('secrets is forbidden');
    expect((await client.get(PODS)).code).toBe(200);
  });

  it('make lists wait by the clock', async () => {
    const clock = new ManualClock();
    const { server, client } = await fixture.connect({ clock });
    server.faults.slowLists(5000, { plural: 'configmaps' });
    const slow = client.get(CONFIG_MAPS);
    expect((await client.get(PODS)).code).toBe(200);
    await until(() => clock.pending === 1);
    clock.advance(5000);
    expect((await slow).code).toBe(200);
  });

  it('expire every token', async () => {
    const { server, client } = await fixture.connect();
    server.faults.expireTokens();
    expect((await client.get(PODS)).code).toBe(401);
    server.faults.expireTokens(false);
    expect((await client.get(PODS)).code).toBe(200);
  });

  it('hang: requests are taken, and answered only later', async () => {
    const { server, client } = await fixture.connect();
    const watch = await WatchReader.open(client, WATCH);
    const release = server.faults.hang();
    const answer = client.post(CONFIG_MAPS, mine('a'));
    const seen = watch.take(1);
    const first = await Promise.race([
      answer.then(() => 'answered'),
      seen.then(() => 'seen'),
      new Promise(resolve => setImmediate(resolve, 'silent')),
    ]);
    expect(first).toBe('silent');
    release();
    expect((await answer).code).toBe(201);
    expect(await seen).toEqual(['ADDED a']);
    watch.close();
  });

  it('revoke one token, and no other', async () => {
    const { server, client } = await fixture.connect();
    server.faults.revokeToken(server.adminToken);
    expect((await client.get(PODS)).code).toBe(401);
    const other = server.issueToken({
      username: 'other',
      groups: ['system:masters'],
    });
    expect((await fixture.client(server, other).get(PODS)).code).toBe(200);
  });

  it('refuse connections, also those that are open', async () => {
    const { server, client } = await fixture.connect();
    const watch = await WatchReader.open(client, WATCH);
    server.faults.refuseConnections();
    expect(await watch.next()).toBeUndefined();
    await expect(client.get(PODS)).rejects.toThrow(/ECONNRESET|socket/);
    server.faults.refuseConnections(false);
    expect((await client.get(PODS)).code).toBe(200);
  });
});
