import {
  DaprComponent,
  Difference,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

const SECRET = 'not-for-anybody';

const store = (metadata: object[], more: object = {}): KubeObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'store', namespace: 'default' },
  spec: { type: 'state.redis', version: 'v1', metadata, ...more },
  scopes: ['checkuot'],
});

describe('Dapr resources of a multi-namespace tenant', () => {
  let tenants: SyncedTenants;
  let namespace: string;

  beforeAll(async () => {
    tenants = await SyncedTenants.start({ 'team-a': 'oss-multins' });
    namespace = await tenants.hostNamespace('team-a');
  }, 180_000);
  afterAll(() => tenants?.close());
  afterEach(() => {
    jest.restoreAllMocks();
    tenants.live.server.faults.clear();
  });

  const path = (part: string) => tenants.path('team-a', part);
  const component = (synced: DaprComponent['synced']): Promise<DaprComponent> =>
    tenants.portal.until(`store to be ${synced}`, path('/components'), body =>
      body.items.find(
        (item: DaprComponent) =>
          item.name === 'store' && item.synced === synced,
      ),
    );

  it('are in sync at first, with no running app that could load them', async () => {
    await tenants.declare(
      'team-a',
      RESOURCES.components,
      store([
        { name: 'redisHost', value: 'redis:6379' },
        { name: 'redisPassword', value: SECRET },
      ]),
    );
    const { findings, host } = await component('in-sync');
    expect(host).toEqual({ namespace, name: 'store' });
    expect(findings.map(({ ruleId }) => ruleId)).toContain(
      'component/no-running-app',
    );
    const { body } = await tenants.portal.get(
      path('/differences/Component/default/store'),
    );
    expect(body).toMatchObject({ host, fields: { state: 'known', value: [] } });
  });

  it('differ, field by field and without the password, while the syncer cannot write', async () => {
    tenants.freeze(namespace);
    await tenants.declare(
      'team-a',
      RESOURCES.components,
      store(
        [
          { name: 'redisHost', value: 'elsewhere:6379' },
          { name: 'redisPassword', value: `${SECRET}-2` },
          { name: 'enableTLS', value: 'true' },
        ],
        { initTimeout: '10s' },
      ),
    );
    await component('drifted');
    const differences = path('/differences/Component/default/store');
    const { fields }: Difference = await tenants.portal.until(
      'the fields that differ',
      differences,
      body => body.fields?.value?.length > 0 && body,
    );
    expect(
      fields.state === 'known' &&
        fields.value.map(({ path: at, what, virtual, host }) =>
          [at, what, virtual, host].filter(Boolean).join(' '),
        ),
    ).toEqual([
      'spec.metadata[redisHost].value changed "elsewhere:6379" "redis:6379"',
      'spec.metadata[redisPassword].value changed "[hidden]" "[hidden]"',
      'spec.metadata[enableTLS] only-virtual {"name":"enableTLS","value":"true"}',
      'spec.initTimeout only-virtual "10s"',
    ]);
    const { requests } = tenants.live.server;
    requests.reset();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => tenants.portal.get(differences)),
    );
    expect(answers.map(({ text }) => text).join()).not.toContain(SECRET);
    // However many look, one object of the host is read, once; nothing is listed.
    const asked = Object.entries(requests.counts()).filter(([key]) =>
      /^(get|list) components/.test(key),
    );
    expect(asked.every(([key, times]) => /^get/.test(key) && times === 1)).toBe(
      true,
    );
  });

  it('distinguish a copy that was deleted from one that was never synced', async () => {
    tenants.freeze(namespace);
    await tenants.host.delete(RESOURCES.components, {
      namespace,
      name: 'store',
    });
    await component('waiting');
    const soon = Date.now() + 60_000;
    jest.spyOn(Date, 'now').mockImplementation(() => soon);
    const { findings, declared } = await component('deleted');
    expect(declared).toBe('yes');
    expect(findings[0]).toMatchObject({
      ruleId: 'component/copy-deleted',
      evidence: [{ label: 'Seen to be gone', value: expect.any(String) }],
    });
    const { status, body } = await tenants.portal.get(
      path('/differences/Component/default/store'),
    );
    expect(status).toBe(404);
    expect(body.error.message).toContain('has no copy on the host');
    await tenants.declare('team-a', RESOURCES.components, {
      ...store([]),
      metadata: { name: 'never', namespace: 'default' },
    });
    const never: DaprComponent = await tenants.portal.until(
      'what never came',
      path('/components'),
      ({ items }) => items.find(({ name }: DaprComponent) => name === 'never'),
    );
    expect(never.synced).toBe('missing');
    expect(never.findings[0]).toMatchObject({
      ruleId: 'component/not-synced',
      evidence: [{ label: 'Never seen on the host' }],
    });
  });

  it('name the app that the scopes probably mean', async () => {
    await tenants.declare('team-a', RESOURCES.components, {
      ...store([]),
      metadata: { name: 'misspelt', namespace: 'default' },
    });
    await tenants.portal.post(path('/manifests'), {
      manifests: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout }
spec:
  selector: { matchLabels: { app: checkout } }
  template:
    metadata:
      labels: { app: checkout }
      annotations:
        dapr.io/enabled: "true"
        dapr.io/app-id: checkout
        dapr.io/disable-builtin-k8s-secret-store: "true"
    spec:
      containers: [{ name: app, image: example.org/checkout:1.0 }]
`,
    });
    const finding = await tenants.portal.until(
      'a guess',
      path('/components'),
      ({ items }) =>
        items
          .find(({ name }: DaprComponent) => name === 'misspelt')
          ?.findings.find(
            ({ ruleId }: { ruleId: string }) =>
              ruleId === 'component/not-in-scope',
          ),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      fix: expect.stringContaining('"checkout" instead of "checkuot"'),
    });
  });

  it.each([
    ['Pod/default/store', 400, 'kind'],
    ['Component/Default/store', 400, 'namespace'],
    ['Component/default/nowhere', 404, 'nowhere'],
  ])('refuse %s with %s', async (what, expected, words) => {
    const { status, body } = await tenants.portal.get(
      path(`/differences/${what}`),
    );
    expect(status).toBe(expected);
    expect(body.error.message).toContain(words);
  });
});
