export * from './config';
export * from './vclusterAccess';
export * from './errors';
export * from './HostRegistry';
export * from './rights';
export * from './whyUnknown';
