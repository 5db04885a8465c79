export * from './ArgoCdProvisioner';
export * from './options';
