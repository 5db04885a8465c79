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
import { DEFAULT_SYNCER, HostSyncer } from './componentSyncer';
import {
  assertHostName,
  assertUnique,
  DAPR_NAMESPACE,
  HostConfig,
} from './config';
import { connectionFromData } from './connections';
import { deferredClient } from './deferredClient';
import { exportKubeconfig } from './exportKubeconfig';
import { HostConfigError } from './HostConfigError';
import { HostConnection } from './HostConnection';
import { TenantRights, withTenantRights } from './rights';

/** A host and the one client every part of the backend shares. */
export type HostHandle = Omit<HostConfig, 'connection'> & {
  client: KubeClient;
  /** Why the configuration of the connection cannot be used; every call fails then. */
  configProblem: () => HostConfigError | undefined;
  /** Rights of the portal in the namespaces of tenants. */
  rights: TenantRights;
  /** A further client, whose writes are those of another field manager; its caller closes it. */
  openClient: (fieldManager: string) => KubeClient;
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

  /**
   * @param syncer - of supplied hosts that say nothing of it
   * @throws Error when two hosts share a name, or a supplied name is no DNS label.
   */
  static create(
    configured: readonly HostConfig[],
    supplied: readonly HostDefinition[] = [],
    syncer = DEFAULT_SYNCER,
  ): HostRegistry {
    const all = [
      ...configured,
      ...supplied.map(each => fromDefinition(each, syncer)),
    ];
    assertUnique(all.map(host => host.name));
    return new HostRegistry(
      all.map(({ connection, ...host }) => ({
        ...host,
        ...connect(connection, host),
        configProblem: () => connection.problem,
        openPortForward: async (to, signal) =>
          openPortForward(connection.get(), to, signal),
        exportKubeconfig: async () => exportKubeconfig(connection.get()),
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
  connection: HostConnection,
  { readOnly, dapr }: Omit<HostConfig, 'connection'>,
): Pick<HostHandle, 'client' | 'openClient' | 'rights'> {
  const open = (fieldManager: string) =>
    deferredClient(
      () => new HttpKubeClient(connection.get(), { fieldManager }),
    );
  const client = open(FIELD_MANAGER);
  const rights = new TenantRights(client, [dapr.namespace]);
  const withRights = (each: KubeClient) =>
    readOnly ? each : withTenantRights(each, rights);
  return {
    client: withRights(client),
    openClient: fieldManager => withRights(open(fieldManager)),
    rights,
  };
}

function fromDefinition(
  definition: HostDefinition,
  syncer: HostSyncer,
): HostConfig {
  assertHostName(definition.name, 'supplied host');
  return {
    name: definition.name,
    title: definition.title ?? definition.name,
    readOnly: definition.readOnly ?? false,
    defaultOwner: definition.defaultOwner,
    dapr: { namespace: definition.dapr?.namespace ?? DAPR_NAMESPACE },
    vclusters: definition.vclusters ?? 'auto',
    componentSyncer: definition.componentSyncer
      ? { mode: definition.componentSyncer }
      : syncer,
    connection: new HostConnection(`supplied host "${definition.name}"`, () =>
      connectionFromData(definition.connection),
    ),
  };
}
