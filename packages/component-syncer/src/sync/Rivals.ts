import { isOlder } from './older';
import { DaprResource, NamespacedName } from './types';

/** Objects of a vcluster by the place that their copies would have on the host: of several in one place, one wins. */
export class Rivals {
  /** By namespace and name; nearly all are alone. */
  readonly #places = new Map<
    string,
    Map<string, DaprResource | DaprResource[]>
  >();

  put(place: NamespacedName, object: DaprResource): void {
    const others = this.at(place).filter(each => !isSame(each, object));
    const here = this.#places.get(place.namespace) ?? new Map();
    this.#places.set(place.namespace, here);
    here.set(place.name, others.length === 0 ? object : [...others, object]);
  }

  remove(place: NamespacedName, object: DaprResource): void {
    const others = this.at(place).filter(each => !isSame(each, object));
    const here = this.#places.get(place.namespace);
    if (others.length > 0) {
      here?.set(place.name, others.length === 1 ? others[0] : others);
      return;
    }
    here?.delete(place.name);
    if (here?.size === 0) {
      this.#places.delete(place.namespace);
    }
  }

  at(place: NamespacedName): DaprResource[] {
    const here = this.#places.get(place.namespace)?.get(place.name);
    if (here === undefined) {
      return [];
    }
    return Array.isArray(here) ? here : [here];
  }

  /** The one that is to be copied: the oldest. */
  winner(
    place: NamespacedName,
    isCopied: (object: DaprResource) => boolean,
  ): DaprResource | undefined {
    const standing = this.at(place).filter(
      ({ metadata }) => !metadata.deletionTimestamp,
    );
    return standing.reduce<DaprResource | undefined>(
      (best, each) => (best && !isOlder(each, best, isCopied) ? best : each),
      undefined,
    );
  }
}

type Named = { metadata: Partial<NamespacedName> };

function isSame({ metadata: a }: Named, { metadata: b }: Named): boolean {
  return a.name === b.name && a.namespace === b.namespace;
}
