import {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  formatTenantRef,
  RESOURCE_TYPE_TENANT,
  tenantCreatePermission,
  tenantReadPermission,
  TenantRef,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { notAllowed } from '../errors';
import { TenantMemory } from './TenantMemory';
import { TenantResource, tenantPermissionResourceRef } from './tenantResource';

/** A permission on one tenant. */
export type TenantPermission = ResourcePermission<typeof RESOURCE_TYPE_TENANT>;

/** Services the authorizer asks; the resource type must be registered before. */
export type TenantAuthorizerOptions = {
  auth: AuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
};

/** Decides what a caller may do with which tenant. A service principal may only read. */
export class TenantAuthorizer {
  readonly #services: TenantAuthorizerOptions;
  readonly #memory = new TenantMemory();
  readonly #holds: (
    decision: PolicyDecision,
    tenant: TenantResource | undefined,
  ) => boolean;

  constructor(services: TenantAuthorizerOptions) {
    this.#services = services;
    this.#holds = createConditionAuthorizer<TenantResource>(
      services.permissionsRegistry.getPermissionRuleset(
        tenantPermissionResourceRef,
      ),
    );
  }

  /** @throws NotAllowedError that names the permission, in its message and in `details.permission`. */
  async authorizeTenant(
    credentials: BackstageCredentials,
    permission: TenantPermission,
    tenant: TenantResource,
  ): Promise<void> {
    this.remember(tenant);
    await this.#authorize(credentials, permission, tenant);
  }

  /**
   * For a tenant that is not there: passes for whoever could see it if it were, decided by what was last seen of it. All
   * others are answered as if it were there, so that nobody learns which tenants exist.
   *
   * @throws NotAllowedError, the same as {@link authorizeTenant}.
   */
  async authorizeAbsent(
    credentials: BackstageCredentials,
    permission: TenantPermission,
    ref: TenantRef,
  ): Promise<void> {
    await this.#authorize(credentials, permission, this.#memory.recall(ref));
  }

  /** Notes whose a tenant is, for the time when it is gone. */
  remember(tenant: TenantResource): void {
    this.#memory.remember(tenant);
  }

  /** For a tenant of which nothing is known, so that no condition can be checked: passes unless the caller is denied on every one. */
  async authorizeAnyTenant(
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<void> {
    const { result } = await this.#decide(credentials, permission);
    if (result === AuthorizeResult.DENY) {
      throw denied(permission, 'on any tenant');
    }
  }

  /** For a permission that is not tied to a tenant. @throws NotAllowedError that names the permission. */
  async authorizeBasic(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    if (!isPlainRead(permission)) {
      this.#refuseService(credentials, permission);
    }
    const [{ result }] = await this.#services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw denied(permission);
    }
  }

  /** Whether the caller has a permission that is not tied to a tenant. */
  async isAllowed(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.#services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /** The tenants the caller may read, in their order; the policy is asked once. */
  async filterTenants<T extends TenantResource>(
    credentials: BackstageCredentials,
    tenants: readonly T[],
    permission: TenantPermission = tenantReadPermission,
  ): Promise<T[]> {
    const decision = await this.#decide(credentials, permission);
    return tenants.filter(tenant => this.#holds(decision, tenant));
  }

  /**
   * Whoever may create tenants may do so for owners whose tenants they may change: platform engineers for
   * everybody, members for their own groups.
   *
   * @throws NotAllowedError that names the permission and, for a foreign owner, the caller's own groups.
   */
  async authorizeCreate(
    credentials: BackstageCredentials,
    wanted: TenantResource & { owner: string },
  ): Promise<void> {
    await this.authorizeBasic(credentials, tenantCreatePermission);
    const update = await this.#decide(credentials, tenantUpdatePermission);
    if (!this.#holds(update, wanted)) {
      throw notAllowed(
        `Permission "${tenantUpdatePermission.name}" is missing for tenants of owner "${wanted.owner}"; a tenant can only be created for an owner whose tenants one may change`,
        {
          permission: tenantUpdatePermission.name,
          field: 'owner',
          value: wanted.owner,
          fix: await this.#ownGroups(credentials),
        },
      );
    }
  }

  async #authorize(
    credentials: BackstageCredentials,
    permission: TenantPermission,
    tenant: TenantResource,
  ): Promise<void> {
    const decision = await this.#decide(credentials, permission);
    if (!this.#holds(decision, tenant)) {
      throw denied(permission, `on tenant "${formatTenantRef(tenant.ref)}"`);
    }
  }

  async #decide(
    credentials: BackstageCredentials,
    permission: TenantPermission,
  ): Promise<PolicyDecision> {
    if (!isPlainRead(permission)) {
      this.#refuseService(credentials, permission);
    }
    const [decision] = await this.#services.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }

  #refuseService(credentials: BackstageCredentials, permission: Permission) {
    if (this.#services.auth.isPrincipal(credentials, 'service')) {
      throw denied(permission, 'without a user: services may only read');
    }
  }

  async #ownGroups(credentials: BackstageCredentials): Promise<string> {
    const { ownershipEntityRefs } = await this.#services.userInfo.getUserInfo(
      credentials,
    );
    return `Choose one of your own: ${ownershipEntityRefs.join(', ')}.`;
  }
}

/** `kubeconfig.issue` counts as reading for policies, but hands out credentials. */
function isPlainRead(permission: Permission): boolean {
  return permission.name.endsWith('.read');
}

function denied(permission: Permission, where?: string) {
  const missing = `Permission "${permission.name}" is missing`;
  return notAllowed(where ? `${missing} ${where}` : missing, {
    permission: permission.name,
  });
}
