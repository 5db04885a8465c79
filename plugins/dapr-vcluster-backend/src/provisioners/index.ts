export * from './readProvisioner';
