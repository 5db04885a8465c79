// Schemas are exported where other packages parse or describe with them; those of the operations are in
// OPERATION_SCHEMAS.
export { FORM_SECRET_PREFIX, componentFormValueSchema } from './componentForm';
export type { ComponentFormValue } from './componentForm';
export { componentPresetSchema } from './componentPreset';
export type { ComponentPreset, PresetMetadata } from './componentPreset';
export {
  applyComponentResultSchema,
  applyComponentSchema,
  componentMetadataInputSchema,
  deleteComponentResultSchema,
} from './componentWrites';
export type { ChangeProfile, ChangeProfileResult } from './profileChange';
export type { ResourceSync } from './resourceSync';
export { daprComponentListSchema } from './components';
export type {
  ApplyComponent,
  ApplyComponentResult,
  DeleteComponentResult,
} from './componentWrites';
export type {
  DaprComponent,
  DaprComponentList,
  LoadedBy,
  PlacedObject,
} from './components';
export { replicaReportSchema, vclusterReportSchema } from './componentSyncer';
export type {
  HostSyncer,
  ReplicaReport,
  SyncCounts,
  SyncerReplica,
  SyncSaid,
  TenantSync,
  Unsynced,
  VclusterReport,
} from './componentSyncer';
export type { SecretName, SecretNames } from './secretNames';
export type {
  Certificate,
  ControlPlane,
  ControlPlanePart,
  InjectorWebhook,
  StaleSidecar,
  TenantCapacity,
} from './controlPlane';
export type { Difference, FieldDifference } from './differences';
export { errorDetailsSchema } from './errors';
export type { ErrorDetails } from './errors';
export { appExplanationSchema, appNameSchema } from './explanation';
export type {
  AppComponent,
  AppExplanation,
  AppExplanationAnswer,
} from './explanation';
export type { Freshness, Known, SourceState } from './freshness';
export { guardrailPolicySchema } from './guardrailPolicy';
export type { GuardrailPolicy } from './guardrailPolicy';
export type { Host, PortalOptions, PresetOption } from './hosts';
export { chartVersionSchema } from './chartVersion';
export type { HostCheck, Setup } from './setup';
export type { Support } from './support';
export { LOG_LIMITS } from './logs';
export type {
  ContainerLog,
  LogContainer,
  LogContainerList,
  LogEvent,
  LogHead,
  LogLine,
  LogQuery,
} from './logs';
export type { LogSource } from './logSource';
export {
  applyManifestsResultSchema,
  applyManifestsSchema,
  deleteManifestsResultSchema,
} from './manifests';
export type {
  AppliedObject,
  ApplyManifests,
  ApplyManifestsResult,
  DeleteManifests,
  DeleteManifestsResult,
} from './manifests';
export {
  DAPR_KIND_TABLE,
  DAPR_KINDS,
  DAPR_RESOURCE_KINDS,
  daprCrdName,
  daprKindsAsText,
  daprKindSchema,
  isDaprAtLeast,
  LATER_DAPR_KINDS,
} from './daprKinds';
export { hotReloadOf, hotReloadOfAll, versionOfImage } from './hotReload';
export type { HotReload, ReloadedObject, RunningDaprd } from './hotReload';
export type {
  DaprCrdName,
  DaprKind,
  DaprKindFacts,
  DaprResourceKind,
} from './daprKinds';
export type {
  ApplyResource,
  ApplyResourceResult,
  DaprResource,
  DaprResourceList,
  TenantCheck,
  UsedSecret,
} from './resources';
export type {
  Sidecar,
  SidecarList,
  SidecarState,
  TenantEvent,
  TenantEventList,
} from './sidecars';
export type { HostEdit } from './hostEdit';
export { notCheckedSchema } from './notChecked';
export type { NotChecked } from './notChecked';
export type { TenantContext } from './tenantContext';
export {
  createTenantResultSchema,
  createTenantSchema,
  deleteTenantResultSchema,
} from './tenantWrites';
export { pauseTenantResultSchema, resumeTenantResultSchema } from './pause';
export type { PauseTenantResult, ResumeTenantResult } from './pause';
export { extendTenantResultSchema, extendTenantSchema } from './lifecycle';
export type {
  ExtendTenant,
  ExtendTenantResult,
  KeepTenantResult,
  LifecyclePreview,
  ScheduleTenantResult,
  SleepSchedule,
  TenantExpiry,
  TenantSchedule,
} from './lifecycle';
export { adoptTenantResultSchema, releaseTenantResultSchema } from './adopt';
export type {
  AdoptTenant,
  AdoptTenantResult,
  ReleaseTenantResult,
} from './adopt';
export { upgradeTenantResultSchema } from './upgrade';
export type { RenderTenant, RenderTenantResult } from './tenantFiles';
export type {
  RenderedChange,
  TenantUpgrade,
  UpgradeAdvice,
  UpgradeTenant,
  UpgradeTenantResult,
} from './upgrade';
export type {
  StartUpgradeWave,
  StartUpgradeWaveResult,
  UpgradeWave,
  WaveTenant,
} from './upgradeWaves';
export {
  issueKubeconfigResultSchema,
  issueKubeconfigSchema,
  MIN_KUBECONFIG_MINUTES,
} from './kubeconfig';
export type {
  IssueKubeconfig,
  IssueKubeconfigResult,
  KubeconfigAddress,
  RevokeKubeconfigsResult,
} from './kubeconfig';
export { objectOutcomeSchema } from './objectOutcome';
export { tenantQuerySchema } from './tenantList';
export type { TenantList, TenantQuery } from './tenantList';
export {
  tenantPhaseSchema,
  tenantSchema,
  tenantSummarySchema,
} from './tenants';
export type {
  CreateTenant,
  CreateTenantResult,
  DeleteTenantResult,
  InstallationLog,
} from './tenantWrites';
export type { ObjectOutcome } from './objectOutcome';
export type { Tenant, TenantPhase, TenantSummary } from './tenants';
export type {
  Topology,
  TopologyEdge,
  TopologyKind,
  TopologyNode,
} from './topology';
export type { Compute, Measured, QuotaLine, Requests, Usage } from './usage';
export type {
  Basis,
  Comparison,
  Cost,
  Figure,
  FigureInput,
  InputSource,
  Money,
  PerMonth,
} from './savings';
export { tenantSavingsSchema } from './savingsAnswers';
export type {
  FleetSavings,
  SavingsAlternative,
  SavingsExport,
  SavingsPrices,
  TenantSavings,
} from './savingsAnswers';
export type {
  SavedAmount,
  ClockBehind,
  SavingsHours,
  SavingsInterval,
  SavingsLedger,
  TenantLedger,
  TenantLedgerAnswer,
} from './savingsLedger';
