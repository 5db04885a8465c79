export * from './freshness';
export * from './hosts';
export * from './tenants';
export * from './components';
export * from './sidecars';
export * from './errors';
export * from './routes';
