import {
  DaprResource,
  DaprResourceList,
  Known,
  UsedSecret,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCE_KINDS, ResourceItem, ResourceKind } from '../index/model';
import { revisionOf } from '../index/revision';
import { TenantSnapshot } from '../index/TenantIndex';
import { SidecarService } from '../sidecars';
import { VirtualReader } from '../virtual';
import { DeclaredResources } from '../virtual/readResources';
import { compareObjects } from './compare';
import { countDeclared } from './countDeclared';
import { gapOf } from './gap';
import { isSynced } from './isSynced';
import { loadedBy } from './loadedBy';
import { placed } from './placed';
import { referencesOf, usedSecrets } from './usedSecrets';

const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** Lists a tenant's objects of Dapr besides Components: declared in the vcluster, and on the host; and the Secrets that Components refer to. */
export class ResourceReader {
  readonly #virtual: VirtualReader;

  readonly #sidecars: SidecarService;

  constructor(virtual: VirtualReader, sidecars: SidecarService) {
    this.#virtual = virtual;
    this.#sidecars = sidecars;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprResourceList> {
    const { tenant, resources } = snapshot;
    const [declared, secrets] = await Promise.all([
      isSynced(tenant, resources) ? this.#virtual.resources(tenant) : undefined,
      this.#secrets(snapshot),
    ]);
    const each = KINDS.map(kind => {
      const known = declared && ofKind(declared, kind);
      const items = compareKind(snapshot, kind, known);
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
    if (!components.some(each => referencesOf(each).length > 0)) return [];
    const [declared, probes] = await Promise.all([
      this.#virtual.secrets(tenant),
      this.#sidecars.probes(snapshot),
    ]);
    return usedSecrets({
      tenant: tenant.ref.name,
      components,
      declared,
      isLoaded: component =>
        loadedBy(component, pods, probes).some(
          ({ state }) => state === 'loaded',
        ),
    });
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
  { tenant, resources, departed }: TenantSnapshot,
  kind: ResourceKind,
  declared: Known<ResourceItem[]> | undefined,
): DaprResource[] {
  const name = RESOURCE_KINDS[kind];
  return compareObjects({
    kind,
    declared,
    onHost: resources.filter(item => item.kind === name),
    hostKnown: !gapOf(tenant, kind),
    departed: departed(kind),
    now: Date.now(),
  }).map(compared => ({ ...placed(compared), kind: name }));
}
