import { isOlder } from './older';
import { DaprResource, NamespacedName } from './types';

/** Objects of a vcluster by the place that their copies would have on the host: of several in one place, one wins. */
export class Rivals {
  readonly #places = new Map<string, Map<string, DaprResource>>();

  put(place: string, object: DaprResource): void {
    const here = this.#places.get(place) ?? new Map();
    this.#places.set(place, here.set(keyOf(object), object));
  }

  remove(place: string, object: DaprResource): void {
    const here = this.#places.get(place);
    here?.delete(keyOf(object));
    if (here?.size === 0) {
      this.#places.delete(place);
    }
  }

  at(place: string): DaprResource[] {
    return [...(this.#places.get(place)?.values() ?? [])];
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

function keyOf({ metadata }: { metadata: Partial<NamespacedName> }): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
