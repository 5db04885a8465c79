import type { HostCopy, NamespacedName } from '../sync';

/** A copy on the host and the vcluster whose it is. There are many, so that it is one object without others in it. */
export class OwnedCopy implements HostCopy {
  readonly #namespace: string;
  readonly #name: string;
  readonly #from: string | undefined;
  readonly tenant: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly content: string;
  readonly written: string | undefined;
  readonly refused: string | undefined;

  /** @param shared - the one text of all equal ones, for those that many copies have */
  constructor(
    tenant: string,
    { ref, source, ...copy }: HostCopy,
    shared: (text: string) => string,
  ) {
    this.#namespace = shared(ref.namespace);
    this.#name = ref.name;
    this.#from = source && shared(source.namespace);
    this.tenant = shared(tenant);
    this.uid = copy.uid;
    this.resourceVersion = copy.resourceVersion;
    this.content = copy.content;
    this.written = copy.written === copy.content ? copy.content : copy.written;
    this.refused = copy.refused;
  }

  get ref(): NamespacedName {
    return { namespace: this.#namespace, name: this.#name };
  }

  /** A copy has the name of its source. */
  get source(): HostCopy['source'] {
    return this.#from === undefined
      ? undefined
      : { namespace: this.#from, name: this.#name };
  }
}
