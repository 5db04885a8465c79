/**
 * The typed client of the backend.
 *
 * @packageDocumentation
 */
export { DaprVclusterClient } from './DaprVclusterClient';
export type {
  ApplyOptions,
  DaprResourceName,
  DeleteOptions,
  WriteOptions,
} from './options';
export { InsightClient } from './InsightClient';
export { ResourceClient } from './ResourceClient';
export { TenantClient } from './TenantClient';
export { DaprVclusterError } from './errors';
export type { CallOptions, ClientOptions } from './http';
export { refusalText, sentences } from './refusalText';
