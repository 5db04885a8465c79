import { pod } from '../../__testUtils__/objects';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { SidecarProber } from './SidecarProber';

const hosts = new TestHosts();
afterEach(() => hosts.close());

type Answer = { status: number; body: string };

/** A host whose pods answer as told; counts questions and how many were asked at once. */
async function start(answer: (path: string) => Answer | Promise<Answer>) {
  const seen = { total: 0, now: 0, most: 0 };
  const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
  const host = await hosts.start({
    initial: names.map(name => pod('default', name)),
    pods: {
      proxy: async ({ path }) => {
        seen.total += 1;
        seen.now += 1;
        seen.most = Math.max(seen.most, seen.now);
        try {
          return await answer(path);
        } finally {
          seen.now -= 1;
        }
      },
      logs: async function* logs() {
        yield* [];
      },
    },
  });
  // On a busy machine an answer may take longer than pages wait for it.
  const prober = new SidecarProber(60_000);
  const probe = (name = 'p0', version = name) =>
    prober.probe(host.client, { namespace: 'default', pod: name, version });
  return { ...host, probe, seen, names };
}

const HEALTHY = (path: string): Answer =>
  path.includes('healthz')
    ? { status: 204, body: '' }
    : { status: 200, body: '{"components":[]}' };

describe('SidecarProber', () => {
  it('reads the metadata once for one version, and again for the next', async () => {
    const { probe, seen } = await start(HEALTHY);
    await Promise.all([probe(), probe()]);
    await probe();
    expect(seen.total).toBe(2);
    expect((await probe('p0', 'newer')).loaded.state).toBe('known');
    expect(seen.total).toBe(4);
  });

  it('limits the requests at a time', async () => {
    const { probe, seen, names } = await start(async path => {
      await new Promise(setImmediate);
      return HEALTHY(path);
    });
    await Promise.all(names.map(name => probe(name)));
    expect(seen.total).toBe(2 * names.length);
    // Two questions each: metadata and health.
    expect(seen.most).toBeLessThanOrEqual(16);
  });

  it('reads the message of an unhealthy sidecar', async () => {
    const { probe } = await start(path =>
      path.includes('healthz')
        ? { status: 500, body: '{"message":"app is down"}' }
        : HEALTHY(path),
    );
    expect((await probe()).unhealthy).toBe('app is down');
  });

  it('stops reading an answer that is too large', async () => {
    const { probe } = await start(() => ({
      status: 200,
      body: 'x'.repeat(300_000),
    }));
    expect((await probe()).loaded).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('more than 262144 bytes'),
    });
  });

  it('is unknown when the host does not answer', async () => {
    const { probe, server } = await start(HEALTHY);
    server.faults.refuseConnections();
    expect((await probe()).loaded).toEqual({
      state: 'unknown',
      reason: 'The sidecar did not answer.',
    });
  });
});
