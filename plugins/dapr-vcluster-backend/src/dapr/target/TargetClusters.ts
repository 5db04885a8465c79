import {
  DAPR_KIND_TABLE,
  DaprKind,
  formatTenantRef,
  LATER_DAPR_KINDS,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Discovery,
  getIfPresent,
  KubeClient,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound, unavailable } from '../../platform/errors';
import { poll, PollOptions } from '../../platform/kubernetes';
import { DaprRoute, LiveTenant } from '../../tenants/live/LiveTenant';
import { assertSameNamespace } from '../../tenants/live/pinnedNamespace';
import { onHost } from './onHost';
import { Target } from './target';

const WHERE_CRDS_COME_FROM: Record<DaprRoute, string> = {
  synced:
    'The Component syncer installs it when it begins to serve the vcluster: check that it runs, and that Dapr is installed on the host.',
  host: 'Install Dapr on the host first: its Helm chart brings the CRDs.',
  virtual:
    'Check that Dapr is installed on the host and restart the vcluster: its syncer copies the CRD when it starts.',
};

/** Versions of Dapr's API in which a kind may be served. */
const VERSIONS = [
  ...new Set(
    Object.values(DAPR_KIND_TABLE).map(({ apiVersion }) => apiVersion),
  ),
];

/** Both API servers a Dapr Component can touch, and how to speak of them. */
export class TargetClusters {
  readonly virtual: KubeClient;
  readonly #tenant: LiveTenant;
  readonly #arrival?: PollOptions;

  /** @param arrival - how long the Component syncer may take to install a kind in the vcluster; not at all without */
  constructor(tenant: LiveTenant, virtual: KubeClient, arrival?: PollOptions) {
    this.#tenant = tenant;
    this.#arrival = arrival;
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

  /** @throws ServiceUnavailableError when a kind of Dapr is not served, or in other versions only. */
  async assertCrd(
    { side, route }: Pick<Target, 'side' | 'route'>,
    resource: (typeof DAPR_KIND_TABLE)[DaprKind],
  ): Promise<void> {
    const { apiVersion, kind, since } = resource;
    const read = () =>
      this.on(side, client => servedVersions(new Discovery(client), kind));
    let served = await read();
    if (route === 'synced' && this.#arrival) {
      await poll(async () => {
        served = served.includes(apiVersion) ? served : await read();
        return served.includes(apiVersion) ? true : undefined;
      }, this.#arrival);
    }
    if (served.includes(apiVersion)) {
      return;
    }
    const place = this.place(side);
    if (served.length > 0) {
      throw unavailable(
        `The CRD ${resourceName(
          resource,
        )} in ${place} serves ${kind} as ${served.join(
          ', ',
        )}, not as ${apiVersion}`,
        {
          field: 'apiVersion',
          value: apiVersion,
          fix: `Bring the CRD of a Dapr that serves ${apiVersion}: an upgrade with Helm leaves CRDs as they were.`,
        },
      );
    }
    throw unavailable(
      `The CRD ${resourceName(resource)} is missing in ${place}`,
      {
        fix: LATER_DAPR_KINDS.includes(kind)
          ? `Dapr has this kind since ${since}: upgrade the Dapr of the host, and install its CRDs, which an upgrade with Helm leaves out${
              route === 'virtual' ? '; then restart the vcluster' : ''
            }.`
          : WHERE_CRDS_COME_FROM[route],
      },
    );
  }
}

async function servedVersions(
  discovery: Discovery,
  kind: DaprKind,
): Promise<string[]> {
  const found = await Promise.all(
    VERSIONS.map(async version => {
      const resource = await discovery.find(version, kind);
      return resource ? [version] : [];
    }),
  );
  return found.flat();
}
