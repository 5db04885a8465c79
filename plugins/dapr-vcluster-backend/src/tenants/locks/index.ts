export * from './TenantLocks';
