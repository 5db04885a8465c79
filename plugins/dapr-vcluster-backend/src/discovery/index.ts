export * from './Discovery';
