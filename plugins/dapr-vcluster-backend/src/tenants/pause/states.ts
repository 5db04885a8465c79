import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { projectWorkload } from '../../inventory/projections/workload';
import { absenceOf } from '../live/absence';
import { LiveTenant } from '../live/LiveTenant';
import { assertNotUpgrading } from '../live/upgradeRecord';

/**
 * @throws ConflictError for a tenant that is being deleted or upgraded, not installed, or asleep: it is neither paused nor
 *   resumed.
 */
export function assertPausable(tenant: LiveTenant): void {
  assertNotUpgrading(tenant);
  const { workload } = tenant;
  if (tenant.deletingSince) {
    throw refuse(
      tenant,
      `is being deleted since ${tenant.deletingSince}`,
      'It can only be deleted.',
    );
  }
  if (!workload) {
    const { state, fix } = absenceOf(tenant.namespace);
    throw refuse(tenant, state, fix);
  }
  if (projectWorkload(workload).sleeping) {
    throw refuse(
      tenant,
      'is put to sleep by vCluster Platform',
      'Wake it up there first.',
    );
  }
}

/** @throws ConflictError: how many replicas it had is not recorded. */
export function refuseScaledDown(tenant: LiveTenant, verb: string): never {
  const { namespace, name } = tenant.ref;
  throw refuse(
    tenant,
    `was scaled to zero without being paused, so it cannot be ${verb}`,
    `Scale it up first: kubectl --namespace ${namespace} scale ${tenant.workload?.kind?.toLowerCase()} ${name} --replicas 1`,
  );
}

/** @throws ConflictError: the labels fit, but Helm says otherwise. */
export function refuseUnproved(tenant: LiveTenant): never {
  throw refuse(
    tenant,
    'has no control plane that is proved to be its own',
    'Look at the annotations meta.helm.sh/release-name and release-namespace of its StatefulSet.',
  );
}

function refuse(tenant: LiveTenant, why: string, fix: string) {
  const id = formatTenantRef(tenant.ref);
  return conflict(`tenant "${id}" ${why}`, { field: 'tenant', value: id, fix });
}
