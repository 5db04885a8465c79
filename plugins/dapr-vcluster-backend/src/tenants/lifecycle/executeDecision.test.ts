import { mockServices } from '@backstage/backend-test-utils';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestAudit } from '../../__testUtils__/TestAudit';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { AuditLog } from '../../platform/audit';
import { TenantClients } from '../../platform/tenantClients';
import { LiveTenant, LiveTenants } from '../live/LiveTenant';
import { TenantPauser } from '../pause';
import { Decision } from './decide';
import { executeDecision } from './executeDecision';
import { LifecycleNotifier } from './LifecycleNotifier';
import { Execution } from './perform';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const AT = '2026-06-01T00:00:00.000Z';
const LABELS = {
  'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
  'dapr-vcluster/tenant-name': 'a',
};
const DELETE: Decision = { action: 'delete', why: 'Its grace is over.' };

const hosts = new TestHosts();
let client: KubeClient;
let tenant: LiveTenant;
let tenants: LiveTenants;
let deleted: boolean[];
let audit: TestAudit;
let execution: Execution;

const namespace = (annotations: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: REF.namespace,
    labels: LABELS,
    annotations: {
      'dapr-vcluster/owner': 'group:default/a',
      'dapr-vcluster/expires-at': AT,
      ...annotations,
    },
  },
});

beforeEach(async () => {
  const host = await hosts.start({ initial: [namespace()] });
  client = host.client;
  tenants = new LiveTenants(host.hosts);
  tenant = await tenants.get(REF);
  deleted = [];
  audit = new TestAudit();
  const logger = mockServices.logger.mock();
  const id = 'sandbox/vcluster-a/a';
  execution = {
    audit: new AuditLog(audit.auditor),
    context: { now: new Date('2026-07-01'), graceDays: 7, portal: 'me' },
    deleter: {
      delete: async (_, { dryRun }) => {
        deleted.push(dryRun);
        const outcome = dryRun ? 'dry-run' : 'deleted';
        return { id, outcome, removed: [], remaining: [] };
      },
    },
    notifier: new LifecycleNotifier({ logger }),
    pauser: new TenantPauser({ clients: new TenantClients(host.hosts, {}) }),
  };
});
afterEach(() => hosts.close());

const now = async () =>
  (await client.get(RESOURCES.namespaces, { name: REF.namespace })).metadata;

it('marks the tenant in the very version that was decided about, then deletes it', async () => {
  expect(await executeDecision(execution, tenant, DELETE)).toBe('done');
  expect(deleted).toEqual([true, false]);
  expect((await now()).annotations).toHaveProperty(
    'dapr-vcluster/deleting-since',
  );
  expect(audit.events).toMatchObject([
    {
      eventId: 'tenant-lifecycle',
      severityLevel: 'high',
      meta: { action: 'delete', why: 'Its grace is over.' },
      detail: { outcome: 'deleted' },
    },
  ]);
});

it.each([
  ['extended', { 'dapr-vcluster/expires-at': '2027-01-01T00:00:00.000Z' }],
  ['exempt', { 'dapr-vcluster/kept-by': 'user:default/ada' }],
  ['changed in any way', { other: 'x' }],
])(
  'leaves a tenant that is %s since that was decided',
  async (_, annotations) => {
    await client.patch(
      RESOURCES.namespaces,
      { name: REF.namespace },
      { metadata: { annotations } },
    );
    const before = await now();
    expect(await executeDecision(execution, tenant, DELETE)).toBe('unfinished');
    expect(deleted).not.toContain(false);
    expect(await now()).toEqual(before);
    expect(audit.events).toEqual([]);
  },
);

it('leaves a tenant of the same name that was created since', async () => {
  await client.delete(RESOURCES.namespaces, { name: REF.namespace });
  await client.create(RESOURCES.namespaces, namespace());
  const before = await now();
  expect(before.uid).not.toBe(tenant.namespace.metadata.uid);
  await executeDecision(execution, tenant, DELETE).catch(() => undefined);
  expect(deleted).not.toContain(false);
  expect(await now()).toEqual(before);
});

it('marks nothing that may not be deleted', async () => {
  const before = await now();
  execution.deleter.delete = async () => {
    throw new Error('it is protected from deletion');
  };
  await expect(executeDecision(execution, tenant, DELETE)).rejects.toThrow(
    'protected',
  );
  expect(await now()).toEqual(before);
});

it('gives the claim back when something fails, and notes the failure', async () => {
  const decision: Decision = {
    action: 'sleep',
    event: AT,
    why: 'It sleeps.',
  };
  // Nothing is installed that could be paused.
  await expect(
    executeDecision(execution, tenant, decision),
  ).rejects.toMatchObject({ name: 'ConflictError' });
  const state = JSON.parse(
    (await now()).annotations?.['dapr-vcluster/lifecycle'] ?? '{}',
  );
  expect(state).not.toHaveProperty('claim');
  expect(audit.events).toMatchObject([{ result: 'fail' }]);
});
