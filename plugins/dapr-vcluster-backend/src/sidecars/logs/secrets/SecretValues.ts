import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import limit from 'p-limit';
import {
  isNotFound,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  createRedactor,
  Redactor,
} from 'backstage-plugin-dapr-vcluster-node/redaction';
import { HostRegistry, whyUnknown } from '../../../platform/hosts';
import { revisionOf } from '../../../inventory/revision';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { PodSecrets } from './podSecrets';
import { SecretSource, secretSources } from './secretSources';

/** How long values are remembered; nothing keeps them in memory any longer but a log that is being followed. */
const TTL_MS = 30_000;
const TIMEOUT_MS = 2_500;
const CONCURRENCY = 8;
/** Objects read for one tenant; more would hold a log up for too long. */
const MAX_SOURCES = 200;

/** What hides secrets in a tenant's logs. `gap`: why it does not know all values. */
export type TenantRedactor = { redact: Redactor; gap?: string };

/**
 * The secrets of tenants' Dapr Components and of their pods, as what hides them: values of the Secrets they refer to, and
 * those written into them. Values never leave this class but inside a redactor.
 */
export class SecretValues {
  readonly #hosts: HostRegistry;
  readonly #ttlMs: number;
  readonly #kept = new Map<string, Promise<TenantRedactor>>();

  constructor(hosts: HostRegistry, ttlMs = TTL_MS) {
    this.#hosts = hosts;
    this.#ttlMs = ttlMs;
  }

  /** Never throws because of what cannot be read: that is a gap. */
  of(snapshot: TenantSnapshot, pod: PodSecrets): Promise<TenantRedactor> {
    const { components, tenant } = snapshot;
    const digests = components.map(({ uid, digest }) => [uid, digest]);
    const key = revisionOf([formatTenantRef(tenant.ref), pod.uid, digests]);
    const known = this.#kept.get(key);
    if (known) {
      return known;
    }
    const { client } = this.#hosts.get(tenant.ref.host);
    const reading = redactorOf(client, snapshot, pod);
    this.#kept.set(key, reading);
    setTimeout(() => this.#kept.delete(key), this.#ttlMs).unref();
    return reading;
  }
}

async function redactorOf(
  client: KubeClient,
  snapshot: TenantSnapshot,
  pod: PodSecrets,
): Promise<TenantRedactor> {
  const { sources, gaps } = secretSources(snapshot, pod);
  const gate = limit(CONCURRENCY);
  const read = await Promise.all(
    sources
      .slice(0, MAX_SOURCES)
      .map(source => gate(() => valuesOf(client, source))),
  );
  const [gap] = [
    ...gaps,
    ...read.flatMap(each => (Array.isArray(each) ? [] : each.reason)),
    ...(sources.length > MAX_SOURCES
      ? [`More than ${MAX_SOURCES} objects hold secrets.`]
      : []),
  ];
  const values = read.flatMap(each => (Array.isArray(each) ? each : []));
  const redact = createRedactor([...pod.values, ...values]);
  return { redact, ...(gap && { gap }) };
}

async function valuesOf(
  client: KubeClient,
  { resource, ref, values }: SecretSource,
): Promise<string[] | { reason: string }> {
  try {
    return values(await client.get(resource, ref, { timeoutMs: TIMEOUT_MS }));
  } catch (error) {
    // What is not there cannot be in a log either.
    if (isNotFound(error)) {
      return [];
    }
    const why = whyUnknown(error, `${resource.kind} ${ref.name}`);
    return { reason: why.state === 'unknown' ? why.reason : '' };
  }
}
