export * from './ClusterSecrets';
export * from './ClusterSecretSweep';
export * from './options';
export * from './secret';
