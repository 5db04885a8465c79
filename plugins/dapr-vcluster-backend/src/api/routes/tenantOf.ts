import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import {
  formatTenantRef,
  Tenant,
  TenantRef,
  tenantRefSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../../platform/permissions';
import { checkInput, notFound, unavailable } from '../../platform/errors';
import { HostRegistry } from '../../platform/hosts';
import { TenantIndex, TenantSnapshot } from '../../inventory/TenantIndex';

/** Identity of the tenant a path names. */
export function refOf({ params }: Request): TenantRef {
  const { host, namespace, name } = params;
  return checkInput(tenantRefSchema, { host, namespace, name });
}

/** Finds tenants for callers who may read them. */
export class ReadableTenants {
  readonly #index: TenantIndex;
  readonly #hosts: HostRegistry;
  readonly #authorizer: TenantAuthorizer;

  constructor(options: {
    index: TenantIndex;
    hosts: HostRegistry;
    authorizer: TenantAuthorizer;
  }) {
    this.#index = options.index;
    this.#hosts = options.hosts;
    this.#authorizer = options.authorizer;
  }

  /** The tenant without its objects, which nobody then has to gather; @throws as {@link open}. */
  async tenant(
    ref: TenantRef,
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<Tenant> {
    const tenant = this.#index.getTenant(ref);
    const found = tenant && { tenant };
    return (await this.#readable(ref, found, credentials, permission)).tenant;
  }

  /**
   * The tenant with its objects, as the index has it.
   *
   * @throws NotFoundError naming the known hosts or the tenant, NotAllowedError naming the permission (also for a
   *   tenant that is not there, unless the caller could see it),
   *   ServiceUnavailableError when nobody can say whether the tenant is there.
   */
  open(
    ref: TenantRef,
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<TenantSnapshot> {
    const snapshot = this.#index.snapshot(ref);
    return this.#readable(ref, snapshot, credentials, permission);
  }

  async #readable<T extends { tenant: Tenant }>(
    ref: TenantRef,
    found: T | undefined,
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<T> {
    if (found) {
      await this.#authorizer.authorizeTenant(
        credentials,
        permission,
        found.tenant,
      );
      return found;
    }
    await this.#authorizer.authorizeAnyTenant(credentials, permission);
    this.#hosts.get(ref.host);
    const text = formatTenantRef(ref);
    const doubt = this.#index.doubtOfAbsence(ref.host);
    if (doubt) {
      throw unavailable(
        `whether tenant "${text}" exists is unknown: ${doubt.replace(
          /\.$/,
          '',
        )}`,
        { fix: 'Try again when the host can be seen.' },
      );
    }
    await this.#authorizer.authorizeAbsent(credentials, permission, ref);
    throw notFound(`tenant "${text}" does not exist`, {
      field: 'tenant',
      value: text,
      fix: 'Look at the list of tenants; it may have been deleted.',
    });
  }
}
