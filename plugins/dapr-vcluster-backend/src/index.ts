/**
 * Backend of Dapr-enabled vclusters for Backstage.
 *
 * @packageDocumentation
 */
export { daprVclusterPlugin as default } from './plugin';
export { createTenantConditionalDecision, tenantConditions } from './auth';
export type { TenantPredicate, TenantResource } from './auth';
