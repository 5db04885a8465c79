import {
  FileCheckContext,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend/UserBackend';
import { ActionOptions } from '../types';

/** What files are checked against, and the tenant it was taken from. */
export type CheckSurroundings = { ref?: TenantRef; context: FileCheckContext };

/**
 * Asks the backend for the platform team's policy, and for what is known of the tenant if one is named: the same the
 * backend judges by before it writes.
 */
export async function askSurroundings(
  { backend, catalog }: ActionOptions,
  ctx: Initiator,
  { tenant, namespace }: { tenant?: string; namespace?: string },
): Promise<CheckSurroundings> {
  if (tenant === undefined) {
    const { guardrails: policy } = await backend.call(ctx, (client, options) =>
      client.getOptions(options),
    );
    return { context: { policy } };
  }
  const ref = await catalog.tenant(
    { tenant },
    await ctx.getInitiatorCredentials(),
  );
  const surroundings = await backend.call(ctx, (client, options) =>
    client.getTenantContext(ref, { ...options, namespace }),
  );
  return { ref, context: fileCheckContext(surroundings) };
}
