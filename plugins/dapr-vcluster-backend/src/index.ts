/**
 * Backend of Dapr-enabled vclusters for Backstage.
 *
 * @packageDocumentation
 */
export { daprVclusterPlugin as default } from './plugin';
export {
  createTenantConditionalDecision,
  tenantConditions,
} from './platform/permissions';
export type { TenantPredicate, TenantResource } from './platform/permissions';
