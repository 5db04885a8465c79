export * from './HelmProvisioner';
export * from './readHelmOptions';
