import {
  DEFAULT_TIMING,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { MetadataAllowList } from '../copy';

/**
 * How copies of one virtual namespace are kept from apps of the others: `strict` narrows their scopes, `shared` only
 * says who else could load them.
 *
 * @public
 */
export type NamespaceScoping = 'strict' | 'shared';

/**
 * What a platform team decides about the syncer; all have defaults.
 *
 * @public
 */
export type SyncerSettings = {
  /** Keys of labels and annotations that are copied to the host: exact keys, or `prefix/*`. None. */
  allowedMetadata: MetadataAllowList;
  /** For vclusters whose host namespace has no label `dapr-vcluster/namespace-scoping`. `shared`. */
  namespaceScoping: NamespaceScoping;
  /** Characters of one resource; 262144. */
  maxCharacters: number;
  /** Copies of one vcluster on the host; 1000. */
  maxObjects: number;
  /** Objects of one vcluster that are dealt with: on average, and at once. 20 and 200. */
  changesPerSecond: number;
  changesAtOnce: number;
  /** How long a vcluster has to be gone before its copies are removed; 30 s. */
  goneGraceMs: number;
  /** How often the kinds that the host serves are read again; 5 minutes. */
  kindsEveryMs: number;
  /** How often news of vclusters is looked for, to write it on their Leases; 2 s. */
  reportEveryMs: number;
  /** How often the Lease of one vcluster is written at most; 5 s. */
  reportAtMostEveryMs: number;
  /** Watches of the host. */
  hostTiming: WatchTiming;
  /** Watches of vclusters. */
  vclusterTiming: WatchTiming;
};

/**
 * Settings for real clusters. Watches of vclusters are long, as there are thousands.
 *
 * @public
 */
export const DEFAULT_SETTINGS: SyncerSettings = {
  allowedMetadata: [],
  namespaceScoping: 'shared',
  maxCharacters: 262_144,
  maxObjects: 1_000,
  changesPerSecond: 20,
  changesAtOnce: 200,
  goneGraceMs: 30_000,
  kindsEveryMs: 300_000,
  reportEveryMs: 2_000,
  reportAtMostEveryMs: 5_000,
  hostTiming: DEFAULT_TIMING,
  vclusterTiming: {
    ...DEFAULT_TIMING,
    oneStream: true,
    // Each renewal is a request to each of them. A connection that is dead shows by a ping, long before.
    sessionSeconds: 600,
    stallMs: 725_000,
    absentRetryMs: 15_000,
    maxBackoffMs: 30_000,
  },
};
