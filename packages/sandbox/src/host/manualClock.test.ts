import { ManualClock } from 'dapr-vcluster-kube-sim';
import { TestHost } from '../__testUtils__/TestHost';

jest.setTimeout(180_000);

it('starts and runs a tenant on a clock that stands still but for retries', async () => {
  const clock = new ManualClock('2026-01-01T00:00:00Z');
  const ticking = setInterval(() => clock.advance(50), 20);
  const host = await TestHost.start({ clock });
  const virtual = await host.tenant({ name: 'still', version: '0.36.1' });
  const { body } = await virtual.raw('/api/v1/namespaces/default');
  expect(JSON.parse(body).metadata.creationTimestamp).toMatch(
    /^2026-01-01T00:/,
  );
  clearInterval(ticking);
  await host.close();
});
