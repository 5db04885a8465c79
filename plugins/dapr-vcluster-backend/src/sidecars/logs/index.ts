export * from './LogService';
export * from './options';
