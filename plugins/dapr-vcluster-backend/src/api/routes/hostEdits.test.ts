import {
  ANNOTATION_DECLARATION,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

type Spec = {
  metadata: { name: string; value?: unknown; secretKeyRef?: object }[];
  [field: string]: unknown;
};
type Registered = KubeObject & { spec: Spec; scopes?: string[] };

const EDITOR = { fieldManager: 'kubectl-edit' };
const SECRET = 'correct horse battery staple';

let tenants: SyncedTenants;
const ref: TenantRef = {
  host: 'sandbox',
  namespace: 'vcluster-edited',
  name: 'edited',
};

beforeAll(async () => {
  tenants = await SyncedTenants.start({ edited: 'oss-hostmanaged' });
});
afterAll(() => tenants?.close());

const at = (name: string) => ({ namespace: ref.namespace, name });
const path = (part: string) => tenants.path('edited', part);
const onHost = (name: string) =>
  tenants.host.get<Registered>(RESOURCES.components, at(name));

async function register(name: string): Promise<Registered> {
  const { status, text } = await tenants.portal.post(path('/components'), {
    name,
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis:6379' },
      { name: 'keyPrefix', value: 'edited' },
    ],
    secrets: { redisPassword: SECRET },
    scopes: ['writer'],
  });
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return onHost(name);
}

/** The row of a Dapr Component in the list, once it has a state. */
const listed = (name: string, synced: string) =>
  tenants.portal.until(`${name} to be ${synced}`, path('/components'), body =>
    body.items.find(
      (item: { name: string; synced: string }) =>
        item.name === name && item.synced === synced,
    ),
  );

const restore = (name: string, query = '', kind = 'Component') =>
  tenants.portal.post(
    path(`/resources/${kind}/default/${name}/restore${query}`),
    {},
  );

it('tells an edit on the host, its fields, who made it and when, and puts it back', async () => {
  const { spec, scopes } = await register('store');
  await listed('store', 'in-sync');
  await tenants.host.patch(
    RESOURCES.components,
    at('store'),
    {
      spec: {
        ignoreErrors: true,
        metadata: spec.metadata.map(item =>
          item.name === 'redisHost' ? { ...item, value: 'evil:6379' } : item,
        ),
      },
      scopes: ['writer', 'reader'],
    },
    EDITOR,
  );
  const item = await listed('store', 'edited');
  expect(item.edited).toEqual({
    fields: expect.arrayContaining([
      'spec.metadata[redisHost].value',
      'spec.ignoreErrors',
      'scopes[1]',
    ]),
    managers: [
      { name: 'kubectl-edit', operation: 'Update', at: expect.any(String) },
    ],
    restorable: true,
  });
  expect(item.findings[0]).toMatchObject({
    ruleId: 'component/edited-on-host',
    evidence: [
      { value: expect.stringContaining('spec.metadata[redisHost].value') },
      { value: expect.stringContaining('kubectl-edit (Update), 20') },
    ],
  });

  const { body } = await tenants.portal.get(
    path('/differences/Component/default/store'),
  );
  expect(body).toMatchObject({
    declaredIn: 'portal',
    fields: { state: 'known' },
  });
  expect(body.fields.value).toContainEqual({
    path: 'spec.metadata[redisHost].value',
    what: 'changed',
    virtual: '"redis:6379"',
    host: '"evil:6379"',
    hidden: false,
  });

  const before = await onHost('store');
  const tried = await restore('store', '?dryRun=true');
  expect(tried.body).toMatchObject({ outcome: 'dry-run' });
  expect(await onHost('store')).toEqual(before);

  const { status, body: put } = await restore('store');
  expect([status, put.outcome]).toEqual([200, 'changed']);
  const after = await onHost('store');
  expect({ spec: after.spec, scopes: after.scopes }).toEqual({ spec, scopes });
  await listed('store', 'in-sync');
  // The fields are the portal's again: it can change them without a conflict.
  const changed = await tenants.portal.post(path('/components?update=true'), {
    name: 'store',
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis-2:6379' },
      { name: 'keyPrefix', value: 'edited' },
    ],
    secrets: { redisPassword: SECRET },
    scopes: ['writer'],
  });
  expect(changed.body).toMatchObject({ outcome: 'changed' });
  await listed('store', 'in-sync');
});

it('changes nothing that is as it was registered', async () => {
  await register('calm');
  const before = await onHost('calm');
  expect((await restore('calm')).body).toMatchObject({ outcome: 'unchanged' });
  expect(await onHost('calm')).toEqual(before);
});

it('keeps no text of a Secret in the declaration', async () => {
  const { metadata } = await register('secretive');
  const text = metadata.annotations![ANNOTATION_DECLARATION];
  expect(JSON.parse(text)).toMatchObject({ scopes: ['writer'] });
  expect(JSON.stringify(metadata)).not.toContain(SECRET);
});

