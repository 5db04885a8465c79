import { InputError } from '@backstage/errors';
import {
  TenantRef,
  parseTenantRef,
  tenantRefSchema,
} from 'backstage-plugin-dapr-vcluster-common';

/** A tenant as one text, or as its parts. */
export type TenantInput = {
  tenant?: string;
  host?: string;
  namespace?: string;
  name?: string;
};

/**
 * Reads a tenant from `tenant` (`<host>/<namespace>/<name>`) or from `host` and `name`, where the namespace is
 * `vcluster-<name>` by default.
 *
 * @throws InputError that names the field, its value and the forms accepted
 */
export function readTenantInput(input: TenantInput): TenantRef {
  const { tenant, host, namespace, name } = input;
  if (tenant) {
    if (host || namespace || name) {
      throw new InputError(
        'Give either tenant, or host and name (and namespace), not both',
      );
    }
    try {
      return parseTenantRef(tenant);
    } catch (error) {
      throw new InputError(
        `${
          (error as Error).message
        }, nor an entity ref such as resource:default/example`,
      );
    }
  }
  if (!host || !name) {
    throw new InputError(
      'tenant is required: <host>/<namespace>/<name> or an entity ref; or else host and name',
    );
  }
  const parsed = tenantRefSchema.safeParse({
    host,
    namespace: namespace ?? `vcluster-${name}`,
    name,
  });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new InputError(`${message} (field ${path.join('.')})`);
  }
  return parsed.data;
}
