export { adminKubeConfig, Tenant } from './Tenant';
export type { TenantState } from './Tenant';
export { Tenants } from './Tenants';
export type { TenantsOptions } from './Tenants';
