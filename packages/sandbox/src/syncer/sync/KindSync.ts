import {
  Informer,
  keyOf,
  refOf,
  WorkQueue,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  KubeError,
  KubeObject,
  NewObject,
  ObjectRef,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Ref } from '../config/Placement';
import { Sides } from './Sides';

/** What one kind's syncer decides; the rest is the same for all kinds. */
export type KindRules<T extends KubeObject> = {
  resource: Resource;
  /** Where the copy lives; by the placement unless told otherwise. */
  hostRef?(ref: ObjectRef): ObjectRef;
  /** The virtual identity of a host object; by the placement unless told otherwise. */
  virtualRef?(host: T): ObjectRef | undefined;
  /** Whether the object is to be on the host at all. */
  wanted(virtual: T): boolean;
  /** The copy to create; undefined to wait until something else changes. */
  toHost(virtual: T): NewObject<T> | undefined;
  /** Brings both in line once both exist. */
  update(virtual: T, host: T): Promise<void>;
  /** The virtual object is being deleted and still has finalizers or a grace period. */
  onDeleting?(virtual: T, host: T | undefined): Promise<void>;
  /** The copy vanished although it is wanted; false when the object is not to be copied again. */
  onVanished?(virtual: T): Promise<boolean>;
};

/** Keeps the objects of one kind of a vcluster and their copies on the host in line. */
export class KindSync<T extends KubeObject> {
  readonly #virtual: Informer<T>;
  readonly #host: Informer<T>;
  readonly #queue: WorkQueue;
  #unsubscribe: Array<() => void> = [];
  readonly #sides: Sides;
  readonly #rules: KindRules<T>;

  constructor(sides: Sides, rules: KindRules<T>) {
    this.#sides = sides;
    this.#rules = rules;

    this.#virtual = sides.virtual.informers.of<T>(rules.resource);
    this.#host = sides.host.of<T>(rules.resource);
    this.#queue = new WorkQueue({
      clock: sides.clock,
      work: key => this.#reconcile(key),
      onError: (key, error) =>
        sides.onError(`${rules.resource.kind} ${key}`, error),
    });
  }

  /** Resolves when both caches are filled and what they hold was dealt with once. */
  async start() {
    await Promise.all([this.#virtual.synced(), this.#host.synced()]);
    this.#unsubscribe = [
      this.#virtual.subscribe(({ before, after }) =>
        this.enqueue((after ?? before)!.metadata),
      ),
      this.#host.subscribe(({ before, after }) => {
        const ref = this.#virtualRef((after ?? before)!);
        if (ref) {
          this.enqueue(ref);
        }
      }),
    ];
    await this.#queue.idle();
  }

  /** Looks at an object again because something it depends on changed. */
  enqueue({ namespace, name }: ObjectRef) {
    this.#queue.add(keyOf({ metadata: { namespace, name } }));
  }

  /** Looks at every object of a namespace again. */
  enqueueAll(namespace: string) {
    this.#virtual
      .listIn(namespace)
      .forEach(each => this.enqueue(each.metadata));
  }

  async stop() {
    this.#unsubscribe.forEach(each => each());
    await this.#queue.stop();
  }

  #hostRef(ref: ObjectRef): ObjectRef {
    return (
      this.#rules.hostRef?.(ref) ?? this.#sides.placement.hostRef(ref as Ref)
    );
  }

  #virtualRef(host: T): ObjectRef | undefined {
    return this.#rules.virtualRef
      ? this.#rules.virtualRef(host)
      : this.#sides.placement.virtualRef(host);
  }

  async #reconcile(key: string) {
    const { resource, ...rules } = this.#rules;
    const virtual = this.#virtual.get(key);
    const hostRef = this.#hostRef(refOf(key));
    const host = this.#host.get(keyOf({ metadata: hostRef }));
    const ours = host && this.#isCopyOf(host, key);
    if (virtual?.metadata.deletionTimestamp) {
      await this.#remove(ours ? host : undefined);
      await rules.onDeleting?.(virtual, ours ? host : undefined);
    } else if (!virtual || !this.#rules.wanted(virtual)) {
      await this.#remove(ours ? host : undefined);
    } else if (!host) {
      await this.#create(virtual);
    } else if (!ours) {
      const place = `${resource.kind} ${keyOf(host)}`;
      await this.#sides.events.syncError(
        virtual,
        `Error syncing to host cluster: ${place} exists and is not managed by this vcluster`,
      );
    } else if (!host.metadata.deletionTimestamp) {
      await this.#rules.update(virtual, host);
    }
  }

  #isCopyOf(host: T, key: string) {
    const ref = this.#virtualRef(host);
    return ref !== undefined && keyOf({ metadata: ref }) === key;
  }

  async #remove(host: T | undefined) {
    if (host && !host.metadata.deletionTimestamp) {
      await deleteIfPresent(
        this.#sides.host.client,
        this.#rules.resource,
        host.metadata,
        {
          preconditions: { uid: host.metadata.uid },
        },
      );
    }
  }

  async #create(virtual: T) {
    if (this.#rules.onVanished && !(await this.#rules.onVanished(virtual))) {
      return;
    }
    const copy = this.#rules.toHost(virtual);
    if (!copy) {
      return;
    }
    try {
      await this.#sides.host.client.create<T>(this.#rules.resource, copy);
    } catch (error) {
      if (error instanceof KubeError && error.status !== 409) {
        await this.#sides.events.syncError(
          virtual,
          `Error syncing to host cluster: create object: ${error.message}`,
        );
      }
      throw error;
    }
  }
}
