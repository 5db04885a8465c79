import {
  formatTenantRef,
  LABEL_SYNC,
  SYNCED_PROFILE,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { checkPreflight, readSyncerFacts } from '../../tenants/preflight';
import { onHost } from '../target/onHost';

/** @throws ConflictError when no Component syncer would copy what is declared. */
export async function assertSyncerRuns({
  ref,
  host,
  namespace,
}: LiveTenant): Promise<void> {
  const labelled = namespace.metadata.labels?.[LABEL_SYNC];
  if (labelled === 'disabled') {
    throw conflict(
      `label ${LABEL_SYNC}: disabled keeps the Component syncer away from tenant "${formatTenantRef(
        ref,
      )}"`,
      {
        field: 'profile',
        value: SYNCED_PROFILE,
        fix: 'Remove the label from the host namespace first.',
      },
    );
  }
  const syncer = await onHost(host, () => readSyncerFacts(host, ref.namespace));
  // A RoleBinding for it is made with the change.
  const { mayRead: _, ...running } = syncer;
  const [refused] = checkPreflight({ tenant: ref, syncer: running }).filter(
    ({ severity }) => severity === 'error',
  );
  if (refused) {
    throw conflict(`host "${host.name}": ${refused.title}`, {
      field: 'profile',
      value: SYNCED_PROFILE,
      fix: `${refused.fix}.`,
      findings: [refused],
    });
  }
}

/** @throws ConflictError when the vcluster itself says that it is to be synced, which its profile does not change. */
export function assertUnlabelled({ ref, workload }: LiveTenant): void {
  if (workload?.metadata.labels?.[LABEL_SYNC] === 'enabled') {
    throw conflict(
      `label ${LABEL_SYNC}: enabled on the ${
        workload.kind ?? 'workload'
      } of tenant "${formatTenantRef(ref)}" says that it is synced`,
      {
        field: 'profile',
        value: 'oss-hostmanaged',
        fix: 'Remove the label there first.',
      },
    );
  }
}
