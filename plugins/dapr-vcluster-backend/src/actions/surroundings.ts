import {
  CallOptions,
  DaprVclusterClient,
  FileCheckContext,
  tenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/** What YAML is checked against: the platform team's policy, and the tenant if one is named. */
export async function surroundings(
  client: DaprVclusterClient,
  options: CallOptions,
  ref: TenantRef | undefined,
): Promise<FileCheckContext> {
  const { guardrails: policy } = await client.getOptions(options);
  if (!ref) return { policy };
  const [tenant, components] = await Promise.all([
    client.getTenant(ref, options),
    client.listComponents(ref, options),
  ]);
  return { policy, ...tenantContext(tenant, components) };
}
