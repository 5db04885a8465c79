export * from './SidecarService';
export * from './SidecarUsage';
