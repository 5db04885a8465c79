import {
  ApplyComponent,
  ApplyComponentResult,
  DaprComponentList,
  DeleteComponentResult,
  SecretNames,
} from '../components';
import { ControlPlane } from '../controlPlane';
import { Difference } from '../differences';
import { AppExplanationAnswer } from '../explanation';
import { Host, Options } from '../hosts';
import { ContainerLog, LogContainerList, LogEvent, LogQuery } from '../logs';
import {
  ApplyManifests,
  ApplyManifestsResult,
  DeleteManifests,
  DeleteManifestsResult,
} from '../manifests';
import {
  ApplyResource,
  ApplyResourceResult,
  DaprKind,
  DaprResourceList,
  TenantCheck,
} from '../resources';
import { SidecarList, TenantEventList } from '../sidecars';
import { Surroundings } from '../surroundings';
import {
  CreateTenant,
  CreateTenantResult,
  DeleteTenantResult,
  InstallationLog,
  Tenant,
  TenantList,
  TenantQuery,
} from '../tenants';
import { Topology } from '../topology';
import { Usage } from '../usage';
import { PathParameterName } from './operation';
import { OperationId, OPERATIONS } from './operations';

/** Query of writes: check everything and change nothing. */
export type DryRunQuery = { dryRun: boolean };

/** Query of writes that create or, with update, change. */
export type ApplyQuery = DryRunQuery & { update: boolean };

/** Query of writes that delete, with force also what is in use. */
export type DeleteQuery = DryRunQuery & { force: boolean };

/** Query, body and answer of each operation; `stream` is one line of an answer that can be newline-delimited JSON. */
export type OperationTypes = {
  getHealth: { answer: { status: 'ok' } };
  getOpenApi: { answer: object };
  getOptions: { answer: Options };
  listHosts: { answer: { items: Host[] } };
  getControlPlane: { answer: ControlPlane };
  listTenants: { query: TenantQuery; answer: TenantList };
  createTenant: {
    query: DryRunQuery & { installation?: string };
    body: CreateTenant;
    answer: CreateTenantResult;
  };
  getInstallationLog: { query: { after: number }; answer: InstallationLog };
  getTenant: { answer: Tenant };
  deleteTenant: { query: DryRunQuery; answer: DeleteTenantResult };
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
  getDifference: { answer: Difference };
  getTenantContext: { query: { namespace: string }; answer: Surroundings };
  checkTenant: { answer: TenantCheck };
  listSidecars: { answer: SidecarList };
  explainApp: { answer: AppExplanationAnswer };
  listSecretNames: { answer: SecretNames };
  listEvents: { answer: TenantEventList };
  getUsage: { answer: Usage };
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

type Part<
  Id extends OperationId,
  Name extends string,
> = OperationTypes[Id] extends Record<Name, infer Value> ? Value : undefined;

/** Parameters in the path of an operation. */
export type OperationPath<Id extends OperationId> = {
  [Name in PathParameterName<
    (typeof OPERATIONS)[Id]['path']
  >]: Name extends 'kind' ? DaprKind : string;
};

/** Query of an operation; undefined when it has none. */
export type OperationQuery<Id extends OperationId> = Part<Id, 'query'>;

/** Body of an operation; undefined when it has none. */
export type OperationBody<Id extends OperationId> = Part<Id, 'body'>;

/** Answer of an operation. */
export type OperationAnswer<Id extends OperationId> =
  OperationTypes[Id]['answer'];
