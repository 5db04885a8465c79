export { lazyClient } from './lazyClient';
export * from './ref';
