export * from './identity';
export * from './rejected';
export * from './state';
export * from './types';
export * from './why-no-daprd';
