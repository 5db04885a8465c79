export * from './owners';
export * from './registerTenantPermissions';
export { createTenantConditionalDecision, tenantConditions } from './rules';
export * from './TenantAuthorizer';
export * from './tenantResource';
