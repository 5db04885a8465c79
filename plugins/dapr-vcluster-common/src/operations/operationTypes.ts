import {
  AdoptTenant,
  AdoptTenantResult,
  ReleaseTenantResult,
} from '../contract/adopt';
import {
  ApplyComponent,
  ApplyComponentResult,
  DeleteComponentResult,
} from '../contract/componentWrites';
import { DaprComponentList } from '../contract/components';
import { SecretNames } from '../contract/secretNames';
import { ControlPlane } from '../contract/controlPlane';
import { Difference } from '../contract/differences';
import { AppExplanationAnswer } from '../contract/explanation';
import { Host, PortalOptions } from '../contract/hosts';
import {
  ContainerLog,
  LogContainerList,
  LogEvent,
  LogQuery,
} from '../contract/logs';
import {
  ApplyManifests,
  ApplyManifestsResult,
  DeleteManifests,
  DeleteManifestsResult,
} from '../contract/manifests';
import {
  IssueKubeconfig,
  IssueKubeconfigResult,
  RevokeKubeconfigsResult,
} from '../contract/kubeconfig';
import { PauseTenantResult, ResumeTenantResult } from '../contract/pause';
import { DaprKind } from '../contract/daprKinds';
import {
  ApplyResource,
  ApplyResourceResult,
  DaprResourceList,
  TenantCheck,
} from '../contract/resources';
import {
  FleetSavings,
  SavingsExport,
  SavingsPrices,
  TenantSavings,
} from '../contract/savingsAnswers';
import { TenantLedgerAnswer } from '../contract/savingsLedger';
import { HostCheck, Setup } from '../contract/setup';
import { SidecarList, TenantEventList } from '../contract/sidecars';
import { TenantContext } from '../contract/tenantContext';
import {
  CreateTenant,
  CreateTenantResult,
  DeleteTenantResult,
  InstallationLog,
} from '../contract/tenantWrites';
import { TenantList, TenantQuery } from '../contract/tenantList';
import { RenderTenant, RenderTenantResult } from '../contract/tenantFiles';
import { Tenant } from '../contract/tenants';
import {
  ExtendTenant,
  ExtendTenantResult,
  KeepTenantResult,
  LifecyclePreview,
  ScheduleTenantResult,
  SleepSchedule,
} from '../contract/lifecycle';
import { Topology } from '../contract/topology';
import { ChangeProfile, ChangeProfileResult } from '../contract/profileChange';
import { UpgradeTenant, UpgradeTenantResult } from '../contract/upgrade';
import {
  StartUpgradeWave,
  StartUpgradeWaveResult,
  UpgradeWave,
} from '../contract/upgradeWaves';
import { Usage } from '../contract/usage';
import { PathParameterName } from './operation';
import { OperationId, OPERATIONS } from './operations';

/**
 * Query of writes: check everything and change nothing.
 *
 * @public
 */
export type DryRunQuery = { dryRun: boolean };

/**
 * Query of writes that create or, with update, change.
 *
 * @public
 */
export type ApplyQuery = DryRunQuery & { update: boolean };

/**
 * Query of writes that delete, with force also what is in use.
 *
 * @public
 */
export type DeleteQuery = DryRunQuery & { force: boolean };

/**
 * Query, body and answer of each operation; `stream` is one line of an answer that can be newline-delimited JSON.
 *
 * @public
 */
