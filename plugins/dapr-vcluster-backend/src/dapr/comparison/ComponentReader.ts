import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  DaprComponentList,
  GuardrailPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { withFreshness } from '../../inventory/snapshots';
import { TenantComponent } from '../../inventory/members';
import { ComponentItem } from '../../inventory/model/model';
import { SidecarProbes } from '../../sidecars/metadata';
import { VirtualReader } from '../../inventory/vcluster';
import { Compared, compareObjects } from './compare';
import { countDeclared } from './countDeclared';
import { gapOf } from './gap';
import { guardrailFindings } from './guardrails';
import { isSynced } from './isSynced';
import { componentLoadedBy, loadingFindings } from './loading';
import { placed } from './placed';

const KIND = 'components.dapr.io';

/** Lists a tenant's Dapr Components in three ways: declared, on the host, loaded. */
export class ComponentReader {
  readonly #virtual: VirtualReader;
  readonly #probes: SidecarProbes;
  readonly #catalogue: ComponentCatalogue;
  readonly #policy: GuardrailPolicy;

  constructor(services: {
    virtual: VirtualReader;
    probes: SidecarProbes;
    catalogue: ComponentCatalogue;
    policy: GuardrailPolicy;
  }) {
    this.#virtual = services.virtual;
    this.#probes = services.probes;
    this.#catalogue = services.catalogue;
    this.#policy = services.policy;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprComponentList> {
    const { tenant } = snapshot;
    const [declared, probes] = await Promise.all([
      isSynced(tenant, snapshot.components)
        ? this.#virtual.components(tenant)
        : undefined,
      this.#probes.of(snapshot),
    ]);
    const items = compareObjects({
      kind: KIND,
      declared,
      onHost: snapshot.components,
      hostKnown: !gapOf(tenant, KIND),
      departed: snapshot.departed(KIND),
      tenant,
      now: Date.now(),
    }).map(compared => {
      const { host } = compared;
      const loadedBy = componentLoadedBy(host, snapshot.pods, probes);
      const broken = guardrailFindings(
        compared.shown,
        tenant,
        this.#catalogue,
        this.#policy,
      );
      return {
        ...shown(compared),
        findings: [
          ...compared.findings,
          ...loadingFindings('Component', host, loadedBy, snapshot, probes),
          ...broken,
        ],
        loadedBy,
      };
    });
    return withFreshness(snapshot, {
      items,
      declared: countDeclared(items, declared, tenant, KIND),
    });
  }
}

function shown({
  shown: item,
  ...compared
}: Compared<ComponentItem, TenantComponent>) {
  return {
    ...placed({ shown: item, ...compared }),
    kind: 'Component' as const,
    type: item.type,
    version: item.version,
    ignoreErrors: item.ignoreErrors,
    metadata: item.metadata,
  };
}
