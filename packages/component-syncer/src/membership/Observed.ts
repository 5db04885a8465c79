import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A Lease of coordination.k8s.io/v1. */
export type Lease = KubeObject & {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    renewTime?: string;
  };
};

/**
 * Tells which Leases are alive by when they were seen to change, on this machine's own clock that never goes back: what
 * the clocks of others say does not matter.
 */
export class Observed {
  readonly #seen = new Map<string, { mark: string; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes what is there now; what is gone is forgotten. */
  take(leases: readonly Lease[]): void {
    const names = new Set(leases.map(({ metadata }) => metadata.name));
    [...this.#seen.keys()]
      .filter(name => !names.has(name))
      .forEach(name => this.#seen.delete(name));
    for (const { metadata, spec } of leases) {
      const mark = `${metadata.uid} ${spec?.holderIdentity} ${spec?.renewTime}`;
      if (this.#seen.get(metadata.name)?.mark !== mark) {
        this.#seen.set(metadata.name, { mark, at: this.#now() });
      }
    }
  }

  /** Whether a Lease has changed within its duration. */
  isAlive(name: string, durationMs: number): boolean {
    const seen = this.#seen.get(name);
    return seen !== undefined && this.#now() - seen.at < durationMs;
  }
}
