import { sha256Hex } from 'backstage-plugin-dapr-vcluster-common';
import { Clock } from 'dapr-vcluster-kube-sim';
import {
  getIfPresent,
  isAlreadyExists,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Event = {
  count?: number;
} & KubeObject;

/** Writes `SyncError` events into the vcluster; the same error counts up instead of repeating. */
export class SyncEvents {
  readonly #client: KubeClient;
  readonly #clock: Clock;

  constructor(client: KubeClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  async syncError(about: KubeObject, message: string) {
    const { metadata, apiVersion, kind = '' } = about;
    const namespace = metadata.namespace ?? 'default';
    const name = `${metadata.name}.${sha256Hex(
      `${metadata.uid}${message}`,
    ).slice(0, 16)}`;
    const now = this.#clock.now().toISOString();
    const component = `${kind.toLowerCase()}-syncer`;
    try {
      await this.#client.create(RESOURCES.events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: {
          apiVersion,
          kind,
          name: metadata.name,
          namespace: metadata.namespace,
          uid: metadata.uid,
          resourceVersion: metadata.resourceVersion,
        },
        type: 'Warning',
        reason: 'SyncError',
        message,
        count: 1,
        firstTimestamp: now,
        lastTimestamp: now,
        eventTime: null,
        source: { component },
        reportingComponent: component,
        reportingInstance: '',
      });
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
      const ref = { namespace, name };
      const event = await getIfPresent<Event>(
        this.#client,
        RESOURCES.events,
        ref,
      );
      await this.#client.patch(RESOURCES.events, ref, {
        count: (event?.count ?? 0) + 1,
        lastTimestamp: now,
      });
    }
  }
}
