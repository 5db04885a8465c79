import { setTimeout as delay } from 'node:timers/promises';
import {
  FIELD_MANAGER,
  formatTenantRef,
  kubeconfigSecretName,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  AgentFactory,
  HttpKubeClient,
  isNotFound,
  isUnauthorized,
  isUnreachable,
  KubeClient,
  KubeObject,
  PortForwardAgent,
  RESOURCES,
  vclusterKubeConfig,
  vclusterServiceUrl,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { unavailable } from '../errors';
import { goesThroughHost, HostRegistry, toRouteError } from '../hosts';
import { openToVcluster } from './openToVcluster';
import { tenantKubeConfig } from './tenantKubeConfig';

const KEEP_MS = 60_000;
const CALL_TIMEOUT_MS = 5_000;
/** Nobody waits for who follows a tenant. */
const FOLLOWER_TIMEOUT_MS = 10_000;
/** A vcluster is ready a moment before its syncer has written the kubeconfig. */
const KUBECONFIG_TIMEOUT_MS = 10_000;
const RETRY_MS = 200;

/** Where a vcluster is and which CA its certificate is of, as its syncer has written it. */
export type VclusterEndpoint = { server: string; caData?: string };

type Entry = { client: Promise<KubeClient>; until: number };

/** The syncer has not written the Secret (yet). */
class NoKubeConfig extends Error {}

/**
 * Clients of vclusters' own API servers, made on demand from Secret `vc-<name>` and kept for a minute.
 * Nothing is watched there: a thousand standing connections to a thousand vclusters do not scale.
 */
export class TenantClients {
  readonly #hosts: HostRegistry;
  readonly #entries = new Map<string, Entry>();
  readonly #kubeconfigTimeoutMs: number;
  readonly #idleMs?: number;

  /** @param options - `idleMs`: how long a stream through a host is kept without use */
  constructor(
    hosts: HostRegistry,
    options: { kubeconfigTimeoutMs?: number; idleMs?: number } = {},
  ) {
    this.#hosts = hosts;
    this.#idleMs = options.idleMs;
    this.#kubeconfigTimeoutMs =
      options.kubeconfigTimeoutMs ?? KUBECONFIG_TIMEOUT_MS;
  }

  /**
   * Runs `call` with the client of a tenant. A kubeconfig that is not there yet is waited for. Once, when
   * the credentials or the connection turn out to be old (the vcluster was recreated), they are read again
   * and the call is repeated.
   *
   * @throws an error for the route: 503 when the vcluster does not answer, else as the call's.
   */
  async use<T>(
    ref: TenantRef,
    call: (client: KubeClient) => Promise<T>,
    options: { kubeconfigTimeoutMs?: number } = {},
  ): Promise<T> {
    const until =
      Date.now() + (options.kubeconfigTimeoutMs ?? this.#kubeconfigTimeoutMs);
    const place = `the vcluster of tenant ${formatTenantRef(ref)}`;
    try {
      const { client, fresh } = await this.#clientBefore(until, ref);
      try {
        return await call(client);
      } catch (error) {
        if (!isUnauthorized(error) && !isUnreachable(error)) {
          throw error;
        }
        this.forget(ref);
        if (fresh) {
          throw error;
        }
        return await call((await this.#clientBefore(until, ref)).client);
      }
    } catch (error) {
      throw toRouteError(error, {
        place,
        credentialsIn: kubeconfigSecretName(ref.name),
      });
    }
  }

  /**
   * A client of its own for somebody who follows a tenant, and closes it. A portal in the host reaches the vcluster at
   * its Service, whatever its kubeconfig names.
   *
   * @throws an error that says why there is none.
   */
  async follow(ref: TenantRef, fieldManager: string): Promise<KubeClient> {
    try {
      return await this.#connect(ref, fieldManager, FOLLOWER_TIMEOUT_MS, () =>
        vclusterServiceUrl(ref),
      );
    } catch (error) {
      throw error instanceof NoKubeConfig ? notYet(ref) : error;
    }
  }

  /**
   * The address and the CA of a tenant's vcluster, read again.
   *
   * @throws ServiceUnavailableError when there is no (usable) kubeconfig, or the host does not answer.
   */
  async endpoint(ref: TenantRef): Promise<VclusterEndpoint> {
    try {
      const text = await this.#readKubeConfig(ref);
      const config = usable(ref, () =>
        vclusterKubeConfig(text, address => address),
      );
      const { server = '', caData } = config.getCurrentCluster() ?? {};
      return { server, caData };
    } catch (error) {
      throw error instanceof NoKubeConfig ? notYet(ref) : error;
    }
  }

  /** Drops what is kept of a tenant, e.g. because it was deleted. */
  forget(ref: TenantRef): void {
    const key = formatTenantRef(ref);
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    entry?.client.then(
      client => client.close(),
      () => {},
    );
  }

  close(): void {
    for (const entry of this.#entries.values()) {
      entry.client.then(
        client => client.close(),
        () => {},
      );
    }
    this.#entries.clear();
  }

  async #clientBefore(until: number, ref: TenantRef) {
    for (;;) {
      try {
        return await this.#client(ref);
      } catch (error) {
        if (!(error instanceof NoKubeConfig)) {
          throw error;
        }
        if (Date.now() >= until) {
          throw notYet(ref);
        }
      }
      await delay(RETRY_MS);
    }
  }

  async #client(ref: TenantRef) {
    const key = formatTenantRef(ref);
    const known = this.#entries.get(key);
    if (known && known.until > Date.now()) {
      return { client: await known.client, fresh: false };
    }
    if (known) {
      this.forget(ref);
    }
    const entry = { client: this.#connect(ref), until: Date.now() + KEEP_MS };
    this.#entries.set(key, entry);
    entry.client.catch(() => {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
    });
    return { client: await entry.client, fresh: true };
  }

  async #connect(
    ref: TenantRef,
    fieldManager = FIELD_MANAGER,
    timeoutMs = CALL_TIMEOUT_MS,
    direct?: () => string,
  ): Promise<KubeClient> {
    const text = await this.#readKubeConfig(ref);
    return usable(ref, () => {
      const { vclusters } = this.#hosts.get(ref.host);
      const kubeConfig =
        direct && vclusters === 'direct'
          ? vclusterKubeConfig(text, direct)
          : tenantKubeConfig(ref, text, vclusters);
      const server = kubeConfig.getCurrentCluster()?.server ?? '';
      return new HttpKubeClient(kubeConfig, {
        fieldManager,
        timeoutMs,
        agents: goesThroughHost(vclusters, server)
          ? this.#agentsThroughHost(ref)
          : undefined,
      });
    });
  }

  #agentsThroughHost(ref: TenantRef): AgentFactory {
    const host = this.#hosts.get(ref.host);
    return ({ keepAlive }) =>
      new PortForwardAgent(signal => openToVcluster(host, ref, signal), {
        keepAlive,
        idleMs: this.#idleMs,
      });
  }

  async #readKubeConfig({ host, namespace, name }: TenantRef): Promise<string> {
    try {
      const secret = await this.#hosts
        .get(host)
        .client.get<KubeObject & { data?: Record<string, string> }>(
          RESOURCES.secrets,
          { namespace, name: kubeconfigSecretName(name) },
          { timeoutMs: CALL_TIMEOUT_MS },
        );
      return Buffer.from(secret.data?.config ?? '', 'base64').toString('utf8');
    } catch (error) {
      if (isNotFound(error)) {
        throw new NoKubeConfig();
      }
      throw toRouteError(error, { place: `host ${host}` });
    }
  }
}

/** @throws ServiceUnavailableError naming the Secret when the kubeconfig in it cannot be used. */
function usable<T>(ref: TenantRef, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unavailable(
      `the vcluster of tenant ${formatTenantRef(ref)} cannot be used: ${
        (error as Error).message
      }`,
      { fix: `Look at Secret ${kubeconfigSecretName(ref.name)}.` },
    );
  }
}

function notYet(ref: TenantRef) {
  return unavailable(
    `the vcluster of tenant ${formatTenantRef(ref)} has no kubeconfig yet`,
    {
      fix: `Wait until it is ready: its syncer then writes Secret ${kubeconfigSecretName(
        ref.name,
      )}.`,
    },
  );
}
