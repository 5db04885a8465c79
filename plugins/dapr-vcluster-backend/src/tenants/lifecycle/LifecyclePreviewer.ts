import {
  ANNOTATION_DELETING,
  formatTenantRef,
  LifecyclePreview,
  Tenant,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../../inventory/TenantIndex';
import { pick } from 'lodash';
import { HostRegistry } from '../../platform/hosts';
import { decide, Decision, DecisionContext } from './decide';
import { factsOf } from './facts';
import { LifecycleNotifier } from './LifecycleNotifier';
import { LifecycleOptions } from './options';

/** What a preview needs. */
export type LifecyclePreviewerOptions = {
  hosts: HostRegistry;
  index: TenantIndex;
  notifier: LifecycleNotifier;
  options: LifecycleOptions;
  /** What decides at this moment. */
  context: () => DecisionContext;
};

/** Says what is due, by what the index has. */
export class LifecyclePreviewer {
  readonly #given: LifecyclePreviewerOptions;

  constructor(given: LifecyclePreviewerOptions) {
    this.#given = given;
  }

  /** Of these tenants, those that expire or sleep. */
  preview(tenants: readonly Tenant[]): LifecyclePreview {
    const { context, notifier, options } = this.#given;
    const given = context();
    const { lost } = notifier;
    return {
      dryRun: options.dryRun,
      graceDays: options.graceDays,
      asOf: given.now.toISOString(),
      ...(lost !== undefined && { lost }),
      items: tenants.filter(hasLifecycle).flatMap(({ ref }) => {
        const decision = this.#decide(ref, given);
        return decision
          ? [{ id: formatTenantRef(ref), ...pick(decision, 'action', 'why') }]
          : [];
      }),
    };
  }

  /** Tenants of which something is due. */
  due(): TenantRef[] {
    const context = this.#given.context();
    return this.#given.index
      .tenants()
      .filter(hasLifecycle)
      .map(({ ref }) => ref)
      .filter(ref => this.#decide(ref, context)?.action !== 'none');
  }

  #decide(ref: TenantRef, context: DecisionContext): Decision | undefined {
    const facts = this.#facts(ref);
    return facts && decide(facts, context);
  }

  #facts(ref: TenantRef) {
    const placement = this.#given.index.placement(ref);
    return (
      placement?.own &&
      factsOf({
        name: ref.name,
        host: this.#given.hosts.get(ref.host),
        labels: placement.own.labels,
        annotations: placement.own.annotations,
        createdAt: placement.own.createdAt,
        workload: placement.workload,
        deletingSince:
          placement.own.deletingSince ??
          placement.own.annotations[ANNOTATION_DELETING],
      })
    );
  }
}

function hasLifecycle({ expiry, schedule, findings }: Tenant): boolean {
  return (
    expiry !== undefined ||
    schedule !== undefined ||
    findings.some(({ ruleId }) => ruleId.startsWith('tenant/lifecycle-'))
  );
}
