import { Killed, KillRange } from '../__testUtils__/KillRange';
import { redis, secrets } from '../__testUtils__/redisComponent';

let range: KillRange;
beforeAll(async () => {
  range = await KillRange.start();
}, 180_000);
afterAll(() => range?.close());

const pathOf = (name: string) => ({
  host: 'sandbox',
  namespace: `vcluster-${name}`,
  name,
});

const MANIFESTS = ['first', 'second']
  .map(
    name => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}}
data: {key: value}
`,
  )
  .join('---\n');

/** A tenant of a profile, after some calls that must succeed. */
const tenantWith =
  (
    profile: string,
    ...calls: Array<[method: string, route: string, body: object]>
  ) =>
  async (name: string) => {
    const { virtual } = await range.path.tenant(name, { profile });
    for (const [method, route, body] of calls) {
      const at = `/tenants/sandbox/vcluster-${name}/${name}/${route}`;
      const answer = await range.path.send(method, at, 'teamA', body);
      expect([answer.status, answer.body]).toEqual([
        expect.any(Number),
        expect.not.objectContaining({ error: expect.anything() }),
      ]);
    }
    return virtual;
  };

const register: Killed['call'] = name => ({
  id: 'applyComponent',
  path: pathOf(name),
  body: { ...redis, secrets },
});
const registered = ['POST', 'components', { ...redis, secrets }] as [
  string,
  string,
  object,
];

const OPERATIONS: Record<string, Killed> = {
  'registering a Dapr Component on the host': {
    before: tenantWith('oss-hostmanaged'),
    call: register,
  },
  'registering a Dapr Component in the vcluster': {
    before: tenantWith('oss-multins'),
    call: register,
  },
  'deleting a Dapr Component': {
    before: tenantWith('oss-hostmanaged', registered),
    call: name => ({
      id: 'deleteComponent',
      path: {
        ...pathOf(name),
        virtualNamespace: 'default',
        component: redis.name,
      },
    }),
  },
  'applying manifests': {
    before: tenantWith('oss-hostmanaged'),
    call: name => ({
      id: 'applyManifests',
      path: pathOf(name),
      body: { manifests: MANIFESTS },
    }),
  },
};

it.each(Object.entries(OPERATIONS))(
  'ends as if undisturbed when the portal is killed after each write of %s, and another is asked again',
  async (_, operation) => {
    const { ends, expected } = await range.endsOfKills(operation);
    expect(expected.length).toBeGreaterThan(0);
    expect(ends).toEqual(expected);
  },
  600_000,
);
