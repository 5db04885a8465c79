import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  DAPR_KIND_TABLE,
  DaprKind,
  Difference,
  FieldDifference,
  formatTenantRef,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound } from '../../platform/errors';
import { HostRegistry, toRouteError } from '../../platform/hosts';
import { ObjectName } from '../../inventory/members';
import { authoredOf } from '../../inventory/projections/authored';
import { sensitiveFields } from '../../inventory/projections/sensitive';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { VirtualReader } from '../../inventory/vcluster';
import { TtlCache } from '../../platform/TtlCache';
import { diff } from './diff';
import { mask } from './mask';

/** However many look at it, each side is read once in this time. */
const TTL_MS = 3_000;

/** One Dapr resource by kind and place in the vcluster. */
export type DaprObjectName = ObjectName & { kind: DaprKind };

/**
 * Compares the two sides of one object field by field, on demand: one named `GET` on the host, one in the
 * vcluster. The index keeps a digest, which tells that they differ, not where.
 */
export class DifferenceReader {
  readonly #hosts: HostRegistry;
  readonly #virtual: VirtualReader;
  readonly #catalogue: ComponentCatalogue;
  readonly #answers = new TtlCache<Known<FieldDifference[]>>(TTL_MS);

  constructor(
    hosts: HostRegistry,
    virtual: VirtualReader,
    catalogue: ComponentCatalogue,
  ) {
    this.#hosts = hosts;
    this.#virtual = virtual;
    this.#catalogue = catalogue;
  }

  /**
   * @throws NotFoundError when the object has no copy on the host that the syncer made; ServiceUnavailableError when the
   *   host does not answer
   */
  async read(
    snapshot: TenantSnapshot,
    { kind, ...virtual }: DaprObjectName,
  ): Promise<Difference> {
    const copy = copyOf(snapshot, kind, virtual);
    const host = { namespace: copy.namespace, name: copy.name };
    const key = [
      formatTenantRef(snapshot.tenant.ref),
      snapshot.revision,
      kind,
      virtual.namespace,
      virtual.name,
    ].join('/');
    const fields = await this.#answers.get(key, () =>
      this.#compare(snapshot, kind, virtual, host),
    );
    return { kind, virtual, host, fields };
  }

  async #compare(
    { tenant }: TenantSnapshot,
    kind: DaprKind,
    virtual: ObjectName,
    host: ObjectName,
  ): Promise<Known<FieldDifference[]>> {
    const resource = DAPR_KIND_TABLE[kind];
    const onHost = this.#hosts.get(tenant.ref.host);
    const [declared, copy] = await Promise.all([
      this.#virtual.ask(tenant, client => client.get(resource, virtual)),
      onHost.client.get(resource, host).catch(error => {
        throw toRouteError(error, { place: `host ${onHost.name}` });
      }),
    ]);
    if (declared.state === 'unknown') {
      return declared;
    }
    const hide = this.#sensitive([declared.value, copy]);
    return {
      ...declared,
      value: diff(
        mask(kind, authoredOf(declared.value), hide),
        mask(kind, authoredOf(copy), hide),
      ),
    };
  }

  /** What is sensitive by the type either side claims. */
  #sensitive(objects: KubeObject[]): (name: string) => boolean {
    const rules = objects.map(object => {
      const { type = '', version = '' } = (object.spec ?? {}) as {
        type?: string;
        version?: string;
      };
      return sensitiveFields(this.#catalogue, type, version);
    });
    return name => rules.some(rule => rule(name));
  }
}

/** The host's copy, as the index has it. */
function copyOf(
  { components, resources, tenant }: TenantSnapshot,
  kind: DaprKind,
  { namespace, name }: ObjectName,
): ObjectName {
  const all =
    kind === 'Component'
      ? components
      : resources.filter(each => each.kind === kind);
  const copy = all.find(
    ({ virtual, managedBy }) =>
      managedBy === 'tenant' &&
      virtual?.namespace === namespace &&
      virtual.name === name,
  );
  if (copy) {
    return copy;
  }
  throw notFound(
    `${kind} "${namespace}/${name}" of tenant "${tenant.id}" has no copy on the host that the vcluster's syncer made`,
    {
      field: 'name',
      value: name,
      fix: 'Only an object that is declared in the vcluster and on the host has two sides to compare.',
    },
  );
}
