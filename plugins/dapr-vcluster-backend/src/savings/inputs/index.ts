export { hostInputs, whyNotCounted } from './hostInputs';
export type { HostInputs, TenantInputs } from './hostInputs';
export { modelOfHost, modelOfTenant } from './model';
export { HostMetrics } from './HostMetrics';
export { usedInputs } from './used';
