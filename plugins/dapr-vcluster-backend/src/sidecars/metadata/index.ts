export * from './readMetadata';
export * from './SidecarProbes';
