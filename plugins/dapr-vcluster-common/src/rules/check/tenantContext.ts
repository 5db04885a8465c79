import type { Surroundings } from '../../contract';
import type { FileCheckContext } from './types';

/** What the backend knows around a tenant's objects, as files for that tenant are judged by it. */
export function tenantContext({
  components,
  secrets,
  configurations,
  claims,
  ...rest
}: Surroundings): FileCheckContext {
  return {
    ...rest,
    ...(components && { components }),
    ...(secrets && { secrets: new Set(secrets) }),
    ...(configurations && { configurations: new Set(configurations) }),
    ...(claims && { claims: new Set(claims) }),
  };
}
