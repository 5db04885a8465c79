export * from './config';
export * from './dialling';
export * from './errors';
export * from './HostRegistry';
export * from './whyUnknown';
