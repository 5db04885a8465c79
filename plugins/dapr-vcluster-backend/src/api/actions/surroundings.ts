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
  if (ref) {
    return tenantContext(await client.getSurroundings(ref, options));
  }
  const { guardrails: policy } = await client.getOptions(options);
  return { policy };
}
