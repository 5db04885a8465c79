import { KubeError } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SecretVersion } from './SecretVersion';

/** A host whose Secret the test replaces, and timers that it lets run out. */
function start() {
  const waits: number[] = [];
  const asked: unknown[] = [];
  const host = { version: '1', fails: 0 };
  let expire: () => void = () => {};
  const secret = new SecretVersion({
    host: {
      get: async (_resource, ref, options) => {
        asked.push([ref, options]);
        if (host.fails) {
          throw new KubeError({ status: host.fails, reason: '', message: '' });
        }
        const metadata = {
          name: 'vc-a',
          uid: 'u',
          resourceVersion: host.version,
        };
        return { metadata } as never;
      },
    },
    vcluster: { namespace: 'vcluster-a', name: 'a' },
    timers: {
      after: (ms, callback) => {
        waits.push(ms);
        expire = callback;
        return () => {};
      },
    },
  });
  const stop = new AbortController();
  const seen = { changed: false };
  const settled = () => new Promise(resolve => setImmediate(resolve));
  return {
    host,
    secret,
    asked,
    waits,
    stop,
    seen,
    follow: () =>
      secret.changed(stop.signal).then(() => {
        seen.changed = true;
      }),
    look: async () => {
      expire();
      await settled();
    },
  };
}

it('looks ever less often, at metadata alone, until there is another version', async () => {
  const { host, secret, asked, waits, seen, follow, look } = start();
  await secret.note();
  const end = follow();
  for (let looks = 0; looks < 5; looks++) {
    await look();
  }
  expect(seen.changed).toBe(false);
  expect(waits).toEqual([1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  expect(asked[0]).toEqual([
    { namespace: 'vcluster-a', name: 'vc-a' },
    { metadataOnly: true },
  ]);
  host.version = '2';
  await look();
  await end;
});

it('takes one that is made, and no answer for no change', async () => {
  const { host, secret, seen, follow, look } = start();
  host.fails = 404;
  await secret.note();
  const end = follow();
  await look();
  host.fails = 503;
  await look();
  host.fails = 403;
  await look();
  expect(seen.changed).toBe(false);
  host.fails = 0;
  await look();
  await end;
});

it('ends with the signal', async () => {
  const { secret, stop, asked, follow } = start();
  await secret.note();
  const end = follow();
  stop.abort();
  await end;
  expect(asked).toHaveLength(1);
});
