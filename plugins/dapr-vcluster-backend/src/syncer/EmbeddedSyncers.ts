import { hostname } from 'node:os';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  COMPONENT_SYNCER,
  GuardrailPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  ComponentSyncer,
  ComponentSyncerOptions,
  SyncerStatus,
} from 'dapr-vcluster-component-syncer';
import { HostHandle, HostRegistry, leaseNamespace } from '../platform/hosts';
import { TenantClients } from '../platform/tenantClients';

/** What running Component syncers in the portal needs. */
export type EmbeddedSyncersOptions = {
  hosts: HostRegistry;
  clients: TenantClients;
  policy: GuardrailPolicy;
  logger: LoggerService;
  /** Tells this portal from others on the same hosts; its replicas have the same. */
  portal: string;
  /** Further settings, for tests. */
  syncer?: Pick<ComponentSyncerOptions, 'leases' | 'settings'>;
};

/** Part of a host's name in the name of a replica, which has at most 32 characters. */
const HOST_PART = 16;

/** Counts the syncers of this process: two of them never have the same name. */
let syncers = 0;

/**
 * Runs a Component syncer for each host that has none of its own. All replicas of a portal share the vclusters of a host;
 * of several portals, and of a syncer on the host, one copies: their Leases say which.
 */
export class EmbeddedSyncers {
  readonly #options: EmbeddedSyncersOptions;
  readonly #stop = new AbortController();
  readonly #running = new Map<
    string,
    { syncer: ComponentSyncer; ended: Promise<void> }
  >();

  constructor(options: EmbeddedSyncersOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.hosts
      .list()
      .filter(
        ({ componentSyncer, readOnly }) =>
          componentSyncer.mode === 'embedded' && !readOnly,
      )
      .forEach(host => this.#run(host));
  }

  /** How the syncer of a host does; undefined where none runs in this portal. */
  status(host: string): SyncerStatus | undefined {
    return this.#running.get(host)?.syncer.status();
  }

  /** Resolves when nothing is being copied; what was copied stays. */
  async idle(host: string): Promise<void> {
    await this.#running.get(host)?.syncer.idle();
  }

  /** Ends what is under way and gives the Leases back; copies stay. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #run(host: HostHandle): void {
    const { clients, policy, portal, syncer: settings } = this.#options;
    const logger = this.#options.logger.child({ host: host.name });
    const client = host.openClient(COMPONENT_SYNCER);
    const syncer = new ComponentSyncer({
      host: host.name,
      client,
      connect: ref =>
        clients.follow({ host: host.name, ...ref }, COMPONENT_SYNCER),
      namespace: leaseNamespace(host),
      group: `embedded-${portal}`,
      replica: replicaName(),
      policy: () => policy,
      logger: onlyNews(logger),
      ...settings,
    });
    const ended = syncer
      .start(this.#stop.signal)
      .catch(error =>
        logger.error(`Component syncer: ${(error as Error).message}`),
      )
      .finally(() => client.close());
    this.#running.set(host.name, { syncer, ended });
  }
}

function replicaName(): string {
  syncers += 1;
  const machine = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-HOST_PART);
  return `p${machine}-${process.pid}-${syncers}`.slice(0, 32);
}

/** A syncer tries again every few seconds: what it says is logged once, until it says something else. */
function onlyNews(logger: LoggerService) {
  let last = '';
  return {
    info: (message: string) => {
      last = '';
      logger.info(`Component syncer: ${message}`);
    },
    warn: (message: string) => {
      if (message !== last) {
        last = message;
        logger.warn(`Component syncer: ${message}`);
      }
    },
  };
}
