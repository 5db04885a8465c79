export * from './UserBackend';
export * from './askOnce';
export * from './followInstallation';
