import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  ApiServer,
  ApiServerOptions,
  DAPR_DEFINITIONS,
  kubeConfigOf,
  ServerDump,
  startApiServer,
} from 'dapr-vcluster-kube-sim';
import {
  ComponentSyncer,
  ComponentSyncerOptions,
  DEFAULT_SETTINGS,
  SyncerSettings,
} from '..';
import { until } from './until';

// The first server of a test file makes its keys, which takes its time on a busy machine.
jest.setTimeout(180_000);

const SYSTEM = 'dapr-vcluster-system';

const QUICK = {
  absentRetryMs: 30,
  minBackoffMs: 5,
  maxBackoffMs: 40,
};

/** A host and its vclusters as API servers, and Component syncers on them; closed together. */
export class SyncedHost {
  readonly host: KubeClient;
  server: ApiServer;
  readonly vclusters = new Map<
    string,
    { server: ApiServer; client: KubeClient }
  >();
  readonly #cleanups: Array<() => unknown> = [];
  /** Told of each request of a syncer before it is sent; what it throws is the answer. */
  intercept?: (of: 'host' | 'virtual', method: string) => void;

  private constructor(server: ApiServer) {
    this.server = server;
    this.host = ownClientOf(server);
    this.#cleanups.push(
      () => this.server.close(),
      () => this.host.close(),
    );
  }

  static async start(
    definitions: KubeObject[] = DAPR_DEFINITIONS as KubeObject[],
  ): Promise<SyncedHost> {
    const server = await startApiServer({
      name: 'host',
      http2: true,
      initial: definitions as never,
    });
    const host = new SyncedHost(server);
    await host.namespace(SYSTEM);
    return host;
  }

  async namespace(
    name: string,
    metadata: Pick<KubeObject['metadata'], 'labels' | 'annotations'> = {},
    client = this.host,
  ): Promise<void> {
    await client.create(RESOURCES.namespaces, {
      metadata: { name, ...metadata },
    });
  }

  /** A vcluster whose API server runs, of profile `oss-synced` unless told otherwise. */
  async vcluster(
    name: string,
    {
      labels,
      profile = 'oss-synced',
      initial = [],
    }: {
      labels?: Record<string, string>;
      profile?: string;
      initial?: KubeObject[];
    } = {},
  ): Promise<KubeClient> {
    const namespace = `vcluster-${name}`;
    const server = await startApiServer({
      name,
      http2: true,
      initial: initial as never,
    });
    const client = ownClientOf(server);
    this.#cleanups.push(
      () => server.close(),
      () => client.close(),
    );
    this.vclusters.set(`${namespace}/${name}`, { server, client });
    await this.namespace(namespace, {
      labels,
      annotations: profile ? { 'dapr-vcluster/profile': profile } : {},
    });
    await this.host.create(RESOURCES.statefulSets, workload(namespace, name));
    return client;
  }

  /** Kills the API server of the host; what starts at its address has an earlier state. */
  async restoreHost(restore: ServerDump): Promise<void> {
    await this.server.close();
    const port = Number(new URL(this.server.url).port);
    this.server = await startApiServer({
      name: 'host',
      http2: true,
      port,
      restore,
    });
  }

  /** Kills the API server of a vcluster; what starts elsewhere, or as told, has an earlier state. */
  async restoreVcluster(
    key: string,
    restore: ServerDump,
    options: Pick<ApiServerOptions, 'ca' | 'port'> = {},
  ): Promise<KubeClient> {
    await this.vclusters.get(key)!.server.close();
    const server = await startApiServer({
      name: key,
      http2: true,
      restore,
      ...options,
    });
    const client = ownClientOf(server);
    this.#cleanups.push(
      () => server.close(),
      () => client.close(),
    );
    this.vclusters.set(key, { server, client });
    return client;
  }

  /** Starts a syncer; the returned one is stopped with the host. */
  syncer({
    settings,
    ...options
  }: Partial<ComponentSyncerOptions> & {
    settings?: Partial<SyncerSettings>;
  } = {}): { syncer: ComponentSyncer; stop: () => Promise<void> } {
    const stop = new AbortController();
    const host = this.#intercepted('host', ownClientOf(this.server));
    const syncer = new ComponentSyncer({
      host: 'test',
      client: host,
      connect: async ({ namespace, name }) => {
        const found = this.vclusters.get(`${namespace}/${name}`);
        if (!found) {
          throw new Error('no such vcluster');
        }
        return this.#intercepted('virtual', ownClientOf(found.server));
      },
      namespace: SYSTEM,
      group: 'test',
      replica: 'one',
      // A busy machine renews late; who stops in good order gives its Lease back.
      leases: { everyMs: 100, durationMs: 5_000, fenceMs: 4_000 },
      settings: {
        goneGraceMs: 50,
        kindsEveryMs: 200,
        reportEveryMs: 20,
        reportAtMostEveryMs: 40,
        changesPerSecond: 10_000,
        hostTiming: { ...DEFAULT_SETTINGS.hostTiming, ...QUICK },
        vclusterTiming: { ...DEFAULT_SETTINGS.vclusterTiming, ...QUICK },
        ...settings,
      },
      ...options,
    });
    const end = syncer.start(stop.signal);
    const stopped = async () => {
      stop.abort();
      await end;
      host.close();
    };
    this.#cleanups.push(stopped);
    return { syncer, stop: stopped };
  }

  /** An object of the host once it fits. */
  onHost<T extends KubeObject = KubeObject>(
    resource: Resource,
    namespace: string,
    name: string,
    fits: (object: T) => unknown = () => true,
  ): Promise<T> {
    return eventually(this.host, resource, { namespace, name }, fits);
  }

  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      await cleanup();
    }
  }

  #intercepted(of: 'host' | 'virtual', client: KubeClient): KubeClient {
    return new Proxy(client, {
      get: (target, property) => {
        const value = Reflect.get(target, property, target);
        return typeof value === 'function'
          ? (...parameters: unknown[]) => {
              if (property !== 'close') {
                this.intercept?.(of, String(property));
              }
              return value.apply(target, parameters);
            }
          : value;
      },
    });
  }
}

