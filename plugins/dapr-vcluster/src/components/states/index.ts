export { LiveBoundary } from './LiveBoundary';
export { TenantGate } from './TenantGate';
export { isDaprVclusterAvailable } from './tenantAnnotation';
