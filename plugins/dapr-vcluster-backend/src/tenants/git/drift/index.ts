export * from './GitDrift';
