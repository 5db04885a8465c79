import {
  FileCheckContext,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { NotChecked, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend/UserBackend';
import { ActionOptions } from '../types';

/** The context that files are checked against, and its tenant. */
export type CheckContext = {
  ref?: TenantRef;
  context: FileCheckContext;
  /** What the context lacks, and why. */
  notChecked: NotChecked[];
};

/**
 * Reads the policy of the platform team, and the tenant context if there is a tenant. The backend uses the same context
 * for its checks before a write.
 */
export async function readCheckContext(
  { backend, catalog }: ActionOptions,
  ctx: Initiator,
  { tenant, namespace }: { tenant?: string; namespace?: string },
): Promise<CheckContext> {
  if (tenant === undefined) {
    const { guardrails: policy } = await backend.call(ctx, (client, options) =>
      client.getOptions(options),
    );
    return { context: { policy }, notChecked: [] };
  }
  const ref = await catalog.tenant(
    { tenant },
    await ctx.getInitiatorCredentials(),
  );
  const tenantContext = await backend.call(ctx, (client, options) =>
    client.getTenantContext(ref, { ...options, namespace }),
  );
  const { notChecked } = tenantContext;
  return { ref, context: fileCheckContext(tenantContext), notChecked };
}
