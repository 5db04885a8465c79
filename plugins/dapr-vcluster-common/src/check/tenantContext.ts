import { DaprComponentList, Tenant } from '../contract';
import { FileCheckContext } from './types';

/** What the backend tells of a tenant, as files for that tenant are checked against it. */
export function tenantContext(
  {
    ref,
    profile,
    chartVersion,
  }: Pick<Tenant, 'ref' | 'profile' | 'chartVersion'>,
  { items }: Pick<DaprComponentList, 'items'>,
): FileCheckContext {
  return {
    tenant: { name: ref.name },
    ...(profile !== 'unknown' && { profile }),
    ...(chartVersion && { chartVersion }),
    components: items.map(({ name, metadata, scopes }) => ({
      name,
      metadata,
      scopes,
    })),
  };
}
