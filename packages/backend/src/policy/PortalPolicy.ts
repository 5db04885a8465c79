import { UserInfoService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_TENANT } from 'backstage-plugin-dapr-vcluster-common';
import { decideBasic } from './basicDecision';
import { decideCatalog } from './catalogDecision';
import { callerOf } from './roles';
import { decideTask } from './taskDecision';
import { decideTenant } from './tenantDecision';

/** Settings of the policy, from `permission.portal`. */
export type PortalPolicyOptions = {
  /** Groups whose members have all permissions. */
  platformGroups: string[];
  /** Hosts whose tenants guests can read. */
  publicHosts: string[];
};

/**
 * Platform engineers have all permissions. Members of a team can read and change
 * the tenants of their groups. Guests can read public data. All other requests
 * are denied.
 */
export class PortalPolicy implements PermissionPolicy {
  readonly #options: PortalPolicyOptions;
  readonly #userInfo: UserInfoService;

  static fromConfig(config: Config, userInfo: UserInfoService) {
    const settings = config.getOptionalConfig('permission.portal');
    const list = (key: string) => settings?.getOptionalStringArray(key) ?? [];
    return new PortalPolicy(
      {
        platformGroups: list('platformGroups'),
        publicHosts: list('publicHosts'),
      },
      userInfo,
    );
  }

  constructor(options: PortalPolicyOptions, userInfo: UserInfoService) {
    this.#options = options;
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const info = await this.#userInfo.getUserInfo(user.credentials);
    const caller = callerOf(info, this.#options.platformGroups);
    if (caller.role === 'platform') {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_TENANT)) {
      return decideTenant(permission, caller, this.#options.publicHosts);
    }
    if (isResourcePermission(permission, 'catalog-entity')) {
      return decideCatalog(permission, caller, this.#options.publicHosts);
    }
    if (isResourcePermission(permission, 'scaffolder-task')) {
      return decideTask(permission, caller);
    }
    return decideBasic(permission, caller);
  }
}
