export { evaluateRequester } from './allow-list';
export type { AllowList, Requester, RequesterDecision } from './allow-list';
export { InvalidAllowListError } from './allow-list-errors';
export { appIdProblem, MAX_APP_ID_LENGTH } from './app-id';
export { suggestAllowList } from './suggest';
export type { AllowListSuggestion } from './suggest';
export {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_CONFIG,
  ANNOTATION_DAPR_ENABLED,
  appIdOf,
  asksForSidecar,
  hasSidecar,
  LABEL_SIDECAR_INJECTED,
  SIDECAR_CONTAINER,
} from './trigger';
export type { InjectablePod } from './trigger';
export { injectionRules } from './versions';
export type { InjectionRules } from './versions';
