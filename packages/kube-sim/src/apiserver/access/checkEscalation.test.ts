import { Fixture } from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const RBAC = 'rbac.authorization.k8s.io';
const BINDINGS = `/apis/${RBAC}/v1/namespaces/default/rolebindings`;
const ROLES = `/apis/${RBAC}/v1/namespaces/default/roles`;

const clusterRole = (name: string, rules: object[]) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata: { name },
  rules,
});
const secrets = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };
const roleRef = (name: string) => ({
  apiGroup: RBAC,
  kind: 'ClusterRole',
  name,
});
const binding = (name: string) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  metadata: { name },
  roleRef: roleRef(name),
  subjects: [{ apiGroup: RBAC, kind: 'User', name: 'portal' }],
});
const role = (verbs: string[]) => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  metadata: { name: 'r' },
  rules: [{ ...secrets, verbs }],
});

/** A user with these rules everywhere. */
async function userWith(...rules: object[]) {
  const { server } = await fixture.connect({
    initial: [
      clusterRole('portal', rules),
      clusterRole('tenant', [secrets]),
      clusterRole('other', [secrets]),
      {
        apiVersion: `${RBAC}/v1`,
        kind: 'ClusterRoleBinding',
        metadata: { name: 'portal' },
        roleRef: roleRef('portal'),
        subjects: [{ apiGroup: RBAC, kind: 'User', name: 'portal' }],
      },
    ],
  });
  const token = server.issueToken({
    username: 'portal',
    expiresInSeconds: 600,
  });
  return fixture.client(server, token);
}

const write = {
  apiGroups: [RBAC],
  resources: ['roles', 'rolebindings'],
  verbs: ['create', 'patch'],
};
const bind = {
  apiGroups: [RBAC],
  resources: ['clusterroles'],
  resourceNames: ['tenant'],
  verbs: ['bind'],
};

describe('escalation', () => {
  it('lets a user bind only the role that it may bind, and it has the rights of that role then', async () => {
    const client = await userWith(write, bind);
    const path = '/api/v1/namespaces/default/secrets/x';
    expect((await client.get(path)).code).toBe(403);
    expect((await client.post(BINDINGS, binding('tenant'))).code).toBe(201);
    expect((await client.get(path)).code).toBe(404);
    const other = await client.post(BINDINGS, binding('cluster-admin'));
    expect([other.code, other.json().message]).toEqual([
      403,
      expect.stringContaining(
        'is attempting to grant RBAC permissions not currently held:\n{APIGroups:["*"], Resources:["*"], Verbs:["*"]}',
      ),
    ]);
    const unknown = await client.post(BINDINGS, binding('nobody'));
    expect([unknown.code, unknown.json().message]).toEqual([
      404,
      'clusterroles.rbac.authorization.k8s.io "nobody" not found',
    ]);
  });

  it('gives an aggregated role the rules of all roles with its label', async () => {
    const { server, client: admin } = await fixture.connect({
      initial: [
        {
          ...clusterRole('tenant', []),
          aggregationRule: {
            clusterRoleSelectors: [{ matchLabels: { to: 'tenant' } }],
          },
        },
        binding('tenant'),
      ].map(object => ({
        ...object,
        metadata: {
          ...object.metadata,
          ...(object.kind === 'RoleBinding' && { namespace: 'default' }),
        },
      })),
    });
    const token = server.issueToken({
      username: 'portal',
      expiresInSeconds: 600,
    });
    const client = fixture.client(server, token);
    const path = '/api/v1/namespaces/default/secrets/x';
    expect((await client.get(path)).code).toBe(403);
    const base = clusterRole('base', [secrets]);
    await admin.post(`/apis/${RBAC}/v1/clusterroles`, {
      ...base,
      metadata: { ...base.metadata, labels: { to: 'tenant' } },
    });
    expect((await client.get(path)).code).toBe(404);
  });

  it('lets a user write rules that it has itself', async () => {
    const client = await userWith(write, {
      ...secrets,
      verbs: ['get', 'list'],
    });
    expect((await client.post(ROLES, role(['get', 'delete']))).code).toBe(403);
    expect((await client.post(ROLES, role(['get']))).code).toBe(201);
    expect((await client.post(BINDINGS, binding('other'))).code).toBe(201);
  });

  it('lets a user write any rules with the verb escalate', async () => {
    const escalate = {
      apiGroups: [RBAC],
      resources: ['roles'],
      verbs: ['escalate'],
    };
    const client = await userWith(write, escalate);
    expect((await client.post(ROLES, role(['*']))).code).toBe(201);
  });
});
