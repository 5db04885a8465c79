import {
  FileCheckContext,
  formatTenantRef,
  TenantRef,
  tenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend/UserBackend';
import { ActionOptions } from '../types';

/** What files are checked against, and the tenant it was taken from. */
export type CheckSurroundings = { tenant?: string; context: FileCheckContext };

/** Asks the backend for the platform team's policy, and for what is known of the tenant if one is named. */
export async function askSurroundings(
  { backend, catalog }: ActionOptions,
  ctx: Initiator,
  tenant: string | undefined,
): Promise<CheckSurroundings> {
  const { guardrails: policy } = await backend.call(ctx, (client, options) =>
    client.getOptions(options),
  );
  if (tenant === undefined) return { context: { policy } };
  const ref = await catalog.tenant(
    { tenant },
    await ctx.getInitiatorCredentials(),
  );
  return {
    tenant: formatTenantRef(ref),
    context: { policy, ...(await ofTenant(backend, ctx, ref)) },
  };
}

async function ofTenant(
  backend: ActionOptions['backend'],
  ctx: Initiator,
  ref: TenantRef,
): Promise<FileCheckContext> {
  const [tenant, components] = await Promise.all([
    backend.call(ctx, (client, options) => client.getTenant(ref, options)),
    backend.call(ctx, (client, options) => client.listComponents(ref, options)),
  ]);
  return tenantContext(tenant, components);
}
