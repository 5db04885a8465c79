export * from './ManifestService';
