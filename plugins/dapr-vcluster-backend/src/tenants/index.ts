export * from './live/LiveTenant';
export * from './presets/options';
export * from './create/TenantCreator';
export { hashWithProfile } from './create/namespace';
export * from './deletion/TenantDeleter';
export * from './kubeconfig';
export * from './pause';
export * from './adopt';
export * from './upgrade';
