import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Killed, KillRange } from '../../__testUtils__/KillRange';
import { redis, secrets } from '../../__testUtils__/redisComponent';
import { until } from '../../__testUtils__/until';

let range: KillRange;
beforeAll(async () => {
  range = await KillRange.start();
  range.path.arrivalTakesAtMost(20_000);
  range.path.startSyncers();
  await until('the Lease of the host', () =>
    getIfPresent(range.path.host, RESOURCES.leases, {
      namespace: 'dapr-system',
      name: 'dapr-vcluster-component-syncer',
    }),
  );
}, 180_000);
afterAll(() => range?.close());

const change =
  (profile: string): Killed['call'] =>
  name => ({
    id: 'changeProfile',
    path: { host: 'sandbox', namespace: `vcluster-${name}`, name },
    body: { profile },
  });

/** A tenant of a profile with a Dapr Component. */
const tenantOf = (profile: string) => async (name: string) => {
  const { virtual } = await range.path.tenant(name, { profile });
  const { body } = await range.path.send(
    'POST',
    `/tenants/sandbox/vcluster-${name}/${name}/components`,
    'teamA',
    { ...redis, secrets },
  );
  expect(body.outcome).toBe('created');
  return virtual;
};

it.each([
  ['oss-hostmanaged', 'oss-synced'],
  ['oss-synced', 'oss-hostmanaged'],
])(
  'ends as if undisturbed when the portal is killed after each write of a change from %s to %s, and another is asked again',
  async (from, to) => {
    const { ends, expected } = await range.endsOfKills({
      before: tenantOf(from),
      call: change(to),
    });
    expect(expected.length).toBeGreaterThan(3);
    expect(ends).toEqual(expected);
  },
  1_200_000,
);
