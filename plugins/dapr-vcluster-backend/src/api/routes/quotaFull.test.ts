import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';
import { until } from '../../__testUtils__/until';

// Tenants take their time on a busy machine.
jest.setTimeout(180_000);

const ROOM = 2;
const REPLICAS = 5;

let tenant: DiagnosedTenant;

beforeAll(async () => {
  tenant = await DiagnosedTenant.start();
}, 180_000);
afterAll(() => tenant?.close());

it('tells pods that a quota refuses on the row, the page and the topology of the tenant', async () => {
  const { namespace } = tenant;
  // The control plane, and the DNS of the vcluster.
  const present = await until('the pods of the vcluster itself', async () => {
    const { items } = await tenant.host.list(RESOURCES.pods, { namespace });
    return items.length >= 2 ? items.length : undefined;
  });
  const pods = present + ROOM;
  await tenant.host.create(RESOURCES.resourceQuotas, {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { namespace, name: 'small' },
    spec: { hard: { 'count/pods': String(pods), 'requests.storage': '1Ti' } },
  });
  await tenant.deploy('greedy');
  await tenant.virtual.patch(
    RESOURCES.deployments,
    { namespace: 'default', name: 'greedy' },
    { spec: { replicas: REPLICAS } },
  );

  const seen = await tenant.portal.until(
    'the pods to be refused',
    tenant.path,
    body => body.counts.notOnHost === REPLICAS - ROOM && body,
  );
  expect(seen.counts).toMatchObject({
    requested: REPLICAS,
    sidecars: ROOM,
    notOnHost: REPLICAS - ROOM,
  });
  expect(seen.virtual).toMatchObject({ state: 'known', value: REPLICAS });
  const ids = seen.findings.map(({ ruleId }: { ruleId: string }) => ruleId);
  expect(ids).toContain('tenant/quota-refuses-pods');
  expect(ids).not.toContain('tenant/quota-full');
  const finding = seen.findings.find(
    ({ ruleId }: { ruleId: string }) => ruleId === 'tenant/quota-refuses-pods',
  );
  expect(finding).toMatchObject({
    severity: 'error',
    title: `A quota of the host keeps ${
      REPLICAS - ROOM
    } pods from starting: count/pods.`,
    evidence: [
      {
        label: 'count/pods (ResourceQuota small)',
        value: `${pods} of ${pods} used`,
      },
    ],
  });

  const row = await tenant.portal.until('the row', '/tenants', body =>
    body.items.find(
      ({ counts }: { counts: { notOnHost?: number } }) =>
        counts.notOnHost === REPLICAS - ROOM,
    ),
  );
  expect(row.quotaFull).toEqual(['count/pods']);

  const { body: topology } = await tenant.portal.get(`${tenant.path}/topology`);
  expect(topology.notOnHost).toMatchObject({ value: REPLICAS - ROOM });
  expect(topology.nodes).toContainEqual({
    id: `app/${namespace}/greedy`,
    kind: 'app',
    label: 'greedy',
    detail: `greedy, ${REPLICAS - ROOM} pods not on the host`,
    state: 'error',
  });
});

it('says that the pods of a vcluster that does not answer are unknown', async () => {
  tenant.virtualFaults.fail({ code: 503 });
  const seen = await tenant.portal.until(
    'the vcluster to be unknown',
    tenant.path,
    body => body.virtual?.state === 'unknown' && body,
  );
  expect(seen.counts.notOnHost).toBeUndefined();
  expect(seen.counts.sidecars).toBe(ROOM);
  // The quota is the host's, which answers.
  expect(seen.findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'tenant/quota-full',
      severity: 'warning',
    }),
  );
  const { body: topology } = await tenant.portal.get(`${tenant.path}/topology`);
  expect(topology.notOnHost).toMatchObject({ state: 'unknown' });
  tenant.virtualFaults.clear();
});
