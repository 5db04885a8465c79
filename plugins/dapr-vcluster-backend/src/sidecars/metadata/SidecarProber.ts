import limit from 'p-limit';
import {
  isUnreachable,
  KubeClient,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TtlCache } from '../../platform/TtlCache';
import { Probe, readHealth, readMetadata, unknown } from './readMetadata';

/** The port the injector always opens for metadata and health, without a token. */
const PUBLIC_PORT = 3501;
const TTL_MS = 10_000;
const TIMEOUT_MS = 2_500;
const MAX_BYTES = 256 * 1024;
const CONCURRENCY = 8;

/** Which daprd to ask, and a text that changes whenever its answer may. */
export type ProbeTarget = {
  namespace: string;
  pod: string;
  version: string;
};

/** Asks sidecars through the host's pod proxy: few at once, briefly remembered, unknown instead of an error. */
export class SidecarProber {
  readonly #cache = new TtlCache<Probe>(TTL_MS);
  readonly #gates = new WeakMap<KubeClient, ReturnType<typeof limit>>();
  readonly #timeoutMs: number;

  constructor(timeoutMs = TIMEOUT_MS) {
    this.#timeoutMs = timeoutMs;
  }

  probe(client: KubeClient, target: ProbeTarget): Promise<Probe> {
    return this.#cache.get(target.version, () =>
      this.#gate(client)(() => ask(client, target, this.#timeoutMs)),
    );
  }

  /** One slow host must not hold up the others. */
  #gate(client: KubeClient) {
    const gate = this.#gates.get(client) ?? limit(CONCURRENCY);
    this.#gates.set(client, gate);
    return gate;
  }
}

async function ask(
  client: KubeClient,
  { namespace, pod }: ProbeTarget,
  timeoutMs: number,
): Promise<Probe> {
  const root = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(pod)}:${PUBLIC_PORT}/proxy/v1.0`;
  const options = { timeoutMs, maxBytes: MAX_BYTES };
  try {
    const at = new Date().toISOString();
    const [metadata, health] = await Promise.all([
      client.raw(`${root}/metadata`, options),
      client.raw(`${root}/healthz`, options),
    ]);
    return {
      ...readMetadata(metadata, at),
      unhealthy: metadata.status === 200 ? readHealth(health) : undefined,
    };
  } catch (error) {
    return { loaded: unknown(reasonOf(error)) };
  }
}

function reasonOf(error: unknown): string {
  if (isUnreachable(error)) {
    return 'The sidecar did not answer.';
  }
  return error instanceof KubeError
    ? `The sidecar could not be asked: ${error.message}.`
    : 'The sidecar could not be asked.';
}
