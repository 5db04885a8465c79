import {
  ComponentCatalogue,
  DaprComponentList,
  GuardrailPolicy,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantSnapshot } from '../index/TenantIndex';
import { revisionOf } from '../index/revision';
import { TenantComponent } from '../index/members';
import { ComponentItem } from '../index/model';
import { SidecarService } from '../sidecars';
import { VirtualReader } from '../virtual';
import { Compared, compareObjects } from './compare';
import { guardrailFindings } from './guardrails';
import { loadedBy } from './loadedBy';

const KIND = 'components.dapr.io';

/** Lists a tenant's Dapr Components in three ways: declared, on the host, loaded. */
export class ComponentReader {
  readonly #virtual: VirtualReader;
  readonly #sidecars: SidecarService;
  readonly #catalogue: ComponentCatalogue;
  readonly #policy?: GuardrailPolicy;

  constructor(
    virtual: VirtualReader,
    sidecars: SidecarService,
    catalogue: ComponentCatalogue,
    policy?: GuardrailPolicy,
  ) {
    this.#virtual = virtual;
    this.#sidecars = sidecars;
    this.#catalogue = catalogue;
    this.#policy = policy;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprComponentList> {
    const { tenant } = snapshot;
    const registered = tenant.profile === 'oss-hostmanaged';
    const [declared, probes] = await Promise.all([
      registered ? undefined : this.#virtual.components(tenant),
      this.#sidecars.probes(snapshot),
    ]);
    const gap = tenant.freshness.unknown.find(
      ({ kind, state }) => kind === KIND && state !== 'stale',
    );
    const items = compareObjects({
      kind: KIND,
      declared,
      onHost: snapshot.components,
      hostKnown: !gap,
      departed: snapshot.departed(KIND),
      now: Date.now(),
    }).map(compared => ({
      ...shown(compared),
      findings: [
        ...compared.findings,
        ...guardrailFindings(
          compared.shown,
          tenant.ref,
          this.#catalogue,
          this.#policy,
        ),
      ],
      loadedBy: loadedBy(compared.host, snapshot.pods, probes),
    }));
    return {
      items,
      freshness: snapshot.freshness(revisionOf([snapshot.revision, items])),
      declared: countDeclared(items, declared, gap, tenant),
    };
  }
}

function shown({
  shown: item,
  host,
  ...compared
}: Compared<ComponentItem, TenantComponent>) {
  return {
    name: compared.name,
    kind: 'Component' as const,
    virtual: compared.virtual,
    host: host && { namespace: host.namespace, name: host.name },
    managedBy: compared.managedBy,
    type: item.type,
    version: item.version,
    scopes: item.scopes,
    ignoreErrors: item.ignoreErrors,
    metadata: item.metadata,
    declared: compared.declared,
    synced: compared.synced,
    createdAt: item.createdAt,
  };
}

function countDeclared(
  items: ReadonlyArray<Pick<Compared, 'declared'>>,
  declared: Known<ComponentItem[]> | undefined,
  gap: { reason?: string; since: string } | undefined,
  { freshness }: TenantSnapshot['tenant'],
): Known<number> {
  if (declared?.state === 'unknown') return declared;
  if (!declared && gap) {
    return {
      state: 'unknown',
      reason: gap.reason ?? 'The Dapr Components of the host cannot be seen.',
      since: gap.since,
    };
  }
  return {
    state: 'known',
    value: items.filter(item => item.declared === 'yes').length,
    observedAt: declared?.observedAt ?? freshness.observedAt,
  };
}
