import { ManualClock } from '../../clock/ManualClock';
import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  NAMESPACES,
  PODS,
} from '../../__testUtils__/fixture';
import { KubeObject } from '../meta/types';

const fixture = new Fixture();
afterEach(() => fixture.close());

const RBAC = 'rbac.authorization.k8s.io';

function role(name: string, rules: object[], namespace?: string): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: namespace ? 'Role' : 'ClusterRole',
    metadata: { name, namespace },
    rules,
  };
}

function binding(
  to: KubeObject,
  subject: object,
  namespace?: string,
): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name: to.metadata.name, namespace },
    roleRef: { apiGroup: RBAC, kind: to.kind, name: to.metadata.name },
    subjects: [subject],
  };
}

const READ_MAPS = {
  apiGroups: [''],
  resources: ['configmaps'],
  verbs: ['get', 'list'],
};
const ROBOT = { kind: 'ServiceAccount', name: 'robot', namespace: 'default' };

describe('authentication', () => {
  it('knows nobody without a token and refuses expired ones', async () => {
    const clock = new ManualClock();
    const server = await fixture.start({ clock });
    const anonymous = await fixture.client(server, '').get(PODS);
    expect([anonymous.code, anonymous.json().message]).toEqual([
      403,
      'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "default"',
    ]);
    const token = server.issueToken({ username: 'u', expiresInSeconds: 60 });
    const client = fixture.client(server, token);
    expect((await client.get('/api')).code).toBe(200);
    clock.advance(61_000);
    expect((await client.get('/api')).code).toBe(401);
  });

  it('answers probes and version to anybody', async () => {
    const server = await fixture.start({ kubernetesVersion: 'v1.34.2' });
    const client = fixture.client(server, '');
    for (const path of ['/healthz', '/livez', '/readyz']) {
      expect((await client.get(path)).text).toBe('ok');
    }
    expect((await client.get('/version')).json()).toMatchObject({
      major: '1',
      minor: '34',
      gitVersion: 'v1.34.2',
    });
    expect((await client.get('/apis')).code).toBe(403);
  });

  it('issues tokens to service accounts that exist, which end with the account', async () => {
    const { server, client } = await fixture.connect();
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    const request = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 600 },
    };
    expect((await client.post(`${accounts}/robot/token`, request)).code).toBe(
      404,
    );
    await client.post(accounts, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'robot' },
    });
    const { status } = (
      await client.post(`${accounts}/robot/token`, request)
    ).json();
    const review = async (token: string) =>
      (
        await client.post('/apis/authentication.k8s.io/v1/tokenreviews', {
          spec: { token },
        })
      ).json().status;
    expect(await review(status.token)).toMatchObject({
      authenticated: true,
      user: {
        username: 'system:serviceaccount:default:robot',
        groups: [
          'system:serviceaccounts',
          'system:serviceaccounts:default',
          'system:authenticated',
        ],
      },
    });
    expect(await review('nonsense')).toEqual({
      user: {},
      error: 'invalid bearer token',
    });
    await client.delete(`${accounts}/robot`);
    expect(await review(status.token)).not.toHaveProperty('authenticated');
    expect((await fixture.client(server, status.token).get('/api')).code).toBe(
      401,
    );
  });
});

