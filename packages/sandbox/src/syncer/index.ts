export type {
  ApiAccess,
  ControlPlane,
  StartControlPlane,
  TenantState,
} from './controlPlane/ControlPlane';
export type { TenantConfig } from './config/config';
export { Tenant } from './Tenant';
export { Tenants } from './Tenants';
export type { TenantsOptions } from './Tenants';
