/** How much of the Component syncer is measured. */
export type SyncerSize = {
  /** Vclusters with Dapr Components alone: what a change and a start cost. */
  busy: { vclusters: number; objects: number; changes: number };
  /** Vclusters with all kinds: what standing still costs. */
  quiet: {
    vclusters: number;
    objects: number;
    changes: number;
    /** How long nothing changes; requests are told from 600 s on, as watches are renewed that often. */
    idleSeconds: number;
    /** Vclusters that are watched by informers, which need more memory than there is for all. */
    informers: number;
  };
};

/** How much is measured. */
export type Size = {
  /** Tenants of each generated host, the smallest first. */
  hosts: number[];
  /** Pods on each host that have nothing to do with any tenant. */
  otherPods: number;
  /** Pages opened for each figure. */
  pages: { ours: number; theirs: number };
  /** Changes followed from the cluster to the answer. */
  changes: { ours: number; theirs: number };
  /** How long 100 viewers look; what they cause is told per minute. */
  viewSeconds: number;
  syncer: SyncerSize;
};

/** Sizes by the name given to `--size`. */
export const SIZES: Record<string, Size> = {
  small: {
    hosts: [10, 50],
    otherPods: 2_000,
    pages: { ours: 400, theirs: 40 },
    changes: { ours: 40, theirs: 5 },
    viewSeconds: 5,
    syncer: {
      busy: { vclusters: 20, objects: 10, changes: 50 },
      quiet: {
        vclusters: 40,
        objects: 10,
        changes: 50,
        idleSeconds: 15,
        informers: 20,
      },
    },
  },
  full: {
    hosts: [10, 100, 1_000],
    otherPods: 20_000,
    pages: { ours: 3_000, theirs: 200 },
    changes: { ours: 300, theirs: 20 },
    viewSeconds: 60,
    syncer: {
      // A 99th percentile needs hundreds: of 150 it would be the second longest.
      busy: { vclusters: 200, objects: 10, changes: 500 },
      quiet: {
        vclusters: 1_000,
        objects: 10,
        changes: 500,
        idleSeconds: 600,
        informers: 100,
      },
    },
  },
};