it('does not put back a declaration that was changed on the host', async () => {
  const { metadata } = await register('forged');
  const forged = metadata.annotations![ANNOTATION_DECLARATION].replace(
    'redis:6379',
    'evil:6379',
  );
  await tenants.host.patch(
    RESOURCES.components,
    at('forged'),
    {
      metadata: { annotations: { [ANNOTATION_DECLARATION]: forged } },
      spec: { ignoreErrors: true },
    },
    EDITOR,
  );
  const item = await listed('forged', 'edited');
  expect(item.edited).toMatchObject({
    fields: ['spec.ignoreErrors'],
    restorable: false,
  });
  const { status, body } = await restore('forged');
  expect(status).toBe(409);
  expect(body.error.message).toMatch(/record was changed on the host/);
  const { body: difference } = await tenants.portal.get(
    path('/differences/Component/default/forged'),
  );
  expect(difference.fields).toMatchObject({ state: 'unknown' });
});

it('refuses what is not there, and what others made', async () => {
  expect((await restore('none')).status).toBe(404);
  await tenants.host.create(RESOURCES.components, {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: at('theirs'),
    spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
  });
  expect((await restore('theirs')).status).toBe(409);
});

it('puts back other kinds too', async () => {
  const manifest = `apiVersion: dapr.io/v1alpha1
kind: Resiliency
metadata: { name: patient }
scopes: [writer]
spec:
  policies: { timeouts: { general: 5s } }
  targets: {}
`;
  const made = await tenants.portal.post(path('/resources'), { manifest });
  expect(made.body).toMatchObject({ outcome: 'created' });
  const { spec } = await tenants.host.get<Registered>(
    RESOURCES.resiliencies,
    at('patient'),
  );
  await tenants.host.patch(
    RESOURCES.resiliencies,
    at('patient'),
    { spec: { policies: { timeouts: { general: '50s', more: '1s' } } } },
    EDITOR,
  );
  const find = (synced: string) =>
    tenants.portal.until(`patient to be ${synced}`, path('/resources'), body =>
      body.items.find(
        (item: { name: string; synced: string }) =>
          item.name === 'patient' && item.synced === synced,
      ),
    );
  expect((await find('edited')).edited.fields.sort()).toEqual([
    'spec.policies.timeouts.general',
    'spec.policies.timeouts.more',
  ]);
  const put = await restore('patient', '', 'Resiliency');
  expect(put.body).toMatchObject({ outcome: 'changed' });
  const after = await tenants.host.get<Registered>(
    RESOURCES.resiliencies,
    at('patient'),
  );
  expect(after.spec).toEqual(spec);
  await find('in-sync');
  // Registering the same again is no conflict.
  const again = await tenants.portal.post(path('/resources'), { manifest });
  expect(again.body).toMatchObject({ outcome: 'unchanged' });
});

it('knows that nobody has edited what is as it was created, without a record', async () => {
  await register('created');
  await listed('created', 'in-sync');
  await tenants.host.patch(RESOURCES.components, at('created'), {
    metadata: { annotations: { [ANNOTATION_DECLARATION]: null } },
  });
  const { metadata } = await tenants.host.get(
    RESOURCES.components,
    at('created'),
  );
  expect(metadata.annotations).not.toHaveProperty([ANNOTATION_DECLARATION]);
  await listed('created', 'in-sync');
  // What is removed has no field manager; only the generation tells.
  await tenants.host.patch(
    RESOURCES.components,
    at('created'),
    { scopes: null },
    EDITOR,
  );
  await listed('created', 'unknown');
});

it('knows nothing of edits where what was registered is not recorded, until it is registered again', async () => {
  await register('older');
  await listed('older', 'in-sync');
  // An edit that somebody has undone leaves no field manager.
  for (const ignoreErrors of [true, null]) {
    await tenants.host.patch(
      RESOURCES.components,
      at('older'),
      { spec: { ignoreErrors } },
      EDITOR,
    );
  }
  await tenants.host.patch(RESOURCES.components, at('older'), {
    metadata: { annotations: { [ANNOTATION_DECLARATION]: null } },
  });
  const item = await listed('older', 'unknown');
  expect(item.findings[0]).toMatchObject({
    ruleId: 'component/not-recorded',
    severity: 'info',
  });
  expect((await restore('older')).status).toBe(409);

  const { status, body } = await tenants.portal.post(path('/components'), {
    name: 'older',
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis:6379' },
      { name: 'keyPrefix', value: 'edited' },
    ],
    secrets: { redisPassword: SECRET },
    scopes: ['writer'],
  });
  expect([status, body.outcome]).toEqual([200, 'changed']);
  await listed('older', 'in-sync');
});
