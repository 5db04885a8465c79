export * from './TenantPauser';
