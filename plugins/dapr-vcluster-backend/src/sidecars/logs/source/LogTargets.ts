import {
  LogContainer,
  LogHead,
  LogSource,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  KubeClient,
  KubeObject,
  ObjectRef,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry, toRouteError } from '../../../platform/hosts';
import { PodItem } from '../../../inventory/model/model';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { assertContainer, logContainers, SYNCER_CONTAINER } from './containers';
import { podGone } from './openLog';
import { PodSecrets, podSecrets } from '../secrets/podSecrets';
import { SecretValues, TenantRedactor } from '../secrets/SecretValues';
import { hostPodOf } from './hostPodOf';

const TIMEOUT_MS = 5_000;

/** A log on its host, with what hides its secrets. */
export type LogTarget = {
  client: KubeClient;
  host: string;
  pod: ObjectRef;
  container: string;
  secrets: TenantRedactor;
  /** For reading the secrets again. */
  own: PodSecrets;
  head: LogHead;
};

/** Finds the pod and container of a log on the host. */
export class LogTargets {
  readonly #hosts: HostRegistry;
  readonly #values: SecretValues;

  constructor(hosts: HostRegistry, values: SecretValues) {
    this.#hosts = hosts;
    this.#values = values;
  }

  /** Containers of a log's pod; @throws as {@link find}. */
  async containers(
    snapshot: TenantSnapshot,
    source: LogSource,
  ): Promise<LogContainer[]> {
    const pod = await this.#pod(snapshot, hostPodOf(snapshot, source));
    return logContainers(pod, source);
  }

  /**
   * One log.
   *
   * @throws NotFoundError naming what does not exist, ServiceUnavailableError when the host cannot say.
   */
  async find(snapshot: TenantSnapshot, source: LogSource): Promise<LogTarget> {
    const { host } = snapshot.tenant.ref;
    const item = hostPodOf(snapshot, source);
    const pod = await this.#pod(snapshot, item);
    const containers = logContainers(pod, source);
    const container = source === 'syncer' ? SYNCER_CONTAINER : source.container;
    assertContainer(container, containers);
    const own = podSecrets(pod);
    const secrets = await this.#values.of(snapshot, own);
    return {
      client: this.#hosts.get(host).client,
      host,
      pod: { namespace: item.namespace, name: item.name },
      container,
      secrets,
      own,
      head: {
        container,
        containers,
        observedAt: new Date().toISOString(),
        ...(secrets.gap
          ? { redaction: 'patterns', redactionReason: secrets.gap }
          : { redaction: 'patterns-and-values' }),
      },
    };
  }

  async #pod(
    { tenant }: TenantSnapshot,
    { namespace, name, uid }: PodItem,
  ): Promise<KubeObject> {
    const { host } = tenant.ref;
    try {
      const pod = await this.#hosts
        .get(host)
        .client.get(
          RESOURCES.pods,
          { namespace, name },
          { timeoutMs: TIMEOUT_MS },
        );
      // Another pod has the name by now: whose it is, is not known yet.
      if (pod.metadata.uid !== uid) {
        throw podGone();
      }
      return pod;
    } catch (error) {
      throw isNotFound(error)
        ? podGone()
        : toRouteError(error, { place: `host ${host}` });
    }
  }
}
