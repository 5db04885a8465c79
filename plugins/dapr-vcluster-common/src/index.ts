/**
 * Contract, typed client, names, permissions, annotations and profiles shared by the Dapr-enabled vcluster plugins.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './client';
export * from './constants';
export * from './contract';
export {
  findingLine,
  findingSchema,
  hasErrors,
  hasFindingPage,
  severitySchema,
} from './findings';
export type { Finding, Severity } from './findings';
export * from './names';
export * from './operations';
export * from './permissions';
export * from './profiles';
export * from './releaseLines';
export * from './schema';
export * from './tenants';
