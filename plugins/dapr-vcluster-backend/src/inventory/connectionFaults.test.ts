import { startFaultHost, putPod } from '../__testUtils__/faultHost';
import { TwoHosts } from '../__testUtils__/TwoHosts';

let hosts: TwoHosts;
beforeEach(async () => {
  hosts = await TwoHosts.start();
});
afterEach(() => hosts.close());

it('recovers when an API server restarts with earlier data', async () => {
  const backup = hosts.faulty.dump();
  for (let i = 0; i < 20; i++) {
    putPod(hosts.faulty, `lost-${i}`);
  }
  await hosts.converged();
  await hosts.faulty.close();
  const seconds = await hosts.stale(/could not be reached/);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(hosts.host().connection).toMatch(/stale|unreachable/);
  await hosts.otherFollows('while-one-is-dead');

  hosts.faulty = await startFaultHost('faulty', {
    initial: [],
    restore: backup,
    port: Number(new URL(hosts.faulty.url).port),
  });
  putPod(hosts.faulty, 'after-the-restore');
  expect(hosts.faulty.store.resourceVersion).toBeLessThan(
    backup.resourceVersion + 20,
  );
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
  expect(hosts.host().sidecars).toBe(2);
});

it('recovers when a watch falls silent', async () => {
  const release = hosts.faulty.faults.stallWatches();
  putPod(hosts.faulty, 'unheard');
  expect(hosts.host().sidecars).toBe(1);
  const seconds = await hosts.stale(/fell silent/);
  await hosts.otherFollows('while-one-is-silent');
  // The list tells what the stream does not; each kind notices its own silence, all within the same minute.
  expect(await hosts.converged(60 - seconds)).toBeLessThanOrEqual(60);
  putPod(hosts.faulty, 'held-back');
  release();
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
});

it('recovers with a new token after the old one expired', async () => {
  const good = hosts.token;
  hosts.token = 'expired';
  hosts.faulty.faults.dropWatches();
  expect(await hosts.stale(/no longer accepted/)).toBeLessThanOrEqual(60);
  putPod(hosts.faulty, 'unseen');
  await hosts.otherFollows('while-one-has-no-token');
  hosts.token = good;
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
});

it('recovers when the host refused connections for a while', async () => {
  hosts.faulty.faults.refuseConnections();
  await hosts.stale(/could not be reached/);
  putPod(hosts.faulty, 'unseen');
  let seconds = 0;
  await hosts.pass(60, 'a minute', () => (seconds += 1) > 60);
  await hosts.otherFollows('while-one-refuses');
  hosts.faulty.faults.refuseConnections(false);
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
});
