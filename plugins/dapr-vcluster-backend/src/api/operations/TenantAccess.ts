import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  Tenant,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { notFound, unavailable } from '../../platform/errors';
import { HostRegistry } from '../../platform/hosts';
import { TenantAuthorizer, TenantPermission } from '../../platform/permissions';
import { TenantIndex } from '../../inventory/TenantIndex';
import {
  TenantForDeletion,
  LiveTenant,
  LiveTenants,
  TenantDeleter,
} from '../../tenants';
import { IndexedTenant } from './types';

/** What opening tenants needs. */
export type TenantAccessServices = {
  authorizer: TenantAuthorizer;
  hosts: HostRegistry;
  index: TenantIndex;
  tenants: LiveTenants;
  tenantDeleter: TenantDeleter;
};

/** Opens the tenant that a path names for callers who have the permissions, and does not reveal to others whether it exists. */
export class TenantAccess {
  readonly #services: TenantAccessServices;

  constructor(services: TenantAccessServices) {
    this.#services = services;
  }

  /**
   * For a read: as the index has it.
   *
   * @throws NotFoundError naming the known hosts or the tenant, NotAllowedError naming the permission (also for an
   *   absent tenant, unless the caller could see it), ServiceUnavailableError when it is unknown whether it exists.
   */
  async read(
    ref: TenantRef,
    credentials: BackstageCredentials,
    permissions: readonly TenantPermission[],
  ): Promise<IndexedTenant> {
    const { index } = this.#services;
    const tenant = index.getTenant(ref);
    for (const permission of permissions) {
      await this.#authorizeRead(ref, tenant, credentials, permission);
    }
    const found = tenant ?? this.#absent(ref);
    return {
      tenant: found,
      snapshot: () => index.snapshot(ref) ?? this.#absent(ref),
    };
  }

  /**
   * For a write: as its host has it at this moment.
   *
   * @throws NotAllowedError naming the permission, NotFoundError for callers who could see an absent tenant.
   */
  async write(
    ref: TenantRef,
    credentials: BackstageCredentials,
    permissions: readonly TenantPermission[],
  ): Promise<LiveTenant> {
    const { authorizer, tenants } = this.#services;
    const [first, ...others] = permissions;
    const tenant = await tenants.open(ref, authorizer, first, credentials);
    for (const permission of others) {
      await authorizer.authorizeTenant(
        credentials,
        permission,
        tenant.resource,
      );
    }
    return tenant;
  }

  /** For deleting it: it may be absent, or only leftovers of it may be there. @throws NotAllowedError. */
  delete(
    ref: TenantRef,
    credentials: BackstageCredentials,
  ): Promise<TenantForDeletion> {
    return this.#services.tenantDeleter.open(ref, credentials);
  }

  async #authorizeRead(
    ref: TenantRef,
    tenant: Tenant | undefined,
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<void> {
    const { authorizer, hosts } = this.#services;
    if (tenant) {
      await authorizer.authorizeTenant(credentials, permission, tenant);
      return;
    }
    await authorizer.authorizeAnyTenant(credentials, permission);
    hosts.get(ref.host);
    this.#assertAbsent(ref);
    await authorizer.authorizeAbsent(credentials, permission, ref);
  }

  #assertAbsent(ref: TenantRef): void {
    const doubt = this.#services.index.doubtOfAbsence(ref.host);
    if (doubt) {
      const reason = doubt.replace(/\.$/, '');
      throw unavailable(
        `whether tenant "${formatTenantRef(ref)}" exists is unknown: ${reason}`,
        { fix: 'Try again when the host can be seen.' },
      );
    }
  }

  #absent(ref: TenantRef): never {
    const text = formatTenantRef(ref);
    throw notFound(`tenant "${text}" does not exist`, {
      field: 'tenant',
      value: text,
      fix: 'Look at the list of tenants; it may have been deleted.',
    });
  }
}
