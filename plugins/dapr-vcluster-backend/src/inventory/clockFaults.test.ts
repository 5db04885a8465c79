import { ManualClock } from 'dapr-vcluster-kube-sim';
import { putPod } from '../__testUtils__/faultHost';
import { TwoHosts } from '../__testUtils__/TwoHosts';
import { HOUR_MS } from '../platform/milliseconds';

it.each([-6, 6])('the host is %d hours off', async hours => {
  const start = new Date(new ManualClock().now().getTime() + hours * HOUR_MS);
  const hosts = await TwoHosts.start({ clock: new ManualClock(start) });
  try {
    putPod(hosts.faulty, 'new');
    expect(await hosts.converged()).toBeLessThanOrEqual(10);
    const { freshness } = hosts.index.getTenant({
      host: 'faulty',
      namespace: 'vcluster-a',
      name: 'a',
    })!;
    // Age is told by the portal's own clock; the host's says nothing about it.
    expect(freshness.stale).toBeUndefined();
    const age = hosts.clock.now().getTime() - Date.parse(freshness.observedAt);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60_000);
    await hosts.otherFollows('while-one-is-off');
  } finally {
    await hosts.close();
  }
});
