export { DaprVclusterClient } from './DaprVclusterClient';
export type {
  ApplyOptions,
  DaprResourceName,
  DeleteOptions,
  WriteOptions,
} from './DaprVclusterClient';
export { DaprVclusterError } from './errors';
export type { CallOptions, ClientOptions } from './http';
export { refusalText, sentences } from './refusalText';
