/**
 * How a kind is addressed on both sides.
 *
 * @public
 */
export type SyncedKind = {
  /** `<group>/<version>`; Subscriptions are copied in exactly this version. */
  apiVersion: string;
  kind: string;
  plural: string;
};

/**
 * Namespace and name of an object on one side.
 *
 * @public
 */
export type NamespacedName = {
  namespace: string;
  name: string;
};

/**
 * A Dapr resource as plain JSON.
 *
 * @public
 */
export type DaprResource = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    generation?: number;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
};

/**
 * What is kept of an object on the host.
 *
 * @public
 */
export type HostCopy = {
  ref: NamespacedName;
  uid: string;
  resourceVersion: string;
  /** The object of the vcluster that it is the copy of; absent when it is nobody's, or another's, copy. */
  source?: NamespacedName;
  /** Digest of what it contains now. */
  content: string;
  /** Digest of what it contained when it was written. */
  written?: string;
  /** Rules that refuse its source by now. */
  refused?: string;
};

/**
 * A live view of one kind on one side.
 *
 * @public
 */
export type ResourceView<T> = {
  /** Whether everything there is was read at least once; until then an absent object may be there. */
  known(): boolean;
  get(ref: NamespacedName): T | undefined;
  list(): T[];
  /** Ends the view. */
  stop(): Promise<void>;
};

/**
 * Told of changes of one kind on one side.
 *
 * @public
 */
export type ViewListener<T> = {
  /** The object before it (if known) and after it (unless deleted). */
  changed(change: { before?: T; after?: T }): void;
  /** Everything there is has been read, for the first time or again. */
  complete(): void;
};

/**
 * The vcluster, as far as copying from it needs: reading.
 *
 * @public
 */
export type VirtualSide = {
  follow(
    kind: SyncedKind,
    listener: ViewListener<DaprResource>,
  ): Promise<ResourceView<DaprResource>>;
};

/**
 * What a write did: `unchanged` when the server had the same already. `content`: digest of what it has now.
 *
 * @public
 */
export type Written = {
  outcome: 'created' | 'replaced' | 'unchanged';
  content: string;
};

/**
 * The host. Errors that carry a numeric `status` are the API server's answer: 409 is a conflict, other 4xx a refusal,
 * everything else is tried again.
 *
 * @public
 */
export type HostSide = {
  follow(
    kind: SyncedKind,
    listener: ViewListener<HostCopy>,
  ): Promise<ResourceView<HostCopy>>;
  /**
   * Creates the copy, or puts it in place of one that was made before.
   *
   * @throws HostNameTaken when an object of that name is nobody's copy
   */
  write(
    kind: SyncedKind,
    copy: DaprResource,
    found: HostCopy | undefined,
  ): Promise<Written>;
  /** Whether what was found is the copy as it is to be; digests tell when left out. */
  holds?(kind: SyncedKind, found: HostCopy, copy: DaprResource): boolean;
  /** Says on a copy that its source is refused by now; undefined takes that back. */
  mark?(
    kind: SyncedKind,
    found: HostCopy,
    refused: string | undefined,
  ): Promise<void>;
  /** Deletes exactly the copy that was found. */
  remove(kind: SyncedKind, found: HostCopy): Promise<void>;
};

/**
 * An object of the name that a copy must have is on the host, and is not a copy of this vcluster.
 *
 * @public
 */
export class HostNameTaken extends Error {
  constructor(kind: string, { namespace, name }: NamespacedName) {
    super(`${kind} ${namespace}/${name} on the host belongs to somebody else`);
    this.name = 'HostNameTaken';
  }
}
