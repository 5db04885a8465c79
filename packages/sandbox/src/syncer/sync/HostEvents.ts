import {
  Informer,
  keyOf,
  Pod,
  WorkQueue,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  isAlreadyExists,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { refTo } from '../translate/metadata';
import { Sides } from './Sides';

type Event = {
  involvedObject: {
    kind?: string;
    name?: string;
    namespace?: string;
    uid?: string;
  };
  message?: string;
  count?: number;
} & KubeObject;

/** Shows the host's events about synced pods in the vcluster, under the virtual pod's name. */
export class HostEvents {
  readonly #events: Informer<Event>;
  readonly #pods: Informer<Pod>;
  readonly #queue: WorkQueue;
  #unsubscribe = () => {};
  readonly #sides: Sides;

  constructor(sides: Sides) {
    this.#sides = sides;

    this.#events = sides.host.of<Event>(RESOURCES.events);
    this.#pods = sides.host.of<Pod>(RESOURCES.pods);
    this.#queue = new WorkQueue({
      clock: sides.clock,
      work: key => this.#copy(key),
      onError: (key, error) => sides.onError(`Event ${key}`, error),
    });
  }

  async start() {
    await Promise.all([this.#events.synced(), this.#pods.synced()]);
    const end = this.#events.subscribe(
      ({ after }) => after && this.#queue.add(keyOf(after)),
    );
    this.#unsubscribe = () => void end();
  }

  async stop() {
    this.#unsubscribe();
    await this.#queue.stop();
  }

  async #copy(key: string) {
    const event = this.#events.get(key);
    const about = event?.involvedObject;
    const copy =
      about?.kind === 'Pod'
        ? this.#pods.get(`${about.namespace}/${about.name}`)
        : undefined;
    const ref = copy && this.#sides.placement.virtualRef(copy);
    const pod =
      ref &&
      this.#sides.virtual.informers
        .of<Pod>(RESOURCES.pods)
        .get(`${ref.namespace}/${ref.name}`);
    if (!event || !copy || !pod) {
      return;
    }
    const { namespace, name } = refTo(pod);
    const virtualEvent = {
      ...event,
      metadata: {
        namespace,
        name: event.metadata.name.replace(copy.metadata.name, name),
      },
      message: event.message
        ?.replaceAll(keyOf(copy), keyOf(pod))
        .replaceAll(copy.metadata.name, name),
      involvedObject: {
        ...about,
        namespace,
        name,
        uid: pod.metadata.uid,
        resourceVersion: pod.metadata.resourceVersion,
      },
    };
    const { client } = this.#sides.virtual;
    try {
      await client.create(RESOURCES.events, virtualEvent);
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
      const { count, lastTimestamp } = event;
      await client.patch(RESOURCES.events, virtualEvent.metadata, {
        count,
        lastTimestamp,
      });
    }
  }
}
