import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApplyManifests,
  ApplyManifestsResult,
  componentApplyPermission,
  componentDeletePermission,
  DeleteManifests,
  DeleteManifestsResult,
  GuardrailPolicy,
  TenantRef,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../platform/permissions';
import { openTenant } from '../dapr/components/openTenant';
import { Sides } from '../dapr/components/sides';
import { TenantClients } from '../platform/hosts';
import { HostKnowledge, readSurroundings } from '../dapr/context';
import { componentsSide, LiveTenants } from '../tenants/LiveTenant';
import { Patience } from '../platform/kubernetes';
import { applyManifests } from './applyManifests';
import { deleteManifests } from './deleteManifests';

/** What the service needs. */
export type ManifestServiceOptions = {
  tenants: LiveTenants;
  clients: TenantClients;
  authorizer: TenantAuthorizer;
  /** Severities and allowed backends, default as they come. */
  policy?: GuardrailPolicy;
  /** How long deleting may take until a call answers. */
  patience?: Patience;
  /** What is known of the whole host, default nothing. */
  knowledge?: HostKnowledge;
};

/** Who asks, and whether only to look; the signal fires when nobody waits for the answer any more. */
export type ManifestCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
  signal?: AbortSignal;
};

const PATIENCE: Patience = { timeoutMs: 20_000, intervalMs: 250 };

/** Applies YAML inside vclusters, and removes what was applied. */
export class ManifestService {
  readonly #deps: ManifestServiceOptions;

  constructor(deps: ManifestServiceOptions) {
    this.#deps = deps;
  }

  /** @throws InputError, NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError with details. */
  async apply(
    ref: TenantRef,
    body: ApplyManifests,
    call: ManifestCall,
  ): Promise<ApplyManifestsResult> {
    const { tenant, authorize } = await this.#open(ref, call);
    const { policy, knowledge } = this.#deps;
    const side = await componentsSide(tenant);
    return this.#deps.clients.use(ref, virtual =>
      applyManifests(new Sides(tenant, virtual), body, {
        dryRun: call.dryRun,
        signal: call.signal,
        surroundings: namespace =>
          readSurroundings(
            { tenant, side, virtual, policy, knowledge },
            namespace,
          ),
        authorizeComponents: () => authorize(componentApplyPermission),
      }),
    );
  }

  /** As {@link apply}; what is not there is no error. */
  async delete(
    ref: TenantRef,
    { objects }: DeleteManifests,
    call: ManifestCall,
  ): Promise<DeleteManifestsResult> {
    const { tenant, authorize } = await this.#open(ref, call);
    return this.#deps.clients.use(ref, virtual =>
      deleteManifests(new Sides(tenant, virtual), objects, {
        dryRun: call.dryRun,
        signal: call.signal,
        ...(this.#deps.patience ?? PATIENCE),
        authorizeComponents: () => authorize(componentDeletePermission),
      }),
    );
  }

  async #open(ref: TenantRef, { credentials }: ManifestCall) {
    const { authorizer } = this.#deps;
    const tenant = await openTenant(this.#deps, ref, tenantUpdatePermission, {
      credentials,
    });
    const authorize = (permission: TenantPermission) =>
      authorizer.authorizeTenant(credentials, permission, tenant.resource);
    return { tenant, authorize };
  }
}
