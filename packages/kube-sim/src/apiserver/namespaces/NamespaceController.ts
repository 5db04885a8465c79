import { ServerContext } from '../context/ServerContext';
import { StoreEvent } from '../storage/Table';
import { timestamp } from '../meta/time';
import { KubeObject } from '../meta/types';
import { deleteObject } from '../writes/deleteObject';
import { namespaceDefaults } from './namespaceDefaults';

/**
 * Gives new namespaces their default service account and root certificate, and empties those that are being
 * deleted. Works right after the request that caused it, as Kubernetes' controllers do, only faster.
 */
export class NamespaceController {
  readonly #queued = new Set<string>();
  readonly #context: ServerContext;
  readonly #caPem: string;

  constructor(context: ServerContext, caPem: string) {
    this.#context = context;
    this.#caPem = caPem;

    context.store.subscribeAll((storage, event) =>
      this.#onEvent(storage, event),
    );
  }

  /** Takes up work that a restart interrupted. */
  start(): void {
    for (const { metadata } of this.#context.store.list('namespaces')) {
      this.#enqueue(metadata.name ?? '');
    }
  }

  #onEvent(storage: string, event: StoreEvent): void {
    if (storage === 'namespaces') {
      if (event.type !== 'DELETED') {
        this.#enqueue(event.stored.name);
      }
    } else if (event.stored.namespace && event.type !== 'ADDED') {
      this.#enqueue(event.stored.namespace);
    }
  }

  #enqueue(name: string): void {
    if (!this.#queued.has(name)) {
      this.#queued.add(name);
      setImmediate(() => {
        this.#queued.delete(name);
        this.#reconcile(name);
      });
    }
  }

  #reconcile(name: string): void {
    const namespace = this.#context.store.get('namespaces', undefined, name);
    if (!namespace) {
      return;
    }
    if (namespace.metadata.deletionTimestamp) {
      this.#empty(namespace, name);
    } else {
      this.#fill(name);
    }
  }

  #fill(name: string): void {
    for (const { storage, object } of namespaceDefaults(name, this.#caPem)) {
      const { store, ids, clock } = this.#context;
      if (!store.get(storage, name, object.metadata.name ?? '')) {
        store.put(storage, {
          ...object,
          metadata: {
            ...object.metadata,
            uid: ids.uid(),
            creationTimestamp: timestamp(clock),
          },
        });
      }
    }
  }

  #empty(namespace: KubeObject, name: string): void {
    const { store, kinds } = this.#context;
    const storages = new Map(
      kinds
        .all()
        .filter(kind => kind.namespaced)
        .map(kind => [kind.storage, kind]),
    );
    let left = 0;
    for (const [storage, kind] of storages) {
      for (const stored of store.listStored(storage, name)) {
        const { gone } = deleteObject(this.#context, kind, stored, {
          dryRun: false,
          propagationPolicy: 'Background',
          preconditions: {},
        });
        left += gone ? 0 : 1;
      }
    }
    if (left === 0) {
      this.#release(namespace, name);
    }
  }

  /** Takes the namespace controller's own finalizer away; other finalizers still hold the namespace. */
  #release(namespace: KubeObject, name: string): void {
    const { store } = this.#context;
    const spec = namespace.spec as { finalizers?: string[] } | undefined;
    const finalizers = (spec?.finalizers ?? []).filter(
      finalizer => finalizer !== 'kubernetes',
    );
    if (
      finalizers.length === 0 &&
      (namespace.metadata.finalizers ?? []).length === 0
    ) {
      store.remove('namespaces', undefined, name);
    } else if (finalizers.length !== spec?.finalizers?.length) {
      store.put('namespaces', { ...namespace, spec: { finalizers } });
    }
  }
}
