export * from './accounts';
export { sha256Hex } from './hash';
export * from './keys';
export * from './reverse';
export * from './shared-namespaces';
export * from './tenant-name';
export * from './translate';
