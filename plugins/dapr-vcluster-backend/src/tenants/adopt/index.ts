export * from './TenantAdopter';