export type OperationTypes = {
  getHealth: { answer: { status: 'ok' } };
  getOpenApi: { answer: object };
  getOptions: { answer: PortalOptions };
  getSetup: { answer: Setup };
  listHosts: { answer: { items: Host[] } };
  checkHost: { answer: HostCheck };
  getControlPlane: { answer: ControlPlane };
  getFleetSavings: { answer: FleetSavings };
  exportFleetSavings: {
    query: { format: 'csv' | 'json' };
    answer: SavingsExport;
  };
  getSavingsPrices: { answer: SavingsPrices };
  listTenants: { query: TenantQuery; answer: TenantList };
  createTenant: {
    query: DryRunQuery & { installation?: string };
    body: CreateTenant;
    answer: CreateTenantResult;
  };
  renderTenant: { body: RenderTenant; answer: RenderTenantResult };
  getInstallationLog: { query: { after: number }; answer: InstallationLog };
  getTenant: { answer: Tenant };
  deleteTenant: { query: DryRunQuery; answer: DeleteTenantResult };
  pauseTenant: { query: DryRunQuery; answer: PauseTenantResult };
  resumeTenant: { query: DryRunQuery; answer: ResumeTenantResult };
  changeProfile: {
    query: DryRunQuery;
    body: ChangeProfile;
    answer: ChangeProfileResult;
  };
  extendTenant: {
    query: DryRunQuery;
    body: ExtendTenant;
    answer: ExtendTenantResult;
  };
  keepTenant: {
    query: DryRunQuery;
    body: { keep: boolean };
    answer: KeepTenantResult;
  };
  scheduleTenant: {
    query: DryRunQuery;
    body: { schedule: SleepSchedule | null };
    answer: ScheduleTenantResult;
  };
  getLifecycle: { answer: LifecyclePreview };
  adoptTenant: {
    query: DryRunQuery;
    body: AdoptTenant;
    answer: AdoptTenantResult;
  };
  releaseTenant: { query: DryRunQuery; answer: ReleaseTenantResult };
  upgradeTenant: {
    query: DryRunQuery;
    body: UpgradeTenant;
    answer: UpgradeTenantResult;
  };
  listUpgradeWaves: { answer: { items: UpgradeWave[] } };
  getUpgradeWave: { answer: UpgradeWave };
  startUpgradeWave: {
    query: DryRunQuery;
    body: StartUpgradeWave;
    answer: StartUpgradeWaveResult;
  };
  resumeUpgradeWave: { body: { retry?: boolean }; answer: UpgradeWave };
  cancelUpgradeWave: { answer: UpgradeWave };
  issueKubeconfig: {
    query: DryRunQuery;
    body: IssueKubeconfig;
    answer: IssueKubeconfigResult;
  };
  revokeKubeconfigs: { query: DryRunQuery; answer: RevokeKubeconfigsResult };
  listComponents: { answer: DaprComponentList };
  applyComponent: {
    query: ApplyQuery;
    body: ApplyComponent;
    answer: ApplyComponentResult;
  };
  deleteComponent: { query: DeleteQuery; answer: DeleteComponentResult };
  listResources: { answer: DaprResourceList };
  applyResource: {
    query: ApplyQuery;
    body: ApplyResource;
    answer: ApplyResourceResult;
  };
  deleteResource: { query: DeleteQuery; answer: DeleteComponentResult };
  restoreResource: { query: DryRunQuery; answer: ApplyResourceResult };
  getDifference: { answer: Difference };
  getTenantContext: {
    query: { namespace: string; claims?: string };
    answer: TenantContext;
  };
  checkTenant: { answer: TenantCheck };
  listSidecars: { answer: SidecarList };
  explainApp: { answer: AppExplanationAnswer };
  listSecretNames: { answer: SecretNames };
  listEvents: { answer: TenantEventList };
  getUsage: { answer: Usage };
  getSavings: { answer: TenantSavings };
  getSavingsLedger: { answer: TenantLedgerAnswer };
  exportSavings: { query: { format: 'csv' | 'json' }; answer: SavingsExport };
  getTopology: { answer: Topology };
  getSyncerLog: { query: LogQuery; answer: ContainerLog; stream: LogEvent };
  listLogContainers: { answer: LogContainerList };
  getLog: { query: LogQuery; answer: ContainerLog; stream: LogEvent };
  applyManifests: {
    query: DryRunQuery;
    body: ApplyManifests;
    answer: ApplyManifestsResult;
  };
  deleteManifests: {
    query: DryRunQuery;
    body: DeleteManifests;
    answer: DeleteManifestsResult;
  };
};

/**
 * Parameters in the path of an operation.
 *
 * @public
 */
export type OperationPath<Id extends OperationId> = {
  [Name in PathParameterName<
    (typeof OPERATIONS)[Id]['path']
  >]: Name extends 'kind' ? DaprKind : string;
};

/**
 * Query of an operation; undefined when it has none.
 *
 * @public
 */
export type OperationQuery<Id extends OperationId> =
  OperationTypes[Id] extends { query: infer Query } ? Query : undefined;

/**
 * Body of an operation; undefined when it has none.
 *
 * @public
 */
export type OperationBody<Id extends OperationId> = OperationTypes[Id] extends {
  body: infer Body;
}
  ? Body
  : undefined;

/**
 * Answer of an operation.
 *
 * @public
 */
export type OperationAnswer<Id extends OperationId> =
  OperationTypes[Id]['answer'];
