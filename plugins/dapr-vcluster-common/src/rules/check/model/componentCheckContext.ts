import type { ComponentCheckContext } from '../../components';
import type { FileCheckContext } from './context';

/**
 * What one Dapr Component of a tenant is checked against; one of the same name is this one, as it is now.
 *
 * @public
 */
export function componentCheckContext(
  {
    tenant,
    profile,
    policy,
    secrets,
    services,
    claims,
    components,
    daprVersion,
  }: FileCheckContext,
  name: string,
): ComponentCheckContext {
  return {
    tenant,
    profile,
    policy,
    secrets,
    services,
    claims,
    daprVersion,
    others: components?.filter(other => other.name !== name),
  };
}
