import {
  DaprResource,
  DaprResourceList,
  Known,
  UsedSecret,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  RESOURCE_KINDS,
  ResourceItem,
  ResourceKind,
} from '../../inventory/model/model';
import { Probe, SidecarProbes } from '../../sidecars/metadata';
import { withFreshness } from '../../inventory/snapshots';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { VirtualReader } from '../../inventory/vcluster';
import { DeclaredResources } from '../../inventory/vcluster/readResources';
import { compareObjects } from './compare';
import { countDeclared } from './countDeclared';
import { gapOf } from './gap';
import { isSynced } from './isSynced';
import {
  componentLoadedBy,
  loadingFindings,
  resourceLoadedBy,
} from './loading';
import { placed } from './placed';
import { referencesOf, usedSecrets } from './usedSecrets';

const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/**
 * Lists a tenant's Dapr resources besides Components: declared in the vcluster, on the host, loaded; and the Secrets that
 * Components refer to.
 */
export class ResourceReader {
  readonly #virtual: VirtualReader;
  readonly #probes: SidecarProbes;

  constructor(virtual: VirtualReader, probes: SidecarProbes) {
    this.#virtual = virtual;
    this.#probes = probes;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprResourceList> {
    const { tenant, resources } = snapshot;
    const [declared, secrets, probes] = await Promise.all([
      isSynced(tenant, resources) ? this.#virtual.resources(tenant) : undefined,
      this.#secrets(snapshot),
      this.#probesFor(snapshot, resources),
    ]);
    const each = KINDS.map(kind => {
      const known = declared && ofKind(declared, kind);
      const items = compareKind(snapshot, kind, known, probes);
      return { kind, items, number: countDeclared(items, known, tenant, kind) };
    });
    const items = each.flatMap(kind => kind.items);
    return withFreshness(snapshot, {
      items,
      secrets,
      declared: each.map(({ kind, number }) => ({
        kind: RESOURCE_KINDS[kind],
        number,
      })),
    });
  }

  /** The Secrets that Dapr Components refer to; nothing is read where there are none. */
  async #secrets(snapshot: TenantSnapshot): Promise<UsedSecret[]> {
    const { tenant, components, pods } = snapshot;
    const referring = components.filter(each => referencesOf(each).length > 0);
    if (referring.length === 0) {
      return [];
    }
    const [declared, probes] = await Promise.all([
      this.#virtual.secrets(tenant),
      this.#probesFor(snapshot, referring),
    ]);
    return usedSecrets({
      tenant: tenant.ref.name,
      components,
      declared,
      isLoaded: component =>
        componentLoadedBy(component, pods, probes).some(
          ({ state }) => state === 'loaded',
        ),
    });
  }

  /** The metadata of the sidecars; not read where there is nothing to load. */
  async #probesFor(
    snapshot: TenantSnapshot,
    objects: readonly unknown[],
  ): Promise<ReadonlyMap<string, Probe>> {
    return objects.length > 0 ? this.#probes.of(snapshot) : new Map();
  }
}

function ofKind(
  declared: Known<DeclaredResources>,
  kind: ResourceKind,
): Known<ResourceItem[]> {
  return declared.state === 'known'
    ? declared.value[RESOURCE_KINDS[kind]]
    : declared;
}

function compareKind(
  snapshot: TenantSnapshot,
  kind: ResourceKind,
  declared: Known<ResourceItem[]> | undefined,
  probes: ReadonlyMap<string, Probe>,
): DaprResource[] {
  const { tenant, resources, departed, pods } = snapshot;
  const name = RESOURCE_KINDS[kind];
  return compareObjects({
    kind,
    declared,
    onHost: resources.filter(item => item.kind === name),
    hostKnown: !gapOf(tenant, kind),
    departed: departed(kind),
    tenant,
    now: Date.now(),
  }).map(compared => {
    const { host, findings } = compared;
    const loadedBy = resourceLoadedBy(host, resources, pods, probes);
    return {
      ...placed(compared),
      kind: name,
      findings: [
        ...findings,
        ...loadingFindings(name, host, loadedBy, snapshot, probes),
      ],
      loadedBy,
    };
  });
}
