export { DAPR_RESOURCES } from './daprObjects';
export { TenantChecker } from './TenantChecker';
