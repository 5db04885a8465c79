import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  COMPONENT_SYNCER,
  DAPR_KIND_TABLE,
  DaprKind,
  Difference,
  FieldDifference,
  formatTenantRef,
  HostEdit,
  Known,
  LABEL_MANAGED_BY,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound } from '../../platform/errors';
import { HostRegistry } from '../../platform/hosts';
import { ObjectName, TenantResource } from '../../inventory/members';
import {
  Authored,
  authoredOf,
  fillLeftOut,
  readDeclaration,
} from '../../inventory/edits';
import { sensitiveFields } from '../../inventory/projections/sensitive';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { VirtualReader } from '../../inventory/vcluster';
import { TtlCache } from '../../platform/TtlCache';
import { copiedOf, isWithin } from '../../inventory/projections/declared';
import { onHost } from '../target/onHost';
import { diff } from './diff';
import { mask } from './mask';

/** However many look at it, each side is read once in this time. */
const TTL_MS = 3_000;

const NO_DECLARATION =
  'What was declared is not recorded: the resource was registered by an older version of the portal, or the record was changed on the host.';

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
    const isRegistered = copy.managedBy === 'portal';
    const fields = await this.#answers.get(key, () =>
      isRegistered
        ? this.#compareDeclaration(snapshot, kind, copy)
        : this.#compare(snapshot, kind, virtual, host),
    );
    const declaredIn = isRegistered ? 'portal' : 'vcluster';
    return { kind, virtual, declaredIn, host, fields };
  }

  /** What the portal has registered, with the object as it is now. */
  async #compareDeclaration(
    { tenant }: TenantSnapshot,
    kind: DaprKind,
    { edited, ...name }: ObjectName & { edited?: HostEdit },
  ): Promise<Known<FieldDifference[]>> {
    const object = await this.#onHost(tenant, kind, name);
    const declaration = readDeclaration(object);
    if (!declaration) {
      return { state: 'unknown', reason: NO_DECLARATION };
    }
    const present = authoredOf(object);
    const { spec, scopes = [], auth } = declaration;
    const declared = fillLeftOut({ spec, scopes, auth }, present);
    const hide = this.#sensitive([{ ...object, spec }, object]);
    return {
      state: 'known',
      value: diff(mask(kind, declared, hide), mask(kind, present, hide)).filter(
        // What the API server fills in is nobody's edit.
        ({ what, path }) =>
          what !== 'only-host' || edited?.fields.includes(path),
      ),
      observedAt: new Date().toISOString(),
    };
  }

  #onHost(
    { ref }: Tenant,
    kind: DaprKind,
    name: ObjectName,
  ): Promise<KubeObject> {
    const host = this.#hosts.get(ref.host);
    return onHost(host, client =>
      client.get<KubeObject>(DAPR_KIND_TABLE[kind], name),
    );
  }

  async #compare(
    { tenant }: TenantSnapshot,
    kind: DaprKind,
    virtual: ObjectName,
    host: ObjectName,
  ): Promise<Known<FieldDifference[]>> {
    const resource = DAPR_KIND_TABLE[kind];
    const [declared, copy] = await Promise.all([
      this.#virtual.ask(tenant, client => client.get(resource, virtual)),
      this.#onHost(tenant, kind, host),
    ]);
    if (declared.state === 'unknown') {
      return declared;
    }
    const hide = this.#sensitive([declared.value, copy]);
    return {
      ...declared,
      value: diff(
        mask(kind, wantedOf(declared.value, copy, tenant), hide),
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

/** What the host's copy is to say. One of the Component syncer may have narrower scopes, and never none. */
function wantedOf(
  declared: KubeObject,
  copy: KubeObject,
  { ref }: Tenant,
): Authored {
  if (copy.metadata.labels?.[LABEL_MANAGED_BY] !== COMPONENT_SYNCER) {
    return authoredOf(declared);
  }
  const wanted = copiedOf(declared, ref.name);
  const { scopes } = authoredOf(copy);
  return isWithin(scopes as string[], wanted.scopes as string[])
    ? { ...wanted, scopes }
    : wanted;
}

/** The host's copy, or what the portal registered there, as the index has it. */
function copyOf(
  { components, resources, tenant }: TenantSnapshot,
  kind: DaprKind,
  { namespace, name }: ObjectName,
): Pick<TenantResource, 'namespace' | 'name' | 'managedBy' | 'edited'> {
  const all =
    kind === 'Component'
      ? components
      : resources.filter(each => each.kind === kind);
  const copy = all.find(
    ({ virtual, managedBy }) =>
      ['tenant', 'portal'].includes(managedBy) &&
      virtual?.namespace === namespace &&
      virtual.name === name,
  );
  if (copy) {
    return copy;
  }
  throw notFound(
    `${kind} "${namespace}/${name}" of tenant "${tenant.id}" has no copy on the host that the vcluster's syncer made, and was not registered there through the portal`,
    {
      field: 'name',
      value: name,
      fix: 'Only an object that is declared in the vcluster and on the host, or registered through the portal, has two sides to compare.',
    },
  );
}
