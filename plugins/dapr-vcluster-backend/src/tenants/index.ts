export * from './LiveTenant';
export * from './options';
export * from './TenantCreator';
export * from './TenantRemover';
