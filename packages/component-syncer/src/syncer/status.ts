import type { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import { SyncState } from '../sync';

/**
 * How the syncer does with one vcluster. `elsewhere`: another replica serves it.
 *
 * @public
 */
export type VclusterStatus = VclusterRef & {
  state:
    | 'connecting'
    | 'served'
    | 'unreachable'
    | 'paused'
    | 'unsupported'
    | 'elsewhere';
  reason?: string;
  /** RFC 3339 time since when; of those that this replica serves. */
  since?: string;
  /** Whether everything in it has been read once. */
  complete: boolean;
  /** Numbers of objects by what became of them. */
  objects: Record<SyncState, number>;
  /** Objects that wait for their turn. */
  queued: number;
  /** Requests that failed, since the start. */
  errors: number;
};

/**
 * How the syncer of one host is doing.
 *
 * @public
 */
export type SyncerStatus = {
  host: string;
  replica: string;
  /** Live replicas of this installation. */
  replicas: readonly string[];
  /** The installation that copies on this host; undefined while nobody does. */
  holder?: string;
  /** Whether this replica copies. */
  active: boolean;
  /** Whether the vclusters and the kinds of the host are known. */
  ready: boolean;
  /** Kinds that the host serves. */
  kinds: string[];
  vclusters: VclusterStatus[];
};

/** How many are in each state. */
export function countStates(
  states: readonly SyncState[],
): Record<SyncState, number> {
  const counts = { synced: 0, refused: 0, conflict: 0, waiting: 0, failed: 0 };
  states.forEach(state => {
    counts[state] += 1;
  });
  return counts;
}
