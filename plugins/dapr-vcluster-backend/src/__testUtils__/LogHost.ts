import {
  ApiError,
  ApiServer,
  PodBackend,
  startApiServer,
  HOST_DEFINITIONS,
} from 'dapr-vcluster-kube-sim';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component, namespace, pod, synced, vcluster } from './objects';

type Asked = Parameters<PodBackend['logs']>[0];
type Objects = NonNullable<
  NonNullable<Parameters<typeof startApiServer>[0]>['initial']
>;

const STAMP = '2026-11-21T00:10:18.123456789Z';

/** A host with tenants `vcluster-a/a` and `vcluster-b/b`, a pod each, whose containers write what a test says. */
export class LogHost implements PodBackend {
  /** What was asked of the kubelet, oldest first. */
  readonly asked: Asked[] = [];
  /** Lines there are, by container. */
  readonly written: Record<string, string[]> = {};
  /** Lines of the run before, by container. */
  readonly before: Record<string, string[]> = {};
  /** Answers with this instead. */
  refusal?: ApiError;
  /** Containers followed now. */
  readonly following = new Set<Asked>();
  readonly #wake = new Set<() => void>();
  #server!: ApiServer;

  static async start(): Promise<LogHost> {
    const host = new LogHost();
    host.#server = await startApiServer({
      name: 'sandbox',
      initial: [...(HOST_DEFINITIONS as Objects), ...(objects() as Objects)],
      pods: host,
    });
    return host;
  }

  get server(): ApiServer {
    return this.#server;
  }

  /** Writes a line now. */
  write(container: string, text: string): void {
    (this.written[container] ??= []).push(text);
    this.#wake.forEach(wake => wake());
  }

  /** Ends every container that is followed. */
  end(): void {
    this.following.clear();
    this.#wake.forEach(wake => wake());
  }

  async proxy() {
    return { status: 404, body: '' };
  }

  async *logs(request: Asked): AsyncGenerator<string> {
    this.asked.push(request);
    if (this.refusal) {
      throw this.refusal;
    }
    const { container, previous, tailLines, follow, timestamps } = request;
    const source = previous ? this.before : this.written;
    const lines = (source[container] ??= []);
    const format = (text: string) => (timestamps ? `${STAMP} ${text}` : text);
    let next = Math.max(0, lines.length - (tailLines ?? lines.length));
    if (follow) {
      this.following.add(request);
    }
    try {
      for (;;) {
        while (next < lines.length) {
          yield format(lines[next++]);
        }
        if (request.signal.aborted || !this.following.has(request)) {
          return;
        }
        await this.#change(request.signal);
      }
    } finally {
      this.following.delete(request);
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        this.#wake.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

function objects(): KubeObject[] {
  return ['a', 'b'].flatMap(name => [
    namespace(`vcluster-${name}`),
    vcluster(`vcluster-${name}`, name),
    syncer(`vcluster-${name}`, name),
    component(`vcluster-${name}`, 'store', {
      metadata: [
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis', key: 'password' },
        },
        { name: 'sentinelPassword', value: `inline of ${name}` },
      ],
    }),
    secret(`vcluster-${name}`, 'redis', { password: `blue canary ${name}` }),
    secret(`vcluster-${name}`, 'own', { key: 'of one key' }),
    secret(`vcluster-${name}`, 'all', { any: 'of all keys' }),
    withApp(
      pod(`vcluster-${name}`, `shop-${name}-x-default-x-${name}`, {
        meta: {
          labels: { 'vcluster.loft.sh/managed-by': name },
          annotations: synced('default', `shop-${name}`),
        },
      }),
    ),
  ]);
}

/** Not a Secret of a Dapr Component, but one of the app's own. */
const APP = {
  name: 'app',
  env: [
    { name: 'MODE', value: 'plain words' },
    { name: 'DB_PASSWORD', value: 'written in the pod' },
    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'own', key: 'key' } } },
  ],
  envFrom: [{ secretRef: { name: 'all' } }],
};

function withApp(object: KubeObject): KubeObject {
  const { containers } = object.spec as { containers: object[] };
  return { ...object, spec: { containers: [APP, ...containers] } };
}

function syncer(namespaceName: string, name: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-0`,
      namespace: namespaceName,
      uid: `syncer-${name}`,
      labels: { app: 'vcluster', release: name },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          name,
          uid: `StatefulSet-${namespaceName}-${name}`,
          controller: true,
        },
      ],
    },
    spec: {
      initContainers: [{ name: 'kubernetes' }],
      containers: [{ name: 'syncer' }],
    },
    status: { phase: 'Running' },
  };
}

function secret(
  namespaceName: string,
  name: string,
  data: Record<string, string>,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: { name, namespace: namespaceName },
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value).toString('base64'),
      ]),
    ),
  };
}
