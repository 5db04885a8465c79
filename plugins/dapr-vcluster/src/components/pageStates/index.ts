export { LiveBoundary } from './LiveBoundary';
export { ReadFailure } from './ReadFailure';
export { TenantGate } from './TenantGate';
export { isDaprVclusterAvailable } from './tenantAnnotation';
