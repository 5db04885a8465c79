import { createHash } from 'node:crypto';
import {
  isAlreadyExists,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock } from '../../clock/Clock';

type Occurrence = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
};

/** Writes Events about objects; the same one again raises its count. */
export class Recorder {
  readonly #counts = new Map<string, number>();
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #component: string;

  constructor(
    client: KubeClient,
    clock: Clock,
    /** The component that reports, e.g. `replicaset-controller`. */
    component: string,
  ) {
    this.#client = client;
    this.#clock = clock;
    this.#component = component;
  }

  async record(about: KubeObject, occurrence: Occurrence) {
    const { metadata } = about;
    const namespace = metadata.namespace ?? 'default';
    const digest = createHash('sha256')
      .update(
        [metadata.uid, this.#component, ...Object.values(occurrence)].join(
          '\n',
        ),
      )
      .digest('hex')
      .slice(0, 16);
    const name = `${metadata.name}.${digest}`;
    const now = rfc3339(this.#clock.now());
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    try {
      await this.#client.create(RESOURCES.events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: {
          apiVersion: about.apiVersion,
          kind: about.kind,
          name: metadata.name,
          namespace: metadata.namespace,
          uid: metadata.uid,
          resourceVersion: metadata.resourceVersion,
        },
        ...occurrence,
        count: 1,
        firstTimestamp: now,
        lastTimestamp: now,
        reportingComponent: this.#component,
        reportingInstance: '',
        source: { component: this.#component },
      });
    } catch (error) {
      // An Event is a courtesy: its namespace may be on its way out.
      if (isAlreadyExists(error)) {
        await this.#client
          .patch(
            RESOURCES.events,
            { namespace, name },
            { count, lastTimestamp: now },
          )
          .catch(() => undefined);
      }
    }
  }
}

/** Kubernetes writes times to the second. */
export function rfc3339(date: Date) {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
