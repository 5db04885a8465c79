export * from './DaprVclusterClient';
export * from './errors';
export type { CallOptions, ClientOptions } from './http';
