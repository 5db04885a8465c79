export * from './DaprVclusterClient';
export * from './errors';
export type { CallOptions, ClientOptions } from './http';
export { refusalText, sentences } from './refusalText';
