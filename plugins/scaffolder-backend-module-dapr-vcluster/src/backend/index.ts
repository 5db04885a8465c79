export * from './UserBackend';
export * from './rememberOutcome';
export * from './followInstallation';
