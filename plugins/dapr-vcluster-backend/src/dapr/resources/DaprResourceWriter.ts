import {
  ApplyComponent,
  ApplyComponentResult,
  ApplyResource,
  ApplyResourceResult,
  ComponentPreset,
  DAPR_KIND_TABLE,
  DaprKind,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { getIfPresent } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { EvaluationPool } from '../../platform/evaluation';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { PollOptions, poll } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { onHost } from '../target/onHost';
import { secretNamesOf } from '../target/secretRefs';
import { Target, targetOf } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { assertTenantWritable, routeOf } from '../target/writableTenant';
import { TenantContextService } from '../tenantContext';
import { applyPlan } from '../write/applyPlan';
import { WriteMode } from '../write/plan';
import { componentBody, defineResource } from './definition';
import { ResourceName } from './DaprResourceDeleter';
import { draftDeclared, presentOnHost } from './draftDeclared';
import { Draft, draftComponent, draftResource } from './draft';

/** What writing Dapr resources needs. */
export type DaprResourceWriterOptions = {
  clients: TenantClients;
  catalogue: ComponentCatalogue;
  context: TenantContextService;
  evaluation: EvaluationPool;
  /** Component presets that the platform team offers. */
  componentPresets: readonly ComponentPreset[];
  /** How long a Secret, or a Dapr resource, may take from the vcluster to the host. */
  arrival?: PollOptions;
};

/** How to register a Dapr resource. */
export type ApplyCall = {
  dryRun: boolean;
  /** Change one that exists with other values, instead of refusing. */
  update: boolean;
  /** Fires when the caller disconnects. */
  signal?: AbortSignal;
};

const ARRIVAL: PollOptions = { timeoutMs: 15_000, intervalMs: 250 };

/** Registers Dapr resources of tenants, in the cluster that their profile says. Callers check the permission first. */
export class DaprResourceWriter {
  readonly #deps: DaprResourceWriterOptions;
  readonly #arrival: PollOptions;
  /** One write at a time of each Dapr resource. */
  readonly #writes = new KeyedLocks();

  constructor(deps: DaprResourceWriterOptions) {
    this.#deps = deps;
    this.#arrival = deps.arrival ?? ARRIVAL;
  }

  /** @throws InputError, NotFoundError (a namespace), ConflictError or ServiceUnavailableError with details. */
  async applyComponent(
    tenant: LiveTenant,
    body: ApplyComponent,
    call: ApplyCall,
  ): Promise<ApplyComponentResult> {
    assertTenantWritable(tenant);
    const draft = draftComponent(body, modeOf(call));
    return (await this.#write(tenant, draft, call)).result;
  }

  /** As {@link applyComponent}, for a Dapr resource of any kind, given as YAML. */
  async apply(
    tenant: LiveTenant,
    body: ApplyResource,
    call: ApplyCall,
  ): Promise<ApplyResourceResult> {
    assertTenantWritable(tenant);
    const definition = await defineResource(body, this.#deps.evaluation);
    const { kind, name } = definition;
    if (kind === 'Component') {
      const component = componentBody(definition, body.secrets);
      const draft = draftComponent(component, modeOf(call));
      return { kind, name, ...(await this.#write(tenant, draft, call)).result };
    }
    const draft = draftResource(definition, modeOf(call));
    const { result, target } = await this.#write(tenant, draft, call);
    return {
      kind,
      name,
      ...result,
      ...(!call.dryRun && {
        onHost: result.sync
          ? result.sync.state === 'synced'
          : await this.#arrives(tenant, kind, target, call),
      }),
    };
  }

  /**
   * Puts a Dapr resource on the host back to what was declared through the portal, whoever has edited it there since.
   *
   * @throws NotFoundError when it is not there; ConflictError when it is not on the host, not the portal's, changed at the
   *   same time, or when it is not known what was declared; InputError when the guardrails forbid what was declared.
   */
  async restore(
    tenant: LiveTenant,
    name: ResourceName,
    call: Omit<ApplyCall, 'update'>,
  ): Promise<ApplyResourceResult> {
    assertTenantWritable(tenant);
    const present = await presentOnHost(tenant, name);
    const draft = draftDeclared(tenant.ref, name, present);
    const { result } = await this.#write(tenant, draft, call);
    return { kind: name.kind, name: name.name, ...result };
  }

  async #write(
    tenant: LiveTenant,
    draft: Draft,
    call: Omit<ApplyCall, 'update'>,
  ) {
    const { clients, context, catalogue, componentPresets, evaluation } =
      this.#deps;
    const { ref } = tenant;
    const { kind, namespace, name, object } = draft;
    const route = await routeOf(tenant);
    const target = targetOf(ref, route, { namespace, name });
    const write = (overtaken: boolean) =>
      clients.use(ref, async virtual => {
        const clusters = new TargetClusters(tenant, virtual, this.#arrival);
        const plan = await draft.plan({
          ref,
          target,
          clusters,
          context: await context.of({ tenant, route, virtual }, namespace),
          catalogue,
          evaluation,
          presets: componentPresets,
        });
        const writeContext = {
          ref,
          target,
          clusters,
          resource: DAPR_KIND_TABLE[kind],
          virtual: { namespace, name },
          referred: secretNamesOf(object),
        };
        return applyPlan(writeContext, plan, {
          ...call,
          ...this.#arrival,
          overtaken,
        });
      });
    const result = call.dryRun
      ? await write(false)
      : await this.#writes.run(lockOf(ref, kind, target), write);
    return { result, target };
  }

  /** A Dapr resource of a vcluster is on the host once the syncer has copied it; false when that takes too long. */
  async #arrives(
    { host }: LiveTenant,
    kind: DaprKind,
    target: Target,
    { signal }: ApplyCall,
  ): Promise<boolean> {
    const found = await poll(
      () =>
        onHost(host, client =>
          getIfPresent(client, DAPR_KIND_TABLE[kind], target.host),
        ),
      this.#arrival,
      signal,
    );
    return found !== undefined;
  }
}

function modeOf({ update }: ApplyCall): WriteMode {
  return update ? 'update' : 'refuse';
}

/** Two virtual namespaces can have the same Dapr resource on the host. */
function lockOf(
  ref: TenantRef,
  kind: DaprKind,
  { side, component: { namespace, name } }: Target,
): string {
  return [formatTenantRef(ref), side, kind, namespace, name].join(' ');
}
