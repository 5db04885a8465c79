export { TenantClients } from './TenantClients';
