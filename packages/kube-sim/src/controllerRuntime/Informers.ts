import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock, realClock } from '../clock/Clock';
import { Informer } from './Informer';

/** One Informer per kind, shared by all controllers of a connection. */
export class Informers {
  readonly #byKind = new Map<string, Informer<KubeObject>>();
  readonly #client: KubeClient;
  readonly #clock: Clock;

  constructor(client: KubeClient, clock: Clock = realClock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** The informer of a kind over all namespaces, started at the first request. */
  of<T extends KubeObject>(resource: Resource): Informer<T> {
    const id = `${resource.apiVersion}/${resource.plural}`;
    const known = this.#byKind.get(id);
    if (known) {
      return known as unknown as Informer<T>;
    }
    const started = new Informer<T>(this.#client, resource, this.#clock);
    this.#byKind.set(id, started as unknown as Informer<KubeObject>);
    return started;
  }

  /** Resolves when every informer asked for so far has its first list. */
  async synced() {
    await Promise.all([...this.#byKind.values()].map(each => each.synced()));
  }

  async stop() {
    await Promise.all([...this.#byKind.values()].map(each => each.stop()));
  }
}
