import {
  componentReadPermission,
  logReadPermission,
  savingsReadPermission,
  tenantReadPermission,
} from '../permissions';
import { onTenant, usersOnTenant } from './access';
import { operation, refused, TENANT } from './define';

const LOG_LINES = '`log.read` for lines of logs in findings';

const LOG_READ = { event: 'log-read', when: 'always' } as const;

/** Operations that tell what runs in a tenant: sidecars, events, use, savings, logs. */
export const INSIGHT_OPERATIONS = {
  listSidecars: operation({
    method: 'get',
    path: `${TENANT}/sidecars`,
    summary: 'Sidecars, and apps that should have one',
    access: {
      ...onTenant(tenantReadPermission),
      also: LOG_LINES,
    },
    audit: refused('tenant-read'),
  }),
  explainApp: operation({
    method: 'get',
    path: `${TENANT}/apps/:app/explanation`,
    summary: 'Why an app has no sidecar, or one that does not work; one fix',
    // The answer has the state of each Dapr Component in the app's scope.
    access: {
      ...onTenant(tenantReadPermission, componentReadPermission),
      also: LOG_LINES,
    },
    audit: refused('tenant-read'),
  }),
  listEvents: operation({
    method: 'get',
    path: `${TENANT}/events`,
    summary: 'Events of both sides, newest first',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  }),
  getUsage: operation({
    method: 'get',
    path: `${TENANT}/usage`,
    summary: 'Quota, requests and use',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  }),
  getSavings: operation({
    method: 'get',
    path: `${TENANT}/savings`,
    summary: 'What the tenant costs, and what sharing saves for it',
    access: onTenant(savingsReadPermission),
    audit: refused('tenant-read'),
  }),
  getSavingsLedger: operation({
    method: 'get',
    path: `${TENANT}/savings/ledger`,
    summary: 'What sharing has saved for the tenant, with its intervals',
    access: onTenant(savingsReadPermission),
    audit: refused('tenant-read'),
  }),
  exportSavings: operation({
    method: 'get',
    path: `${TENANT}/savings/export`,
    summary: 'The intervals of the ledger as a file: CSV, or JSON with sums',
    access: onTenant(savingsReadPermission),
    cache: 'no-store',
    file: true,
    audit: refused('tenant-read'),
  }),
  getTopology: operation({
    method: 'get',
    path: `${TENANT}/topology`,
    summary: 'Host, tenant, apps, Dapr Components, backends and topics',
    // It shows the tenant's Dapr Components and where they connect to.
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  getSyncerLog: operation({
    method: 'get',
    path: `${TENANT}/logs/syncer`,
    summary: "The syncer's log without secrets; with follow one JSON per line",
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: { ...LOG_READ, meta: { container: 'syncer' } },
  }),
  listLogContainers: operation({
    method: 'get',
    path: `${TENANT}/logs/:virtualNamespace/:pod`,
    summary: 'Containers of a pod of the vcluster whose logs can be read',
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: refused('log-read'),
  }),
  getLog: operation({
    method: 'get',
    path: `${TENANT}/logs/:virtualNamespace/:pod/:container`,
    summary: "A container's log without secrets; with follow one JSON per line",
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: LOG_READ,
  }),
};
