export * from './FluxProvisioner';
