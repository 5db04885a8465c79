import type { CheckContext } from '../components';
import type { FileCheckContext } from './types';

/** What one Dapr Component of a tenant is judged by; one of the same name is this one, as it is now. */
export function componentContext(
  { tenant, policy, secrets, services, claims, components }: FileCheckContext,
  name: string,
): CheckContext {
  return {
    tenant,
    policy,
    secrets,
    services,
    claims,
    others: components?.filter(other => other.name !== name),
  };
}
