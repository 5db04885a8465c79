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
import { revisionOf } from '../../inventory/revision';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { SidecarService } from '../../sidecars';
import { Probe } from '../../sidecars/metadata';
import { VirtualReader } from '../../inventory/vcluster';
import { DeclaredResources } from '../../inventory/vcluster/readResources';
import { compareObjects } from './compare';
import { countDeclared } from './countDeclared';
import { gapOf } from './gap';
import { isSynced } from './isSynced';
import { componentLoadedBy, nobodyFindings, resourceLoadedBy } from './loading';
import { placed } from './placed';
import { referencesOf, usedSecrets } from './usedSecrets';

const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** Lists a tenant's objects of Dapr besides Components: declared in the vcluster, on the host, loaded; and the Secrets that Components refer to. */
export class ResourceReader {
  readonly #virtual: VirtualReader;

  readonly #sidecars: SidecarService;

  constructor(virtual: VirtualReader, sidecars: SidecarService) {
    this.#virtual = virtual;
    this.#sidecars = sidecars;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprResourceList> {
    const { tenant, resources } = snapshot;
    const [declared, secrets, probes] = await Promise.all([
      isSynced(tenant, resources) ? this.#virtual.resources(tenant) : undefined,
      this.#secrets(snapshot),
      this.#probes(snapshot, resources),
    ]);
    const each = KINDS.map(kind => {
      const known = declared && ofKind(declared, kind);
      const items = compareKind(snapshot, kind, known, probes);
      return { kind, items, number: countDeclared(items, known, tenant, kind) };
    });
    const items = each.flatMap(kind => kind.items);
    return {
      items,
      secrets,
      declared: each.map(({ kind, number }) => ({
        kind: RESOURCE_KINDS[kind],
        number,
      })),
      freshness: snapshot.freshness(
        revisionOf([snapshot.revision, items, secrets]),
      ),
    };
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
      this.#probes(snapshot, referring),
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

  /** What the sidecars say; nobody asks them where there is nothing to load. */
  async #probes(
    snapshot: TenantSnapshot,
    objects: readonly unknown[],
  ): Promise<ReadonlyMap<string, Probe>> {
    return objects.length > 0 ? this.#sidecars.probes(snapshot) : new Map();
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
    now: Date.now(),
  }).map(compared => {
    const { host, findings } = compared;
    const loadedBy = resourceLoadedBy(host, resources, pods, probes);
    return {
      ...placed(compared),
      kind: name,
      findings: [
        ...findings,
        ...nobodyFindings(name, host, loadedBy, snapshot, probes),
      ],
      loadedBy,
    };
  });
}
