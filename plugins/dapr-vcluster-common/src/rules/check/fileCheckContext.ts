import type { TenantContext } from '../../contract';
import type { FileCheckContext } from './model/context';

/**
 * What the backend knows around a tenant's objects, as files for that tenant are judged by it.
 *
 * @public
 */
export function fileCheckContext({
  components,
  secrets,
  configurations,
  claims,
  ...rest
}: TenantContext): FileCheckContext {
  return {
    ...rest,
    ...(components && { components }),
    ...(secrets && { secrets: new Set(secrets) }),
    ...(configurations && { configurations: new Set(configurations) }),
    ...(claims && { claims: new Set(claims) }),
  };
}
