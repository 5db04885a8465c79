/** How a kind is addressed on both sides. */
export type SyncedKind = {
  /** `<group>/<version>`; Subscriptions are copied in exactly this version. */
  apiVersion: string;
  kind: string;
  plural: string;
};

/** Namespace and name of an object on one side. */
export type NamespacedName = {
  namespace: string;
  name: string;
};

/** A Dapr resource as plain JSON. */
export type DaprResource = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
};

/** A live view of one kind, filled by a list and kept current by a watch. */
export type ResourceView = {
  get(ref: NamespacedName): DaprResource | undefined;
  list(): DaprResource[];
  /** Ends the watch. */
  stop(): Promise<void>;
};

/** Told of every change: the object before it (if known) and after it (unless deleted). */
export type ViewListener = (change: {
  before?: DaprResource;
  after?: DaprResource;
}) => void;

/** The vcluster, as far as copying from it needs: reading. */
export type VirtualSide = {
  /** Resolves after the first full list, which the listener hears of too. */
  follow(kind: SyncedKind, listener: ViewListener): Promise<ResourceView>;
};

/**
 * The host, with the rights of the syncer. Errors that carry a numeric `status` are the API
 * server's answer: 409 is a conflict, other 4xx a refusal, everything else is tried again.
 */
export type HostSide = {
  /** Server-side apply under the copier's own field manager, never forced. */
  apply(kind: SyncedKind, object: DaprResource): Promise<DaprResource>;
  /** Deletes the object if it still has this uid. */
  remove(kind: SyncedKind, ref: NamespacedName, uid?: string): Promise<void>;
} & VirtualSide;

/** What became of one object of the vcluster. */
export type SyncEntry = {
  apiVersion: string;
  kind: string;
  virtual: NamespacedName;
  host: NamespacedName;
  /**
   * `synced`: the host has it. `refused`: the host or the translation said no. `conflict`:
   * somebody else owns the host object, or a field of it. `failed`: being tried again.
   */
  outcome: 'synced' | 'refused' | 'conflict' | 'failed';
  /** Why it is not synced. */
  reason?: string;
};
