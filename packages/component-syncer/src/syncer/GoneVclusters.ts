import { HostCopies } from '../host';
import { SyncedKind } from '../sync';
import { VclusterFinder } from '../vclusters';
import { keyOf } from './keyOf';

/** Removes the copies of vclusters that are gone. */
export class GoneVclusters {
  readonly #since = new Map<string, number>();
  readonly #graceMs: number;
  readonly #now: () => number;

  /** @param now - milliseconds of a clock that never goes back */
  constructor(graceMs: number, now: () => number) {
    this.#graceMs = graceMs;
    this.#now = now;
  }

  /**
   * Looks for copies whose vcluster is gone. One is believed to be gone when it has not been seen for a while, and the
   * host says so when asked.
   *
   * @param isMine - whether a vcluster is this replica's
   * @throws KubeError
   */
  async sweep(
    finder: VclusterFinder,
    copies: HostCopies,
    kinds: readonly SyncedKind[],
    isMine: (key: string) => boolean,
  ): Promise<void> {
    const known = new Set(finder.list().map(keyOf));
    const orphans = [...copies.owners()].filter(key => !known.has(key));
    [...this.#since.keys()]
      .filter(key => !orphans.includes(key))
      .forEach(key => this.#since.delete(key));
    for (const key of orphans) {
      const since = this.#since.get(key) ?? this.#now();
      this.#since.set(key, since);
      const [namespace, name] = key.split('/');
      if (
        this.#now() - since >= this.#graceMs &&
        isMine(key) &&
        (await finder.isGone({ namespace, name }))
      ) {
        for (const { kind, copy } of copies.ownedBy(
          { namespace, name },
          kinds,
        )) {
          await copies.remove(kind, copy);
        }
      }
    }
  }
}
