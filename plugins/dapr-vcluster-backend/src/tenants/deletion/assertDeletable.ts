import {
  ANNOTATION_OWNER,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { gitOpsOwner } from '../live/gitOpsOwner';
import { isOwnNamespace } from '../live/hostNamespace';
import { LiveTenant } from '../live/LiveTenant';
import { assertNotUpgrading } from '../live/upgradeRecord';

const NON_DELETABLE = 'loft.sh/non-deletable';

/** @throws ConflictError when the tenant is protected, being upgraded, described in Git, or of no owner that this portal knows. */
export function assertDeletable({
  ref,
  namespace,
  workload,
}: Pick<LiveTenant, 'ref' | 'namespace' | 'workload'>): void {
  const id = formatTenantRef(ref);
  assertNotUpgrading({ ref, namespace });
  if (
    [namespace, workload].some(
      object => object?.metadata.annotations?.[NON_DELETABLE] === 'true',
    )
  ) {
    throw conflict(`tenant "${id}" is protected from deletion`, {
      field: 'tenant',
      value: id,
      fix: `Remove the annotation ${NON_DELETABLE} from it first.`,
    });
  }
  const owner = namespace.metadata.annotations?.[ANNOTATION_OWNER];
  if (!isOwnNamespace(namespace, ref) && !owner) {
    throw conflict(`tenant "${id}" was not created by this portal`, {
      field: 'tenant',
      value: id,
      fix: `To manage it here, set the annotation ${ANNOTATION_OWNER} on namespace "${ref.namespace}" first.`,
    });
  }
  // What installs a tenant of this portal marks its workload: that it is described in Git is seen at the namespace.
  const described =
    gitOpsOwner(namespace) ??
    (isOwnNamespace(namespace, ref) ? undefined : gitOpsOwner(workload));
  if (described) {
    throw conflict(
      `tenant "${id}" is described by ${described.tool} (${described.object}), which would install it again`,
      { field: 'tenant', value: id, fix: 'Remove it there.' },
    );
  }
}
