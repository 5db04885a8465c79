import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApplyComponent,
  ApplyComponentResult,
  componentApplyPermission,
  componentDeletePermission,
  ComponentPreset,
  DeleteComponentResult,
  GuardrailPolicy,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../auth';
import { TenantClients, toRouteError } from '../hosts';
import {
  assertRunning,
  assertWritable,
  componentsSide,
  LiveTenant,
  LiveTenants,
} from '../tenants/LiveTenant';
import { Patience } from '../writes';
import { applyComponent } from './applyComponent';
import { deleteComponent } from './deleteComponent';
import { defineComponent } from './definition';
import { Sides } from './sides';
import { targetOf } from './target';

/** What the service needs. */
export type DaprComponentServiceOptions = {
  tenants: LiveTenants;
  clients: TenantClients;
  authorizer: TenantAuthorizer;
  /** Severities and allowed backends, default as they come. */
  policy?: GuardrailPolicy;
  /** Dapr Components the platform team has decided about, default none. */
  presets?: readonly ComponentPreset[];
  /** How long a Secret may take from the vcluster to the host. */
  patience?: Patience;
};

/** Who asks, and whether only to look. */
export type ComponentCall = {
  credentials: BackstageCredentials;
  dryRun: boolean;
  signal?: AbortSignal;
};

const PATIENCE: Patience = { timeoutMs: 15_000, intervalMs: 250 };

/** Registers and removes Dapr Components of tenants, on the side their profile says. */
export class DaprComponentService {
  readonly #deps: DaprComponentServiceOptions;

  constructor(deps: DaprComponentServiceOptions) {
    this.#deps = deps;
  }

  /** @throws InputError, NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError with details. */
  async apply(
    ref: TenantRef,
    body: ApplyComponent,
    call: ComponentCall & { update: boolean },
  ): Promise<ApplyComponentResult> {
    const tenant = await this.#open(ref, componentApplyPermission, call);
    const definition = defineComponent(body);
    const { name } = definition.component;
    const target = targetOf(ref, await this.#side(tenant), {
      namespace: definition.namespace,
      name,
    });
    return this.#deps.clients.use(ref, virtual =>
      applyComponent(
        {
          ref,
          definition,
          target,
          sides: new Sides(tenant, virtual),
          policy: this.#deps.policy,
          presets: this.#deps.presets,
        },
        {
          dryRun: call.dryRun,
          update: call.update,
          signal: call.signal,
          ...(this.#deps.patience ?? PATIENCE),
        },
      ),
    );
  }

  /** @throws NotAllowedError, NotFoundError (the tenant), ConflictError or ServiceUnavailableError with details. */
  async delete(
    ref: TenantRef,
    component: { namespace: string; name: string },
    call: ComponentCall,
  ): Promise<DeleteComponentResult> {
    const tenant = await this.#open(ref, componentDeletePermission, call);
    const target = targetOf(ref, await this.#side(tenant), component);
    return this.#deps.clients.use(ref, virtual =>
      deleteComponent(
        { ref, component, target, sides: new Sides(tenant, virtual) },
        call.dryRun,
      ),
    );
  }

  async #open(
    ref: TenantRef,
    permission: TenantPermission,
    { credentials }: ComponentCall,
  ): Promise<LiveTenant> {
    const tenant = await this.#deps.tenants.get(ref);
    await this.#deps.authorizer.authorizeTenant(
      credentials,
      permission,
      tenant.resource,
    );
    assertWritable(tenant.host);
    assertRunning(tenant);
    return tenant;
  }

  async #side(tenant: LiveTenant) {
    try {
      return await componentsSide(tenant);
    } catch (error) {
      throw toRouteError(error, { place: `host ${tenant.host.name}` });
    }
  }
}
