export * from './UserBackend';
export * from './askOnce';
