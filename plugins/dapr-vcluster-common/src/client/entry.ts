/**
 * The typed client of the backend, and the types of what it takes and answers.
 *
 * @packageDocumentation
 */
export {
  DaprVclusterClient,
  DaprVclusterError,
  InsightClient,
  refusalText,
  ResourceClient,
  sentences,
  TenantClient,
} from './index';
export type * from '../catalog';
export type * from '../constants';
export type * from '../contract';
export type { Finding, Severity } from '../findings';
export type * from './index';
export type * from '../profiles';
export type * from '../schema';
export type * from '../tenants';
