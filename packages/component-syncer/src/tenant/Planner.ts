import type {
  Finding,
  GuardrailPolicy,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { hasErrors, secretsOf } from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { checkCopy, isActorStore } from '../check';
import { copyOf, hostSecretName, MetadataAllowList, TooDeep } from '../copy';
import { ServedKind } from '../definitions';
import {
  DaprResource,
  isOlder,
  HostCopy,
  NamespacedName,
  Plan,
  SyncedKind,
} from '../sync';
import { HostSecrets } from './HostSecrets';
import { ownScopes, Scoping } from './scoping';
import { VirtualObject } from './keptObject';

/** What deciding about the objects of one vcluster needs. */
export type PlannerOptions = {
  tenant: VclusterRef;
  kinds: ReadonlyMap<string, ServedKind>;
  policy: () => GuardrailPolicy;
  catalogue: ComponentCatalogue;
  allowedMetadata: MetadataAllowList;
  secrets: HostSecrets;
  scoping: Scoping;
  maxObjects: number;
  /** How many copies of the vcluster are on the host. */
  copies: () => number;
  /** Whether the host has a copy of a Dapr Component. */
  isCopied: (component: DaprResource) => boolean;
  /** Dapr Components of the vcluster that are actor state stores. */
  actorStores: () => DaprResource[];
};

/** Decides what becomes of the objects of one vcluster; it writes nothing. */
export class Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  async plan(
    kind: SyncedKind,
    object: VirtualObject,
    found: HostCopy | undefined,
  ): Promise<Plan> {
    if (object.oversize !== undefined) {
      return refused([
        problem('sync/size', {
          title: `The resource has ${object.oversize} characters, which is more than the host takes`,
          fix: 'Make it smaller, e.g. move values into a Secret',
        }),
      ]);
    }
    try {
      return await this.#planWhole(kind, object, found);
    } catch (error) {
      if (!(error instanceof TooDeep)) {
        throw error;
      }
      return refused([
        problem('sync/depth', {
          title: error.message,
          fix: 'Give it less levels',
        }),
      ]);
    }
  }

  async #planWhole(
    kind: SyncedKind,
    object: VirtualObject,
    found: HostCopy | undefined,
  ): Promise<Plan> {
    const { tenant, scoping, allowedMetadata } = this.#options;
    // Before anything else, as it refuses what cannot be walked through.
    const first = copyOf(object, tenant, { allowedMetadata });
    const findings = this.#check(object);
    if (hasErrors(findings)) {
      return refused(findings);
    }
    const hasScopes = this.#options.kinds.get(kind.kind)?.hasScopes ?? false;
    const scoped: Awaited<ReturnType<typeof ownScopes>> = hasScopes
      ? await ownScopes(object, scoping)
      : { findings: [] };
    const all = [...findings, ...scoped.findings];
    if (scoped.waitsFor) {
      return waiting(all, scoped.waitsFor);
    }
    if (scoped.scopes?.length === 0) {
      return {
        state: 'waiting',
        absent: true,
        reason: `no app of namespace ${object.metadata.namespace} is in its scopes yet`,
        findings: all,
      };
    }
    const planned = scoped.scopes
      ? copyOf(object, tenant, { allowedMetadata, scopes: scoped.scopes })
      : first;
    return found?.content === planned.content
      ? { ...planned, findings: all }
      : this.#planNew(object, found, planned, all);
  }

  /** What is to be written for the first time, or again, needs its Secrets and a place. */
  async #planNew(
    object: DaprResource,
    found: HostCopy | undefined,
    planned: { copy: DaprResource; content: string },
    findings: Finding[],
  ): Promise<Plan> {
    const { secrets, maxObjects, copies } = this.#options;
    if (!found && copies() >= maxObjects) {
      return waiting(
        findings,
        problem('sync/limit', {
          title: `The vcluster has ${maxObjects} Dapr resources on the host already, which is the limit`,
          fix: 'Delete some, or ask the platform team for a higher limit',
        }),
      );
    }
    const missing = await this.#missingSecrets(object, secrets);
    return missing.length > 0
      ? waiting(findings, ...missing)
      : { ...planned, findings };
  }

  #check(object: VirtualObject): Finding[] {
    const { tenant, policy, catalogue, actorStores } = this.#options;
    const others = isActorStore(object)
      ? actorStores().filter(
          other => other.metadata.name !== object.metadata.name,
        )
      : [];
    const older = others.filter(other =>
      isOlder(other, object, each => this.#options.isCopied(each)),
    );
    return checkCopy(object, {
      tenant,
      policy: policy(),
      catalogue,
      others: older,
    });
  }

  async #missingSecrets(
    object: DaprResource,
    secrets: HostSecrets,
  ): Promise<Finding[]> {
    const { tenant } = this.#options;
    const { namespace = '' } = object.metadata;
    const findings: Finding[] = [];
    for (const secret of secretsOf(object)) {
      const onHost = hostSecretName(secret, namespace, tenant);
      if (!(await secrets.has(onHost))) {
        findings.push(
          problem('sync/secret-missing', {
            title: `Secret "${secret}" is not on the host yet, where it is called ${onHost}`,
            fix: `Create Secret "${secret}" in namespace ${namespace}; if it is there, annotate it with vcluster.loft.sh/force-sync: "true", as vclusters copy only Secrets that pods use unless told to copy all`,
          }),
        );
      }
    }
    return findings;
  }
}

/** Where an object of a vcluster is on the host. */
export function hostRefIn(
  tenant: VclusterRef,
): (virtual: NamespacedName) => NamespacedName {
  return ({ name }) => ({ namespace: tenant.namespace, name });
}

function problem(
  ruleId: string,
  parts: Pick<Finding, 'title' | 'fix'>,
): Finding {
  return { ruleId, severity: 'error', evidence: [], ...parts };
}

function refused(findings: Finding[]): Plan {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    state: 'refused',
    reason: errors.map(({ title }) => title).join('; '),
    refused: [...new Set(errors.map(({ ruleId }) => ruleId))].join(','),
    findings,
  };
}

function waiting(findings: Finding[], ...missing: Finding[]): Plan {
  return {
    state: 'waiting',
    reason: missing.map(({ title }) => title).join('; '),
    findings: [...missing, ...findings],
  };
}
