import { Informer, WorkQueue } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Sides } from './Sides';

const PREFIX = 'pod-security.kubernetes.io';

/**
 * Labels every namespace of a vcluster with the Pod Security Standard of its configuration, so that its own API server
 * refuses pods, and puts the labels back when a tenant takes them away.
 */
export class PodSecurity {
  readonly #sides: Sides;
  readonly #namespaces: Informer<KubeObject>;
  readonly #queue: WorkQueue;
  #unsubscribe = () => {};

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#namespaces = sides.virtual.informers.of(RESOURCES.namespaces);
    this.#queue = new WorkQueue({
      clock: sides.clock,
      work: name => this.#label(name),
      onError: (name, error) => sides.onError(`Namespace ${name}`, error),
    });
  }

  async start() {
    await this.#namespaces.synced();
    const end = this.#namespaces.subscribe(({ after }) => {
      if (after) {
        this.#queue.add(after.metadata.name);
      }
    });
    this.#unsubscribe = () => void end();
    this.#namespaces
      .list()
      .forEach(({ metadata }) => this.#queue.add(metadata.name));
  }

  async stop() {
    this.#unsubscribe();
    await this.#queue.stop();
  }

  async #label(name: string) {
    const { virtual, config } = this.#sides;
    const level = config.values.policies.podSecurityStandard;
    const namespace = this.#namespaces.get(name);
    if (
      !namespace ||
      namespace.metadata.deletionTimestamp ||
      namespace.metadata.labels?.[`${PREFIX}/enforce`] === level
    ) {
      return;
    }
    const labels = Object.fromEntries(
      ['enforce', 'warn'].flatMap(mode => [
        [`${PREFIX}/${mode}`, level],
        [`${PREFIX}/${mode}-version`, 'latest'],
      ]),
    );
    await virtual.client.patch(
      RESOURCES.namespaces,
      { name },
      { metadata: { labels } },
    );
  }
}
