import type { NotChecked, PortalOptions, TenantContext } from '../../contract';
import { isCreatableProfile } from '../../profiles';
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

const NO_TENANT: NotChecked = {
  what: 'what depends on the tenant: its Secrets (G4), Services, Dapr Components and Configurations, and other tenants',
  why: 'No tenant was given.',
};

/**
 * What files are checked against where no tenant is named: the policy of the platform team, and the profile and version of
 * vcluster that a new tenant gets; and what is not checked then.
 *
 * @public
 */
export function newTenantContext({
  guardrails,
  profiles,
}: Pick<PortalOptions, 'guardrails' | 'profiles'>): FileCheckContext & {
  notChecked: NotChecked[];
} {
  const offered = profiles.find(({ isDefault }) => isDefault);
  return {
    policy: guardrails,
    notChecked: [NO_TENANT],
    ...(offered && {
      chartVersion: offered.chartVersion,
      ...(isCreatableProfile(offered.name) && { profile: offered.name }),
    }),
  };
}
