import { isOlder } from './older';
import { DaprResource, NamespacedName } from './types';

/** Objects of a vcluster by the place that their copies would have on the host: of several in one place, one wins. */
export class Rivals {
  /** Nearly all are alone. */
  readonly #places = new Map<string, DaprResource | DaprResource[]>();

  put(place: string, object: DaprResource): void {
    const others = this.at(place).filter(each => !isSame(each, object));
    this.#places.set(place, others.length === 0 ? object : [...others, object]);
  }

  remove(place: string, object: DaprResource): void {
    const others = this.at(place).filter(each => !isSame(each, object));
    if (others.length === 0) {
      this.#places.delete(place);
    } else {
      this.#places.set(place, others.length === 1 ? others[0] : others);
    }
  }

  at(place: string): DaprResource[] {
    const here = this.#places.get(place);
    if (here === undefined) {
      return [];
    }
    return Array.isArray(here) ? here : [here];
  }

  /** The one that is to be copied: the oldest. */
  winner(
    place: string,
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
