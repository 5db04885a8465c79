export { mayDo } from './accessReview';
export { denialIn, denialOf, ruleFor } from './denial';
export { portalIdentity } from './portalIdentity';
export { TENANT_ROLE } from './roleBinding';
export { SYNCER_ROLE, syncerRoleBinding } from './syncerBinding';
export { TenantRights } from './TenantRights';
export type { RightsState } from './TenantRights';
export { withTenantRights } from './withTenantRights';
