export * from './ref';
