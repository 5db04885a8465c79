/**
 * Contract, typed client, names, permissions, annotations and profiles shared by the Dapr-enabled vcluster plugins.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './client';
export * from './constants';
export * from './contract';
export * from './findings';
export * from './kubernetes';
export * from './names';
export * from './operations';
export * from './permissions';
export * from './profiles';
export * from './tenants';
