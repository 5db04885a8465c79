import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApplyManifests,
  ApplyManifestsResult,
  componentApplyPermission,
  componentDeletePermission,
  DeleteManifests,
  DeleteManifestsResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { TargetClusters } from '../dapr/target/TargetClusters';
import { assertTenantWritable, routeOf } from '../dapr/target/writableTenant';
import { TenantContextService } from '../dapr/tenantContext';
import { EvaluationPool } from '../platform/evaluation';
import { PollOptions } from '../platform/kubernetes';
import { TenantAuthorizer } from '../platform/permissions';
import { TenantClients } from '../platform/tenantClients';
import { LiveTenant } from '../tenants/live/LiveTenant';
import { applyManifests } from './applyManifests';
import { deleteManifests } from './deleteManifests';
import { readManifests } from './readManifests';

/** What the service needs. */
export type ManifestServiceOptions = {
  clients: TenantClients;
  authorizer: TenantAuthorizer;
  evaluation: EvaluationPool;
  context: TenantContextService;
  /** How long deleting may take until a call answers. */
  deletion?: PollOptions;
};

/** On whose behalf manifests are written; the signal fires when the caller disconnects. */
export type ManifestCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
  signal?: AbortSignal;
};

const DELETION: PollOptions = { timeoutMs: 20_000, intervalMs: 250 };

/**
 * Applies YAML inside vclusters, and deletes what was applied. Callers check the permission to change the tenant first;
 * Dapr resources among the objects need a permission of their own.
 */
export class ManifestService {
  readonly #deps: ManifestServiceOptions;

  constructor(deps: ManifestServiceOptions) {
    this.#deps = deps;
  }

  /** @throws InputError, NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError with details. */
  async apply(
    tenant: LiveTenant,
    body: ApplyManifests,
    { credentials, dryRun, signal }: ManifestCall,
  ): Promise<ApplyManifestsResult> {
    assertTenantWritable(tenant);
    const { authorizer, clients, context, evaluation } = this.#deps;
    const { manifests: text, namespace = 'default' } = body;
    const documents = await evaluation.run(
      'readYaml',
      { text, field: 'manifests' },
      text.length,
    );
    const manifests = readManifests(documents, namespace);
    const route = await routeOf(tenant);
    return clients.use(tenant.ref, virtual =>
      applyManifests(new TargetClusters(tenant, virtual), body, manifests, {
        dryRun,
        signal,
        evaluation,
        context: within => context.of({ tenant, route, virtual }, within),
        authorizeComponents: () =>
          authorizer.authorizeTenant(
            credentials,
            componentApplyPermission,
            tenant.resource,
          ),
      }),
    );
  }

  /** As {@link apply}; an object that does not exist is no error. */
  async delete(
    tenant: LiveTenant,
    { objects }: DeleteManifests,
    { credentials, dryRun, signal }: ManifestCall,
  ): Promise<DeleteManifestsResult> {
    assertTenantWritable(tenant);
    const { authorizer, clients, deletion = DELETION } = this.#deps;
    return clients.use(tenant.ref, virtual =>
      deleteManifests(virtual, objects, {
        ...deletion,
        dryRun,
        signal,
        authorizeComponents: () =>
          authorizer.authorizeTenant(
            credentials,
            componentDeletePermission,
            tenant.resource,
          ),
      }),
    );
  }
}
