export * from './TenantRenderer';
export * from './drift';