/** Waits until an object exists and fits. */
export function eventually<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  ref: { namespace?: string; name: string },
  fits: (object: T) => unknown = () => true,
): Promise<T> {
  return until(`${resource.kind} ${ref.namespace}/${ref.name}`, async () => {
    const found = await getIfPresent<T>(client, resource, ref);
    return found && fits(found) ? found : undefined;
  });
}

/** Waits until an object is gone. */
export function gone(
  client: KubeClient,
  resource: Resource,
  ref: { namespace: string; name: string },
): Promise<true> {
  return until(`the end of ${resource.kind} ${ref.name}`, async () =>
    (await getIfPresent(client, resource, ref)) ? undefined : true,
  );
}

/** Applies a Dapr Component as a tenant does with kubectl, once the vcluster serves the kind. */
export function applyComponent(
  vcluster: KubeClient,
  object: KubeObject,
): Promise<KubeObject> {
  return until('an applied object', () =>
    vcluster.apply(RESOURCES.components, object, {
      fieldManager: 'kubectl',
      force: true,
    }),
  );
}

/** Messages of the Events about an object with a reason, oldest first. */
export async function eventsOf(
  client: KubeClient,
  namespace: string,
  name: string,
): Promise<Array<{ reason: string; message: string }>> {
  const { items } = await client.list(RESOURCES.events, { namespace });
  return items
    .filter(
      ({ involvedObject }) =>
        (involvedObject as { name: string }).name === name,
    )
    .map(({ reason, message }) => ({
      reason: String(reason),
      message: String(message),
    }));
}

/** What an object says of itself, parsed. */
export function saidOf({ metadata }: KubeObject) {
  const text = metadata.annotations?.['dapr-vcluster/sync-status'];
  return text === undefined ? undefined : JSON.parse(text);
}

/** A Dapr Component that passes all rules. */
export function redis(
  name: string,
  {
    namespace = 'default',
    metadata = [],
    keyPrefix = 'namespace',
    ...rest
  }: {
    namespace?: string;
    metadata?: object[];
    keyPrefix?: string;
    scopes?: string[];
  } = {},
): KubeObject {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis.default.svc.cluster.local:6379' },
        { name: 'keyPrefix', value: keyPrefix },
        ...metadata,
      ],
    },
    scopes: ['cart'],
    ...rest,
  };
}

function workload(namespace: string, name: string): KubeObject {
  const labels = { app: 'vcluster', release: name };
  return {
    metadata: { namespace, name, labels },
    spec: {
      serviceName: name,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'syncer', image: 'vcluster:0.36.1' }] },
      },
    },
  };
}

/** A client of a server that may do everything. */
export function ownClientOf(server: ApiServer, timeoutMs?: number): KubeClient {
  return new HttpKubeClient(kubeConfigOf(server, server.adminToken), {
    fieldManager: 'dapr-vcluster-component-syncer',
    http2: true,
    timeoutMs,
  });
}
