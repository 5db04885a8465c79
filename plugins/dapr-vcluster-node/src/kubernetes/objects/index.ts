export * from './paths';
export * from './resources';
export * from './types';
