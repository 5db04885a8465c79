import { putPod } from '../__testUtils__/faultHost';
import { TwoHosts } from '../__testUtils__/TwoHosts';

let hosts: TwoHosts;
beforeEach(async () => {
  hosts = await TwoHosts.start();
});
afterEach(() => hosts.close());

it('recovers when a kind was forbidden and is allowed again', async () => {
  const stateOf = (kind: string) =>
    hosts.host().sources.find(source => source.kind === kind);
  hosts.faulty.faults.forbid({ plural: 'pods' });
  hosts.faulty.faults.dropWatches({ plural: 'pods' });
  await hosts.pass(
    60,
    'forbidden',
    () => stateOf('pods')?.state === 'forbidden',
  );
  expect(stateOf('pods')?.reason).toMatch(/may not list and watch/);
  const others = hosts.host().sources.filter(({ kind }) => kind !== 'pods');
  expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['live']));
  const tenant = hosts.index.getTenant({
    host: 'faulty',
    namespace: 'vcluster-a',
    name: 'a',
  });
  expect(tenant?.counts).not.toHaveProperty('sidecars');
  expect(tenant?.freshness.unknown).toMatchObject([
    { kind: 'pods', state: 'forbidden' },
  ]);
  await hosts.otherFollows('while-pods-are-forbidden');
  putPod(hosts.faulty, 'unseen');
  hosts.faulty.faults.clear();
  expect(await hosts.converged()).toBeLessThanOrEqual(10);
  expect(hosts.host().sidecars).toBe(2);
});
