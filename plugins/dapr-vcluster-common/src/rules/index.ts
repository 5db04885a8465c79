/**
 * Guardrails: pure functions from data to findings, used alike by form, routes, template actions and diagnosis.
 *
 * @packageDocumentation
 */
// Types of the other entry points that signatures here speak of.
export type {
  AuthenticationProfile,
  ComponentCatalogue,
  ComponentField,
  ComponentNeed,
  ComponentSpec,
  FieldType,
} from '../componentCatalogue/types';
export type {
  ComponentPreset,
  GuardrailPolicy,
  Money,
  NotChecked,
  PerMonth,
  PortalOptions,
  PresetMetadata,
  PresetOption,
  Support,
  TenantContext,
} from '../contract';
export type { Finding, Severity } from '../findings';
export type { ContainerDefaults, ProfileName } from '../profiles';
export type { TenantRef } from '../tenants';
export { isSameType } from '../componentCatalogue/componentType';
export { looksSensitive } from '../componentCatalogue/sensitive';
export * from './check';
export * from './componentPresets';
export * from './components';
export * from './controlPlane';
export {
  applyPolicy,
  backendsIn,
  guardrailInfo,
  namesBackend,
  policyProblem,
} from './guardrails';
export type { GuardrailInfo } from './guardrails';
export {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_CONFIG,
  ANNOTATION_DAPR_ENABLED,
  appIdOf,
  appIdProblem,
  asksForSidecar,
  evaluateRequester,
  hasSidecar,
  InvalidAllowListError,
  LABEL_SIDECAR_INJECTED,
  SIDECAR_CONTAINER,
  suggestAllowList,
} from './injection';
export type {
  AllowList,
  AllowListSuggestion,
  InjectablePod,
  Requester,
  RequesterDecision,
} from './injection';
export { closestName } from './text/closestName';
