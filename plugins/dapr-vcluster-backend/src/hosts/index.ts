export * from './config';
export * from './errors';
export * from './HostRegistry';
export * from './KubeClient';
export * from './KubeError';
export * from './resources';
export * from './TenantClients';
export * from './types';
