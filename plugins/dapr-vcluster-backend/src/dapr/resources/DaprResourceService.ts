import {
  ApplyResource,
  ApplyResourceResult,
  componentApplyPermission,
  componentDeletePermission,
  DaprKind,
  DeleteComponentResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { applyPlan } from '../components/applyPlan';
import {
  ComponentCall,
  DaprComponentService,
  DaprComponentServiceOptions,
  PATIENCE,
} from '../components/DaprComponentService';
import { deleteObject } from '../components/deleteObject';
import { openTenant, sideOf } from '../components/openTenant';
import { secretNamesOf } from '../components/secretRefs';
import { Sides } from '../components/sides';
import { Target, targetOf } from '../components/target';
import { assertUnused } from '../components/unused';
import { KubeObject, Resource } from '../../platform/hosts';
import { DAPR_RESOURCES } from '../check';
import { readSurroundings } from '../context';
import { getIfPresent, Patience, poll } from '../../platform/kubernetes';
import {
  componentBody,
  defineResource,
  ownSecretName,
  ResourceDefinition,
  secretOwner,
} from './definition';
import { planResource } from './planResource';

/** An object of Dapr by its virtual namespace and name. */
export type ResourceName = { kind: DaprKind; namespace: string; name: string };

/** Registers and removes objects of Dapr of any kind, on the side the tenant's profile says. */
export class DaprResourceService {
  readonly #deps: DaprComponentServiceOptions;
  readonly #components: DaprComponentService;

  constructor(
    deps: DaprComponentServiceOptions,
    components: DaprComponentService,
  ) {
    this.#deps = deps;
    this.#components = components;
  }

  /** @throws InputError, NotAllowedError, NotFoundError, ConflictError or ServiceUnavailableError with details. */
  async apply(
    ref: TenantRef,
    body: ApplyResource,
    call: ComponentCall & { update: boolean },
  ): Promise<ApplyResourceResult> {
    const definition = defineResource(body);
    const { kind, name } = definition;
    if (kind === 'Component') {
      const component = componentBody(definition, body.secrets);
      const result = await this.#components.apply(ref, component, call);
      return { kind, name, ...result };
    }
    return this.#write(ref, definition, call);
  }

  /** @throws NotAllowedError, NotFoundError (the tenant), ConflictError or ServiceUnavailableError with details. */
  async delete(
    ref: TenantRef,
    { kind, namespace, name }: ResourceName,
    call: ComponentCall & { force: boolean },
  ): Promise<DeleteComponentResult> {
    if (kind === 'Component') {
      return this.#components.delete(ref, { namespace, name }, call);
    }
    const { usage } = this.#deps;
    const tenant = await openTenant(
      this.#deps,
      ref,
      componentDeletePermission,
      call,
    );
    const target = targetOf(ref, await sideOf(tenant), { namespace, name });
    return this.#deps.clients.use(ref, virtual =>
      deleteObject(
        {
          ref,
          resource: DAPR_RESOURCES[kind],
          own: {
            namespace,
            owner: secretOwner(kind, name),
            secretName: ownSecretName(kind, name),
          },
          target,
          sides: new Sides(tenant, virtual),
          beforeRemoval: async present => {
            if (call.force || !usage) {
              return;
            }
            await assertUnused(usage, ref, {
              kind,
              ...target.host,
              scopes: present.scopes ?? [],
              ...subscriptionOf(kind, present),
            });
          },
        },
        call.dryRun,
      ),
    );
  }

  async #write(
    ref: TenantRef,
    definition: ResourceDefinition,
    call: ComponentCall & { update: boolean },
  ): Promise<ApplyResourceResult> {
    const { kind, name, namespace, object } = definition;
    const { policy, knowledge, patience = PATIENCE } = this.#deps;
    const tenant = await openTenant(
      this.#deps,
      ref,
      componentApplyPermission,
      call,
    );
    const side = await sideOf(tenant);
    const target = targetOf(ref, side, { namespace, name });
    return this.#deps.clients.use(ref, async virtual => {
      const sides = new Sides(tenant, virtual);
      const surroundings = await readSurroundings(
        { tenant, side, virtual, policy, knowledge },
        namespace,
      );
      const resource = DAPR_RESOURCES[kind];
      const plan = await planResource(
        { ref, definition, target, sides, surroundings },
        call.update,
      );
      const virtualName = { namespace, name };
      const referred = secretNamesOf(object);
      const options = { ...call, ...patience };
      const result = await applyPlan(
        { ref, target, sides, resource, virtual: virtualName, referred },
        plan,
        options,
      );
      return {
        kind,
        name,
        ...result,
        ...(!call.dryRun && {
          onHost: await arrived(sides, target, resource, options),
        }),
      };
    });
  }
}

/** What is written to the vcluster is on the host once its syncer has copied it. */
async function arrived(
  sides: Sides,
  { host }: Target,
  resource: Resource,
  wait: Patience & { signal?: AbortSignal },
): Promise<boolean> {
  const found = await poll(
    () => sides.onHost(client => getIfPresent(client, resource, host)),
    wait,
    wait.signal,
  );
  return found !== undefined;
}

function subscriptionOf(kind: DaprKind, present: KubeObject) {
  if (kind !== 'Subscription') {
    return {};
  }
  const { spec } = present as KubeObject & {
    spec?: { pubsubname?: string; topic?: string };
  };
  return { subscription: `${spec?.pubsubname}/${spec?.topic}` };
}