describe('authorization', () => {
  it('lets a service account do what its roles say, where they say it', async () => {
    const reader = role('reader', [READ_MAPS], 'default');
    const { server } = await fixture.connect({
      initial: [reader, binding(reader, ROBOT, 'default')],
    });
    const robot = fixture.client(
      server,
      server.serviceAccountToken('default', 'robot'),
    );
    expect((await robot.get(CONFIG_MAPS)).code).toBe(200);
    const write = await robot.post(CONFIG_MAPS, configMap('a'));
    expect([write.code, write.json().message]).toEqual([
      403,
      'configmaps is forbidden: User "system:serviceaccount:default:robot" cannot create resource "configmaps" in API group "" in the namespace "default"',
    ]);
    const all = await robot.get('/api/v1/configmaps');
    expect(all.json().message).toContain('at the cluster scope');
    const elsewhere = await robot.get(
      '/api/v1/namespaces/kube-system/configmaps/x',
    );
    expect(elsewhere.json().message).toBe(
      'configmaps "x" is forbidden: User "system:serviceaccount:default:robot" cannot get resource "configmaps" in API group "" in the namespace "kube-system"',
    );
  });

  it('follows bindings as they come and go', async () => {
    const reader = role('reader', [READ_MAPS]);
    const { server, client } = await fixture.connect({ initial: [reader] });
    const user = fixture.client(
      server,
      server.issueToken({ username: 'u', groups: ['team-a'] }),
    );
    const path = `/apis/${RBAC}/v1/clusterrolebindings`;
    expect((await user.get(CONFIG_MAPS)).code).toBe(403);
    await client.post(
      path,
      binding(reader, { kind: 'Group', name: 'team-a', apiGroup: RBAC }),
    );
    expect((await user.get(CONFIG_MAPS)).code).toBe(200);
    await client.delete(`${path}/reader`);
    expect((await user.get(CONFIG_MAPS)).code).toBe(403);
  });

  it('evaluates subresources and single names', async () => {
    const rules = [
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      {
        apiGroups: [''],
        resources: ['configmaps'],
        resourceNames: ['one'],
        verbs: ['get'],
      },
    ];
    const narrow = role('narrow', rules);
    const { server } = await fixture.connect({
      initial: [
        narrow,
        binding(narrow, ROBOT),
        configMap('one', {}, { namespace: 'default' }),
        configMap('two', {}, { namespace: 'default' }),
      ],
    });
    const robot = fixture.client(
      server,
      server.serviceAccountToken('default', 'robot'),
    );
    expect((await robot.get(`${CONFIG_MAPS}/one`)).code).toBe(200);
    expect((await robot.get(`${CONFIG_MAPS}/two`)).code).toBe(403);
    expect((await robot.get(`${PODS}/p/log`)).code).toBe(404);
    const pod = await robot.get(`${PODS}/p`);
    expect(pod.code).toBe(403);
    const proxy = await robot.get(`${PODS}/p:80/proxy/`);
    expect(proxy.json().message).toContain('resource "pods/proxy"');
  });

  it('answers access reviews for oneself and, asked by an admin, for others', async () => {
    const reader = role('reader', [READ_MAPS]);
    const { server, client } = await fixture.connect({
      initial: [reader, binding(reader, ROBOT)],
    });
    const robot = fixture.client(
      server,
      server.serviceAccountToken('default', 'robot'),
    );
    const ask = (who: typeof client, kind: string, verb: string, more = {}) =>
      who.post(`/apis/authorization.k8s.io/v1/${kind}`, {
        spec: {
          resourceAttributes: {
            verb,
            resource: 'configmaps',
            namespace: 'default',
          },
          ...more,
        },
      });
    const own = await ask(robot, 'selfsubjectaccessreviews', 'list');
    expect([own.code, own.json().status.allowed]).toEqual([201, true]);
    const denied = await ask(robot, 'selfsubjectaccessreviews', 'delete');
    expect(denied.json().status.allowed).toBe(false);
    const forbidden = await ask(robot, 'subjectaccessreviews', 'list');
    expect(forbidden.code).toBe(403);
    const other = await ask(client, 'subjectaccessreviews', 'list', {
      user: 'system:serviceaccount:default:robot',
    });
    expect(other.json().status.allowed).toBe(true);
  });

  it('evaluates a namespace by the roles inside it', async () => {
    const owner = role(
      'owner',
      [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }],
      'default',
    );
    const { server } = await fixture.connect({
      initial: [owner, binding(owner, ROBOT, 'default')],
    });
    const robot = fixture.client(
      server,
      server.serviceAccountToken('default', 'robot'),
    );
    expect((await robot.get(`${NAMESPACES}/default`)).code).toBe(200);
    expect((await robot.get(`${NAMESPACES}/kube-system`)).code).toBe(403);
  });
});
