import { FIELD_MANAGER } from 'backstage-plugin-dapr-vcluster-common';
import { HostDefinition } from 'backstage-plugin-dapr-vcluster-node';
import {
  HttpKubeClient,
  KubeClient,
  openPortForward,
  OpenPort,
  PodPort,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound } from '../errors';
import {
  assertHostName,
  assertUnique,
  DAPR_NAMESPACE,
  HostConfig,
} from './config';
import { connectionFromData } from './connections';
import { exportKubeconfig } from './exportKubeconfig';
import { TenantRights, withTenantRights } from './rights';

/** A host and the one client every part of the backend shares. */
export type HostHandle = Omit<HostConfig, 'kubeConfig'> & {
  client: KubeClient;
  /** Rights of the portal in the namespaces of tenants. */
  rights: TenantRights;
  openPortForward: (to: PodPort, signal: AbortSignal) => Promise<OpenPort>;
  /** The connection as a kubeconfig's text, with credentials, for a program that is no client of ours. */
  exportKubeconfig: () => Promise<string>;
};

/** All hosts of the portal, fixed at start-up. */
export class HostRegistry {
  readonly #hosts: ReadonlyMap<string, HostHandle>;

  private constructor(hosts: readonly HostHandle[]) {
    this.#hosts = new Map(hosts.map(host => [host.name, host]));
  }

  /** @throws Error when two hosts share a name, or a supplied name is no DNS label. */
  static create(
    configured: readonly HostConfig[],
    supplied: readonly HostDefinition[] = [],
  ): HostRegistry {
    const all = [...configured, ...supplied.map(fromDefinition)];
    assertUnique(all.map(host => host.name));
    return new HostRegistry(
      all.map(({ kubeConfig, ...host }) => ({
        ...host,
        ...connect(kubeConfig, host),
        openPortForward: (to, signal) =>
          openPortForward(kubeConfig, to, signal),
        exportKubeconfig: () => exportKubeconfig(kubeConfig),
      })),
    );
  }

  list(): HostHandle[] {
    return [...this.#hosts.values()];
  }

  /** @throws NotFoundError naming the hosts there are. */
  get(name: string): HostHandle {
    const host = this.#hosts.get(name);
    if (host) {
      return host;
    }
    const known = [...this.#hosts.keys()].join(', ') || 'none is configured';
    throw notFound(`host "${name}" is not known`, {
      field: 'host',
      value: name,
      fix: `Known hosts: ${known}.`,
    });
  }

  close(): void {
    this.list().forEach(host => host.client.close());
  }
}

/** A host that is only looked at gets no RoleBindings either. */
function connect(
  kubeConfig: HostConfig['kubeConfig'],
  { readOnly, dapr }: Omit<HostConfig, 'kubeConfig'>,
): Pick<HostHandle, 'client' | 'rights'> {
  const client = new HttpKubeClient(kubeConfig, {
    fieldManager: FIELD_MANAGER,
  });
  const rights = new TenantRights(client, [dapr.namespace]);
  return {
    client: readOnly ? client : withTenantRights(client, rights),
    rights,
  };
}

function fromDefinition(definition: HostDefinition): HostConfig {
  assertHostName(definition.name, 'supplied host');
  return {
    name: definition.name,
    title: definition.title ?? definition.name,
    readOnly: definition.readOnly ?? false,
    defaultOwner: definition.defaultOwner,
    dapr: { namespace: definition.dapr?.namespace ?? DAPR_NAMESPACE },
    vclusters: definition.vclusters ?? 'auto',
    kubeConfig: connectionFromData(definition.connection),
  };
}
