export * from './SidecarService';
