export { TenantChecker } from './TenantChecker';
