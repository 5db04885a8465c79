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
import { TenantAuthorizer } from '../../platform/permissions';
import { RESOURCES, TenantClients } from '../../platform/hosts';
import { LiveTenants } from '../../tenants/LiveTenant';
import { ObjectUsage } from '../../sidecars';
import { HostKnowledge, readSurroundings } from '../context';
import { Patience } from '../../platform/kubernetes';
import { applyComponent } from './applyComponent';
import { deleteObject } from './deleteObject';
import { defineComponent } from './definition';
import { openTenant, sideOf } from './openTenant';
import { Sides } from './sides';
import { targetOf } from './target';
import { assertUnused } from './unused';

/** What the service needs. */
export type DaprComponentServiceOptions = {
  tenants: LiveTenants;
  clients: TenantClients;
  authorizer: TenantAuthorizer;
  /** Severities and allowed backends, default as they come. */
  policy?: GuardrailPolicy;
  /** What is known of the whole host, default nothing. */
  knowledge?: HostKnowledge;
  /** Tells which running sidecars use an object; without it nothing is in use. */
  usage?: ObjectUsage;
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

/** How long a Secret, or an object, may take from the vcluster to the host. */
export const PATIENCE: Patience = { timeoutMs: 15_000, intervalMs: 250 };

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
    const tenant = await openTenant(
      this.#deps,
      ref,
      componentApplyPermission,
      call,
    );
    const definition = defineComponent(body);
    const { name } = definition.component;
    const target = targetOf(ref, await sideOf(tenant), {
      namespace: definition.namespace,
      name,
    });
    const { policy, knowledge } = this.#deps;
    return this.#deps.clients.use(ref, async virtual => {
      const { side } = target;
      const surroundings = await readSurroundings(
        { tenant, side, virtual, policy, knowledge },
        definition.namespace,
      );
      return applyComponent(
        {
          ref,
          definition,
          target,
          sides: new Sides(tenant, virtual),
          surroundings,
          presets: this.#deps.presets,
        },
        {
          dryRun: call.dryRun,
          update: call.update,
          signal: call.signal,
          ...(this.#deps.patience ?? PATIENCE),
        },
      );
    });
  }

  /** @throws NotAllowedError, NotFoundError (the tenant), ConflictError or ServiceUnavailableError with details. */
  async delete(
    ref: TenantRef,
    component: { namespace: string; name: string },
    call: ComponentCall & { force: boolean },
  ): Promise<DeleteComponentResult> {
    const tenant = await openTenant(
      this.#deps,
      ref,
      componentDeletePermission,
      call,
    );
    const target = targetOf(ref, await sideOf(tenant), component);
    return this.#deps.clients.use(ref, virtual =>
      deleteObject(
        {
          ref,
          resource: RESOURCES.components,
          own: {
            namespace: component.namespace,
            owner: component.name,
            secretName: `${component.name}-secrets`,
          },
          target,
          sides: new Sides(tenant, virtual),
          beforeRemoval: async ({ scopes = [] }) => {
            const { usage } = this.#deps;
            if (call.force || !usage) {
              return;
            }
            const used = { kind: 'Component', ...target.host, scopes } as const;
            await assertUnused(usage, ref, used);
          },
        },
        call.dryRun,
      ),
    );
  }
}
