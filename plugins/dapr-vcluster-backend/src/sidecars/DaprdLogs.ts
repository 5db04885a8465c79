import { DaprdLog, isSilent, parseDaprdLog } from './diagnosis';
import { Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  isUnreachable,
  KubeClient,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TtlCache } from '../platform/TtlCache';
import { unknown } from './metadata/readMetadata';

const TTL_MS = 10_000;
const TIMEOUT_MS = 2_500;
const TAIL_LINES = 200;
/** Limit of the request to the kubelet; the answer is never larger. */
const LIMIT_BYTES = 128 * 1024;

/** Whose log to read, and a text that changes whenever there may be a newer run. */
export type LogTarget = {
  namespace: string;
  pod: string;
  version: string;
  /** Whether there was a run before. */
  restarted: boolean;
};

/** Reads the newest lines of daprd through the host, without secrets, and remembers them briefly. */
export class DaprdLogs {
  readonly #cache = new TtlCache<Known<DaprdLog>>(TTL_MS);

  read(client: KubeClient, target: LogTarget): Promise<Known<DaprdLog>> {
    return this.#cache.get(target.version, () => ask(client, target));
  }
}

/** What it writes now and, where that does not say yet what its trouble is, what it wrote before it was restarted. */
async function ask(
  client: KubeClient,
  target: LogTarget,
): Promise<Known<DaprdLog>> {
  const log = await askFor(client, target, false);
  if (log.state !== 'known' || !target.restarted || !isSilent(log.value)) {
    return log;
  }
  const before = await askFor(client, target, true);
  return before.state === 'known'
    ? { ...log, value: { ...log.value, before: before.value.lines } }
    : log;
}

async function askFor(
  client: KubeClient,
  { namespace, pod }: LogTarget,
  previous: boolean,
): Promise<Known<DaprdLog>> {
  const path = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(pod)}/log`;
  const query = new URLSearchParams({
    container: 'daprd',
    tailLines: String(TAIL_LINES),
    limitBytes: String(LIMIT_BYTES),
    ...(previous && { previous: 'true' }),
  });
  try {
    const observedAt = new Date().toISOString();
    const { status, body } = await client.raw(`${path}?${query}`, {
      timeoutMs: TIMEOUT_MS,
      maxBytes: 2 * LIMIT_BYTES,
    });
    return status === 200
      ? { state: 'known', observedAt, value: parseDaprdLog(body) }
      : refusedBy(status);
  } catch (error) {
    if (isUnreachable(error)) {
      return unknown('The host gave no log in time.');
    }
    return error instanceof KubeError
      ? unknown(`The log could not be read: ${error.message}.`)
      : unknown('The log could not be read.');
  }
}

function refusedBy(status: number): Known<never> {
  switch (status) {
    case 403:
      return unknown(
        "The portal's service account may not read pods/log on the host.",
      );
    case 404:
      return unknown('The pod or its log is gone.');
    default:
      return unknown(`The host gave no log of daprd (${status}).`);
  }
}
