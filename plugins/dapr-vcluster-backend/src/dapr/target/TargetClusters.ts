import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  getIfPresent,
  KubeClient,
  Resource,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound, unavailable } from '../../platform/errors';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { assertSameNamespace } from '../../tenants/live/pinnedNamespace';
import { onHost } from './onHost';
import { Target } from './target';

/** Both API servers a Dapr Component can touch, and how to speak of them. */
export class TargetClusters {
  readonly virtual: KubeClient;
  readonly #tenant: LiveTenant;

  constructor(tenant: LiveTenant, virtual: KubeClient) {
    this.#tenant = tenant;
    this.virtual = virtual;
  }

  /** Runs calls to the host, so that their errors name the host and not the vcluster. */
  onHost<T>(call: (host: KubeClient) => Promise<T>): Promise<T> {
    return onHost(this.#tenant.host, call);
  }

  /** The API server of a side. */
  client(side: Target['side']): KubeClient {
    return side === 'host' ? this.#tenant.host.client : this.virtual;
  }

  /** Runs calls to the side the Component is written to. */
  on<T>(side: Target['side'], call: (client: KubeClient) => Promise<T>) {
    return side === 'host' ? this.onHost(call) : call(this.virtual);
  }

  /** How a message calls a side. */
  place(side: Target['side']): string {
    return side === 'host'
      ? `host ${this.#tenant.host.name}`
      : `the vcluster of tenant ${formatTenantRef(this.#tenant.ref)}`;
  }

  /** @throws ConflictError when the tenant's namespace is no longer the one that permissions were checked for. */
  assertSameTenant(): Promise<void> {
    return this.onHost(host =>
      assertSameNamespace(host, this.#tenant.namespace),
    );
  }

  /** @throws NotFoundError when the virtual namespace is not there. */
  async assertNamespace(name: string): Promise<void> {
    const { namespaces } = RESOURCES;
    const namespace = await getIfPresent(this.virtual, namespaces, { name });
    if (namespace && !namespace.metadata.deletionTimestamp) {
      return;
    }
    const place = this.place('virtual');
    throw notFound(
      `namespace "${name}" ${
        namespace ? 'is being deleted' : 'does not exist'
      } in ${place}`,
      { field: 'namespace', value: name, fix: 'Create it there first.' },
    );
  }

  /** @throws ServiceUnavailableError when the CRD of a kind of Dapr is missing. */
  async assertCrd(side: Target['side'], resource: Resource): Promise<void> {
    const found = await this.on(side, client =>
      new Discovery(client).find(resource.apiVersion, resource.kind),
    );
    if (found) {
      return;
    }
    throw unavailable(
      `The CRD ${resourceName(resource)} is missing in ${this.place(side)}`,
      {
        fix:
          side === 'host'
            ? 'Install Dapr on the host first: its Helm chart brings the CRDs.'
            : 'Check that Dapr is installed on the host and restart the vcluster: its syncer copies the CRD when it starts.',
      },
    );
  }
}
