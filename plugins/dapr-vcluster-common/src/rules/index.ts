/**
 * Guardrails: pure functions from data to findings, used alike by form, routes, template actions and diagnosis.
 *
 * @packageDocumentation
 */
export * from './check';
export * from './componentPresets';
export * from './components';
export * from './controlPlane';
export * from './guardrails';
export * from './injection';
export { looksSensitive } from '../componentCatalogue/sensitive';
export { closestName } from './text/closestName';
