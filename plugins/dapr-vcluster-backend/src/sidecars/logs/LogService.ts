import {
  ContainerLog,
  LogContainer,
  LogQuery,
  LogSource,
} from 'backstage-plugin-dapr-vcluster-common';
import { notAllowed } from '../../platform/errors';
import { HostRegistry } from '../../platform/hosts';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { FollowSummary } from './follow/Following';
import { FollowUser, LogFollower } from './follow/LogFollower';
import { LogTargets } from './source/LogTargets';
import { LogOptions } from './options';
import { ReadGate } from './ReadGate';
import { readLog } from './readLog';
import { SecretValues } from './secrets/SecretValues';

/** Who reads, and is counted; the signal fires when the caller disconnects. */
export type LogReader = { user: string; signal: AbortSignal };

/** Logs of a tenant's apps, sidecars and syncer, without secrets. */
export class LogService {
  readonly #options: LogOptions;
  readonly #targets: LogTargets;
  readonly #follower: LogFollower;
  readonly #reads: ReadGate;

  constructor(hosts: HostRegistry, options: LogOptions) {
    const values = new SecretValues(hosts);
    this.#options = options;
    this.#targets = new LogTargets(hosts, values);
    this.#reads = new ReadGate(options.reads);
    this.#follower = new LogFollower(this.#targets, values, options);
  }

  /** Whether logs are served at all. */
  get enabled(): boolean {
    return this.#options.enabled;
  }

  /** Containers of a pod whose logs can be read; @throws as {@link read}. */
  containers(
    snapshot: TenantSnapshot,
    source: LogSource,
  ): Promise<LogContainer[]> {
    this.#assertEnabled();
    return this.#targets.containers(snapshot, source);
  }

  /**
   * The newest lines.
   *
   * @throws NotAllowedError when the owner has switched logs off, NotFoundError for a pod, container or run that is
   *   not there, ServiceUnavailableError when the host cannot serve, an error of status 429 when too many are read.
   */
  async read(
    snapshot: TenantSnapshot,
    source: LogSource,
    query: LogQuery,
    { user, signal }: LogReader,
  ): Promise<ContainerLog> {
    this.#assertEnabled();
    const leave = this.#reads.enter(user);
    try {
      const target = await this.#targets.find(snapshot, source);
      return await readLog(target, query, signal);
    } finally {
      leave();
    }
  }

  /** Lines as they are written; @throws as {@link read}, and with status 429 when too many are followed. */
  async follow(
    current: () => TenantSnapshot,
    source: LogSource,
    query: LogQuery,
    caller: FollowUser,
  ): Promise<FollowSummary> {
    this.#assertEnabled();
    return this.#follower.follow(current, source, query, caller);
  }

  close(): void {
    this.#follower.close();
  }

  #assertEnabled() {
    if (this.enabled) {
      return;
    }
    throw notAllowed('Logs are switched off in this portal', {
      fix: "Use the host's own tools, or ask for daprVcluster.logs.enabled.",
    });
  }
}
