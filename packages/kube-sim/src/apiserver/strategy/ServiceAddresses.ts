import { isRecord } from '../meta/json';
import { ObjectStore } from '../storage/ObjectStore';
import { KubeObject } from '../meta/types';

const FIRST = 10;
const COUNT = 255 * 256;

/** Hands out the cluster addresses of 10.96.0.0/16, each once as long as a Service has it. */
export class ServiceAddresses {
  readonly #taken = new Set<unknown>();
  #next = FIRST;

  constructor(store: ObjectStore) {
    store
      .list('services')
      .forEach(service => this.#taken.add(addressOf(service)));
    store.subscribe('services', ({ type, stored }) => {
      if (type === 'DELETED') {
        this.#taken.delete(addressOf(stored.object));
      } else {
        this.#taken.add(addressOf(stored.object));
      }
    });
  }

  /** The next address that no Service has; throws when there is none. */
  take(): string {
    for (let tries = 0; tries < COUNT; tries++) {
      const address = `10.96.${Math.floor(this.#next / 256)}.${
        this.#next % 256
      }`;
      this.#next = this.#next + 1 < COUNT ? this.#next + 1 : FIRST;
      if (!this.#taken.has(address)) {
        return address;
      }
    }
    throw new Error('range 10.96.0.0/16 of service addresses is full');
  }
}

const byStore = new WeakMap<ObjectStore, ServiceAddresses>();

/** The addresses of the server that a store belongs to. */
export function addressesOf(store: ObjectStore): ServiceAddresses {
  const addresses = byStore.get(store) ?? new ServiceAddresses(store);
  byStore.set(store, addresses);
  return addresses;
}

function addressOf({ spec }: KubeObject): unknown {
  return isRecord(spec) ? spec.clusterIP : undefined;
}
