import {
  DaprResource,
  DaprResourceList,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCE_KINDS, ResourceItem, ResourceKind } from '../index/model';
import { revisionOf } from '../index/revision';
import { TenantSnapshot } from '../index/TenantIndex';
import { VirtualReader } from '../virtual';
import { DeclaredResources } from '../virtual/readResources';
import { compareObjects } from './compare';
import { countDeclared } from './countDeclared';
import { gapOf } from './gap';
import { isSynced } from './isSynced';
import { placed } from './placed';

const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** Lists a tenant's objects of Dapr besides Components: declared in the vcluster, and on the host. */
export class ResourceReader {
  readonly #virtual: VirtualReader;

  constructor(virtual: VirtualReader) {
    this.#virtual = virtual;
  }

  async list(snapshot: TenantSnapshot): Promise<DaprResourceList> {
    const { tenant, resources } = snapshot;
    const declared = isSynced(tenant, resources)
      ? await this.#virtual.resources(tenant)
      : undefined;
    const each = KINDS.map(kind => {
      const known = declared && ofKind(declared, kind);
      const items = compareKind(snapshot, kind, known);
      return { kind, items, number: countDeclared(items, known, tenant, kind) };
    });
    const items = each.flatMap(kind => kind.items);
    return {
      items,
      declared: each.map(({ kind, number }) => ({
        kind: RESOURCE_KINDS[kind],
        number,
      })),
      freshness: snapshot.freshness(revisionOf([snapshot.revision, items])),
    };
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
