import type { z } from 'zod/v3';
import type { Assert, IsSame, Same } from './sameTypes';
import type * as componentForm from './componentForm';
import type * as componentPreset from './componentPreset';
import type * as components from './components';
import type * as componentSyncer from './componentSyncer';
import type * as controlPlane from './controlPlane';
import type * as daprKinds from './daprKinds';
import type * as differences from './differences';
import type * as errors from './errors';
import type * as explanation from './explanation';
import type * as finding from '../findings/finding';
import type * as freshness from './freshness';
import type * as resourceSync from './resourceSync';
import type * as guardrailPolicy from './guardrailPolicy';
import type * as hosts from './hosts';
import type * as logs from './logs';
import type * as manifests from './manifests';
import type * as ref from '../tenants/ref';
import type * as resources from './resources';
import type * as sidecars from './sidecars';
import type * as tenantContext from './tenantContext';
import type * as topology from './topology';
import type * as usage from './usage';
import type * as setup from './setup';
import type * as support from './support';
import type * as hostEdit from './hostEdit';
import type * as notChecked from './notChecked';
import type * as objectOutcome from './objectOutcome';
import type * as componentWrites from './componentWrites';
import type * as secretNames from './secretNames';

/** The compiler refuses a declared type that is not exactly what its schema parses to. */
export type ContractTypes = {
  setupSchema: Assert<Same<setup.Setup, typeof setup.setupSchema>>;
  hostCheckSchema: Assert<Same<setup.HostCheck, typeof setup.hostCheckSchema>>;
  componentFormValueSchema: Assert<
    Same<
      componentForm.ComponentFormValue,
      typeof componentForm.componentFormValueObject
    >
  >;
  componentPresetSchema: Assert<
    Same<
      componentPreset.ComponentPreset,
      typeof componentPreset.componentPresetObject
    >
  >;
  presetMetadataSchema: Assert<
    Same<
      componentPreset.PresetMetadata,
      typeof componentPreset.presetMetadataSchema
    >
  >;
  resourceSyncSchema: Assert<
    Same<resourceSync.ResourceSync, typeof resourceSync.resourceSyncObject>
  >;
  loadedBySchema: Assert<
    Same<components.LoadedBy, typeof components.loadedBySchema>
  >;
  replicaReportSchema: Assert<
    Same<
      componentSyncer.ReplicaReport,
      typeof componentSyncer.replicaReportObject
    >
  >;
  hostSyncerSchema: Assert<
    Same<componentSyncer.HostSyncer, typeof componentSyncer.hostSyncerSchema>
  >;
  syncerReplicaSchema: Assert<
    Same<
      componentSyncer.SyncerReplica,
      typeof componentSyncer.syncerReplicaSchema
    >
  >;
  syncSaidSchema: Assert<
    Same<componentSyncer.SyncSaid, typeof componentSyncer.syncSaidSchema>
  >;
  tenantSyncSchema: Assert<
    Same<componentSyncer.TenantSync, typeof componentSyncer.tenantSyncSchema>
  >;
  syncCountsSchema: Assert<
    Same<componentSyncer.SyncCounts, typeof componentSyncer.syncCountsSchema>
  >;
  unsyncedSchema: Assert<
    Same<componentSyncer.Unsynced, typeof componentSyncer.unsyncedSchema>
  >;
  vclusterReportSchema: Assert<
    Same<
      componentSyncer.VclusterReport,
      typeof componentSyncer.vclusterReportObject
    >
  >;
  placedObjectSchema: Assert<
    Same<components.PlacedObject, typeof components.placedObjectSchema>
  >;
  daprComponentSchema: Assert<
    Same<components.DaprComponent, typeof components.daprComponentSchema>
  >;
  daprComponentListSchema: Assert<
    Same<
      components.DaprComponentList,
      typeof components.daprComponentListObject
    >
  >;
  applyComponentSchema: Assert<
    Same<
      componentWrites.ApplyComponent,
      typeof componentWrites.applyComponentObject
    >
  >;
  applyComponentResultSchema: Assert<
    Same<
      componentWrites.ApplyComponentResult,
      typeof componentWrites.applyComponentResultObject
    >
  >;
  deleteComponentResultSchema: Assert<
    Same<
      componentWrites.DeleteComponentResult,
      typeof componentWrites.deleteComponentResultSchema
    >
  >;
  secretNameSchema: Assert<
    Same<secretNames.SecretName, typeof secretNames.secretNameSchema>
  >;
  secretNamesSchema: Assert<
    Same<secretNames.SecretNames, typeof secretNames.secretNamesSchema>
  >;
  controlPlanePartSchema: Assert<
    Same<
      controlPlane.ControlPlanePart,
      typeof controlPlane.controlPlanePartSchema
    >
  >;
  certificateSchema: Assert<
    Same<controlPlane.Certificate, typeof controlPlane.certificateSchema>
  >;
  injectorWebhookSchema: Assert<
    Same<
      controlPlane.InjectorWebhook,
      typeof controlPlane.injectorWebhookSchema
    >
  >;
  staleSidecarSchema: Assert<
    Same<controlPlane.StaleSidecar, typeof controlPlane.staleSidecarSchema>
  >;
  tenantCapacitySchema: Assert<
    Same<controlPlane.TenantCapacity, typeof controlPlane.tenantCapacitySchema>
  >;
  controlPlaneSchema: Assert<
    Same<controlPlane.ControlPlane, typeof controlPlane.controlPlaneSchema>
  >;
  supportSchema: Assert<Same<support.Support, typeof support.supportSchema>>;
  fieldDifferenceSchema: Assert<
    Same<differences.FieldDifference, typeof differences.fieldDifferenceSchema>
  >;
  differenceSchema: Assert<
    Same<differences.Difference, typeof differences.differenceSchema>
  >;
  errorDetailsSchema: Assert<
    Same<errors.ErrorDetails, typeof errors.errorDetailsObject>
  >;
  appComponentSchema: Assert<
    Same<explanation.AppComponent, typeof explanation.appComponentSchema>
  >;
  appExplanationSchema: Assert<
    Same<explanation.AppExplanation, typeof explanation.appExplanationObject>
  >;
  appExplanationAnswerSchema: Assert<
    Same<
      explanation.AppExplanationAnswer,
      typeof explanation.appExplanationAnswerSchema
    >
  >;
  sourceStateSchema: Assert<
    Same<freshness.SourceState, typeof freshness.sourceStateSchema>
  >;
  freshnessSchema: Assert<
    Same<freshness.Freshness, typeof freshness.freshnessObject>
  >;
  guardrailPolicySchema: Assert<
    Same<
      guardrailPolicy.GuardrailPolicy,
      typeof guardrailPolicy.guardrailPolicyObject
    >
  >;
  hostSchema: Assert<Same<hosts.Host, typeof hosts.hostSchema>>;
  presetSchema: Assert<Same<hosts.PresetOption, typeof hosts.presetSchema>>;
  optionsSchema: Assert<Same<hosts.PortalOptions, typeof hosts.optionsSchema>>;
  logLineSchema: Assert<Same<logs.LogLine, typeof logs.logLineSchema>>;
  logContainerSchema: Assert<
    Same<logs.LogContainer, typeof logs.logContainerSchema>
  >;
  logContainerListSchema: Assert<
    Same<logs.LogContainerList, typeof logs.logContainerListSchema>
  >;
  logHeadSchema: Assert<Same<logs.LogHead, typeof logs.logHeadSchema>>;
  containerLogSchema: Assert<
    Same<logs.ContainerLog, typeof logs.containerLogSchema>
  >;
  logEventSchema: Assert<Same<logs.LogEvent, typeof logs.logEventSchema>>;
  applyManifestsSchema: Assert<
    Same<manifests.ApplyManifests, typeof manifests.applyManifestsSchema>
  >;
  applyManifestsResultSchema: Assert<
    Same<
      manifests.ApplyManifestsResult,
      typeof manifests.applyManifestsResultObject
    >
  >;
  appliedObjectSchema: Assert<
    Same<manifests.AppliedObject, typeof manifests.appliedObjectSchema>
  >;
  deleteManifestsSchema: Assert<
    Same<manifests.DeleteManifests, typeof manifests.deleteManifestsSchema>
  >;
  deleteManifestsResultSchema: Assert<
    Same<
      manifests.DeleteManifestsResult,
      typeof manifests.deleteManifestsResultSchema
    >
  >;
  daprKindSchema: Assert<
    Same<daprKinds.DaprKind, typeof daprKinds.daprKindSchema>
  >;
  daprResourceKindSchema: Assert<
    Same<daprKinds.DaprResourceKind, typeof daprKinds.daprResourceKindSchema>
  >;
  daprResourceSchema: Assert<
    Same<resources.DaprResource, typeof resources.daprResourceSchema>
  >;
  usedSecretSchema: Assert<
    Same<resources.UsedSecret, typeof resources.usedSecretSchema>
  >;
  daprResourceListSchema: Assert<
    Same<resources.DaprResourceList, typeof resources.daprResourceListSchema>
  >;
  applyResourceSchema: Assert<
    Same<resources.ApplyResource, typeof resources.applyResourceSchema>
  >;
  applyResourceResultSchema: Assert<
    Same<
      resources.ApplyResourceResult,
      typeof resources.applyResourceResultSchema
    >
  >;
  tenantCheckSchema: Assert<
    Same<resources.TenantCheck, typeof resources.tenantCheckSchema>
  >;
  sidecarStateSchema: Assert<
    Same<sidecars.SidecarState, typeof sidecars.sidecarStateSchema>
  >;
  sidecarSchema: Assert<Same<sidecars.Sidecar, typeof sidecars.sidecarSchema>>;
  sidecarListSchema: Assert<
    Same<sidecars.SidecarList, typeof sidecars.sidecarListSchema>
  >;
  tenantEventSchema: Assert<
    Same<sidecars.TenantEvent, typeof sidecars.tenantEventSchema>
  >;
  tenantEventListSchema: Assert<
    Same<sidecars.TenantEventList, typeof sidecars.tenantEventListSchema>
  >;
  hostEditSchema: Assert<
    Same<hostEdit.HostEdit, typeof hostEdit.hostEditSchema>
  >;
  notCheckedSchema: Assert<
    Same<notChecked.NotChecked, typeof notChecked.notCheckedSchema>
  >;
  tenantContextSchema: Assert<
    Same<tenantContext.TenantContext, typeof tenantContext.tenantContextSchema>
  >;
  objectOutcomeSchema: Assert<
    Same<objectOutcome.ObjectOutcome, typeof objectOutcome.objectOutcomeObject>
  >;
  topologyKindSchema: Assert<
    Same<topology.TopologyKind, typeof topology.topologyKindSchema>
  >;
  topologyNodeSchema: Assert<
    Same<topology.TopologyNode, typeof topology.topologyNodeSchema>
  >;
  topologyEdgeSchema: Assert<
    Same<topology.TopologyEdge, typeof topology.topologyEdgeSchema>
  >;
  topologySchema: Assert<
    Same<topology.Topology, typeof topology.topologySchema>
  >;
  computeSchema: Assert<Same<usage.Compute, typeof usage.computeSchema>>;
  quotaLineSchema: Assert<Same<usage.QuotaLine, typeof usage.quotaLineSchema>>;
  requestsSchema: Assert<Same<usage.Requests, typeof usage.requestsSchema>>;
  measuredSchema: Assert<Same<usage.Measured, typeof usage.measuredSchema>>;
  usageSchema: Assert<Same<usage.Usage, typeof usage.usageSchema>>;
  severitySchema: Assert<Same<finding.Severity, typeof finding.severitySchema>>;
  findingSchema: Assert<Same<finding.Finding, typeof finding.findingSchema>>;
  tenantRefSchema: Assert<Same<ref.TenantRef, typeof ref.tenantRefSchema>>;
  logQuerySchema: Assert<
    IsSame<logs.LogQuery, Partial<z.output<typeof logs.logQuerySchema>>>
  >;
};
