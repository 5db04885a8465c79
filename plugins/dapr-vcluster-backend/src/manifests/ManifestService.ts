import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApplyManifests,
  ApplyManifestsResult,
  componentApplyPermission,
  GuardrailPolicy,
  TenantRef,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../auth';
import { Sides } from '../components/sides';
import { TenantClients } from '../hosts';
import {
  assertRunning,
  assertWritable,
  LiveTenants,
} from '../tenants/LiveTenant';
import { applyManifests } from './applyManifests';

/** What the service needs. */
export type ManifestServiceOptions = {
  tenants: LiveTenants;
  clients: TenantClients;
  authorizer: TenantAuthorizer;
  /** Severities and allowed backends, default as they come. */
  policy?: GuardrailPolicy;
};

/** Applies YAML inside vclusters. */
export class ManifestService {
  readonly #deps: ManifestServiceOptions;

  constructor(deps: ManifestServiceOptions) {
    this.#deps = deps;
  }

  /** @throws InputError, NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError with details. */
  async apply(
    ref: TenantRef,
    body: ApplyManifests,
    call: { credentials: BackstageCredentials; dryRun: boolean },
  ): Promise<ApplyManifestsResult> {
    const tenant = await this.#deps.tenants.get(ref);
    const authorize = (permission: TenantPermission) =>
      this.#deps.authorizer.authorizeTenant(
        call.credentials,
        permission,
        tenant.resource,
      );
    await authorize(tenantUpdatePermission);
    assertWritable(tenant.host);
    assertRunning(tenant);
    return this.#deps.clients.use(ref, virtual =>
      applyManifests(new Sides(tenant, virtual), ref, body, {
        dryRun: call.dryRun,
        policy: this.#deps.policy,
        authorizeComponents: () => authorize(componentApplyPermission),
      }),
    );
  }
}
