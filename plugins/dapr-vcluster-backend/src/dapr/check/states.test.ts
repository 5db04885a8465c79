import {
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';

// Tenants take their time on a busy machine.
jest.setTimeout(180_000);

type Gap = { what: string; why: string };

let tenant: DiagnosedTenant;

beforeAll(async () => {
  tenant = await DiagnosedTenant.start();
});
afterAll(() => tenant?.close());
afterEach(() => tenant.live.server.faults.clear());

const gapsOf = async (part: string): Promise<Gap[]> => {
  const { status, body } = await tenant.portal.get(`${tenant.path}/${part}`);
  expect([part, status]).toEqual([part, 200]);
  return body.notChecked;
};

const batch = (kind: string, plural: string): Resource => ({
  apiVersion: 'batch/v1',
  kind,
  plural,
  namespaced: true,
});

it('judges Jobs and CronJobs too, but not the Jobs of a CronJob', async () => {
  const template = {
    metadata: {
      annotations: { 'dapr.io/enabled': 'yes please', 'dapr.io/app-id': 'job' },
    },
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'app', image: 'example.org/app:1.0' }],
    },
  };
  const metadata = (name: string) => ({ name, namespace: 'default' });
  await tenant.virtual.create(batch('Job', 'jobs'), {
    metadata: metadata('once'),
    spec: { template },
  });
  await tenant.virtual.create(batch('CronJob', 'cronjobs'), {
    metadata: metadata('nightly'),
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } },
  });
  await tenant.virtual.create(batch('Job', 'jobs'), {
    metadata: {
      ...metadata('nightly-1'),
      ownerReferences: [
        { apiVersion: 'batch/v1', kind: 'CronJob', name: 'nightly', uid: 'u' },
      ],
    },
    spec: { template },
  });
  const { body } = await tenant.portal.get(`${tenant.path}/check`);
  const files = body.findings
    .filter((found: { ruleId: string }) => found.ruleId === 'G12/enabled')
    .map((found: { file: string }) => found.file);
  expect(files.sort()).toEqual([
    'virtual/default/CronJob/nightly.yaml',
    'virtual/default/Job/once.yaml',
  ]);
});

it('says what rights on the host keep it from', async () => {
  const preset = { 'dapr-vcluster/preset': 'of-another-portal' };
  await tenant.host.patch(
    RESOURCES.namespaces,
    { name: tenant.namespace },
    { metadata: { annotations: preset } },
  );
  tenant.live.server.faults.forbid({ plural: 'limitranges' });
  expect((await gapsOf('context')).map(({ what }) => what)).toEqual([
    expect.stringContaining('G12/resources'),
  ]);
});

it.each<[string, string, RegExp[]]>([
  ['secrets', 'check', [/fallback|DNS.*G13\/host-dns/]],
  ['deployments', 'check', [/G13\/shared-namespace/]],
  [
    'components',
    'check',
    [/kind Component on the host/, /Dapr Components and Configurations on/],
  ],
  ['components', 'context', [/Dapr Components and Configurations on the host/]],
  ['mcpservers', 'check', [/kind MCPServer on the host/]],
  ['configurations', 'context', [/Components and Configurations on the host/]],
])(
  'names only what it may not read on the host: %s, in %s',
  async (plural, part, gaps) => {
    tenant.live.server.faults.forbid({ plural });
    const found = await gapsOf(part);
    expect(found.map(({ what }) => what)).toEqual(
      gaps.map(what => expect.stringMatching(what)),
    );
  },
);

it('says that it could not look for the Secrets on the host', async () => {
  const store = {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'refers', namespace: tenant.namespace },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisPassword', secretKeyRef: { name: 'no', key: 'k' } },
      ],
    },
    auth: { secretStore: 'kubernetes' },
  };
  await tenant.host.create(RESOURCES.components, store);
  const rules = async () =>
    (await tenant.portal.get(`${tenant.path}/check`)).body.findings.map(
      ({ ruleId }: { ruleId: string }) => ruleId,
    );
  expect(await rules()).toContain('G4');
  tenant.live.server.faults.forbid({ plural: 'secrets' });
  expect(await rules()).not.toContain('G4');
  expect(
    (await gapsOf('check')).map(({ what, why }) => `${what}: ${why}`),
  ).toContain(
    'whether Secrets that are referred to exist on the host (G4): The portal may not list secrets on the host.',
  );
  tenant.live.server.faults.clear();
  await tenant.host.delete(RESOURCES.components, store.metadata);
});

it('has no answer, and not an empty one, without its host', async () => {
  tenant.live.server.faults.refuseConnections();
  for (const part of ['context', 'check']) {
    const { status, body } = await tenant.portal.get(`${tenant.path}/${part}`);
    expect([part, status]).toEqual([part, 503]);
    expect(body.error.message).toContain('sandbox');
  }
});

it('says why of a vcluster that is paused', async () => {
  const { status } = await tenant.portal.post(`${tenant.path}/pause`, {});
  expect(status).toBe(200);
  await tenant.portal.until(
    'the tenant to be paused',
    tenant.path,
    seen => seen.phase === 'paused' && seen,
  );
  const context = await gapsOf('context');
  expect(context.map(({ what }) => what).join()).toMatch(/G4.*G10/s);
  const check = await gapsOf('check');
  expect(check.map(({ what }) => what).join()).toMatch(
    /G12.*G14.*G13\/kubernetes-skew/s,
  );
  const reasons = [...context, ...check].map(({ why }) => why);
  expect(reasons.filter(why => !/paused/.test(why))).toEqual([]);
});
