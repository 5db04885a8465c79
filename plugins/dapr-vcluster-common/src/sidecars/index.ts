export * from './identity';
export * from './types';
