import { FaultTarget } from '../request/FaultScope';

/** A watch that is open now, with the handles faults and shutdown need. */
export type ActiveWatch = {
  /** Ends the stream in good order. */
  end(): void;
  /** Breaks the connection. */
  destroy(): void;
  /** Holds back (true) or releases (false) everything that is to be sent. */
  stall(on: boolean): void;
} & FaultTarget;

/** All open watches of one server. */
export class WatchRegistry {
  readonly #watches = new Set<ActiveWatch>();

  add(watch: ActiveWatch): () => void {
    this.#watches.add(watch);
    return () => this.#watches.delete(watch);
  }

  active(): ActiveWatch[] {
    return [...this.#watches];
  }

  get size(): number {
    return this.#watches.size;
  }
}
