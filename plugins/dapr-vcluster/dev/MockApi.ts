import {
  DaprVclusterError,
  Tenant,
  TenantList,
  TenantQuery,
  TenantRef,
  formatTenantRef,
  tenantPhaseSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprVclusterApi } from '../src';
import {
  componentList,
  containerLog,
  difference,
  controlPlane,
  eventList,
  fleet,
  fleetSavings,
  fresh,
  hostCheck,
  hosts,
  issuedKubeconfig,
  logContainers,
  logEvents,
  minutesAgo,
  options,
  resourceList,
  extended,
  kept,
  lifecyclePreview,
  revokedKubeconfigs,
  scheduled,
  secretNames,
  setup,
  sidecarList,
  tenantLedger,
  tenantSavings,
  topology,
  upgradeWave,
  usage,
} from './fixtures';

type ReadApi = Pick<
  DaprVclusterApi,
  | 'getSetup'
  | 'listHosts'
  | 'checkHost'
  | 'listTenants'
  | 'getTenant'
  | 'listComponents'
  | 'listResources'
  | 'getDifference'
  | 'restoreResource'
  | 'issueKubeconfig'
  | 'revokeKubeconfigs'
  | 'pauseTenant'
  | 'resumeTenant'
  | 'getLifecycle'
  | 'extendTenant'
  | 'keepTenant'
  | 'scheduleTenant'
  | 'listSidecars'
  | 'listEvents'
  | 'getOptions'
  | 'getControlPlane'
  | 'getUsage'
  | 'getSavings'
  | 'getFleetSavings'
  | 'getSavingsLedger'
  | 'exportSavings'
  | 'getTopology'
  | 'listSecretNames'
  | 'getTenantContext'
  | 'listUpgradeWaves'
  | 'resumeUpgradeWave'
  | 'cancelUpgradeWave'
  | 'listLogContainers'
  | 'getLog'
  | 'followLog'
>;

/** What the backend would answer for the fixtures. */
export const mockApi: ReadApi = {
  getSetup: async () => setup(),
  listHosts: async () => hosts(),
  checkHost: async () => hostCheck(),
  listTenants: async query => listOf(fleet(), query),
  getTenant: async ref => find(ref),
  listComponents: async ref => {
    find(ref);
    return componentList();
  },
  listResources: async () => resourceList(),
  getDifference: async () => difference(),
  restoreResource: async (_ref, { kind, namespace, name }) => ({
    kind,
    name,
    outcome: 'changed',
    virtual: { namespace, name },
    objects: [],
    findings: [],
    notChecked: [],
  }),
  issueKubeconfig: async (ref, { minutes = 60 } = {}) =>
    issuedKubeconfig(ref, minutes),
  revokeKubeconfigs: async ref => revokedKubeconfigs(ref),
  pauseTenant: async ref => ({
    id: formatTenantRef(ref),
    outcome: 'paused',
    objects: [],
    remaining: [],
  }),
  resumeTenant: async ref => ({
    id: formatTenantRef(ref),
    outcome: 'resumed',
    objects: [],
  }),
  getLifecycle: async () => lifecyclePreview(),
  extendTenant: async ref => extended(ref),
  keepTenant: async (ref, keep) => kept(ref, keep),
  scheduleTenant: async (ref, schedule, { dryRun } = {}) =>
    scheduled(ref, schedule, dryRun),
  listSidecars: async ref => {
    find(ref);
    return sidecarList();
  },
  listEvents: async () => eventList(),
  getControlPlane: async () => controlPlane(),
  getUsage: async () => usage(),
  getSavings: async () => tenantSavings(),
  getFleetSavings: async () => fleetSavings(),
  getSavingsLedger: async () => tenantLedger(),
  exportSavings: async (_ref, format) =>
    format === 'csv' ? 'tenant\r\n' : '{}',
  getTopology: async () => topology(),
  getOptions: async () => options(),
  listUpgradeWaves: async () => [],
  resumeUpgradeWave: async () => upgradeWave({ state: 'running' }),
  cancelUpgradeWave: async () => upgradeWave({ state: 'cancelling' }),
  listSecretNames: async () => secretNames(),
  listLogContainers: async () => logContainers(),
  getLog: async (_ref, source) => containerLog(source),
  followLog: () => logEvents(),
  getTenantContext: async ({ name }, { namespace = 'default' } = {}) => ({
    tenant: { name },
    namespace,
    profile: 'oss-hostmanaged',
    policy: { rules: {} },
    notChecked: [],
  }),
};

function find(ref: TenantRef): Tenant {
  const id = formatTenantRef(ref);
  const tenant = fleet().find(item => item.id === id);
  if (!tenant) {
    throw new DaprVclusterError(`no tenant ${id}`, 404, 'NotFoundError', {});
  }
  return tenant;
}

function listOf(tenants: Tenant[], query: TenantQuery = {}): TenantList {
  const { host, phase, q = '', order = 'asc' } = query;
  const items = tenants
    .filter(tenant => !host || tenant.ref.host === host)
    .filter(tenant => !phase || tenant.phase === phase)
    .filter(tenant => `${tenant.id} ${tenant.owner}`.includes(q))
    .sort((a, b) => compare(a, b, query) * (order === 'asc' ? 1 : -1));
  const offset = query.offset ?? 0;
  return {
    items: items.slice(offset, offset + (query.limit ?? 25)),
    total: items.length,
    freshness: hosts().map(({ name }) => ({
      ...fresh(
        name === 'prod-eu'
          ? { stale: { since: minutesAgo(12), reason: 'connection refused' } }
          : {},
      ),
      host: name,
    })),
  };
}

function compare(a: Tenant, b: Tenant, { sort }: TenantQuery): number {
  const phases = tenantPhaseSchema.options;
  return sort === 'phase'
    ? phases.indexOf(a.phase) - phases.indexOf(b.phase)
    : a.ref.name.localeCompare(b.ref.name);
}
