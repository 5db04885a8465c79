export { TenantClients } from './TenantClients';
export type { VclusterEndpoint } from './TenantClients';
