import type { TenantContext } from '../../contract';
import type { FileCheckContext } from './model/context';

/**
 * The tenant context as the check of files for that tenant takes it.
 *
 * @public
 */
export function fileCheckContext({
  components,
  secrets,
  configurations,
  claims,
  notChecked: _,
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
