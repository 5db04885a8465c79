import {
  ANNOTATION_EXPIRES,
  ANNOTATION_KEPT,
  ANNOTATION_PRESET,
  ExtendTenant,
  ExtendTenantResult,
  formatTenantRef,
  KeepTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  LifecycleState,
  parseLifecycle,
} from '../../inventory/model/lifecycle';
import { invalid } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { assertChangeable } from '../lifecycle/assertChangeable';
import { DecisionContext, isPausedBy } from '../lifecycle/decide';
import { liveFacts } from '../lifecycle/facts';
import { LifecycleSweep } from '../lifecycle/LifecycleSweep';
import { LifecycleOptions, lifetimeOf } from '../lifecycle/options';
import { ChangeOf, writeLifecycle } from '../lifecycle/writeLifecycle';
import { LiveTenant } from '../live/LiveTenant';
import { chooseExpiry } from './chooseExpiry';

/** What changing the expiry of tenants needs. */
export type ExpiryChangerOptions = {
  options: LifecycleOptions;
  sweep: LifecycleSweep;
  context: () => Pick<DecisionContext, 'now'>;
};

/** Sets when tenants expire, and exempts them from it. One that had expired is resumed at once. */
export class ExpiryChanger {
  readonly #options: LifecycleOptions;
  readonly #sweep: LifecycleSweep;
  readonly #context: ExpiryChangerOptions['context'];

  constructor({ options, sweep, context }: ExpiryChangerOptions) {
    this.#context = context;
    this.#options = options;
    this.#sweep = sweep;
  }

  /** @throws InputError naming field, value and fix; ConflictError; ServiceUnavailableError. */
  async extend(
    tenant: LiveTenant,
    body: ExtendTenant,
    { dryRun }: { dryRun: boolean },
  ): Promise<ExtendTenantResult> {
    assertChangeable(tenant);
    const { annotations = {}, creationTimestamp } = tenant.namespace.metadata;
    const rule = lifetimeOf(this.#options, annotations[ANNOTATION_PRESET]);
    const { now } = this.#context();
    const { expiresAt, latest } = chooseExpiry(body, rule, now);
    if (!expiresAt) {
      throw invalid('expiresIn is required: the preset has no default', {
        field: 'expiresIn',
        fix: 'Say when it expires, e.g. 30d.',
      });
    }
    const at = expiresAt.toISOString();
    const before =
      annotations[ANNOTATION_EXPIRES] ??
      parseLifecycle(annotations, creationTimestamp)?.expiresAt;
    const resumes = this.#resumes(tenant);
    const isSame = at === before;
    // A call that ended right after it had written has resumed nothing.
    if (!dryRun && (!isSame || resumes)) {
      await this.#write(tenant, ({ state }) =>
        isSame
          ? undefined
          : {
              state: { ...state, expiry: { at, setAt: now.toISOString() } },
              annotations: { [ANNOTATION_EXPIRES]: at },
            },
      );
    }
    const changed = isSame ? 'unchanged' : 'extended';
    return {
      id: formatTenantRef(tenant.ref),
      outcome: dryRun ? 'dry-run' : changed,
      expiresAt: at,
      ...(before !== undefined && { before }),
      ...(latest && { latest: latest.toISOString() }),
      resumes,
    };
  }

  /** @throws ConflictError or ServiceUnavailableError. */
  async keep(
    tenant: LiveTenant,
    { keep }: { keep: boolean },
    { dryRun, user }: { dryRun: boolean; user: string },
  ): Promise<KeepTenantResult> {
    assertChangeable(tenant);
    const { annotations = {} } = tenant.namespace.metadata;
    const isKept = annotations[ANNOTATION_KEPT] !== undefined;
    const resumes = keep && this.#resumes(tenant);
    const isSame = keep === isKept;
    if (!dryRun && (!isSame || resumes)) {
      await this.#write(tenant, ({ state }) =>
        isSame
          ? undefined
          : {
              // Grace begins again should it be kept no longer.
              state: withoutExpired(state),
              annotations: { [ANNOTATION_KEPT]: keep ? user : null },
            },
      );
    }
    const changed = isSame ? 'unchanged' : 'changed';
    return {
      id: formatTenantRef(tenant.ref),
      outcome: dryRun ? 'dry-run' : changed,
      keep,
      resumes,
    };
  }

  #resumes(tenant: LiveTenant): boolean {
    const facts = liveFacts(tenant);
    return (
      !this.#options.dryRun && Boolean(facts && isPausedBy('expiry', facts))
    );
  }

  async #write(tenant: LiveTenant, changeOf: ChangeOf): Promise<void> {
    const { host, namespace, ref } = tenant;
    try {
      await writeLifecycle(host.client, namespace, changeOf);
      await this.#sweep.apply(ref);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }
}

function withoutExpired({ expiry, ...state }: LifecycleState): LifecycleState {
  const { at, setAt } = expiry ?? {};
  return at === undefined ? state : { ...state, expiry: { at, setAt } };
}
