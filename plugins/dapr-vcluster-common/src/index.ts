/**
 * Contract, permissions, names, profiles and rules shared by the Dapr-enabled vcluster plugins.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './check';
export * from './client';
export * from './components';
export * from './constants';
export * from './controlPlane';
export * from './contract';
export * from './diagnosis';
export * from './findings';
export * from './form';
export * from './guardrails';
export * from './injection';
export * from './kubernetes';
export * from './names';
export * from './permissions';
export * from './presets';
export * from './preflight';
export * from './profiles';
export * from './redaction';
export * from './sidecars';
export * from './tenants';
